"""The store: the one way to the files of a workspace, for reading and for writing."""

from __future__ import annotations

import contextlib
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from planner.errors import UnknownRecordError, WorkspaceNotFoundError
from planner.i18n import _
from planner.model.kinds import WORKSPACE_FILE
from planner.model.programme import Record
from planner.model.workspace import Workspace
from planner.places import shipped_plans
from planner.store import books, changes, files, restoring, undoing
from planner.store.backup import Backup, Backups
from planner.store.batch import Batch
from planner.store.canonical import data_of, record_of
from planner.store.errors import ConflictError, LockHeldError, ReadOnlyWorkspaceError
from planner.store.journal import Journal, JournalEntry
from planner.store.lock import LockHolder, WorkspaceLock, current_user
from planner.store.merge import merged
from planner.store.reading import StoredFile, read_file, scan
from planner.store.snapshot import read_snapshot, write_snapshot

if TYPE_CHECKING:
    from planner.store.reading import Signature

R = TypeVar("R", bound=Record)
T = TypeVar("T")
_SNAPSHOT_AFTER = 8
"""A new snapshot is written when more than this many files had to be parsed."""
_TRIES = 5
"""How often a change is tried again when another program writes the same file in the same moment."""


class Store:
    """A workspace on disk.

    `load` gives all records; `edit`, `save`, `create`, `create_next`, `batch`, `delete`, `undo` and `redo`
    change them under the lock, each with one line in the journal; `together` joins several changes. All
    methods may be called from any thread.
    """

    def __init__(self, folder: Path, user: str) -> None:
        self.folder = folder
        self.user = user
        self.journal = Journal(folder)
        self.backups = Backups(folder, user)
        self._lock = WorkspaceLock(folder, user)
        self._guard = threading.RLock()
        self._files: dict[str, StoredFile] | None = None
        self._seen: dict[str, Signature] = {}
        self._workspace: Workspace | None = None
        self.batch_id = ""
        """Marks the journal lines of the batch that is being written, "" outside one."""

    @classmethod
    def open(cls, folder: Path, user: str | None = None) -> Store:
        """Return the store of the workspace in `folder`; raises WorkspaceNotFoundError."""
        if not (folder / WORKSPACE_FILE).is_file():
            raise WorkspaceNotFoundError(
                _("{folder} is not a workspace: it holds no {file}.", folder=folder, file=WORKSPACE_FILE),
                _(
                    "Name another folder with -w, or make a workspace there: cchc init {folder}",
                    folder=folder,
                ),
            )
        return cls(folder.resolve(), user or current_user())

    @property
    def read_only(self) -> bool:
        """Tell whether this is the plan inside an installed program, which must stay as it is."""
        return self.folder == shipped_plans().resolve() and self.folder.name == "shipped_plans"

    def load(self) -> Workspace:
        """Return all records as the files are now; the same object as long as no file changed."""
        with self._guard:
            taken = time.time_ns()
            seen = scan(self.folder)
            if self._workspace is not None and seen == self._seen:
                return self._workspace
            before = read_snapshot(self.folder) if self._files is None else self._files
            current: dict[str, StoredFile] = {}
            read = 0
            for name, signature in seen.items():
                known = before.get(name)
                if known is None or known.signature != signature:
                    known, read = read_file(self.folder, name), read + 1
                current[name] = known
            if read > _SNAPSHOT_AFTER:
                write_snapshot(self.folder, current.values(), taken)
            self._files, self._seen = current, seen
            self._workspace = Workspace(
                (record for file in current.values() for record in file.records),
                (issue for file in current.values() for issue in file.issues),
            )
            return self._workspace

    def files(self) -> dict[str, StoredFile]:
        """Return what each record file held at the last `load`, by path relative to the workspace."""
        self.load()
        return dict(self._files or {})

    def file_of(self, record_id: str) -> StoredFile:
        """Return the file that holds a record; raises UnknownRecordError."""
        for file in self.files().values():
            if any(record.id == record_id for record in file.records):
                return file
        raise UnknownRecordError(record_id)

    def lock_holder(self) -> LockHolder | None:
        """Return who is writing right now, or None."""
        return self._lock.holder()

    def edit(self, record_id: str, change: Callable[[R], R], action: str = "edit") -> R:
        """Read a record under the lock, change it and write it; returns the new record.

        Raises UnknownRecordError, BrokenRecordError, LockHeldError, WriteFailedError.
        """

        def attempt() -> R:
            place = changes.find(self, record_id)
            return self._rewrite(place, change(cast("R", place.record)), action)

        return self._write(attempt)

    def save(self, new: R, *, base: R, action: str = "edit") -> R:
        """Write a record that was changed in a form since it was read as `base`.

        Fields that somebody else changed meanwhile are kept; raises ConflictError when both sides
        changed the same field differently, and then writes nothing.
        """

        def attempt() -> R:
            place = changes.find(self, base.id)
            data, conflicts = merged(data_of(base), data_of(new), data_of(place.record))
            if conflicts:
                raise ConflictError(base.id, conflicts)
            return self._rewrite(place, record_of(data, type(new)), action)

        return self._write(attempt)

    def create(self, record: R, action: str = "create") -> R:
        """Write a new record into a file of its own; raises DuplicateIdError."""
        return self._write(lambda: changes.create(self, record, action))

    def create_next(self, prefix: str, make: Callable[[str], R], action: str = "create") -> R:
        """Create a record under the next free ID that begins with `prefix` ("NV-2026-")."""
        return self._write(lambda: changes.create(self, make(self.new_id(prefix)), action))

    @contextlib.contextmanager
    def batch(self) -> Iterator[Batch]:
        """Hold the lock while many records are created; raises LockHeldError, ReadOnlyWorkspaceError."""
        self._refuse_read_only()
        with changes.Writing(self._guard, self._lock, self):
            yield Batch(self)

    def new_id(self, prefix: str) -> str:
        """Return the next ID with this prefix that no record has or ever had."""
        taken = [r.id.removeprefix(prefix) for r in self.load().records() if r.id.startswith(prefix)]
        number = max((int(rest) for rest in taken if rest.isdecimal()), default=0) + 1
        while self.journal.mentions(f"{prefix}{number:03}"):
            number += 1
        return f"{prefix}{number:03}"

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Hold the lock during several changes, which one undo takes back.

        A killed batch leaves the changes made until then, each of them whole; raises LockHeldError.
        """
        self._refuse_read_only()
        with changes.Writing(self._guard, self._lock, self):
            self.batch_id = uuid.uuid4().hex
            try:
                yield
            finally:
                self.batch_id = ""

    def delete(self, record_id: str) -> None:
        """Delete a record that has a file of its own and that no other names; the journal keeps its text."""
        self._write(lambda: changes.delete(self, changes.find(self, record_id)))

    def history(self, record_id: str) -> list[JournalEntry]:
        """Return all changes of a record, oldest first."""
        return [entry for entry in self.journal.entries() if entry.record == record_id]

    def undo(self) -> JournalEntry:
        """Take this user's last change back; raises NothingToUndoError or ConflictError."""
        return self._write(lambda: undoing.undo(self))

    def redo(self) -> JournalEntry:
        """Make the change again that was taken back last; raises NothingToUndoError or ConflictError."""
        return self._write(lambda: undoing.redo(self))

    def add_to_book(self, year: int, make: books.MakeLines, action: str) -> tuple[bytes, ...]:
        """Add lines to the register of a year; `make` sees its lines under the lock.

        Returns all lines. Raises what `make` raises, LockHeldError and WriteFailedError; nothing was written.
        """
        name = books.book_name(year)
        return self._write(lambda: books.add_lines(self, name, make, action))

    def mend_book(self, year: int) -> bool:
        """Write the register of a year again from the journal, which holds every line; tells whether it did.

        Nothing is done where the journal itself is broken.
        """
        return self._write(lambda: books.rebuild(self, books.book_name(year)))

    def back_up(self, *, afresh: bool = False) -> Backup:
        """Make a backup of the whole workspace now, besides the one of the day.

        With `afresh`, nothing that earlier backups hold is trusted.
        """
        return self._write(lambda: self.backups.make(afresh=afresh))

    def restore(self, backup: str) -> restoring.Restored:
        """Bring the workspace back to a backup; raises UnknownBackupError and DamagedBackupError."""
        return self._write(lambda: restoring.restore_in_place(self, backup))

    def sweep(self) -> None:
        """Delete what killed writers left behind."""
        self._write(lambda: files.sweep_temporary(self.folder))

    def _rewrite(self, place: changes.Place, new: R, action: str) -> R:
        if new.id != place.record.id:
            raise ValueError(new.id)
        changes.rewrite(self, place, new, action)
        return new

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise ReadOnlyWorkspaceError

    def _write(self, attempt: Callable[[], T]) -> T:
        self._refuse_read_only()
        with self._guard, contextlib.ExitStack() as stack:
            if not self.batch_id:
                stack.enter_context(changes.Writing(self._guard, self._lock, self))
            for _number in range(_TRIES):
                with contextlib.suppress(changes.ChangedMeanwhileError):
                    return attempt()
        raise LockHeldError(
            _("Another program keeps changing this file."),
            _("Close the editor that has it open, then save again."),
        )
