"""What of an entry filters, order and counts look at, beside its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from planner.typed_data import known
from search_index.conditions import Fact
from search_index.engine import Facets
from search_index.entries import Entry


class Row(msgspec.Struct, frozen=True, array_like=True):
    """The facts of one entry."""

    id: str
    record: str
    kind: str
    year: int | None
    agencies: tuple[str, ...]
    area: int | None
    further_areas: tuple[int, ...]
    state: str
    date: date | None


def row_of(entry: Entry) -> Row:
    """Return the row of an entry."""
    return Row(
        entry.id,
        entry.record,
        entry.kind,
        entry.year,
        entry.agencies,
        entry.area,
        entry.further_areas,
        entry.state,
        entry.date,
    )


def facts_of(row: Row) -> Iterator[tuple[Fact, str | int]]:
    """Yield every fact of a row, each at most once."""
    yield Fact.record, row.record
    if row.kind:
        yield Fact.kind, row.kind
    if row.year is not None:
        yield Fact.year, row.year
    if row.state:
        yield Fact.state, row.state
    for agency in dict.fromkeys(row.agencies):
        yield Fact.agency, agency
    areas = row.further_areas if row.area is None else (row.area, *row.further_areas)
    for area in dict.fromkeys(areas):
        yield Fact.area, area


def day_of(row: Row) -> int:
    """Return the day as a number that grows with time, 0 without one."""
    return row.date.toordinal() if row.date else 0


def facets_from(counts: Mapping[tuple[Fact, str | int], int]) -> Facets:
    """Return counts as facets, the most frequent value first."""
    by_fact: dict[str, dict[str | int, int]] = {fact.value: {} for fact in Fact}
    ordered = sorted(counts.items(), key=lambda item: (-item[1], str(item[0][1])))
    for (fact, value), count in ordered:
        if count:
            by_fact[fact.value][value] = count
    return msgspec.convert(by_fact, known(Facets))


def counted(rows: Iterable[Row]) -> Facets:
    """Count the facts of rows."""
    return facets_from(Counter(fact for row in rows for fact in facts_of(row)))
