"""Search of a workspace: always in the records of now, never in what they were when they were indexed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from planner.model.workspace import Workspace
from planner.places import cache_dir
from search_index.engine import EngineHit, EngineQuery, Facets, Filters, SearchEngine, Sort
from search_index.entries import Entry
from search_index.errors import DamagedIndexError
from search_index.names import agencies_named, kinds_named
from search_index.query import Term, parse, terms_sought
from search_index.snippets import Marks, marks_in, snippet_of
from search_index.sync import SyncResult, WorkspaceEntries, bring_up_to_date


class SearchRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What someone searches for; without text everything that passes the filters is found."""

    text: str = ""
    """Words, "exact phrases" and -words to leave out; accents are optional."""
    record: str | None = None
    """Name of a kind of record, such as "task"."""
    kind: str | None = None
    """Document kind code per Appendix III of Decree 30/2020, such as "CT"."""
    year: int | None = None
    agency: str | None = None
    """ID, abbreviation or name of an agency or agency group."""
    area: int | None = None
    """Number of the reform area."""
    sort: Sort = Sort.relevance
    limit: int = 20
    offset: int = 0
    prefix_last: bool = False
    """Whether the last word may be unfinished, as while someone is typing."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One record that was found, as it is now."""

    id: str
    record: str
    kind: str
    number_symbol: str
    subject: str
    date: date | None
    score: float
    snippet: str
    """Plain text, the part of the record that shows why it was found."""
    marks: Marks
    """Places (start and end) in `snippet` of the words searched for."""
    subject_marks: Marks
    """The same for `subject`."""
    state: str
    year: int | None
    area: int | None


class SearchResult(msgspec.Struct, frozen=True, kw_only=True):
    """The hits asked for, and the count and facets of all."""

    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Facets
    up_to_date: bool = True
    """False while another process keeps the index busy and changes may be missing."""


class SearchIndex:
    """The index of one workspace; it may be used from several threads."""

    def __init__(self, make_engine: Callable[[], SearchEngine]) -> None:
        """Search with the engine that `make_engine` returns; it is asked for one when first needed."""
        self._make_engine = make_engine
        self._made: SearchEngine | None = None
        self._entries: WorkspaceEntries | None = None
        self._synced_stamp = ""
        self._lock = threading.RLock()

    @property
    def _engine(self) -> SearchEngine:
        if self._made is None:
            self._made = self._make_engine()
        return self._made

    def sync(self, workspace: Workspace) -> SyncResult:
        """Bring the index to the state of `workspace`; raises DamagedIndexError if it cannot be built."""
        started = time.perf_counter()
        with self._lock:
            result = self._synced(workspace)
        return msgspec.structs.replace(result, took_ms=_ms_since(started))

    def differences(self, workspace: Workspace) -> int:
        """Return how many records the index on disk holds otherwise than they are."""
        with self._lock:
            self._engine.refresh()
            known, wanted = self._engine.fingerprints(), self._entries_of(workspace).fingerprints
            return sum(known.get(id_) != wanted.get(id_) for id_ in known.keys() | wanted.keys())

    def rebuild(self, workspace: Workspace) -> SyncResult:
        """Build the whole index anew."""
        with self._lock:
            self._engine.discard()
            return self.sync(workspace)

    def search(self, workspace: Workspace, request: SearchRequest) -> SearchResult:
        """Bring the index up to date and return what is found; any text can be searched for.

        Raises DamagedIndexError if the index cannot even be built anew.
        """
        started = time.perf_counter()
        with self._lock:
            synced = self._synced(workspace)
            query = _engine_query(self._entries_of(workspace), request)
            try:
                found = self._engine.search(query)
            except DamagedIndexError:
                self._engine.discard()
                synced = self._synced(workspace)
                found = self._engine.search(query)
            entries = self._entries_of(workspace).by_id
        terms = terms_sought(query.conditions)
        hits = tuple(_hit(entries[hit.id], hit, terms) for hit in found.hits if hit.id in entries)
        return SearchResult(
            total=found.total,
            took_ms=_ms_since(started),
            hits=hits,
            facets=found.facets,
            up_to_date=synced.up_to_date,
        )

    def close(self) -> None:
        """Release what is held in memory; a later search reads it again."""
        with self._lock:
            if self._made:
                self._made.close()
            self._made = self._entries = None

    def _entries_of(self, workspace: Workspace) -> WorkspaceEntries:
        if self._entries is None or self._entries.workspace is not workspace:
            self._entries = WorkspaceEntries(workspace)
        return self._entries

    def _synced(self, workspace: Workspace) -> SyncResult:
        same = self._entries is not None and self._entries.workspace is workspace
        if same and self._synced_stamp:
            self._engine.refresh()
            if self._engine.stamp == self._synced_stamp:
                return SyncResult()
        entries = self._entries_of(workspace)
        self._synced_stamp = ""
        try:
            result = bring_up_to_date(self._engine, entries)
        except DamagedIndexError:
            self._engine.discard()
            result = bring_up_to_date(self._engine, entries)
        if result.up_to_date:
            self._synced_stamp = self._engine.stamp
        return result


def open_index(workspace_folder: Path) -> SearchIndex:
    """Return the index of the workspace in `workspace_folder`, kept in the user's cache folder."""

    def make_engine() -> SearchEngine:
        from search_index.index_folder import IndexFolder
        from search_index.whoosh_engine import VERSION, WhooshEngine

        return WhooshEngine(IndexFolder(cache_dir(workspace_folder) / "search", VERSION))

    return SearchIndex(make_engine)


def _engine_query(entries: WorkspaceEntries, request: SearchRequest) -> EngineQuery:
    return EngineQuery(
        conditions=parse(request.text, prefix_last=request.prefix_last),
        filters=Filters(
            records=frozenset([request.record]) if request.record else None,
            kinds=kinds_named(entries.by_id.values(), request.kind) if request.kind else None,
            years=frozenset([request.year]) if request.year is not None else None,
            agencies=agencies_named(entries.workspace, request.agency) if request.agency else None,
            areas=frozenset([request.area]) if request.area is not None else None,
        ),
        sort=request.sort,
        limit=request.limit,
        offset=request.offset,
    )


def _hit(entry: Entry, found: EngineHit, terms: tuple[Term, ...]) -> Hit:
    snippet = snippet_of(entry, terms)
    return Hit(
        id=entry.id,
        record=entry.record,
        kind=entry.kind,
        number_symbol=entry.number_symbol,
        subject=entry.subject,
        date=entry.date,
        score=found.score,
        snippet=snippet.text,
        marks=snippet.marks,
        subject_marks=marks_in(entry.subject, terms),
        state=entry.state,
        year=entry.year,
        area=entry.area,
    )


def _ms_since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
