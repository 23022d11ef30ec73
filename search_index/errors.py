"""What can go wrong with the search index; the index is a cache, so nothing is ever lost with it."""

from __future__ import annotations

from pathlib import Path

from planner.errors import CchcError, WrongUseError
from planner.i18n import _
from planner.vietnamese import nfc
from search_index.syntax import QueryProblem


class SearchIndexError(CchcError):
    """Base of the errors of the search index."""


class OddQueryError(WrongUseError):
    """A query that is to be kept has a part that is not understood."""

    def __init__(self, query: str, problem: QueryProblem) -> None:
        super().__init__(f"{problem.message}\n    {pointed_at(query, problem)}", problem.remedy)


def pointed_at(query: str, problem: QueryProblem) -> str:
    """Return the query with ">>" and "<<" around the part that a problem is about."""
    text = nfc(query)
    return f"{text[: problem.start]}>>{text[problem.start : problem.end]}<<{text[problem.end :]}"


class IndexBusyError(SearchIndexError):
    """Another process is writing the index and did not finish in time."""

    def __init__(self) -> None:
        super().__init__(
            _("Another program is bringing the search index up to date."),
            _("Wait a moment and try again; your data are not affected."),
        )


class DamagedIndexError(SearchIndexError):
    """The index cannot be read or searched; `folder` is where it lies, None for one in memory only."""

    def __init__(self, folder: Path | None) -> None:
        remedy = (
            _("Close the program, delete the folder {folder} and search again.", folder=folder)
            if folder
            else ""
        )
        super().__init__(_("The search index cannot be used."), remedy)


class SyncStoppedError(SearchIndexError):
    """Whoever watches the work asked it to stop; what is indexed so far stays."""

    def __init__(self) -> None:
        super().__init__(_("Indexing was stopped; it goes on with the next search."))
