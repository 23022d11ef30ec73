"""Horizontal lines of a document, however they were made: shapes, borders, underscores or dashes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from planner.documents.check.looks import DrawnLine
from planner.documents.check.word_xml import ANCHOR, SHAPE, VML, child, shown_deep, word
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
    width, height = (_emu(extent.get(side)) for side in ("cx", "cy"))
    if height > _FLAT or _has_text(frame):
        return None
    offset = frame.find(f"{ANCHOR}positionH/{ANCHOR}posOffset")
    return DrawnLine(width, "shape", 0.0 if offset is None else _emu(offset.text))


def _has_text(frame: _Element) -> bool:
    return any(True for _text in frame.iter(word("t")))


def _emu(text: str | None) -> float:
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
    return DrawnLine(abs(x2 - x1), "shape", min(x1, x2))


def _point(text: str) -> tuple[float, float] | None:
    x, comma, y = text.partition(",")
    return (_length(x), _length(y)) if comma else None


def _vml_shape(shape: _Element) -> DrawnLine | None:
    style = {
        part.partition(":")[0].strip(): part.partition(":")[2].strip()
        for part in shape.get("style", "").split(";")
    }
    if "width" not in style or _length(style.get("height", "99")) > _FLAT or _has_text(shape):
        return None
    return DrawnLine(_length(style["width"]), "shape", _length(style.get("margin-left", "0")))


def _length(text: str) -> float:
    found = re.fullmatch(r"\s*(-?[\d.]+)\s*([a-z]*)\s*", text)
    if found is None:
        return 0.0
    try:
        return float(found.group(1)) * _MM.get(found.group(2), _MM[""])
    except ValueError:
        return 0.0


def letter_lines(spans: Iterable[Span]) -> list[DrawnLine]:
    """Return the lines that underscores or dashes make, each on a line of text of its own."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        for place, text in enumerate(span.text.split("\n")):
            if place:
                lines.append([])
            lines[-1].append(msgspec.structs.replace(span, text=text))
    return [drawn for line in lines if (drawn := _letter_line(line)) is not None]


def _letter_line(spans: Iterable[Span]) -> DrawnLine | None:
    text = "".join(span.text for span in spans)
    if not _LETTERS.fullmatch(re.sub(r"\s", "", text)):
        return None
    length = sum(
        text_width(span.text.strip(), span.face.size * (_RAISED if span.face.raised else 1.0))
        for span in spans
        if span.text.strip()
    )
    return DrawnLine(length, "letters")


def border_lines(paragraph: _Element, look: ParagraphLook, width: float) -> list[DrawnLine]:
    """Return the line that the upper or lower border of a paragraph makes."""
    borders = child(paragraph, "pPr/pBdr")
    if borders is None:
        return []
    sides = {
        str(side.tag).rpartition("}")[2]
        for side in borders
        if side.get(word("val"), "nil") not in ("nil", "none")
    }
    if not sides & {"top", "bottom"} or {"left", "right"} <= sides:
        return []
    return [DrawnLine(width - look.left - look.right, "border", look.left)]
