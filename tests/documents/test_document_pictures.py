"""The page of document pictures shows every kind that can be drafted."""

from __future__ import annotations

import re
from pathlib import Path

from every_kind import VARIANTS, registered_kinds

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "van-ban.md"


def test_every_kind_has_its_command_and_its_picture():
    text = PAGE.read_text(encoding="utf-8")
    for kind in registered_kinds():
        if kind not in VARIANTS:
            assert f"`cchc draft {kind}`" in text
            assert f"(pictures/van-ban/{kind}.png)" in text


def test_every_picture_is_there_and_small():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", PAGE.read_text(encoding="utf-8"))
    assert pictures
    for name in pictures:
        data = (DOCS / name).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < 200_000
