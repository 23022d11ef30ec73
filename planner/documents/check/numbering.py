"""The numbers and marks that Word's automatic lists put in front of paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.word_xml import child, value, whole, word

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planner.documents.check.package import Package

_MOST_LEVELS = 9
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_DASH = "-"


class Lists:
    """Counts through the lists of one document; ask for each paragraph once, in order."""

    def __init__(self, package: Package) -> None:
        root = package.beside("numbering.xml")
        self._levels: dict[str, dict[int, _Element]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._shared: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        if root is None:
            return
        abstract = {
            each.get(word("abstractNumId"), ""): {
                whole(level.get(word("ilvl")), 0) or 0: level for level in each.iter(word("lvl"))
            }
            for each in root.iter(word("abstractNum"))
        }
        for number in root.iter(word("num")):
            key = number.get(word("numId"), "")
            base = value(number, "abstractNumId") or ""
            self._shared[key] = base
            self._levels[key] = dict(abstract.get(base, {}))
            for override in number.iter(word("lvlOverride")):
                self._override(key, base, override)

    def _override(self, key: str, base: str, override: _Element) -> None:
        depth = whole(override.get(word("ilvl")), 0) or 0
        level = child(override, "lvl")
        if level is not None:
            self._levels[key][depth] = level
        start = whole(value(override, "startOverride"))
        if start is not None:
            self._starts[key, depth] = start
            self._shared[key] = f"{base}/{key}"

    def indent(self, key: str, depth: int) -> _Element | None:
        """Return the paragraph properties of a list level."""
        level = self._levels.get(key, {}).get(depth)
        return None if level is None else child(level, "pPr")

    def label(self, key: str, depth: int) -> str:
        """Count one paragraph on and return what stands in front of it."""
        levels = self._levels.get(key, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self._shared[key], [0] * _MOST_LEVELS)
        place = min(depth, _MOST_LEVELS - 1)
        counts[place] = self._start(key, place) if counts[place] == 0 else counts[place] + 1
        counts[place + 1 :] = [0] * (_MOST_LEVELS - place - 1)
        form = value(levels[depth], "numFmt") or "decimal"
        if form == "none":
            return ""
        if form == "bullet":
            return value(levels[depth], "lvlText") if _is_plain(value(levels[depth], "lvlText")) else _DASH  # type: ignore[return-value]
        pattern = value(levels[depth], "lvlText") or ""
        return re.sub(r"%(\d)", lambda found: self._printed(key, int(found.group(1)) - 1, counts), pattern)

    def _start(self, key: str, depth: int) -> int:
        level = self._levels[key].get(depth)
        start = whole(value(level, "start"), 1)
        return self._starts.get((key, depth), 1 if start is None else start)

    def _printed(self, key: str, depth: int, counts: list[int]) -> str:
        level = self._levels[key].get(depth)
        number = counts[depth] or self._start(key, depth)
        return printed_number(number, value(level, "numFmt") or "decimal")


def _is_plain(mark: str | None) -> bool:
    return mark in ("-", "+", "*", "–")


def printed_number(number: int, form: str) -> str:
    """Return a number in a form of Word: decimal, decimalZero, lowerLetter, upperRoman ..."""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.lower() if form == "lowerRoman" else roman
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _roman(number: int) -> str:
    printed = ""
    for worth, digits in _ROMAN:
        times, number = divmod(number, worth)
        printed += digits * times
    return printed
