"""The numbers and letters of a document's parts, which follow from the order (Appendix I, Part I, II.6.đ)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.documents.content import Level
from planner.vietnamese import POINT_LETTERS

if TYPE_CHECKING:
    from planner.documents.content import Division

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_INNER = {Level.chapter: (Level.section, Level.subsection), Level.section: (Level.subsection,)}
"""What is counted anew below a division; chapters and articles are counted through the whole document."""


def roman(number: int) -> str:
    """Return a number from 1 on in Roman digits."""
    digits = ""
    for value, digit in _ROMAN:
        times, number = divmod(number, value)
        digits += digit * times
    return digits


def point_letter(position: int) -> str:
    """Return the letter of the point at `position` (from 0); after "y" come "aa", "ab", ..."""
    group, place = divmod(position, len(POINT_LETTERS))
    return (POINT_LETTERS[group - 1] if group else "") + POINT_LETTERS[place]


class Numbers:
    """The running numbers of one document or annex."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def next(self, name: str) -> int:
        """Return the next number of a series, from 1."""
        self._counts[name] += 1
        return self._counts[name]

    def restart(self, name: str) -> None:
        """Begin a series anew."""
        del self._counts[name]

    def of_division(self, division: Division) -> str:
        """Return the number of a division: Roman for a part or chapter, Arabic for what is below."""
        for inner in _INNER.get(division.level, ()):
            self.restart(inner)
        number = self.next(division.level)
        return roman(number) if division.level in (Level.part, Level.chapter) else str(number)
