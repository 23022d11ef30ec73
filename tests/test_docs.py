"""The user guide tells the keys and the query language as the program has them."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"


def generator():
    spec = importlib.util.spec_from_file_location("make_guide", DOCS / "make_guide.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_generated_parts_of_the_guide_are_up_to_date():
    guide = (DOCS / "huong-dan.md").read_text(encoding="utf-8")
    assert generator().with_generated_parts(guide) == guide, "make docs"
    assert "**Ctrl+Z**" in guide
    assert "trangthai:quahan" in guide


def test_every_picture_of_the_guide_is_there():
    guide = (DOCS / "huong-dan.md").read_text(encoding="utf-8")
    pictures = re.findall(r"\]\((pictures/[^)]+)\)", guide)
    assert pictures
    assert [name for name in pictures if not (DOCS / name).is_file()] == []
