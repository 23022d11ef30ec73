"""The next number of every count that is in use, for people who want to see it before they give it."""

from __future__ import annotations

import msgspec

from planner.model.number_series import Counting, NumberSeries
from planner.model.workspace import Workspace
from planner.register.book import Book, next_number, read_book
from planner.register.series import all_series, main_body
from planner.store import Store


class NextNumber(msgspec.Struct, frozen=True, kw_only=True):
    """What the next document of a count will get."""

    series: str
    counter: str
    kind: str
    """Code of the kind, "" where all kinds share the count."""
    number: str
    symbol: str
    number_symbol: str
    given: int
    """How many numbers of the count were given in the year."""


def next_numbers(store: Store, year: int) -> list[NextNumber]:
    """Return the next number of each count, counts in the order of series and kind."""
    workspace, book = store.load(), read_book(store.folder, year)
    return [
        _next(store, book, series, kind, symbol)
        for series in all_series(workspace)
        for kind, symbol in _kinds(workspace, book, series)
    ]


def _kinds(workspace: Workspace, book: Book, series: NumberSeries) -> list[tuple[str, str]]:
    """Return the kinds that a series counts apart, each with the symbol used last."""
    if series.counting is Counting.common:
        return [("", "")]
    known = dict.fromkeys(series.kinds, "") | {each.kind: each.symbol for each in series.symbols}
    for document in workspace.documents.values():
        if series.takes(document.kind, document.issuing_body, main_body(workspace)):
            known[document.kind] = known.get(document.kind) or document.symbol
    for entry in book.entries.values():
        if entry.series == series.id:
            known[entry.kind] = entry.symbol or known.get(entry.kind, "")
    return sorted(known.items())


def _next(store: Store, book: Book, series: NumberSeries, kind: str, symbol: str) -> NextNumber:
    number = series.printed(next_number(series, kind, book, store.folder))
    counter = series.counter(kind)
    return NextNumber(
        series=series.id,
        counter=counter,
        kind=kind,
        number=number,
        symbol=symbol,
        number_symbol=f"{number}/{symbol}" if symbol else number,
        given=sum(entry.counter == counter for entry in book.entries.values()),
    )
