"""The decree's own Word files and other official ones, where they are at hand: no false error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.documents.check import check_file

REFERENCE = Path(os.environ.get("CCHC_REFERENCE", Path(__file__).parents[3] / "shared" / "reference"))


def official(name: str) -> Path:
    """Return a reference file, or skip the test where it is absent."""
    path = REFERENCE / name
    if not path.exists():
        pytest.skip(f"{name} is not at hand")
    return path


@pytest.mark.parametrize(
    "name",
    ["documents/30_2020_ND_CP.docx", "decree/appendix-1.docx", "decree/appendix-3-templates.docx"],
)
def test_an_official_file_has_no_error(name):
    result = check_file(official(name))
    assert result.ok, [f for f in result.findings if f.severity == "error"]
    assert result.checked > 50


def test_the_decree_is_read_as_its_readers_read_it():
    metadata = check_file(official("documents/30_2020_ND_CP.docx")).metadata
    assert (metadata.kind_name, metadata.number_symbol) == ("Nghị định", "30/2020/NĐ-CP")
    assert (metadata.issue_date, metadata.place) == ("2020-03-05", "Hà Nội")
    assert (metadata.issuing_body, metadata.superior_body) == ("CHÍNH PHỦ", None)
    assert metadata.subject == "Về công tác văn thư"
    assert metadata.signing_authority == ("TM. CHÍNH PHỦ", "THỦ TƯỚNG")
    assert metadata.signer == "Nguyễn Xuân Phúc"
    assert metadata.recipients[0] == "Ban Bí thư Trung ương Đảng"
    assert metadata.recipients[-1] == "Lưu: VT, HC (2)"


def test_what_is_no_administrative_document_is_left_alone():
    result = check_file(official("documents/not-admin-kyhieuxe.docx"))
    assert result.ok
    assert not any(getattr(result.metadata, name) for name in result.metadata.__struct_fields__)


def test_a_text_in_an_old_font_is_no_sound_document():
    result = check_file(official("documents/synthetic-vni-2003-02144qd.docx"))
    assert result.metadata.number is None
