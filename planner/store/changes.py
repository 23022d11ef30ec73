"""Single changes of files, made under the lock: temporary file, journal line, rename.

The journal line is flushed before the rename, so a killed writer leaves either the old file with a
line that `recover` marks as aborted, or the new file with its line: never a change without a trace.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from planner.errors import UnknownRecordError
from planner.i18n import _
from planner.model.kinds import RecordKind, kind_of
from planner.model.references import referrers
from planner.model.tasks import Task
from planner.store import files
from planner.store.canonical import data_of, record_of
from planner.store.errors import (
    BrokenRecordError,
    DuplicateIdError,
    InvalidRecordError,
    ReferencedError,
    StoreError,
    UnsafeEditError,
)
from planner.store.journal import FieldChange, JournalEntry
from planner.store.reading import read_with_bytes
from planner.store.yaml_editor import EditMismatchError, edited
from planner.store.yaml_reader import YamlProblemError, decode
from planner.store.yaml_text import Data, document_text

if TYPE_CHECKING:
    import threading
    from pathlib import Path
    from types import TracebackType

    from planner.model.programme import Record
    from planner.store.lock import WorkspaceLock
    from planner.store.store import Store

R = TypeVar("R", bound="Record")
_SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True)
class Place:
    """Where a record stands on disk at this moment."""

    record: Record
    kind: RecordKind
    file: str
    position: int
    raw: bytes

    @property
    def path(self) -> tuple[str | int, ...]:
        """Path of the record inside its file."""
        return () if self.position < 0 else (self.kind.plural, self.position)


class Writing:
    """The time during which this process alone writes; begins by finishing what a killed writer left."""

    def __init__(self, guard: threading.RLock, lock: WorkspaceLock, store: Store) -> None:
        self._stack = contextlib.ExitStack()
        self._guard, self._lock, self._store = guard, lock, store

    def __enter__(self) -> None:
        with contextlib.ExitStack() as stack:
            stack.enter_context(self._guard)
            abandoned = stack.enter_context(self._lock.held())
            if abandoned:
                files.sweep_temporary(self._store.folder)
            recover(self._store)
            self._store.backups.make_if_due()
            self._stack = stack.pop_all()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)


def recover(store: Store) -> None:
    """Mark the last journal line as aborted when its file was never put in place."""
    last = store.journal.last()
    if last is None or last.action == "aborted" or last.before_hash == last.after_hash:
        return
    path = store.folder / last.file
    try:
        current = _hash_now(path)
    except OSError:
        return
    if current == last.before_hash:
        abort(store, last)


def abort(store: Store, entry: JournalEntry) -> None:
    """Write into the journal that `entry` did not take place."""
    record(store, entry.record, entry.kind, entry.file, "aborted", undoes=entry.seq)


def record(
    store: Store, record_id: str, kind: str, file: str, action: str, **details: object
) -> JournalEntry:
    """Append one line to the journal, by this store's user, now."""
    now = datetime.now(UTC)
    entry = JournalEntry(0, now, store.user, action, record_id, kind, file, batch=store.batch_id, **details)  # type: ignore[arg-type]
    return store.journal.append(entry)


def find(store: Store, record_id: str) -> Place:
    """Return where a record stands, read afresh; raises UnknownRecordError, BrokenRecordError."""
    try:
        name = store.file_of(record_id).path
    except UnknownRecordError:
        _refuse_broken(store, record_id)
        store.load().get(record_id)
        raise
    stored, raw = read_with_bytes(store.folder, name)
    for found, position in zip(stored.records, stored.positions, strict=True):
        if found.id == record_id:
            return Place(found, kind_of(found), name, position, raw)
    _refuse_broken(store, record_id)
    raise UnknownRecordError(record_id)


def _refuse_broken(store: Store, record_id: str) -> None:
    for name, stored in store.files().items():
        if stored.issues and name.rsplit("/", 1)[-1].startswith(f"{record_id}."):
            issue = stored.issues[0]
            raise BrokenRecordError(name, issue.line, issue.message)


def field_changes(before: dict[str, Data], after: dict[str, Data]) -> tuple[FieldChange, ...]:
    """Return the fields in which two states of a record differ."""
    return tuple(
        FieldChange(field, before.get(field), after.get(field))
        for field in dict.fromkeys([*before, *after])
        if before.get(field) != after.get(field)
    )


def rewrite(store: Store, place: Place, new: Record, action: str, undoes: int = 0) -> JournalEntry | None:
    """Write a changed record over its old self; nothing happens (None) when it is the same."""
    old_data, new_data = data_of(place.record), data_of(new)
    record_of(new_data, place.kind.type)
    if old_data == new_data:
        return None
    try:
        bom = b"\xef\xbb\xbf" if place.raw.startswith(b"\xef\xbb\xbf") else b""
        text = edited(decode(place.raw), place.path, old_data, new_data)
    except (EditMismatchError, YamlProblemError):
        raise UnsafeEditError(place.file) from None
    raw = bom + text.encode()
    return commit(
        store,
        place.file,
        raw,
        action,
        place.record.id,
        place.kind.name,
        before_hash=files.digest(place.raw),
        changes=field_changes(old_data, new_data),
        undoes=undoes,
    )


def create(store: Store, new: R, action: str, undoes: int = 0) -> R:
    """Write a new record into a file of its own; raises DuplicateIdError, InvalidRecordError."""
    _refuse_unsafe_id(new)
    taken = any(r.id.casefold() == new.id.casefold() for r in store.load().records())
    if taken or (not undoes and store.journal.mentions(new.id)):
        raise DuplicateIdError(new.id)
    return write_new(store, new, action, undoes)


def _refuse_unsafe_id(new: Record) -> None:
    if not _SAFE_ID.fullmatch(new.id):
        raise InvalidRecordError(
            _("“{id}” cannot be an ID.", id=new.id), _("Use letters A-Z, digits, dot and hyphen only.")
        )


def write_new(store: Store, new: R, action: str, undoes: int = 0) -> R:
    """Write a new record whose ID is known to be free; raises InvalidRecordError."""
    _refuse_unsafe_id(new)
    kind, data = kind_of(new), data_of(new)
    record_of(data, kind.type)
    name = file_name(store, new)
    schema = "../" * name.count("/") + f".schema/{kind.name}.schema.json"
    text = f"# yaml-language-server: $schema={schema}\n{document_text(data)}"
    commit(
        store, name, text.encode(), action, new.id, kind.name, changes=field_changes({}, data), undoes=undoes
    )
    return new


def file_name(store: Store, new: Record) -> str:
    """Return the path of a new record's file, relative to the workspace."""
    folder = kind_of(new).folder
    if isinstance(new, Task):
        year = store.load().year_of(new)
        folder = f"{folder}/{year}" if year else folder
    return f"{folder}/{new.id}.yaml"


class ChangedMeanwhileError(Exception):
    """The file was changed by another program between reading and writing; nothing was written."""


def commit(
    store: Store, name: str, raw: bytes, action: str, record_id: str, kind: str, **details: object
) -> JournalEntry:
    """Put new bytes of a record file in place, with its journal line; raises ChangedMeanwhileError."""
    path = store.folder / name
    temporary = files.write_temporary(path, raw)
    if _hash_now(path) != details.get("before_hash", ""):
        temporary.unlink()
        raise ChangedMeanwhileError
    try:
        entry = record(store, record_id, kind, name, action, after_hash=files.digest(raw), **details)
    except StoreError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    try:
        files.put_in_place(temporary, path)
    except StoreError:
        with contextlib.suppress(StoreError):  # a full disk: `recover` writes the line later
            abort(store, entry)
        raise
    return entry


def _hash_now(path: Path) -> str:
    try:
        return files.digest(path.read_bytes())
    except FileNotFoundError:
        return ""


def delete(store: Store, place: Place, action: str = "delete", undoes: int = 0) -> JournalEntry:
    """Delete the file of a record that stands alone in it; the journal keeps the text.

    Raises ReferencedError while another record names it, so that no link is left hanging; a restore, which
    brings a whole state back, may pass through states that are not sound.
    """
    found = referrers(store.load().records(), place.record.id) if action != "restore" else {}
    if found:
        raise ReferencedError(place.record.id, found)
    if place.position >= 0:
        raise InvalidRecordError(
            _("{id} stands in a list with others and cannot be deleted here.", id=place.record.id),
            _("Delete it from {file} with a text editor.", file=place.file),
        )
    entry = record(
        store,
        place.record.id,
        place.kind.name,
        place.file,
        action,
        before_hash=files.digest(place.raw),
        text=decode(place.raw),
        undoes=undoes,
        changes=field_changes(data_of(place.record), {}),
    )
    try:
        files.remove(store.folder / place.file)
    except StoreError:
        with contextlib.suppress(StoreError):
            abort(store, entry)
        raise
    return entry


def restore(store: Store, entry: JournalEntry, action: str) -> JournalEntry:
    """Write a deleted file again exactly as it was."""
    path = store.folder / entry.file
    if path.exists():
        raise DuplicateIdError(entry.record)
    return commit(
        store,
        entry.file,
        entry.text.encode(),
        action,
        entry.record,
        entry.kind,
        undoes=entry.seq,
        changes=tuple(FieldChange(c.field, c.after, c.before) for c in entry.changes),
    )
