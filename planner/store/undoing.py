"""Undo and redo from the journal: a change is taken back by a new change, never by erasing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _
from planner.model.kinds import kind_named
from planner.store import changes
from planner.store.canonical import data_of, record_of
from planner.store.errors import ConflictError, FieldConflict, FinalChangeError, NothingToUndoError
from planner.store.merge import merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.store.journal import FieldChange, JournalEntry
    from planner.store.store import Store


FINAL = ("document ", "register ")
"""Beginnings of actions that stay: a signature or a number is not taken back by a key."""


def stacks(entries: Iterable[JournalEntry], who: str) -> tuple[list[JournalEntry], list[JournalEntry]]:
    """Return this user's changes that can be taken back and those that can be made again, newest last."""
    done: list[JournalEntry] = []
    undone: list[JournalEntry] = []
    before: list[tuple[list[JournalEntry], list[JournalEntry]]] = []
    for entry in entries:
        if entry.who != who or entry.action == "restore":
            continue
        if entry.action == "aborted":
            if before:
                done, undone = before[-1]
            continue
        before[:] = [(list(done[-200:]), list(undone))]
        if entry.action == "undo" and done:
            undone.append(done.pop())
        elif entry.action == "redo" and undone:
            done.append(undone.pop())
        else:
            done.append(entry)
            undone.clear()
    return done, undone


def undo(store: Store) -> JournalEntry:
    """Take back this user's newest change, or the whole batch it belongs to.

    Returns the entry that was taken back, of a batch the first one.
    """
    done, _undone = stacks(store.journal.entries(), store.user)
    if not done:
        raise NothingToUndoError(
            _("There is nothing to take back."), _("Every change so far was already taken back.")
        )
    if done[-1].action.startswith(FINAL):
        raise FinalChangeError(done[-1])
    together = _together(done)
    later: set[str] = set()
    for entry in together:
        if entry.record not in later:
            _require_unchanged(store, entry)
        later.add(entry.record)
    for entry in together:
        _reverse(store, entry)
    return together[-1]


def redo(store: Store) -> JournalEntry:
    """Make again the change (or batch) that this user took back last; returns its first entry."""
    _done, undone = stacks(store.journal.entries(), store.user)
    if not undone:
        raise NothingToUndoError(
            _("There is nothing to make again."), _("Only a change just taken back can be made again.")
        )
    together = _together(undone)
    for entry in together:
        _repeat(store, entry)
    return together[0]


def _together(entries: list[JournalEntry]) -> list[JournalEntry]:
    """Return the last entry and those before it of the same batch, newest first."""
    found = [entries[-1]]
    for entry in reversed(entries[:-1]):
        if not entry.batch or entry.batch != found[0].batch:
            break
        found.append(entry)
    return found


def _require_unchanged(store: Store, entry: JournalEntry) -> None:
    """Refuse before the first step of a batch what would fail in the middle of it."""
    if not entry.before_hash:
        _require(entry.record, data_of(changes.find(store, entry.record).record), entry.changes)


def _reverse(store: Store, entry: JournalEntry) -> None:
    if not entry.before_hash:
        place = changes.find(store, entry.record)
        _require(entry.record, data_of(place.record), entry.changes)
        changes.delete(store, place, "undo", undoes=entry.seq)
    elif not entry.after_hash:
        changes.restore(store, entry, "undo")
    else:
        swapped = [(c.field, c.after, c.before) for c in entry.changes]
        _apply(store, entry, swapped, "undo")


def _repeat(store: Store, entry: JournalEntry) -> None:
    if not entry.before_hash:
        kind = kind_named(entry.kind)
        data = {c.field: c.after for c in entry.changes}
        changes.create(store, record_of(data, kind.type), "redo", undoes=entry.seq)
    elif not entry.after_hash:
        changes.delete(store, changes.find(store, entry.record), "redo", undoes=entry.seq)
    else:
        forward = [(c.field, c.before, c.after) for c in entry.changes]
        _apply(store, entry, forward, "redo")


def _apply(store: Store, entry: JournalEntry, fields: list[tuple[str, object, object]], action: str) -> None:
    place = changes.find(store, entry.record)
    base = {field: before for field, before, _after in fields if before is not None}
    mine = {field: after for field, _before, after in fields if after is not None}
    data, conflicts = merged(base, mine, data_of(place.record))  # type: ignore[arg-type]
    if conflicts:
        raise ConflictError(entry.record, conflicts)
    changes.rewrite(store, place, record_of(data, place.kind.type), action, undoes=entry.seq)


def _require(record_id: str, current: Mapping[str, object], made: tuple[FieldChange, ...]) -> None:
    """Refuse to remove a created record that was changed since."""
    wanted = {c.field: c.after for c in made}
    if current != wanted:
        raise ConflictError(
            record_id,
            [FieldConflict(f, wanted.get(f), None, v) for f, v in current.items() if wanted.get(f) != v],
        )
