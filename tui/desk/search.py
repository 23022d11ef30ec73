"""Searching the workspace, and keeping searches."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.model.searches import SavedSearch
    from planner.model.workspace import Workspace
    from search_index import SearchIndex, SearchResult, SyncResult
    from search_index.filter_values import ByStanding
    from search_index.snippets import Snippet
    from tui.desk.desk import Desk

LIMIT = 200
"""Results that are shown."""
PASSAGES = 12
"""Paragraphs of a text that are shown beside the chosen result."""


class SearchDesk:
    """The search index of the workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._stop = threading.Event()
        self._making = threading.Lock()
        self.reached = (0, 0)
        """How many of how many records are indexed, while that is under way."""

    @cached_property
    def _made(self) -> SearchIndex:
        from search_index import open_index

        return open_index(self._desk.folder, self._standings)

    @property
    def _index(self) -> SearchIndex:
        with self._making:
            return self._made

    def _standings(self, workspace: Workspace) -> ByStanding:
        from planner.tracking import tasks_by_standing

        return tasks_by_standing(workspace, self._desk.today)

    def find(self, workspace: Workspace, text: str, *, newest_first: bool = False) -> SearchResult:
        """Return what is found for `text`, whose last word may be unfinished; never waits for the index."""
        from search_index import SearchRequest, Sort

        request = SearchRequest(
            text=text,
            limit=LIMIT,
            prefix_last=True,
            wait=False,
            snippets=False,
            sort=Sort.date if newest_first else Sort.relevance,
        )
        return self._index.search(workspace, request)

    def passages(self, workspace: Workspace, record_id: str, text: str) -> tuple[Snippet, ...]:
        """Return the paragraphs of a record that show why `text` finds it."""
        from search_index import SearchRequest

        request = SearchRequest(text=text, prefix_last=True)
        return self._index.passages(workspace, record_id, request, PASSAGES)

    def bring_up_to_date(self, workspace: Workspace) -> SyncResult:
        """Index what has changed, however long it takes; `reached` follows. Raises SyncStoppedError."""
        self._stop.clear()
        self.reached = (0, 0)
        return self._index.sync(workspace, self._note)

    def stop(self) -> None:
        """Let work that is under way end soon; what is indexed by then stays."""
        self._stop.set()

    def _note(self, done: int, total: int) -> None:
        from search_index import SyncStoppedError

        self.reached = (done, total)
        if self._stop.is_set():
            raise SyncStoppedError

    def kept(self, workspace: Workspace) -> list[SavedSearch]:
        """Return the searches that were kept, by name."""
        from planner.saved_searches import saved_searches

        return saved_searches(workspace)

    def refuse_odd(self, workspace: Workspace, query: str) -> None:
        """Raise OddQueryError for a query that cannot be kept, with the place that is not understood."""
        self._index.refuse_odd(workspace, query)

    def keep(self, name: str, query: str, *, newest_first: bool) -> Workspace:
        """Keep a search under a name and return the records after that."""
        from planner.saved_searches import save_search

        save_search(self._desk.store, name, query, newest_first=newest_first)
        return self._desk.store.load()
