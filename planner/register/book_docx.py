"""The register as a Word file: A4 on its side, a cover, and a table whose titles stand on every page."""

from __future__ import annotations

from planner.documents.docx.package import repacked
from planner.documents.docx.skeleton import section_properties, skeleton
from planner.documents.docx.text import run_xml
from planner.documents.layout.rules import TWIPS_PER_MM
from planner.documents.layout.styles import NAMESPACE
from planner.register.book_rows import COLUMNS, BookRow, PrintedBook

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_CENTRED = (0, 1, 5, 6, 7, 8)
"""Columns whose cells stand in the middle."""
_COVER_SIZES = {"superior": 26, "body": 26, "title": 44, "line": 28}
"""Letter sizes of the cover, in half points."""
_CELL, _TITLE = 22, 22
"""Letter sizes of the table, in half points."""


def book_docx(book: PrintedBook) -> bytes:
    """Return the printed register; the same book gives the same bytes."""
    body = _cover(book) + _table(book) + "<w:p/>" + section_properties(landscape=True)
    xml = (
        f'{_DECLARATION}<w:document xmlns:w="{NAMESPACE}" xmlns:r="{_RELATIONSHIPS}">'
        f"<w:body>{body}</w:body></w:document>"
    )
    return repacked(skeleton(), {"word/document.xml": lambda _old: xml.encode()})


def _cover(book: PrintedBook) -> str:
    lines = [_centred(book.superior.upper(), _COVER_SIZES["superior"])] if book.superior else []
    lines.append(_centred(book.body.upper(), _COVER_SIZES["body"], bold=True))
    lines.append(_centred(book.title, _COVER_SIZES["title"], bold=True, before=2400, after=480))
    lines += [_centred(line, _COVER_SIZES["line"], before=160) for line in book.cover]
    return "".join(lines) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _table(book: PrintedBook) -> str:
    widths = [round(width * TWIPS_PER_MM) for width in book.widths]
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
    margins = "".join(f'<w:{side} w:w="57" w:type="dxa"/>' for side in ("left", "right"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    titles = _row(book.columns, widths, bold=True, repeated=True)
    numbers = _row(tuple(f"({n})" for n in range(1, COLUMNS + 1)), widths, repeated=True)
    rows = "".join(_heading(row, widths) if row.heading else _row(row.cells, widths) for row in book.rows)
    if not book.rows:
        rows = _row(("",) * COLUMNS, widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{titles}{numbers}{rows}</w:tbl>"
    )


def _row(cells: tuple[str, ...], widths: list[int], *, bold: bool = False, repeated: bool = False) -> str:
    head = "<w:tblHeader/>" if repeated else ""
    inner = "".join(
        _cell(text, width, centred=repeated or column in _CENTRED, bold=bold)
        for column, (text, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{inner}</w:tr>"


def _heading(row: BookRow, widths: list[int]) -> str:
    cell = _cell(row.cells[0], sum(widths), bold=True, span=COLUMNS, keep=True)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


def _cell(
    text: str, width: int, *, centred: bool = False, bold: bool = False, span: int = 1, keep: bool = False
) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    look = ("<w:keepNext/>" if keep else "") + ('<w:jc w:val="center"/>' if centred else "")
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}<w:vAlign w:val="center"/></w:tcPr>'
        f"<w:p><w:pPr>{look}</w:pPr>{run_xml(text, _letters(_CELL, bold=bold))}</w:p></w:tc>"
    )


def _centred(text: str, size: int, *, bold: bool = False, before: int = 0, after: int = 0) -> str:
    space = f'<w:spacing w:before="{before}" w:after="{after}"/>'
    return (
        f'<w:p><w:pPr>{space}<w:jc w:val="center"/></w:pPr>{run_xml(text, _letters(size, bold=bold))}</w:p>'
    )


def _letters(size: int, *, bold: bool) -> str:
    return ("<w:b/><w:bCs/>" if bold else "") + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
