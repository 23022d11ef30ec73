"""Puts a workspace back to the state of a backup, with a journal line for every record file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.model.kinds import kind_of_file
from planner.store import changes, files
from planner.store.books import is_book, only_grew
from planner.store.journal import JOURNAL_FILE
from planner.store.reading import SUFFIXES, stored_file

if TYPE_CHECKING:
    from planner.store.backup import Backup, KeptFile
    from planner.store.store import Store


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """What restoring in place did; paths are relative to the workspace."""

    backup: str
    before: str
    """Name of the backup made just before, which leads back."""
    written: tuple[str, ...]
    removed: tuple[str, ...]
    """Record files made since the backup; their text is in the journal."""


def restore_in_place(store: Store, name: str) -> Restored:
    """Bring every file back to the backup called `name`, under the lock.

    Records made since are deleted (the journal and the backup made just before keep them); other files
    made since stay. The journal itself goes on, it is never turned back. Raises UnknownBackupError,
    DamagedBackupError, WriteFailedError.
    """
    backup = store.backups.read(name)
    contents = {file.path: store.backups.content(backup, file) for file in _wanted(backup)}
    before = store.backups.make()
    written = [path for path, raw in contents.items() if _put_back(store, path, raw)]
    removed = [path for path in store.files() if path not in contents and _take_away(store, path)]
    return Restored(backup=name, before=before.name, written=tuple(written), removed=tuple(removed))


def _wanted(backup: Backup) -> list[KeptFile]:
    return [file for file in backup.files if file.path != JOURNAL_FILE.as_posix()]


def _put_back(store: Store, name: str, raw: bytes) -> bool:
    path = store.folder / name
    current = path.read_bytes() if path.exists() else b""
    if path.exists() and current == raw:
        return False
    if is_book(name) and only_grew(raw, current):
        return False  # a number that was given stays given: the register never goes back
    if not (name.endswith(SUFFIXES) and kind_of_file(name)):
        files.put_in_place(files.write_temporary(path, raw), path)
        return True
    stored = stored_file(name, raw, (0, 0, 0, 0))
    record_id = stored.records[0].id if len(stored.records) == 1 else name
    before_hash = files.digest(current) if path.exists() else ""
    changes.commit(store, name, raw, "restore", record_id, stored.kind, before_hash=before_hash)
    return True


def _take_away(store: Store, name: str) -> bool:
    stored = store.files()[name]
    if len(stored.records) != 1 or stored.positions[0] >= 0:
        return False
    changes.delete(store, changes.find(store, stored.records[0].id), "restore")
    return True
