"""Search of the records of a workspace; the index is a cache that can be deleted at any time."""

from search_index.engine import Facets, Sort
from search_index.errors import (
    DamagedIndexError,
    IndexBusyError,
    OddQueryError,
    SearchIndexError,
    SyncStoppedError,
    pointed_at,
)
from search_index.requests import Hit, SearchRequest, SearchResult
from search_index.service import SearchIndex, open_index
from search_index.sync import SyncResult
from search_index.syntax import QueryProblem

__all__ = [
    "DamagedIndexError",
    "Facets",
    "Hit",
    "IndexBusyError",
    "OddQueryError",
    "QueryProblem",
    "SearchIndex",
    "SearchIndexError",
    "SearchRequest",
    "SearchResult",
    "Sort",
    "SyncResult",
    "SyncStoppedError",
    "open_index",
    "pointed_at",
]
