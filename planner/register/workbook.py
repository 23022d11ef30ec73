"""The register and its metadata as Excel files."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

from planner.register.book_rows import COLUMNS, PrintedBook
from planner.register.metadata import flat, metadata_fields

_LINE = 14.0
"""Height of a line, in pt."""
_LETTERS_PER_MM = 0.55
"""Width of a column in letters of Excel for each mm on paper."""


def book_xlsx(book: PrintedBook, today: date) -> bytes:
    """Return the printed register as a sheet: A4 on its side, the titles repeated on every page."""
    from planner.reports.spreadsheet import (
        draw_lines,
        fit_page,
        heading_row,
        new_workbook,
        put,
        workbook_bytes,
    )

    file = new_workbook(book.title, book.body)
    sheet = file.create_sheet(str(book.title)[:31])
    for row, line in enumerate((book.body.upper(), book.title, *book.cover), 1):
        put(sheet.cell(row=row, column=1), line, wrap=False)
    top = len(book.cover) + 4
    heading_row(sheet, top, book.columns, [width * _LETTERS_PER_MM for width in book.widths])
    for column in range(1, COLUMNS + 1):
        put(sheet.cell(row=top + 1, column=column), f"({column})")
    for place, each in enumerate(book.rows, top + 2):
        for column, text in enumerate(each.cells, 1):
            put(sheet.cell(row=place, column=column), text)
        if each.heading:
            sheet.merge_cells(start_row=place, start_column=1, end_row=place, end_column=COLUMNS)
        else:
            sheet.row_dimensions[place].height = _height(each.cells, book.widths)
    sheet.row_dimensions[top].height = _height(book.columns, book.widths)
    draw_lines(sheet, top, top + 1 + len(book.rows), COLUMNS)
    fit_page(sheet, top, top + 1)
    data: bytes = workbook_bytes(file, today)
    return data


def _height(cells: Sequence[str], widths: Sequence[float]) -> float:
    """Return the height (pt) of a row whose longest cell breaks into several lines."""
    lines = (
        math.ceil(len(text) / (width * _LETTERS_PER_MM)) for text, width in zip(cells, widths, strict=True)
    )
    return _LINE * (max(1, *lines) + 0.5)


def metadata_xlsx(rows: Sequence[dict[str, Any]], today: date) -> bytes:
    """Return the metadata as a sheet: names of the fields, their Vietnamese titles, then a row each."""
    from planner.reports.spreadsheet import heading_row, new_workbook, put, workbook_bytes

    fields = metadata_fields()
    file = new_workbook("Metadata", "cchc")
    sheet = file.create_sheet("Metadata")
    heading_row(sheet, 1, [field.name for field in fields], [18] * len(fields))
    for column, field in enumerate(fields, 1):
        put(sheet.cell(row=2, column=column), field.title)
    for place, row in enumerate(rows, 3):
        for column, value in enumerate(flat(row), 1):
            put(sheet.cell(row=place, column=column), value)
    data: bytes = workbook_bytes(file, today)
    return data
