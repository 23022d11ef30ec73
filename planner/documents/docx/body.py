"""The body of a .docx file as XML: paragraphs in their styles, drawn lines, and borderless columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.docx.pictures import picture_xml
from planner.documents.docx.skeleton import RELATIONSHIPS, section_properties
from planner.documents.docx.table import table_xml
from planner.documents.docx.text import run_xml
from planner.documents.layout.printed import (
    PrintedColumns,
    PrintedLine,
    PrintedPicture,
    PrintedStamp,
    PrintedTable,
    PrintedText,
)
from planner.documents.layout.rules import TWIPS_PER_POINT, layout_rules, twips
from planner.documents.layout.styles import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.documents.layout.printed import Printed, PrintedDocument

_NO_BORDERS = "".join(
    f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_NO_MARGINS = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
"""Said at each table: LibreOffice does not take the cell margins of the default table style."""
_EIGHTHS_PER_POINT = 8
_BOLD = "<w:b/><w:bCs/>"


def frame_xml(printed: PrintedDocument) -> str:
    """Return the body with its sections, a mark of `place_of` where the blocks of each section go.

    A section closes with a paragraph, which a table at its end needs; that of all but the last one holds the
    properties of the section.
    """
    start = round(layout_rules()["annex"].number("start"))
    properties = [section_properties()]
    properties += [section_properties(landscape=s.landscape, start=start) for s in printed.sections]
    style = f'<w:pStyle w:val="{layout_rules()["end"].style_id}"/>'
    inner = "".join(
        f"{place_of(number)}<w:p><w:pPr>{style}{section}</w:pPr></w:p>"
        for number, section in enumerate(properties[:-1])
    )
    last = f"{place_of(len(properties) - 1)}<w:p><w:pPr>{style}</w:pPr></w:p>{properties[-1]}"
    return f'<w:body xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONSHIPS}">{inner}{last}</w:body>'


def place_of(number: int) -> str:
    """Return the mark where the blocks of a section go; no text of a document can look like it."""
    return f"<?blocks {number}?>"


def blocks_xml(blocks: Iterable[Printed]) -> str:
    """Return the XML of all blocks, one after the other."""
    return "".join(_block(block) for block in blocks)


def _block(block: Printed) -> str:
    if isinstance(block, PrintedColumns):
        return _columns(block)
    if isinstance(block, PrintedStamp):
        return stamp_xml(block)
    if isinstance(block, PrintedTable):
        return table_xml(block)
    if isinstance(block, PrintedPicture):
        return picture_xml(block)
    return _line(block) if isinstance(block, PrintedLine) else _paragraph(block)


def _paragraph(text: PrintedText) -> str:
    component = layout_rules()[text.component]
    keep = "<w:keepNext/>" if text.keep_next else ""
    spacing = ""
    if text.space_before is not None:
        spacing = f'<w:spacing w:before="{round(text.space_before * TWIPS_PER_POINT)}"/>'
    border = _border_above() if text.line_above else ""
    opening = run_xml(text.opening, _BOLD)
    style = f'<w:pStyle w:val="{component.style_id}"/>'
    properties = f"{style}{keep}{border}{spacing}{_indent(text)}"
    return f"<w:p><w:pPr>{properties}</w:pPr>{opening}{run_xml(text.text)}</w:p>"


def _indent(text: PrintedText) -> str:
    if not (text.narrowed or text.left or text.hanging):
        return ""
    left, right = twips(text.left + text.narrowed + text.hanging), twips(text.narrowed)
    hanging = f' w:hanging="{twips(text.hanging)}"' if text.hanging else ""
    return f'<w:ind w:left="{left}" w:right="{right}"{hanging}/>'


def _border_above() -> str:
    """Draw the upper border of a paragraph as the lines of a document are drawn."""
    layout, color = layout_rules()["drawn_line"], layout_rules()["page"].text("color")
    size, gap = round(layout.number("thickness") * _EIGHTHS_PER_POINT), round(layout.number("gap"))
    return f'<w:pBdr><w:top w:val="single" w:sz="{size}" w:space="{gap}" w:color="{color}"/></w:pBdr>'


def _line(line: PrintedLine) -> str:
    """Draw the line as the upper border of a low empty paragraph, as long as its indents leave room."""
    side = twips((line.available - line.length) / 2)
    style = layout_rules()["drawn_line"].style_id
    spacing = ""
    if line.space_before is not None:
        spacing = f'<w:spacing w:before="{round(line.space_before * TWIPS_PER_POINT)}"/>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_border_above()}{spacing}'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def stamp_xml(stamp: PrintedStamp) -> str:
    """Return the frame of a stamp as a table of one cell, with the paragraph that must follow a table."""
    layout = layout_rules()[stamp.component]
    width, height = twips(stamp.width), twips(layout.number("box_height"))
    size = round(layout.number("border_width") * _EIGHTHS_PER_POINT)
    look = f'w:val="{layout.text("border")}" w:sz="{size}" w:space="0" w:color="{layout.text("color")}"'
    borders = "".join(f"<w:{side} {look}/>" for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:jc w:val="{"right" if stamp.at_right else "left"}"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_NO_MARGINS}</w:tblCellMar></w:tblPr>"
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_paragraph(PrintedText(component=stamp.component, text=stamp.text))}</w:tc></w:tr></w:tbl>"
        f"{_paragraph(PrintedText(component='end', text=''))}"
    )


def _columns(columns: PrintedColumns) -> str:
    component = layout_rules()[columns.component]
    widths = [twips(component.number(name)) for name in ("left_width", "right_width")]
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


def _cell(blocks: Iterable[PrintedText | PrintedLine | PrintedStamp], width: int) -> str:
    inner = "".join(_block(block) for block in blocks) or _paragraph(PrintedText(component="end", text=""))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
