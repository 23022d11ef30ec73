"""The search engine over Whoosh, kept in one folder of the user's cache."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

import whoosh

from search_index.conditions import Condition
from search_index.engine import EngineQuery, EngineResult, Spelling, Upsert
from search_index.errors import DamagedIndexError, SearchIndexError
from search_index.index_folder import IndexFolder
from search_index.whoosh_engine.evaluation import Evaluation
from search_index.whoosh_engine.selection import select
from search_index.whoosh_engine.spelling import similar
from search_index.whoosh_engine.state import State, built

A = TypeVar("A")

SCHEMA_VERSION: Final = 2
"""To be raised with every change of the analysis, of the fields or of what entries hold."""

VERSION: Final = f"{SCHEMA_VERSION} whoosh {'.'.join(map(str, whoosh.__version__))}"


class WhooshEngine:
    """See SearchEngine."""

    def __init__(self, folder: IndexFolder) -> None:
        """Use the index in `folder`, which must have been made for VERSION; it is read when first needed."""
        self._folder = folder
        self._now: Evaluation | None = None
        self._seen: str | None = None
        """Stamp of the state on disk that `_now` was made from or written to."""
        self._reading = threading.Lock()
        """One search at a time: Whoosh's readers keep places in files."""

    @property
    def state(self) -> State | None:
        """The state that searches are answered from."""
        return self._now.state if self._now else None

    @property
    def stamp(self) -> str:
        """A name of the indexed state."""
        return self.state.stamp if self.state else ""

    def fingerprints(self) -> Mapping[str, str]:
        """Return the fingerprint of every indexed record by ID."""
        return self.state.fingerprints if self.state else {}

    def refresh(self) -> None:
        """Take over what another process has written; a state that cannot be used counts as none."""
        on_disk = self._folder.stamp()
        if on_disk == self._seen:
            return
        kept = self._folder.read()
        self._seen = kept.stamp if kept else on_disk
        try:
            known = self.state.by_id if self.state else None
            self._now = Evaluation(State(kept.pieces, kept.fingerprints, kept.stamp, known)) if kept else None
        except Exception:  # noqa: BLE001 - unpickling what only looks whole can raise anything
            self._now = None

    def update(self, upserts: Iterable[Upsert], removals: Sequence[str], *, wait: float) -> bool:
        """Index entries and forget removed IDs; a disk that refuses leaves the new state in memory."""
        with self._folder.lock(wait):
            before = self._seen
            self.refresh()
            if self._seen != before:
                return False
            state = self.state
            if state and state.is_worn:
                self.discard()
                return False
            try:
                files, fingerprints = state.changed(upserts, removals) if state else built(upserts)
                after = State(files, fingerprints, "", state.by_id if state else None)
            except SearchIndexError:
                raise
            except Exception as error:
                raise DamagedIndexError(self._folder.path) from error
            after.stamp = self._folder.keep(files, fingerprints)
            self._seen = self._folder.stamp()
        self._now = Evaluation(after)
        return True

    def search(self, query: EngineQuery) -> EngineResult:
        """Return what is found."""
        return self._answered(lambda now: select(now, query), EngineResult())

    def count(self, condition: Condition) -> int:
        """Return how many records fulfil a condition."""
        return self._answered(lambda now: (now.found(condition).bits & now.state.live).bit_count(), 0)

    def similar(self, word: str, limit: int) -> tuple[Spelling, ...]:
        """Return the words at one edit's distance."""
        return self._answered(lambda now: similar(now, word, limit), ())

    def beside(self, left: str, right: str) -> int:
        """Return in how many subjects these words follow one another."""
        return self._answered(lambda now: now.beside(left, right), 0)

    def _answered(self, question: Callable[[Evaluation], A], without_index: A) -> A:
        now = self._now
        if now is None:
            return without_index
        try:
            with self._reading:
                return question(now)
        except Exception as error:
            raise DamagedIndexError(self._folder.path) from error

    def discard(self) -> None:
        """Forget the whole index, so that the next update builds it from nothing."""
        self._folder.distrust()
        self._seen = self._folder.stamp()
        self._now = None

    def close(self) -> None:
        """Release everything held in memory; the engine reads the index again when it is used again."""
        self._seen = None
        self._now = None
