"""Reads the fixed formulas of a heading: number and symbol, place and date; what is not there is None."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from planner.documents.check.vocabulary import vocabulary
from planner.vietnamese import fold, nfc

if TYPE_CHECKING:
    from planner.documents.check.components import Part

_NUMBER = re.compile(
    r"(?P<word>so)\s*(?P<colon>:?)(?P<space>\s*)(?P<blank>[.\u2026_\s]*)(?P<number>\d+(?:\s+\d+)*)?"
    r"(?P<gap>[.\u2026_\s]*)(?P<slash>[/\-])(?P<after>\s*)(?P<year>(?:19|20)\d\d\s*/)?(?P<symbol>.*)$"
)
_DATE = re.compile(
    r"(?P<place>[^,]*?)\s*(?P<comma>,?)\s*ngay\s*(?P<day>\d{1,2})?[\s.\u2026_]*thang\s*(?P<month>\d{1,2})?"
    r"[\s.\u2026_]*nam\s*(?P<year>\d{4})?"
)
_SUBJECT = re.compile(r"v\s*/\s*v\b")
"""A letter's subject may follow on the same line."""
_FILLED_IN = re.compile(r"[.\u2026]{2,}|\u2026|_{2,}")


class NumberLine(msgspec.Struct, frozen=True):
    """Number and symbol as printed; `number` is None while it is blank, `symbol` when it cannot be read."""

    number: str | None
    year: str | None
    symbol: str | None
    colon: bool
    space_after: bool
    """White space stands behind the colon."""
    spaced: bool
    """White space stands between number, slash and symbol, or inside the symbol."""
    text: str
    joined_by: str = "/"
    """What stands behind the number: a slash, or the hyphen of a Party document."""

    @property
    def number_symbol(self) -> str | None:
        """Number and symbol together, such as "09/2009/CT-UBND"."""
        if self.number is None or self.symbol is None:
            return None
        year = f"{self.year}/" if self.year else ""
        return f"{self.number}{self.joined_by}{year}{self.symbol}"


class DateLine(msgspec.Struct, frozen=True):
    """Place and date as printed."""

    place: str | None
    day: str | None
    month: str | None
    year: str | None
    comma: bool

    @property
    def day_of_issue(self) -> date | None:
        """The date, or None when a part is blank or there is no such day."""
        if not (self.day and self.month and self.year):
            return None
        try:
            return date(int(self.year), int(self.month), int(self.day))
        except ValueError:
            return None


def number_line(text: str) -> NumberLine | None:
    """Read a line of number and symbol, with any padding; None where it is none."""
    text = nfc(text)
    found = _NUMBER.match(fold(text))
    if found is None or (found.group("slash") == "-" and not found.group("number")):
        return None
    end = found.start("symbol") + len(_SUBJECT.split(found.group("symbol"))[0])
    symbol = text[found.start("symbol") : end].strip()
    number = found.group("number")
    readable = bool(symbol) and not _FILLED_IN.search(symbol)
    year = found.group("year")
    return NumberLine(
        number="".join(number.split()) if number else None,
        year=year.strip(" /") if year else None,
        symbol="".join(symbol.split()) if readable else None,
        colon=bool(found.group("colon")),
        space_after=bool(found.group("space")),
        spaced=bool(number and (found.group("gap") or " " in number))
        or bool(readable and (found.group("after") or " " in symbol)),
        text=text,
        joined_by=found.group("slash"),
    )


def date_line(text: str) -> DateLine | None:
    """Read a line of place and date; None where it is none."""
    text = nfc(text)
    found = _DATE.match(fold(text))
    if found is None:
        return None
    place = text[found.start("place") : found.end("place")].strip()
    known = bool(place) and not _FILLED_IN.search(place) and not any(map(str.isdigit, place[:1]))
    return DateLine(
        place=place if known else None,
        day=found.group("day"),
        month=found.group("month"),
        year=found.group("year"),
        comma=bool(found.group("comma")),
    )


def kind_of(part: Part) -> tuple[str | None, str | None]:
    """Return code (Appendix III; CV for a letter) and name of a document's kind, as far as they are known."""
    words = vocabulary()
    title = part.first("kind_name")
    if title is not None:
        kind = words.kinds_by_name.get(title.folded.strip(" .:"))
        return (kind.code or None, kind.name) if kind else (None, None)
    letter = part.first("letter_subject") is not None or (
        part.first("addressees") is not None and part.first("number_symbol") is not None
    )
    return (words.letter.code, words.letter.name) if letter else (None, None)
