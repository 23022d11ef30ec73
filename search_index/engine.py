"""What the rest of the program expects of a search engine; no engine's own types or syntax pass here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Protocol

import msgspec

from search_index.conditions import All, Condition
from search_index.entries import Entry


class Sort(StrEnum):
    """The order of hits."""

    relevance = "relevance"
    date = "date"
    """Latest first; without a date last."""


class EngineQuery(msgspec.Struct, frozen=True, kw_only=True):
    """One search: what must hold, the order, and which stretch of the hits is wanted."""

    condition: Condition = All()
    first: Condition | None = None
    """Hits for which this holds too come before all others when sorted by relevance."""
    accents: bool = True
    """Whether hits with the very accents of all words come before the rest; else they only break ties."""
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
    state: dict[str, int] = {}


class EngineHit(msgspec.Struct, frozen=True):
    """A record that was found; scores can be compared within one search only."""

    id: str
    score: float


class EngineResult(msgspec.Struct, frozen=True, kw_only=True):
    """The stretch of hits that was asked for, and the count and facets of all of them."""

    total: int = 0
    hits: tuple[EngineHit, ...] = ()
    facets: Facets = Facets()


class Upsert(msgspec.Struct, frozen=True):
    """A record to index, new or changed."""

    entry: Entry
    fingerprint: str
    body: str = ""
    """The document's text, "" for a record without one."""


class Spelling(msgspec.Struct, frozen=True):
    """A word that occurs: as it is written most often, folded, and in how many records."""

    exact: str
    folded: str
    count: int


class SearchEngine(Protocol):
    """An index that follows the records it is told of, kept where a later program run finds it again.

    `search`, `count`, `similar` and `beside` may be called from any thread, also while another one is in
    `update`: they then answer from the state before. The suite in tests/search_index/engine_conformance.py
    says what every engine must do.
    """

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

    def update(self, upserts: Iterable[Upsert], removals: Sequence[str], *, wait: float) -> bool:
        """Index new and changed records and forget removed IDs; `upserts` is asked for one after the other.

        Returns False, having indexed nothing, when the fingerprints have to be compared again: another
        process changed the index since the last `refresh`, or it is better built anew. Waits up to `wait`
        seconds for other writers. Raises IndexBusyError after that, DamagedIndexError when the index
        turns out to be unusable. A SearchIndexError that `upserts` raises is passed on and nothing changes.
        """
        ...

    def search(self, query: EngineQuery) -> EngineResult:
        """Return what is found; raises DamagedIndexError when the index turns out to be unusable."""
        ...

    def count(self, condition: Condition) -> int:
        """Return how many records fulfil a condition; raises DamagedIndexError."""
        ...

    def similar(self, word: str, limit: int) -> tuple[Spelling, ...]:
        """Return the words at one edit's distance of a folded word, most frequent first.

        One edit is a letter more, less or other, or two neighbours exchanged; the word itself is among
        them if it occurs. Raises DamagedIndexError.
        """
        ...

    def beside(self, left: str, right: str) -> int:
        """Return in how many subjects these folded words follow one another; raises DamagedIndexError."""
        ...

    def discard(self) -> None:
        """Forget the whole index, so that the next update builds it from nothing."""
        ...

    def close(self) -> None:
        """Release everything held in memory."""
        ...
