"""From what an engine found to what people are shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from planner.i18n import _
from search_index.book import Book
from search_index.conditions import sought
from search_index.engine import EngineHit
from search_index.entries import Entry
from search_index.marking import Marker
from search_index.meaning import Meaning
from search_index.requests import Hit
from search_index.snippets import Snippet, snippet_of


class Hits:
    """Makes the hits of one search."""

    def __init__(self, book: Book, meaning: Meaning, body_of: Callable[[str], str] | None) -> None:
        """Without `body_of` the subject alone stands for each record."""
        self._book = book
        self._body_of = body_of
        self._marker = Marker(sought(meaning.condition))
        self._renamed = {
            id_: successors
            for id_ in sorted(meaning.agencies)
            if (successors := book.agency_names.successors(id_))
        }

    def of(self, found: EngineHit) -> Hit:
        """Return the hit as it is shown."""
        entry = self._book.cards[found.id].entry
        marks = self._marker.marks_in(entry.subject)
        snippet = Snippet(entry.subject, marks)
        if self._body_of:
            snippet = snippet_of(entry, self._marker, partial(self._body_of, entry.id))
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
            subject_marks=marks,
            state=entry.state,
            year=entry.year,
            area=entry.area,
            remark=self._remark(entry),
        )

    def _remark(self, entry: Entry) -> str:
        """Return what became of an agency that the query names."""
        name = self._book.workspace.assignee_name
        for old, successors in self._renamed.items():
            now = [id_ for id_ in entry.agencies if id_ in successors]
            if old in entry.agencies or not now:
                return _("{old} is now {new}", old=name(old), new=name(successors[-1]))
            return _("{new}, successor of {old}", new=name(now[0]), old=name(old))
        return ""
