"""Horizontal lines of a document, however they were made: shapes, borders, underscores or dashes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from planner.documents.check.looks import DrawnLine
from planner.documents.check.word_xml import ANCHOR, DRAWING, SHAPE, VML, child, shown_deep, word
from planner.documents.layout.measures import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from planner.documents.check.looks import ParagraphLook, Span

_EMU_PER_MM = 36000
_FLAT = 1.0
"""A shape no higher than this (mm) is a line."""
_SHORTEST = 3.0
"""Shorter strokes (mm) are signs of the text, not lines."""
_LETTERS = re.compile(r"[_\-\u2013\u2014\u2500\u2501\u00af]{3,}")
_DASHES = re.compile(r"[\-\u2013\u2014]")
_SOLID = ("single", "thick")
_RAISED = 0.65
"""Size of superscript letters against the others."""
_MM = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96, "": 25.4 / 72}


def shape_lines(paragraph: _Element) -> list[DrawnLine]:
    """Return the lines drawn as shapes in a paragraph."""
    found = []
    for each in shown_deep(paragraph):
        line = None
        if each.tag in (f"{ANCHOR}anchor", f"{ANCHOR}inline"):
            line = _drawing(each)
        elif each.tag == f"{VML}line":
            line = _vml_line(each)
        elif each.tag in (f"{VML}shape", f"{VML}rect"):
            line = _vml_shape(each)
        if line is not None and line.length >= _SHORTEST:
            found.append(line)
    return found


def _drawing(frame: _Element) -> DrawnLine | None:
    extent = frame.find(f"{ANCHOR}extent")
    if extent is None or next(frame.iter(f"{SHAPE}wsp"), None) is None:
        return None
    width, height = (emu(extent.get(side)) for side in ("cx", "cy"))
    if height > _FLAT or _has_text(frame):
        return None
    across, down = (frame.find(f"{ANCHOR}position{way}") for way in "HV")
    offset = None if across is None else across.find(f"{ANCHOR}posOffset")
    drop = None if down is None else down.find(f"{ANCHOR}posOffset")
    dash = next(frame.iter(f"{DRAWING}prstDash"), None)
    return DrawnLine(
        width,
        "shape",
        0.0 if offset is None else emu(offset.text),
        placed=offset is not None and across is not None and across.get("relativeFrom") == "column",
        drop=emu(drop.text)
        if drop is not None and down is not None and down.get("relativeFrom") == "paragraph"
        else None,
        solid=dash is None or dash.get("val") == "solid",
        element=frame,
    )


def _has_text(frame: _Element) -> bool:
    return any(True for _text in frame.iter(word("t")))


def emu(text: str | None) -> float:
    """Return a length of DrawingML in mm; 0 where it is none."""
    try:
        return int(text or "0") / _EMU_PER_MM
    except ValueError:
        return 0.0


def _vml_line(line: _Element) -> DrawnLine | None:
    ends = [_point(line.get(name, "")) for name in ("from", "to")]
    if None in ends:
        return None
    (x1, y1), (x2, y2) = ends  # type: ignore[misc]
    if abs(y2 - y1) > _FLAT:
        return None
    style = line.get("style", "")
    free = "position:absolute" not in style.replace(" ", "") or "mso-position" in style
    dash = line.find(f"{VML}stroke")
    solid = dash is None or dash.get("dashstyle", "solid") == "solid"
    near = not free and line.getparent() is not None
    drop = y1 if near else None
    return DrawnLine(abs(x2 - x1), "shape", min(x1, x2), placed=near, drop=drop, solid=solid, element=line)


def _point(text: str) -> tuple[float, float] | None:
    x, comma, y = text.partition(",")
    return (length_of(x), length_of(y)) if comma else None


def _vml_shape(shape: _Element) -> DrawnLine | None:
    style = {
        part.partition(":")[0].strip(): part.partition(":")[2].strip()
        for part in shape.get("style", "").split(";")
    }
    if "width" not in style or length_of(style.get("height", "99")) > _FLAT or _has_text(shape):
        return None
    left = length_of(style.get("margin-left", "0"))
    return DrawnLine(length_of(style["width"]), "shape", left, element=shape)


def length_of(text: str) -> float:
    """Return a length of VML ("12.5pt") in mm; 0 where it is none."""
    found = re.fullmatch(r"\s*(-?[\d.]+)\s*([a-z]*)\s*", text)
    if found is None:
        return 0.0
    try:
        return float(found.group(1)) * _MM.get(found.group(2), _MM[""])
    except ValueError:
        return 0.0


def letter_lines(spans: Iterable[Span], look: ParagraphLook, width: float) -> list[DrawnLine]:
    """Return the lines that underscores or dashes make, each on a line of text of its own."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        for place, text in enumerate(span.text.split("\n")):
            if place:
                lines.append([])
            lines[-1].append(msgspec.structs.replace(span, text=text))
    return [drawn for line in lines if (drawn := _letter_line(line, look, width)) is not None]


def _letter_line(spans: Iterable[Span], look: ParagraphLook, width: float) -> DrawnLine | None:
    text = "".join(span.text for span in spans)
    if not _LETTERS.fullmatch(re.sub(r"\s", "", text)):
        return None
    length = sum(
        text_width(span.text.strip(), span.face.size * (_RAISED if span.face.raised else 1.0))
        for span in spans
        if span.text.strip()
    )
    centred = look.align == "center"
    offset = (width + look.left - look.right + look.first_line - length) / 2 if centred else 0.0
    return DrawnLine(length, "letters", offset, placed=centred, solid=not _DASHES.search(text))


def border_lines(paragraph: _Element, look: ParagraphLook, width: float) -> list[DrawnLine]:
    """Return the line that the upper or lower border of a paragraph makes."""
    borders = child(paragraph, "pPr/pBdr")
    if borders is None:
        return []
    sides = {
        str(side.tag).rpartition("}")[2]: side.get(word("val"))
        for side in borders
        if side.get(word("val"), "nil") not in ("nil", "none")
    }
    drawn = sides.get("bottom") or sides.get("top")
    if drawn is None or {"left", "right"} <= sides.keys():
        return []
    length = width - look.left - look.right
    return [DrawnLine(length, "border", look.left, placed=True, solid=drawn in _SOLID)]
