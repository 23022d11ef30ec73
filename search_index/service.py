"""Search of a workspace: always in the records of now, never in what they were when they were indexed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from planner.model.workspace import Workspace
from planner.places import cache_dir
from search_index.book import Book
from search_index.conditions import All, Condition, sought
from search_index.corrections import correction_of
from search_index.engine import EngineQuery, EngineResult, Facets, SearchEngine
from search_index.errors import DamagedIndexError, OddQueryError
from search_index.filter_values import ByStanding
from search_index.hits import Hits
from search_index.marking import Marker
from search_index.meaning import Meaning, meaning_of
from search_index.parser import parse
from search_index.requests import SearchRequest, SearchResult, conditions_of
from search_index.snippets import Snippet, passages_of
from search_index.sync import Progress, Synchronisation, SyncResult

FEW_CHANGES = 100
"""So many changes are indexed while someone waits for an answer that must come at once."""

Standings = Callable[[Workspace], ByStanding]
"""Returns for a workspace what tells which tasks are overdue today and the like."""


class SearchIndex:
    """The index of one workspace; it may be used from several threads."""

    def __init__(
        self,
        make_engine: Callable[[], SearchEngine],
        body_of: Callable[[str], str] = lambda _id: "",
        standings: Standings | None = None,
    ) -> None:
        """Search with the engine that `make_engine` returns; it is asked for one when first needed.

        `body_of` returns the text of a document by its ID.
        """
        self._make_engine = make_engine
        self._body_of = body_of
        self._standings = standings
        self._made: SearchEngine | None = None
        self._book: Book | None = None
        self._synced: tuple[Workspace, str] | None = None
        """The workspace whose state the index had when its stamp was this."""
        self._making = threading.Lock()
        self._lock = threading.RLock()
        """Held by who brings the index up to date; searches do without it where they must not wait."""

    @property
    def _engine(self) -> SearchEngine:
        with self._making:
            if self._made is None:
                self._made = self._make_engine()
            return self._made

    def sync(self, workspace: Workspace, progress: Progress | None = None) -> SyncResult:
        """Bring the index to the state of `workspace`; raises DamagedIndexError if it cannot be built."""
        started = time.perf_counter()
        with self._lock:
            result = self._brought_up_to_date(workspace, progress)
        return msgspec.structs.replace(result, took_ms=_ms_since(started))

    def differences(self, workspace: Workspace) -> int:
        """Return how many records the index on disk holds otherwise than they are."""
        with self._lock:
            return Synchronisation(self._engine, self._book_of(workspace), self._body_of).pending()

    def rebuild(self, workspace: Workspace, progress: Progress | None = None) -> SyncResult:
        """Build the whole index anew."""
        with self._lock:
            self._engine.discard()
            self._synced = None
            return self.sync(workspace, progress)

    def search(self, workspace: Workspace, request: SearchRequest) -> SearchResult:
        """Return what is found; any text can be searched for.

        The index is brought up to date before, unless the request says not to wait and that would take
        long or is under way already: then the state that there is answers, and the result says so.
        Raises DamagedIndexError if the index cannot even be built anew.
        """
        started = time.perf_counter()
        up_to_date = self._ready(workspace, wait=request.wait)
        book = self._book_of(workspace)
        meaning = self._meaning(book, request)
        if not meaning.understood:
            return SearchResult(
                total=0,
                took_ms=_ms_since(started),
                hits=(),
                facets=Facets(),
                problems=meaning.problems,
                understood=False,
                up_to_date=up_to_date,
            )
        try:
            found, meaning, meant = self._found(book, meaning, request)
        except DamagedIndexError:
            with self._lock:
                self._engine.discard()
                self._synced = None
                up_to_date = self._brought_up_to_date(workspace).up_to_date
            found, meaning, meant = self._found(book, meaning, request)
        hits = Hits(book, meaning, self._body_of if request.snippets else None)
        return SearchResult(
            total=found.total,
            took_ms=_ms_since(started),
            hits=tuple(hits.of(hit) for hit in found.hits if hit.id in book.cards),
            facets=found.facets,
            did_you_mean=meant,
            problems=meaning.problems,
            up_to_date=up_to_date,
        )

    def refuse_odd(self, workspace: Workspace, text: str) -> None:
        """Raise OddQueryError for a query with a part that is not understood, before it is kept."""
        meaning = self._meaning(self._book_of(workspace), SearchRequest(text=text))
        if meaning.problems:
            raise OddQueryError(text, meaning.problems[0])

    def passages(
        self, workspace: Workspace, record_id: str, request: SearchRequest, limit: int = 20
    ) -> tuple[Snippet, ...]:
        """Return the paragraphs of a record that show what the request looks for."""
        book = self._book_of(workspace)
        card = book.cards.get(record_id)
        if card is None:
            return ()
        marker = Marker(sought(self._meaning(book, request).condition))
        body = self._body_of(record_id) if card.entry.text_hash else ""
        return passages_of(card.entry, marker, body, limit)

    def close(self) -> None:
        """Release what is held in memory; a later search reads it again."""
        with self._lock:
            if self._made:
                self._made.close()
            self._made = self._book = self._synced = None

    def _meaning(self, book: Book, request: SearchRequest) -> Meaning:
        query = parse(request.text, prefix_last=request.prefix_last)
        by_standing = self._standings(book.workspace) if self._standings else None
        meaning = meaning_of(query, book.lexicon, by_standing)
        given = conditions_of(request, book.lexicon)
        if not meaning.understood:
            return meaning
        return msgspec.structs.replace(meaning, condition=All((*meaning.condition.parts, *given)))

    def _found(
        self, book: Book, meaning: Meaning, request: SearchRequest
    ) -> tuple[EngineResult, Meaning, str]:
        """Return the result, what was searched for in the end, and the query as it may have been meant."""
        found = self._asked(meaning, meaning.condition, request)
        if request.prefix_last and not found.total:
            meaning = self._meaning(book, msgspec.structs.replace(request, prefix_last=False))
        if not meaning.words or not self._engine.stamp:
            return found, meaning, ""
        correction = correction_of(self._engine, meaning, parse(request.text).text, found.total)
        if correction is None:
            return found, meaning, ""
        if correction.condition is not None:
            meaning = msgspec.structs.replace(meaning, condition=correction.condition)
            found = self._asked(meaning, meaning.condition, request)
        return found, meaning, correction.text

    def _asked(self, meaning: Meaning, condition: Condition, request: SearchRequest) -> EngineResult:
        return self._engine.search(
            EngineQuery(
                condition=condition,
                first=meaning.first,
                accents=meaning.accents,
                sort=request.sort,
                limit=request.limit,
                offset=request.offset,
            )
        )

    def _book_of(self, workspace: Workspace) -> Book:
        book = self._book
        if book is None or book.workspace is not workspace:
            book = self._book = Book(workspace, book)
        return book

    def _ready(self, workspace: Workspace, *, wait: bool) -> bool:
        """Bring the index up to date if that may be waited for; tells whether it is."""
        if not self._lock.acquire(blocking=wait):
            return False
        try:
            if not wait and not self._is_synced(workspace):
                work = Synchronisation(self._engine, self._book_of(workspace), self._body_of)
                if work.pending() > FEW_CHANGES:
                    return False
            return self._brought_up_to_date(workspace).up_to_date
        finally:
            self._lock.release()

    def _is_synced(self, workspace: Workspace) -> bool:
        if self._synced is None or self._synced[0] is not workspace:
            return False
        self._engine.refresh()
        return self._engine.stamp == self._synced[1]

    def _brought_up_to_date(self, workspace: Workspace, progress: Progress | None = None) -> SyncResult:
        if self._is_synced(workspace):
            return SyncResult()
        self._synced = None
        work = Synchronisation(self._engine, self._book_of(workspace), self._body_of, progress)
        try:
            result = work.run()
        except DamagedIndexError:
            self._engine.discard()
            result = work.run()
        if result.up_to_date:
            self._synced = (workspace, self._engine.stamp)
        return result


def open_index(workspace_folder: Path, standings: Standings | None = None) -> SearchIndex:
    """Return the index of the workspace in `workspace_folder`, kept in the user's cache folder."""
    from planner.store.document_texts import DocumentTexts

    def make_engine() -> SearchEngine:
        from search_index.index_folder import IndexFolder
        from search_index.whoosh_engine import VERSION, WhooshEngine

        return WhooshEngine(IndexFolder(cache_dir(workspace_folder) / "search", VERSION))

    return SearchIndex(make_engine, DocumentTexts(workspace_folder).read, standings)


def _ms_since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
