"""Holes and doubles of a year's register, and what stands unfinished in it."""

from __future__ import annotations

import msgspec

from planner.model.number_series import NumberSeries
from planner.model.register import EntryState, RegisterEntry
from planner.model.workspace import Workspace
from planner.register.book import Book
from planner.register.lookup import pending
from planner.register.series import all_series
from planner.store import Store


class Gap(msgspec.Struct, frozen=True):
    """Numbers of one count that nobody got: `first` to `last`, both included."""

    counter: str
    first: int
    last: int

    @property
    def told(self) -> str:
        """The numbers for people: "7" or "7-9"."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """What is not in order in a year's register; void numbers are in order, they carry their reason."""

    year: int
    gaps: tuple[Gap, ...]
    doubles: tuple[tuple[RegisterEntry, RegisterEntry], ...]
    """Two entries under one number, or two numbers that read the same."""
    reserved: tuple[RegisterEntry, ...]
    unfinished: tuple[RegisterEntry, ...]
    """Numbers whose document does not carry them yet."""

    @property
    def ok(self) -> bool:
        """Tell whether every number is accounted for."""
        return not (self.gaps or self.doubles or self.reserved or self.unfinished)


def audit(store: Store, book: Book) -> Audit:
    """Return everything that keeps the register of a year from being complete."""
    workspace = store.load()
    return Audit(
        year=book.year,
        gaps=tuple(gaps_of(workspace, book)),
        doubles=tuple(doubles_of(book)),
        reserved=tuple(e for e in book.listed() if e.state is EntryState.reserved),
        unfinished=tuple(pending(store, book)),
    )


def gaps_of(workspace: Workspace, book: Book) -> list[Gap]:
    """Return the numbers below the highest of each count that have no entry."""
    series = {each.id: each for each in all_series(workspace)}
    taken: dict[str, set[int]] = {}
    for entry in book.entries.values():
        if not entry.suffix:
            taken.setdefault(entry.counter, set()).add(entry.order)
    found: list[Gap] = []
    for counter, numbers in sorted(taken.items()):
        first = _first(series.get(counter.partition("/")[0]), book.year, counter.partition("/")[2], numbers)
        missing = sorted(set(range(first, max(numbers))) - numbers)
        found += [Gap(counter, *span) for span in _spans(missing)]
    return found


def doubles_of(book: Book) -> list[tuple[RegisterEntry, RegisterEntry]]:
    """Return entries under the same number, and different counts that print the same number and symbol."""
    found = list(book.twice)
    seen: dict[tuple[int, str, str, str], RegisterEntry] = {}
    for entry in book.listed():
        if entry.state is EntryState.issued:
            key = (entry.order, entry.suffix, entry.symbol.casefold(), entry.body.casefold())
            if key in seen:
                found.append((seen[key], entry))
            seen.setdefault(key, entry)
    return found


def _first(series: NumberSeries | None, year: int, kind: str, numbers: set[int]) -> int:
    if series is None:
        return 1
    return series.first(year, kind) if series.yearly else min(numbers)


def _spans(numbers: list[int]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return spans
