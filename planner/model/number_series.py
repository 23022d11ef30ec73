"""Series of numbers: how a body counts its documents (Article 15: the head of the body decides)."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from planner.model.programme import Record
from planner.vietnamese import nfc


class Counting(StrEnum):
    """What shares one count."""

    per_kind = "per_kind"
    """Each kind of document has a count of its own: 07/CT-UBND beside 07/KH-UBND."""
    common = "common"
    """All kinds of the series share one count."""


class KindSymbol(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The symbol that documents of a kind must carry in this series."""

    kind: str
    """Code of the kind, such as "CT"."""
    symbol: str


class FirstNumber(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where the count begins in a year whose first numbers were given in another book."""

    year: int
    number: int
    """First number given here; the ones before stand in the other book."""
    kind: str = ""
    """Code of the kind, "" for all kinds of the series."""


class NumberSeries(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One series, or one for each kind: which documents it counts, and how a number is printed."""

    name: str = ""
    body: str = ""
    """Full name of the body whose documents it counts, "" for the body that the workspace works for."""
    kinds: tuple[str, ...] = ()
    """Codes of the kinds it counts; empty for all kinds."""
    counting: Counting = Counting.per_kind
    padding: int = 2
    """Digits to which a number is filled with zeros; the decree asks for 2."""
    yearly: bool = True
    """Begins again with 01 each year, as Article 15.1 wants it; False only for books kept otherwise."""
    sub_numbers: bool = False
    """Allow late entries such as 12a. The decree knows only whole numbers, so this is off."""
    symbols: tuple[KindSymbol, ...] = ()
    first_numbers: tuple[FirstNumber, ...] = ()
    example: bool = False
    source: str = ""

    def counter(self, kind: str) -> str:
        """Return the name of the count that a document of `kind` gets its number from."""
        return f"{self.id}/{kind}" if self.counting is Counting.per_kind else self.id

    def printed(self, number: int, suffix: str = "") -> str:
        """Return a number as it is printed: "07", "12a"."""
        return f"{number:0{self.padding}d}{suffix}"

    def symbol_of(self, kind: str) -> str:
        """Return the symbol that the series prescribes for a kind, or ""."""
        return next((each.symbol for each in self.symbols if each.kind == kind), "")

    def first(self, year: int, kind: str) -> int:
        """Return the first number that this register gives in `year`."""
        for wanted in (kind, ""):
            for each in self.first_numbers:
                if each.year == year and each.kind == wanted:
                    return each.number
        return 1

    def takes(self, kind: str, body: str, main_body: str) -> bool:
        """Tell whether documents of `kind` by `body` are counted here."""
        own = nfc(self.body or main_body).casefold()
        return nfc(body or main_body).casefold() == own and (not self.kinds or kind in self.kinds)


STANDARD_SERIES = NumberSeries(id="CHUNG")
"""What counts in a workspace that has no series of its own: one count for each kind, from 01 each year."""
