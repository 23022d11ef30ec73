"""Tables as XML: bordered, with repeated titles; rows are built as text, which thousands of them need."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from planner.documents.docx.text import run_xml
from planner.documents.layout.rules import TWIPS_PER_MM, layout_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.documents.layout.printed import PrintedTable, PrintedTableRow

_EIGHTHS_PER_POINT = 8
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_xml(table: PrintedTable) -> str:
    """Return the XML of a bordered table of fixed width; a paragraph has to follow it."""
    rules = layout_rules()
    layout, color = rules["table"], rules["page"].text("color")
    widths = [round(width * TWIPS_PER_MM) for width in table.widths]
    thickness = round(layout.number("border_width") * _EIGHTHS_PER_POINT)
    look = f'w:val="{layout.text("border")}" w:sz="{thickness}" w:space="0" w:color="{color}"'
    borders = "".join(f"<w:{side} {look}/>" for side in _SIDES)
    margin = round(layout.number("cell_margin") * TWIPS_PER_MM)
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", margin), ("bottom", 0), ("right", margin))
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = _Rows(widths, table.aligns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{rows.titles(table)}{''.join(rows.row(row) for row in table.rows)}</w:tbl>"
    )


class _Rows:
    """Builds the rows of one table; all that is the same in every row is made once."""

    def __init__(self, widths: Sequence[int], aligns: Sequence[str]) -> None:
        self._widths = widths
        cells = [_opening(width, "table_cell", align) for width, align in zip(widths, aligns, strict=True)]
        bold = [_opening(width, "table_heading", align) for width, align in zip(widths, aligns, strict=True)]
        self._openings = {False: cells, True: bold}

    def titles(self, table: PrintedTable) -> str:
        repeated = "<w:tblHeader/>" if table.repeats_titles else ""
        unbroken = "<w:cantSplit/>" if table.repeats_titles else ""
        cells = "".join(
            _cell(_opening(width, "table_title", ""), title)
            for width, title in zip(self._widths, table.titles, strict=True)
        )
        properties = f"<w:trPr>{unbroken}{repeated}</w:trPr>" if unbroken or repeated else ""
        return f"<w:tr>{properties}{cells}</w:tr>"

    def row(self, row: PrintedTableRow) -> str:
        cells = self._heading(row.cells) if row.is_heading else self._cells(row)
        return f"<w:tr>{'' if row.breakable else '<w:trPr><w:cantSplit/></w:trPr>'}{cells}</w:tr>"

    def _cells(self, row: PrintedTableRow) -> str:
        openings = self._openings[row.bold]
        return "".join(
            [opening + run_xml(text) + _END for opening, text in zip(openings, row.cells, strict=True)]
        )

    def _heading(self, cells: tuple[str, ...]) -> str:
        """Return the cells of a heading, the last one up to the right edge; it stays with what follows."""
        openings = [
            _opening(width, "table_heading", "center", keep_next=True)
            for width in self._widths[: len(cells) - 1]
        ]
        span = len(self._widths) - len(cells) + 1
        width = sum(self._widths[len(cells) - 1 :])
        openings.append(_opening(width, "table_heading", "", keep_next=True, span=span))
        return "".join(_cell(opening, text) for opening, text in zip(openings, cells, strict=True))


_END = "</w:p></w:tc>"


def _cell(opening: str, text: str) -> str:
    return opening + run_xml(text) + _END


@cache
def _opening(width: int, component: str, align: str, *, keep_next: bool = False, span: int = 1) -> str:
    """Return a cell up to its text."""
    layout = layout_rules()[component]
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    keep = "<w:keepNext/>" if keep_next else ""
    aligned = f'<w:jc w:val="{align}"/>' if align and align != layout.text("align") else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{layout.style_id}"/>{keep}{aligned}</w:pPr>'
    )
