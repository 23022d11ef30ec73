"""How wide a text is in Times New Roman, so that lines and breaks are made from the real letters.

The advance widths are those of the metric-compatible Liberation Serif. A Vietnamese letter is as wide as
its base letter, except ơ and ư with their horn, which have widths of their own.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import msgspec

from planner.documents.layout.rules import MM_PER_POINT, Component
from planner.documents.package_data import FOLDER
from planner.typed_data import known

LINE_HEIGHT = 1.15
"""Height of a single-spaced line, in sizes of the font."""
ASCENT = 0.891
"""Height of the font above its base line, in sizes of the font."""

_HORN = "\u031b"
_USUAL = "n"
"""Stands for letters without a known width."""


class _Widths(msgspec.Struct, frozen=True):
    units_per_em: int
    widths: dict[str, dict[str, int]]


@cache
def _widths() -> _Widths:
    return msgspec.json.decode((FOLDER / "layout/times_widths.json").read_bytes(), type=known(_Widths))


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width (mm) of one line of text at `size` pt."""
    style = {(False, False): "regular", (True, False): "bold", (False, True): "italic"}.get(
        (bold, italic), "bold_italic"
    )
    widths = _widths().widths[style]
    total = sum(widths.get(letter, widths[_USUAL]) for letter in _base_letters(text))
    return total / _widths().units_per_em * size * MM_PER_POINT


def _base_letters(text: str) -> list[str]:
    letters: list[str] = []
    for mark in unicodedata.normalize("NFD", text):
        if mark == _HORN and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + _HORN)
        elif not unicodedata.combining(mark):
            letters.append(" " if mark.isspace() else mark)
    return letters


def broken_lines(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break the text into lines no wider than `width` mm, as Word does; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced_lines(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break the text into as few lines as fit `width` mm, of lengths as even as possible."""
    lines = broken_lines(text, width, size, bold=bold)
    low, high = 0.0, width
    while high - low > 1.0:
        middle = (low + high) / 2
        narrower = broken_lines(text, middle, size, bold=bold)
        fits = all(text_width(line, size, bold=bold) <= middle for line in narrower)
        if len(narrower) == len(lines) and fits:
            high, lines = middle, narrower
        else:
            low = middle
    return lines


def length_below(
    lines: list[str], size: float, low: float, high: float, house: float, *, bold: bool
) -> float:
    """Return the length (mm) of the line drawn below `lines`: `house` times the longest of them.

    Where lines differ in length it also keeps between `low` and `high` of the last one, if both can be kept.
    """
    longest = max(text_width(line, size, bold=bold) for line in lines)
    last = text_width(lines[-1], size, bold=bold)
    most, least = min(longest, last) * high, longest * low
    return min(longest * house, most) if most >= least else longest * house


def level_with(smaller: Component, larger: Component) -> float:
    """Return the space before (pt) that sets a smaller text on one base line with a larger one beside it."""
    difference = larger.number("size") - smaller.number("size")
    return smaller.number("space_before") + max(0.0, difference) * ASCENT
