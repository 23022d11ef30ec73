"""Repairs of lines drawn as shapes: length and place, in today's form and in that for older programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.word_xml import ALTERNATES, ANCHOR, DRAWING, VML
from planner.documents.layout.rules import MM_PER_POINT

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planner.documents.check.looks import DrawnLine

_EMU_PER_MM = 36000


def reshape(line: DrawnLine, length: float, offset: float | None) -> bool:
    """Make a shape `length` mm long, beginning `offset` mm from the edge of its column where that is known.

    Returns whether it could be done.
    """
    shape = line.element
    if shape is None:
        return False
    if shape.tag == f"{VML}line":
        return _reshape_old(shape, length, offset if line.placed else None)
    if shape.tag != f"{ANCHOR}anchor":
        return False
    _stretch(shape, length)
    place = shape.find(f"{ANCHOR}positionH/{ANCHOR}posOffset")
    if line.placed and offset is not None and place is not None:
        place.text = str(round(offset * _EMU_PER_MM))
    for old in _fallback_lines(shape):
        _reshape_old(old, length, offset if line.placed else None)
    return True


def _stretch(shape: _Element, length: float) -> None:
    width = str(round(length * _EMU_PER_MM))
    extent = shape.find(f"{ANCHOR}extent")
    if extent is not None:
        extent.set("cx", width)
    for size in shape.iter(f"{DRAWING}ext"):
        if size.get("cx") is not None:
            size.set("cx", width)


def _fallback_lines(shape: _Element) -> list[_Element]:
    """Return the same line as it is written for older programs."""
    for above in shape.iterancestors(f"{ALTERNATES}AlternateContent"):
        fallback = above.find(f"{ALTERNATES}Fallback")
        return [] if fallback is None else list(fallback.iter(f"{VML}line"))
    return []


def _reshape_old(line: _Element, length: float, offset: float | None) -> bool:
    ends = [_point(line.get(name, "")) for name in ("from", "to")]
    if None in ends:
        return False
    (x1, unit1, y1), (x2, _unit2, y2) = ends  # type: ignore[misc]
    left = min(x1, x2) if offset is None else offset / MM_PER_POINT
    if unit1 not in ("pt", ""):
        return False
    right = left + length / MM_PER_POINT
    line.set("from", f"{_points(left)},{y1}")
    line.set("to", f"{_points(right)},{y2}")
    return True


def _point(text: str) -> tuple[float, str, str] | None:
    """Return the number and unit of the x of "12.5pt,6pt", and its y as it stands."""
    x, comma, y = text.partition(",")
    found = re.fullmatch(r"\s*(-?[\d.]+)\s*([a-z]*)\s*", x)
    try:
        return (float(found.group(1)), found.group(2), y) if found and comma else None
    except ValueError:
        return None


def _points(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "pt"
