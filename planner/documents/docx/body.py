"""The body of a .docx file as XML: paragraphs in their styles, drawn lines, and borderless columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from planner.documents.layout.printed import PrintedColumns, PrintedLine, PrintedText
from planner.documents.layout.rules import TWIPS_PER_MM, TWIPS_PER_POINT, layout_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.documents.layout.printed import Printed

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold: control characters, lone surrogates, non-characters."""
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_NO_BORDERS = "".join(
    f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_NO_MARGINS = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
"""Said at each table: LibreOffice does not take the cell margins of the default table style."""
_EIGHTHS_PER_POINT = 8


def cleaned(text: str) -> str:
    """Return the text without what a Word file cannot hold; every line end becomes a line feed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    return _NOT_IN_XML.sub("", text)


def body_xml(blocks: Iterable[Printed]) -> str:
    """Return the XML of all blocks, with the closing paragraph that a table at the end needs."""
    return "".join(_block(block) for block in blocks) + _paragraph(PrintedText(component="end", text=""))


def _block(block: Printed) -> str:
    if isinstance(block, PrintedColumns):
        return _columns(block)
    return _line(block) if isinstance(block, PrintedLine) else _paragraph(block)


def _paragraph(text: PrintedText) -> str:
    component = layout_rules()[text.component]
    keep = "<w:keepNext/>" if text.keep_next else ""
    spacing = ""
    if text.space_before is not None:
        spacing = f'<w:spacing w:before="{round(text.space_before * TWIPS_PER_POINT)}"/>'
    indent = ""
    if text.narrowed or text.left:
        left, right = _twips(text.left + text.narrowed), _twips(text.narrowed)
        indent = f'<w:ind w:left="{left}" w:right="{right}"/>'
    style = f'<w:pStyle w:val="{component.style_id}"/>'
    return f"<w:p><w:pPr>{style}{keep}{spacing}{indent}</w:pPr>{_run(text.text)}</w:p>"


def _run(text: str) -> str:
    pieces = re.split("([\n\t])", cleaned(text))
    inner = "".join(
        _BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces if piece
    )
    return f"<w:r>{inner}</w:r>" if inner else ""


def _line(line: PrintedLine) -> str:
    """Draw the line as the upper border of a low empty paragraph, as long as its indents leave room."""
    layout, color = layout_rules()["drawn_line"], layout_rules()["page"].text("color")
    side = _twips((line.available - line.length) / 2)
    size = round(layout.number("thickness") * _EIGHTHS_PER_POINT)
    gap = round(layout.number("gap"))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{layout.style_id}"/><w:pBdr>'
        f'<w:top w:val="single" w:sz="{size}" w:space="{gap}" w:color="{color}"/>'
        f'</w:pBdr><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def _columns(columns: PrintedColumns) -> str:
    component = layout_rules()[columns.component]
    widths = [_twips(component.number(name)) for name in ("left_width", "right_width")]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = "" if columns.breakable else "<w:trPr><w:cantSplit/></w:trPr>"
    rows = "".join(
        f"<w:tr>{properties}{_cell(row.left, widths[0])}{_cell(row.right, widths[1])}</w:tr>"
        for row in columns.rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{_NO_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_NO_MARGINS}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _cell(blocks: Iterable[PrintedText | PrintedLine], width: int) -> str:
    inner = "".join(_block(block) for block in blocks)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)
