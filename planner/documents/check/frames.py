"""The rectangles around text: text boxes, tables of one cell, paragraphs with four borders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.check.drawn import emu, length_of
from planner.documents.check.elements import millimetres
from planner.documents.check.looks import Frame
from planner.documents.check.word_xml import ANCHOR, DRAWING, SHAPE, VML, child, value, word

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIDES = ("top", "left", "bottom", "right")
_NO_BORDER = ("nil", "none")
_COMPOUND = {"sng": "single", "dbl": "double", "thickThin": "double", "thinThick": "double", "tri": "triple"}


def frame_of_table(table: _Element) -> Frame | None:
    """Return the frame that a table of one cell makes, None for any other table."""
    rows = list(table.iterchildren(word("tr")))
    cells = list(rows[0].iterchildren(word("tc"))) if len(rows) == 1 else []
    if len(cells) != 1:
        return None
    own = child(cells[0], "tcPr/tcBorders")
    borders = own if own is not None else child(table, "tblPr/tblBorders")
    width = value(cells[0], "tcPr/tcW", "w") or value(table, "tblGrid/gridCol", "w")
    height = value(rows[0], "trPr/trHeight")
    return _bordered(borders, millimetres(width), millimetres(height))


def frame_of_paragraph(paragraph: _Element, width: float) -> Frame | None:
    """Return the frame of a paragraph with borders on all four sides, `width` mm wide; None without one."""
    borders = child(paragraph, "pPr/pBdr")
    if borders is None or any(_kind(child(borders, side)) in _NO_BORDER for side in _SIDES):
        return None
    return _bordered(borders, width, 0.0)


def frame_of_box(box: _Element) -> Frame | None:
    """Return the frame of a text box."""
    for above in box.iterancestors():
        if above.tag in (f"{ANCHOR}anchor", f"{ANCHOR}inline"):
            return _drawn(above)
        if above.tag in (f"{VML}rect", f"{VML}shape", f"{VML}roundrect"):
            return _old(above)
    return None


def _bordered(borders: _Element | None, width: float, height: float) -> Frame:
    sides = [None if borders is None else child(borders, side) for side in _SIDES]
    kinds = {_kind(side) for side in sides}
    border = kinds.pop() if len(kinds) == 1 else "mixed"
    color = next((side.get(word("color"), "auto") for side in sides if side is not None), "auto")
    return Frame(width, height, "none" if border in _NO_BORDER else border, _color(color))


def _kind(side: _Element | None) -> str:
    return "nil" if side is None else side.get(word("val"), "nil")


def _color(text: str) -> str:
    return "000000" if text == "auto" else text


def _drawn(frame: _Element) -> Frame | None:
    extent = frame.find(f"{ANCHOR}extent")
    if extent is None:
        return None
    width, height = (emu(extent.get(side)) for side in ("cx", "cy"))
    outline = frame.find(f".//{SHAPE}spPr/{DRAWING}ln")
    if outline is None:
        return Frame(width, height)
    if outline.find(f"{DRAWING}noFill") is not None:
        return Frame(width, height, "none")
    dash = outline.find(f"{DRAWING}prstDash")
    border = _COMPOUND.get(outline.get("cmpd", "sng"), "double")
    if dash is not None and dash.get("val") != "solid":
        border = "dashed"
    color = outline.find(f"{DRAWING}solidFill/{DRAWING}srgbClr")
    return Frame(width, height, border, "000000" if color is None else color.get("val", "000000"))


def _old(shape: _Element) -> Frame:
    """Return the frame of a text box of Word 2003."""
    style = dict(part.partition(":")[::2] for part in shape.get("style", "").replace(" ", "").split(";"))
    width, height = (length_of(style.get(name, "0")) for name in ("width", "height"))
    if shape.get("stroked", "t") in ("f", "false"):
        return Frame(width, height, "none")
    stroke = shape.find(f"{VML}stroke")
    border = "single"
    if stroke is not None and stroke.get("linestyle", "single") != "single":
        border = "double"
    elif stroke is not None and stroke.get("dashstyle", "solid") != "solid":
        border = "dashed"
    color = shape.get("strokecolor", "#000000").lstrip("#").partition(" ")[0]
    return Frame(width, height, border, {"red": "FF0000", "black": "000000"}.get(color, color.upper()))
