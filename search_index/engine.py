"""What the rest of the program expects of a search engine; no engine's own types or syntax pass here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol

import msgspec

from search_index.entries import Entry
from search_index.query import Every


class Sort(StrEnum):
    """The order of hits."""

    relevance = "relevance"
    date = "date"
    """Latest first; without a date last."""


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What hits must be, besides containing the words; None does not filter, an empty set finds nothing."""

    records: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    years: frozenset[int] | None = None
    agencies: frozenset[str] | None = None
    areas: frozenset[int] | None = None


class EngineQuery(msgspec.Struct, frozen=True, kw_only=True):
    """One search: conditions, filters, order, and which stretch of the hits is wanted."""

    conditions: Every = Every()
    filters: Filters = Filters()
    sort: Sort = Sort.relevance
    limit: int = 20
    offset: int = 0


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """How many of all hits have each value; most frequent first."""

    record: dict[str, int] = {}
    kind: dict[str, int] = {}
    year: dict[int, int] = {}
    agency: dict[str, int] = {}
    area: dict[int, int] = {}


class EngineHit(msgspec.Struct, frozen=True):
    """A record that was found; scores can be compared within one search only."""

    id: str
    score: float


class EngineResult(msgspec.Struct, frozen=True, kw_only=True):
    """The stretch of hits that was asked for, and the count and facets of all of them."""

    total: int = 0
    hits: tuple[EngineHit, ...] = ()
    facets: Facets = Facets()


class SearchEngine(Protocol):
    """An index that follows the records it is told of, kept where a later program run finds it again."""

    @property
    def stamp(self) -> str:
        """A name of the indexed state, different for every state; "" while there is no usable index."""
        ...

    def refresh(self) -> None:
        """Take over what another process has written since."""
        ...

    def fingerprints(self) -> Mapping[str, str]:
        """Return the fingerprint of every indexed record by ID; empty when there is no usable index."""
        ...

    def update(self, upserts: Sequence[tuple[Entry, str]], removals: Sequence[str], *, wait: float) -> bool:
        """Index new and changed entries (each with its fingerprint) and forget removed IDs.

        Returns False, having indexed nothing, when the fingerprints have to be compared again: another
        process changed the index since the last `refresh`, or it is better built anew. Waits up to `wait`
        seconds for other writers. Raises IndexBusyError after that, DamagedIndexError when the index
        turns out to be unusable.
        """
        ...

    def search(self, query: EngineQuery) -> EngineResult:
        """Return what is found; raises DamagedIndexError when the index turns out to be unusable."""
        ...

    def discard(self) -> None:
        """Forget the whole index, so that the next update builds it from nothing."""
        ...

    def close(self) -> None:
        """Release everything held in memory."""
        ...
