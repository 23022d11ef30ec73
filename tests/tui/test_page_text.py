"""The page as text: every word is there, nothing is wider than the page, columns stand side by side."""

from __future__ import annotations

from datetime import date

import pytest
from rich.cells import cell_len

from planner.documents import DraftRequest
from planner.documents.kinds import MODULES
from planner.documents.layout.compose import compose
from planner.documents.layout.printed import PrintedDocument, PrintedTable, PrintedTableRow, PrintedText
from planner.documents.service import content_for
from planner.store import Store
from tui.page_text import page_lines

TODAY = date(2026, 11, 23)


def lines_of(office, kind, width=70):
    _drafting, made = content_for(Store.open(office).load(), DraftRequest(kind=kind, year=2026), TODAY)
    return made.content, [line.text for line in page_lines(compose(made.content), width)]


@pytest.mark.parametrize("width", [40, 62, 84])
@pytest.mark.parametrize("kind", list(MODULES))
def test_no_line_is_wider_than_the_page_and_no_word_is_lost(office, kind, width):
    content, lines = lines_of(office, kind, width)
    longest = max(lines, key=cell_len)
    assert cell_len(longest) <= width, longest
    shown = " ".join(lines)
    words = {word for text in content.texts() for word in text.split() if len(word) <= 10}
    assert {word for word in words if word not in shown and word.upper() not in shown} == set()


def test_both_names_stand_on_one_line_and_the_signature_beside_the_recipients(office):
    _content, lines = lines_of(office, "directive")
    assert any("ỦY BAN NHÂN DÂN" in line and "CỘNG HÒA" in line for line in lines)
    assert any("Số:" in line and "ngày" in line for line in lines)
    assert any(line.startswith("Nơi nhận:") and "CHỦ TỊCH" in line for line in lines)


def test_an_annex_begins_on_a_new_page(office):
    _content, lines = lines_of(office, "plan")
    assert sum("trang mới" in line for line in lines) == 1
    assert any("─┼─" in line for line in lines)


def test_a_table_too_wide_for_the_page_has_its_cells_one_below_the_other(office):
    _content, lines = lines_of(office, "report", 40)
    assert not any("│" in line for line in lines)
    assert any(line.startswith("Tổng số: ") for line in lines)


def test_a_short_row_of_a_table_reaches_over_the_rest():
    table = PrintedTable(
        widths=(20, 60, 80),
        aligns=("left", "left", "left"),
        titles=("STT", "Việc", "Cơ quan"),
        rows=(
            PrintedTableRow(("I. Một nhóm có tên rất dài để vượt quá cột đầu",), is_heading=True),
            PrintedTableRow(("1", "Làm việc này", "Sở Nội vụ")),
        ),
    )
    text = PrintedText(component="body", text="Đoạn đầu\nxuống dòng", opening="Điều 1. ", left=20)
    lines = page_lines(PrintedDocument(title="", author="", blocks=(text, table)), 60)
    shown = [line.text for line in lines]
    assert any(line.startswith("I. Một nhóm có tên rất dài để vượt quá cột đầu") for line in shown)
    assert any("Điều 1. Đoạn đầu" in line for line in shown)
    assert [line.bold for line in lines if "STT" in line.text] == [True]
