from __future__ import annotations

from itertools import pairwise

import pytest
from document_records import content
from word_reading import W, WordFile, find, text_of, value, written

from planner.documents.content import Paragraph
from planner.documents.layout.rules import TWIPS_PER_MM, layout_rules
from planner.documents.tables import Align, Column, Table, TableRow

TWO = (Column(title="Nhiệm vụ", width=80), Column(title="Số", width=20, align=Align.at_right))


def rows_of(table: Table, *after: Paragraph) -> list:
    """Return the rows of a table in the body of a short document, titles first."""
    file = WordFile(written(content(body=(table, *(after or (Paragraph(text="Hết."),))))))
    tables = list(file.document.iter(f"{W}tbl"))
    return list(tables[1].iter(f"{W}tr"))


def texts(row) -> list[str]:
    return [text_of(paragraph) for paragraph in row.iter(f"{W}p")]


def widths(row) -> list[float]:
    return [int(value(cell, "tcPr/tcW", "w") or 0) / TWIPS_PER_MM for cell in row.iter(f"{W}tc")]


def test_titles_are_repeated_and_no_row_is_split():
    rows = rows_of(Table(columns=TWO, rows=(TableRow(cells=("a", "1")), TableRow(cells=("b", "2")))))
    assert [texts(row) for row in rows] == [["Nhiệm vụ", "Số"], ["a", "1"], ["b", "2"]]
    assert find(rows[0], "trPr/tblHeader") is not None
    assert all(find(row, "trPr/cantSplit") is not None for row in rows)
    assert all(find(row, "trPr/tblHeader") is None for row in rows[1:])


def test_columns_keep_their_proportions_and_fill_the_page():
    (titles,) = rows_of(Table(columns=TWO))
    assert sum(widths(titles)) == pytest.approx(layout_rules().text_width, abs=0.1)
    assert widths(titles)[0] == pytest.approx(4 * widths(titles)[1], rel=0.01)


def test_numbers_run_through_all_groups_and_groups_take_roman_ones():
    table = Table(
        columns=TWO,
        rows=(
            TableRow(heading="Nhóm một"),
            TableRow(cells=("a", "1")),
            TableRow(heading="Nhóm hai"),
            TableRow(cells=("b", "2")),
            TableRow(cells=("Tổng số", "3"), bold=True),
        ),
        numbered=True,
    )
    rows = rows_of(table)
    assert [texts(row) for row in rows] == [
        ["STT", "Nhiệm vụ", "Số"],
        ["I", "Nhóm một"],
        ["1", "a", "1"],
        ["II", "Nhóm hai"],
        ["2", "b", "2"],
        ["", "Tổng số", "3"],
    ]
    heading = rows[1]
    assert value(list(heading.iter(f"{W}tc"))[1], "tcPr/gridSpan") == "2"
    assert all(find(p, "pPr/keepNext") is not None for p in heading.iter(f"{W}p"))
    styles = [value(next(row.iter(f"{W}p")), "pPr/pStyle") for row in rows]
    assert styles == ["TieuDeBang", "NhomBang", "OBang", "NhomBang", "OBang", "NhomBang"]


def test_cells_are_aligned_as_their_column_says():
    rows = rows_of(Table(columns=TWO, rows=(TableRow(cells=("a", "1")),), numbered=True))
    aligned = [value(p, "pPr/jc") for p in rows[1].iter(f"{W}p")]
    assert aligned == ["center", None, "right"]


@pytest.mark.parametrize(
    ("cells", "printed"),
    [(("a",), ["a", ""]), (("a", "b", "c"), ["a", "b\nc"]), (("A & B", "<x>\x07"), ["A & B", "<x>"])],
)
def test_every_row_has_the_cells_of_the_titles_and_no_word_is_lost(cells, printed):
    assert texts(rows_of(Table(columns=TWO, rows=(TableRow(cells=cells),)))[1]) == printed


def test_a_table_without_columns_still_holds_its_words():
    rows = rows_of(Table(columns=(), rows=(TableRow(cells=("a", "b")), TableRow(heading="c"))))
    assert [texts(row) for row in rows] == [[""], ["a\nb"], ["c"]]


def test_a_heading_beside_cells_is_the_first_of_them():
    assert texts(rows_of(Table(columns=TWO, rows=(TableRow(heading="x", cells=("y",)),)))[1]) == ["x", "y"]


@pytest.mark.parametrize("text", ["rà soát thủ tục " * 300, "dòng\n" * 60, "x" * 4000])
def test_a_row_higher_than_a_page_may_break(text: str):
    rows = rows_of(Table(columns=TWO, rows=(TableRow(cells=(text, "1")), TableRow(cells=("ngắn", "2")))))
    assert find(rows[1], "trPr/cantSplit") is None
    assert find(rows[2], "trPr/cantSplit") is not None


def test_titles_as_high_as_half_a_page_are_not_repeated():
    columns = (Column(title="rà soát thủ tục " * 100), Column(title="b"))
    rows = rows_of(Table(columns=columns, rows=(TableRow(cells=("a", "1")),)))
    assert find(rows[0], "trPr") is None


def test_a_column_that_asks_for_nothing_is_given_the_least_width():
    columns = (Column(title="a", width=0.5), Column(title="b", width=400))
    (titles,) = rows_of(Table(columns=columns))
    assert widths(titles)[0] > 2
    assert sum(widths(titles)) == pytest.approx(layout_rules().text_width, abs=0.1)


def test_a_body_that_ends_in_a_table_is_closed_below_it():
    file = WordFile(written(content(body=(Table(columns=TWO),))))
    assert file.texts_of_style("Nội dung") == ["./."]


def test_a_paragraph_stands_between_two_tables():
    file = WordFile(written(content(body=(Table(columns=TWO), Table(columns=TWO), Paragraph(text="Hết.")))))
    tags = [element.tag for element in file.document.find(f"{W}body")]
    tables = [place for place, tag in enumerate(tags) if tag == f"{W}tbl"]
    assert all(after - before > 1 for before, after in pairwise(tables))
