"""The printed register: ten columns on pages turned on their side, and the same table for Excel."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from openxml_audit import OpenXmlValidator
from register_workspace import TODAY, numbered, part

from planner.documents.pdf import (
    OfficeMissingError,
    VietnameseFontMissingError,
    check_fonts,
    office_program,
    write_pdfs,
)
from planner.model.number_series import STANDARD_SERIES
from planner.register import after_issue, numbering
from planner.register.book import read_book
from planner.register.book_docx import book_docx
from planner.register.book_rows import PrintedBook, printed_book
from planner.register.lines import Wanted
from planner.register.metadata import flat, metadata_fields, metadata_of, nested, too_long
from planner.register.workbook import book_xlsx, metadata_xlsx
from planner.store import Store
from tests.untraced import untraced

TITLES = (
    "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký",
    "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú",
)  # fmt: skip
HOSTILE = '=HYPERLINK("x") & <w:t> \x07'


def paper(kind: str = "KH", **given) -> Wanted:
    fields = {"subject": "Kiểm tra công tác cải cách hành chính", "signer": "Nguyễn Mạnh Tuấn"} | given
    return Wanted(series=STANDARD_SERIES, kind=kind, symbol=f"{kind}-UBND", **fields)


def filled_register(folder: Path) -> PrintedBook:
    """Return the book of a directive that was sent out, plans on paper, a void and a reserved number."""
    store = Store.open(folder)
    first = numbered(folder).document.id
    after_issue.send_out(store, first, TODAY, TODAY, 25)
    for number in range(1, 31):
        receivers = ("Sở Tư pháp", "Sở Nội vụ", "Lưu: VT, TH")
        numbering.issue(
            store, paper(recipients=receivers, archived_by="" if number > 1 else "VT"), TODAY, TODAY
        )
    numbering.issue(store, paper("CV", subject=HOSTILE), TODAY, TODAY)
    numbering.void(store, 2026, "02/KH-UBND", "Sai thẩm quyền")
    numbering.reserve(store, paper("BC"), TODAY, "Báo cáo quý")
    numbering.enter_late(store, paper("BC"), "1", date(2026, 3, 1), TODAY, "Bản giấy")
    book = read_book(folder, 2026)
    return printed_book(store.load(), book, book.listed(), "02")


def test_the_ten_columns_say_what_the_register_knows(folder: Path) -> None:
    book = filled_register(folder)
    assert book.columns == TITLES
    rows = {row.cells[0]: row.cells for row in book.rows if not row.heading}
    sent = rows["01/CT-UBND"]
    assert sent[1] == "05/03/2026"
    assert sent[2].startswith("Chỉ thị về việc đẩy mạnh")
    assert sent[3] == "Phan Huy Ngọc"
    assert "Lưu" not in sent[4]
    assert sent[5:] == ("VT, TH", "25", "05/03/2026", "", "")
    assert rows["01/KH-UBND"][4:6] == ("Sở Tư pháp; Sở Nội vụ", "VT")
    assert rows["02/KH-UBND"][9] == "Số hủy: Sai thẩm quyền"
    assert rows["01/BC-UBND"][9] == "Vào sổ muộn: Bản giấy"
    assert [row.cells[0] for row in book.rows if row.heading] == [
        "Báo cáo (1 số)", "Chỉ thị (1 số)", "Công văn (1 số)", "Kế hoạch (30 số)",
    ]  # fmt: skip
    assert book.cover[0] == "Năm: 2026"
    assert book.cover[1] == "Từ ngày 01/03/2026 đến ngày 05/03/2026"
    assert book.cover[3] == "Quyển số: 02"


def test_column_10_tells_what_became_of_a_document(folder: Path) -> None:
    store = Store.open(folder)
    first, second = numbered(folder).document.id, numbered(folder).document.id
    for each in (first, second):
        after_issue.send_out(store, each, TODAY, TODAY)
    after_issue.supersede(store, first, second, TODAY)
    after_issue.withdraw(store, second, TODAY, "Ban hành nhầm")
    book = read_book(folder, 2026)
    printed = printed_book(store.load(), book, book.listed())
    assert [row.cells[9] for row in printed.rows] == [
        "Thay thế bằng 02/CT-UBND",
        "Thay thế 01/CT-UBND; Đã thu hồi: Ban hành nhầm",
    ]
    assert printed.cover[2] == "Từ số 01 đến số 02"


def test_the_word_file_is_sound_and_repeats_its_titles(folder: Path, tmp_path: Path) -> None:
    docx = book_docx(filled_register(folder))
    path = tmp_path / "so.docx"
    path.write_bytes(docx)
    assert untraced(OpenXmlValidator().validate, str(path)).errors == []
    xml = part(docx).decode()
    assert xml.count("<w:tblHeader/>") == 2
    assert 'w:orient="landscape"' in xml
    assert "HYPERLINK(&quot;x&quot;)" in xml or 'HYPERLINK("x")' in xml
    assert docx == book_docx(filled_register_again(folder))
    empty = printed_book(Store.open(folder).load(), read_book(folder, 2030), [])
    path.write_bytes(book_docx(empty))
    assert untraced(OpenXmlValidator().validate, str(path)).errors == []


def filled_register_again(folder: Path) -> PrintedBook:
    book = read_book(folder, 2026)
    return printed_book(Store.open(folder).load(), book, book.listed(), "02")


def texts_and_sizes(path: Path) -> tuple[list[str], set[tuple[int, int]]]:
    """Return the text of each page of a PDF file, and the sizes of its pages (mm)."""
    with pdfplumber.open(path) as pdf:
        texts = [" ".join((page.extract_text() or "").split()) for page in pdf.pages]
        sizes = {(round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) for page in pdf.pages}
    return texts, sizes


def test_on_paper_every_page_is_a4_on_its_side_with_the_titles(folder: Path, tmp_path: Path) -> None:
    try:
        office_program()
        check_fonts()
    except (OfficeMissingError, VietnameseFontMissingError):
        pytest.skip("LibreOffice with a Vietnamese font is not installed")
    path = tmp_path / "so.docx"
    path.write_bytes(book_docx(filled_register(folder)))
    texts, sizes = untraced(texts_and_sizes, write_pdfs([path]).files[0])
    assert sizes == {(297, 210)}
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in texts[0]
    assert "Quyển số: 02" in texts[0]
    assert len(texts) >= 3
    for text in texts[1:]:
        assert "Người ký" in text
        assert "(1) (2) (3) (4) (5) (6) (7) (8) (9) (10)" in text
    assert "30/KH-UBND" in texts[-1]


def test_the_excel_file_holds_the_same_table(folder: Path) -> None:
    book = filled_register(folder)
    sheet = openpyxl.load_workbook(BytesIO(book_xlsx(book, TODAY))).active
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows(max_col=10)]
    top = rows.index(list(TITLES))
    assert rows[top + 1] == [f"({number})" for number in range(1, 11)]
    assert [row[0] for row in rows[top + 2 :]] == [row.cells[0] for row in book.rows]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == f"${top + 1}:${top + 2}"
    formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []


def test_the_metadata_have_the_fields_and_lengths_of_the_appendix(folder: Path) -> None:
    filled_register(folder)
    workspace, book = Store.open(folder).load(), read_book(folder, 2026)
    lengths = {field.name: field.length for field in metadata_fields()}
    assert len(lengths) == 20
    assert (lengths["CodeNumber"], lengths["CodeNotation"], lengths["Subject"]) == (11, 30, 500)
    assert (lengths["SignerInfo.FullName"], lengths["To.OrganName"], lengths["IssuedDate"]) == (50, 200, 10)
    entry = next(e for e in book.entries.values() if e.kind == "CT")
    values = metadata_of(workspace, entry)
    assert set(values) == set(lengths)
    assert (values["TypeName"], values["IssuedDate"], values["IssuedAmount"]) == ("Chỉ thị", "05/03/2026", 25)
    assert too_long(entry, values) == []
    long = values | {"To.OrganName": ["Sở", "x" * 201], "CodeNotation": "Y" * 31}
    assert [(t.field, t.length, t.allowed) for t in too_long(entry, long)] == [
        ("CodeNotation", 31, 30),
        ("To.OrganName", 201, 200),
    ]
    assert nested(values)["SignerInfo"]["Position"] == "CHỦ TỊCH"
    sheet = openpyxl.load_workbook(BytesIO(metadata_xlsx([values], TODAY))).active
    assert [cell.value for cell in sheet[1]] == list(lengths)
    assert [cell.value for cell in sheet[3]] == [value if value != "" else None for value in flat(values)]
