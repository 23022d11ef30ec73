"""Excel files through openpyxl, loaded here alone: safe cells, and the same bytes for the same input."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

from planner.documents.docx.package import repacked
from planner.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

LONGEST_TEXT = 32_000
"""Letters of a cell; Excel takes 32,767."""
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
"""What a cell cannot hold, and what Excel would read as such a letter."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")
_HEAD = "DDE6F0"
_GREY = "B0B0B0"
_LINE, _HIGHEST = 14.5, 400.0
"""Height of a line of text, and the most that a row may have, in points."""
_A4 = 9
"""Excel's number of the paper."""


def new_workbook(title: str, author: str) -> Any:
    """Return an empty workbook without sheets."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.title = clean(title)[:250]
    book.properties.creator = clean(author)[:250]
    return book


def clean(text: str) -> str:
    """Return the text as a cell can hold it: NFC, without control letters, not longer than a cell."""
    return _NO_TEXT.sub("", nfc(text).replace("\r\n", "\n"))[:LONGEST_TEXT]


def put(cell: Any, value: object, *, wrap: bool = True) -> None:
    """Fill a cell; text stays text whatever it begins with, so that no program takes it for a formula."""
    from openpyxl.styles import Alignment

    if isinstance(value, str):
        text = clean(value)
        cell.value = text or None
        if text:
            cell.data_type = "s"
            cell.quotePrefix = text.startswith(_FORMULA)
    else:
        cell.value = value
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")


def heading_row(sheet: Any, row: int, titles: Sequence[str], widths: Sequence[float]) -> None:
    """Write the row of titles in bold on a light ground and set the widths (letters) of the columns."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (title, width) in enumerate(zip(titles, widths, strict=True), 1):
        cell = sheet.cell(row=row, column=column)
        put(cell, title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color=_HEAD)
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{row + 1}"


def add_rows(sheet: Any, rows: Iterable[Sequence[object]], *, bold: bool = False) -> None:
    """Write rows below what is there."""
    from openpyxl.styles import Font

    for values in rows:
        row = sheet.max_row + 1
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row=row, column=column)
            put(cell, value)
            if bold:
                cell.font = Font(bold=True)


def title_row(sheet: Any, text: str) -> None:
    """Write the title into the first row."""
    from openpyxl.styles import Font

    put(sheet.cell(row=1, column=1), text, wrap=False)
    sheet.cell(row=1, column=1).font = Font(bold=True, size=13)


def finish_table(sheet: Any, head: int) -> None:
    """Draw thin lines around the cells from the titles on, make rows as high as their text, fit the page.

    No program sets the height of a row by itself when it prints a file that it has not shown before.
    """
    from openpyxl.utils import get_column_letter

    last = max((cell.column for cell in sheet[head] if cell.value is not None), default=1)
    widths = [sheet.column_dimensions[get_column_letter(n)].width or 10 for n in range(1, last + 1)]
    for row in sheet.iter_rows(min_row=head, max_col=last):
        lines = 1
        for cell, width in zip(row, widths, strict=True):
            if isinstance(cell.value, str) and not sheet.column_dimensions[cell.column_letter].hidden:
                lines = max(lines, sum(ceil(len(part) / width) or 1 for part in cell.value.split("\n")))
        sheet.row_dimensions[row[0].row].height = min(_LINE * lines + 3, _HIGHEST)
    draw_lines(sheet, head, sheet.max_row, last, _GREY)
    fit_page(sheet, head, head)


def draw_lines(sheet: Any, first: int, last: int, columns: int, color: str | None = None) -> None:
    """Draw thin lines around the cells of the rows `first` to `last`, in black unless told otherwise."""
    from openpyxl.styles import Border, Side

    thin = Side(style="thin", color=color)
    frame = Border(left=thin, right=thin, top=thin, bottom=thin)
    for row in sheet.iter_rows(min_row=first, max_row=last, max_col=columns):
        for cell in row:
            cell.border = frame


def fit_page(sheet: Any, first: int, last: int) -> None:
    """Print on A4 on its side, as wide as the page, the rows `first` to `last` repeated on every page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{first}:{last}"


def add_picture(sheet: Any, png: bytes, width: float, height: float) -> None:
    """Put a picture of `width` by `height` mm at the upper left corner."""
    from openpyxl.drawing.image import Image

    image = Image(BytesIO(png))
    image.width, image.height = round(width / 25.4 * 96), round(height / 25.4 * 96)
    sheet.add_image(image, "A1")


def workbook_bytes(book: Any, written_on: date) -> bytes:
    """Return the .xlsx file; the times in it are those of the day `written_on`."""
    buffer = BytesIO()
    book.save(buffer)
    moment = datetime.combine(written_on, time(), tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return repacked(
        buffer.getvalue(),
        {"docProps/core.xml": lambda part: _TIMES.sub(rb"\g<1>" + moment + rb"\g<3>", part)},
    )
