"""Metadata of real files: 46 provincial documents of 2025, and the collected files with their traps."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.documents.check.metadata import Metadata
from planner.intake.metadata import metadata_of, read_metadata
from planner.intake.reading import read_file
from planner.vietnamese import ascii_slug, fold_tone_placement, nfc

from made_up_texts import document  # isort: skip

REFERENCE = Path(os.environ.get("CCHC_REFERENCE", Path(__file__).parents[3] / "shared" / "reference"))
TEXTS = sorted((REFERENCE / "texts" / "ubnd-2025").glob("*.txt"))
_NAME = re.compile(
    r"(?P<number>\d+)(-(?P<year>\d{4}))?-(?P<kind>qd|kh|ct)-(?P<body>\w+?)_(?P<place>[a-z-]+)_(?P<date>[\d-]+)"
)
_KINDS = {"qd": "QĐ", "kh": "KH", "ct": "CT"}


def read_text(path: Path) -> Metadata:
    source, _newline, text = path.read_text(encoding="utf-8").partition("\n")
    assert source.startswith("# SOURCE")
    return metadata_of(document(text))


@pytest.mark.skipif(not TEXTS, reason="the reference texts are not here")
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_provincial_document_says_what_its_file_name_says(path: Path) -> None:
    found = read_text(path)
    assert found.signing_authority
    assert found.signer
    assert found.subject
    assert found.issuing_body
    assert found.superior_body is None
    name = _NAME.fullmatch(path.stem)
    if name is None:  # two letters, whose names tell number and symbol only
        assert ascii_slug(f"{found.number}-{found.symbol}") == path.stem
        assert found.kind_code == "CV"
        assert found.addressees
        return
    assert found.number == name["number"]
    assert found.kind_code == _KINDS[name["kind"]]
    assert found.issue_date == name["date"]
    assert ascii_slug(found.place or "") == name["place"]
    assert ascii_slug(found.symbol or "") == f"{name['kind']}-{name['body']}"
    year = f"{name['year']}/" if name["year"] else ""
    assert found.number_symbol == f"{found.number}/{year}{found.symbol}"


@cache
def cases() -> list[dict[str, Any]]:
    path = REFERENCE / "expected.json"
    return json.loads(path.read_text(encoding="utf-8"))["cases"] if path.exists() else []


def alike(text: str | None) -> str | None:
    """Compare after NFC, white space, case and tone placement, as the note of the expected values says."""
    if text is None:
        return None
    folded = fold_tone_placement(" ".join(nfc(text).split())).casefold()
    return re.sub(r"\b(tm|kt|tl|tuq|q)\.\s*", r"\1. ", folded)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_a_collected_file_says_what_people_read_in_it(case: dict[str, Any]) -> None:
    read = read_file(REFERENCE / case["file"])
    whole = read_metadata(read)
    found, expected = whole.metadata, case["expected"]
    if case["kind"] in ("pdf-scan", "pdf-bad-ocr"):  # the values were read from the page images
        assert found == Metadata()
        assert read.needs_ocr
        return
    if not expected:
        assert found == Metadata()
        return
    assert found.kind_name == expected["loai"]
    assert found.number_symbol == expected["so_ky_hieu"]
    assert found.issue_date == expected["ngay"]
    assert alike(found.issuing_body) == alike(expected["co_quan"])
    assert alike(found.superior_body) == alike(expected["co_quan_cap_tren"])
    assert alike(found.place) == alike(expected["dia_danh"])
    if start := expected.get("trich_yeu_startswith"):
        assert alike(found.subject or "").startswith(alike(start))
    else:
        assert alike(found.subject) == alike(expected["trich_yeu"])
    assert found.signer == expected["nguoi_ky"]
    lines = expected["quyen_han_chuc_vu"]
    assert [alike(line) for line in found.signing_authority or ()] == [alike(line) for line in lines]
    recipients = [alike(item) or "" for item in found.recipients or ()]
    for wanted in expected.get("noi_nhan_contains", ()):
        assert any((alike(wanted) or "") in item for item in recipients), recipients
    if count := expected.get("noi_nhan_count"):
        assert len(recipients) == count
    assert whole.attached_number == expected.get("van_ban_chinh")
    assert whole.attached_date == expected.get("ngay_van_ban_chinh")
