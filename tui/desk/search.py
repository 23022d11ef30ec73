"""Searching the workspace."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.model.workspace import Workspace
    from search_index import SearchIndex, SearchResult
    from tui.desk.desk import Desk


class SearchDesk:
    """The search index of the workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @cached_property
    def _index(self) -> SearchIndex:
        from search_index import open_index

        return open_index(self._desk.folder)

    def find(self, workspace: Workspace, text: str, limit: int) -> SearchResult:
        """Return what is found for `text`, whose last word may be unfinished."""
        from search_index import SearchRequest

        return self._index.search(workspace, SearchRequest(text=text, limit=limit, prefix_last=True))
