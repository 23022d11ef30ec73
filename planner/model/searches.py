"""Searches that somebody keeps to run them again."""

from __future__ import annotations

from planner.model.programme import Record


class SavedSearch(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A query under a name, for everybody who uses the workspace."""

    name: str
    query: str
    """In the language of the search; what it finds is always that of the day."""
    newest_first: bool = False
    """Whether hits are ordered by day instead of by how well they fit."""
