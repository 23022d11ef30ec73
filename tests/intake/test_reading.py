"""One way into every format: what a file says, told by its content."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.intake.errors import DocumentMissingError, EmptyFileError
from planner.intake.reading import read_bytes, read_file

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference files are not beside the project")
@pytest.mark.parametrize(
    ("name", "kind", "encoding", "words"),
    [
        ("30_2020_ND_CP.docx", "docx", "unicode", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("2003-02144qd.doc", "doc", "tcvn3", "CỘNG HOÀ XÃ HỘI CHỦ  NGHĨA VIỆT NAM"),
        ("2006-quydinhkiemtra02.doc", "doc", "vni", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("2003-A06.rtf", "rtf", "tcvn3", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("html-disguised-sovanbanden.doc", "html", "unicode", "SỞ THÔNG TIN TRUYỀN THÔNG\tIN SỔ VĂN BẢN ĐẾN"),
        ("TB-542-2024-UBND-QuangNgai.signed.pdf", "pdf", "unicode", "Quảng Ngãi, ngày 06 tháng 11 năm 2024"),
    ],
)
def test_real_files_are_read_whatever_their_format(name: str, kind: str, encoding: str, words: str) -> None:
    document = read_file(REFERENCE / "documents" / name)
    assert (document.format, document.encoding) == (kind, encoding)
    assert words in document.text


def test_a_text_file_has_a_paragraph_for_each_line() -> None:
    document = read_bytes("Căn cứ\nQuyết định".encode("utf-16"), "a.txt")
    assert [block.text for block in document.blocks] == ["Căn cứ", "Quyết định"]


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentMissingError):
        read_file(tmp_path / "missing.docx")
    with pytest.raises(EmptyFileError):
        read_bytes(b"", "empty.docx")
