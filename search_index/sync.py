"""Brings an index to the state of a workspace with the smallest change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from search_index.book import Book
from search_index.engine import SearchEngine, Upsert
from search_index.errors import IndexBusyError

WAIT_WITH_OLD_STATE = 1.0
"""Seconds to wait for another writer while there is a state that can be searched meanwhile."""
WAIT_WITHOUT_STATE = 60.0
"""Seconds to wait when nothing can be found before the other process has finished building."""
AT_ONCE = 2500
"""Records written together: after so many they can be found, and a build that is stopped has got so far."""
_ROUNDS = 5
"""Other processes may change the index between comparing and writing; then it is compared again."""

Progress = Callable[[int, int], None]
"""Told how many of how many records are indexed; a SearchIndexError raised by it stops the work."""


class SyncResult(msgspec.Struct, frozen=True, kw_only=True):
    """What bringing the index up to date took."""

    indexed: int = 0
    """Records that are new or changed."""
    removed: int = 0
    took_ms: float = 0.0
    up_to_date: bool = True
    """False when another process kept the index busy: it then shows an earlier state for a while."""


class Synchronisation:
    """One go at making the index of an engine hold exactly the records of a book."""

    def __init__(
        self,
        engine: SearchEngine,
        book: Book,
        body_of: Callable[[str], str],
        progress: Progress | None = None,
    ) -> None:
        """`body_of` is asked for the text of a document that has changed, never for another one."""
        self._engine = engine
        self._book = book
        self._body_of = body_of
        self._progress = progress or (lambda _done, _total: None)
        self._done = 0

    def pending(self) -> int:
        """Return how many records have to be indexed or removed."""
        self._engine.refresh()
        changed, removed = self._difference()
        return len(changed) + len(removed)

    def run(self) -> SyncResult:
        """Do it; raises DamagedIndexError, and what the progress function raises."""
        indexed = removed_count = failed = 0
        while failed < _ROUNDS:
            self._engine.refresh()
            changed, removed = self._difference()
            if self._engine.stamp and not changed and not removed:
                return SyncResult(indexed=indexed, removed=removed_count)
            part = changed[:AT_ONCE]
            self._done = indexed
            try:
                wait = WAIT_WITH_OLD_STATE if self._engine.stamp else WAIT_WITHOUT_STATE
                upserts = self._upserts(part, indexed + len(changed))
                if not self._engine.update(upserts, removed, wait=wait):
                    failed += 1
                    continue
            except IndexBusyError:
                break
            indexed, removed_count = indexed + len(part), removed_count + len(removed)
            if len(part) == len(changed):
                return SyncResult(indexed=indexed, removed=removed_count)
        return SyncResult(indexed=indexed, removed=removed_count, up_to_date=False)

    def _difference(self) -> tuple[list[str], list[str]]:
        known, wanted = self._engine.fingerprints(), self._book.fingerprints
        changed = [id_ for id_, mark in wanted.items() if known.get(id_) != mark]
        return changed, [id_ for id_ in known if id_ not in wanted]

    def _upserts(self, ids: Sequence[str], total: int) -> Iterator[Upsert]:
        for id_ in ids:
            card = self._book.cards[id_]
            body = self._body_of(id_) if card.entry.text_hash else ""
            yield Upsert(card.entry, card.fingerprint, body)
            self._done += 1
            self._progress(self._done, total)
