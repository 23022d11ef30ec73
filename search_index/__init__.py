"""Search of the records of a workspace; the index is a cache that can be deleted at any time."""

from search_index.engine import Facets, Sort
from search_index.errors import DamagedIndexError, IndexBusyError, SearchIndexError
from search_index.service import Hit, SearchIndex, SearchRequest, SearchResult, open_index
from search_index.sync import SyncResult

__all__ = [
    "DamagedIndexError",
    "Facets",
    "Hit",
    "IndexBusyError",
    "SearchIndex",
    "SearchIndexError",
    "SearchRequest",
    "SearchResult",
    "Sort",
    "SyncResult",
    "open_index",
]
