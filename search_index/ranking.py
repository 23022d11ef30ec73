"""From everything an engine found to what was asked for: filters, order, facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from search_index.engine import EngineHit, EngineQuery, EngineResult, Facets, Filters, Sort
from search_index.entries import Entry

V = TypeVar("V", int, str)


class Row(msgspec.Struct, frozen=True, array_like=True):
    """What of an entry filters, order and facets look at."""

    id: str
    record: str
    kind: str
    year: int | None
    agencies: tuple[str, ...]
    area: int | None
    date: date | None


def row_of(entry: Entry) -> Row:
    """Return the row of an entry."""
    return Row(entry.id, entry.record, entry.kind, entry.year, entry.agencies, entry.area, entry.date)


def select(query: EngineQuery, found: Iterable[tuple[Row, float]]) -> EngineResult:
    """Return the stretch of hits that the query asks for, from everything that fulfils its conditions."""
    hits = [(row, score) for row, score in found if _passes(row, query.filters)]
    if query.sort == Sort.date:
        hits.sort(key=lambda hit: (-_day(hit[0]), -hit[1], hit[0].id))
    else:
        hits.sort(key=lambda hit: (-hit[1], -_day(hit[0]), hit[0].id))
    first = max(query.offset, 0)
    wanted = hits[first : first + max(query.limit, 0)]
    return EngineResult(
        total=len(hits),
        hits=tuple(EngineHit(row.id, round(score, 3)) for row, score in wanted),
        facets=facets_of([row for row, _score in hits]),
    )


def facets_of(rows: Sequence[Row]) -> Facets:
    """Count the values of all rows."""
    return Facets(
        record=_counts(row.record for row in rows),
        kind=_counts(row.kind for row in rows if row.kind),
        year=_counts(row.year for row in rows if row.year is not None),
        agency=_counts(agency for row in rows for agency in row.agencies),
        area=_counts(row.area for row in rows if row.area is not None),
    )


def _counts(values: Iterable[V]) -> dict[V, int]:
    counted = Counter(values)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _day(row: Row) -> int:
    return row.date.toordinal() if row.date else 0


def _passes(row: Row, filters: Filters) -> bool:
    return (
        (filters.records is None or row.record in filters.records)
        and (filters.kinds is None or row.kind in filters.kinds)
        and (filters.years is None or row.year in filters.years)
        and (filters.areas is None or row.area in filters.areas)
        and (filters.agencies is None or not filters.agencies.isdisjoint(row.agencies))
    )
