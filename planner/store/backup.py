"""Backups of a whole workspace: one a day before the first write, each file's content kept once.

`.backup/days/NAME.json` lists the files of one moment, `.backup/files/` holds their contents under their
SHA-256. Files that did not change since the last backup are not read again.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from planner.failure_log import log_failure
from planner.i18n import _
from planner.store import files
from planner.store.errors import StoreError, WriteFailedError
from planner.typed_data import known

BACKUP_FOLDER = ".backup"
KEPT = 30
"""How many backups are kept; the oldest go first."""
_LEFT_OUT = (BACKUP_FOLDER, ".text", ".git", ".lock")
"""Beginnings of names at the top of the workspace that are caches, locks or the backups themselves."""


class UnknownBackupError(StoreError):
    """There is no backup of this name."""

    def __init__(self, name: str, known: list[str]) -> None:
        remedy = (
            _("There are: {names}.", names=", ".join(known))
            if known
            else _("No backup was made yet: cchc backup now.")
        )
        super().__init__(_("There is no backup “{name}”.", name=name), remedy)


class DamagedBackupError(StoreError):
    """A content of the backup is missing or is not what it was."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(
            _("The backup {name} is damaged at {file}.", name=name, file=file),
            _("Take the backup of another day: cchc backup list."),
        )


class KeptFile(msgspec.Struct, frozen=True):
    """One file in a backup."""

    path: str
    """Relative to the workspace, with forward slashes."""
    size: int
    mtime_ns: int
    hash: str
    """SHA-256 of the content."""


class Backup(msgspec.Struct, frozen=True):
    """The files of a workspace at one moment."""

    name: str
    """The day, or day and time for one made by hand."""
    made_at: datetime
    who: str
    files: tuple[KeptFile, ...]


class Backups:
    """The backups of the workspace in `folder`; $CCHC_BACKUP_DIR moves them to another disk."""

    def __init__(self, folder: Path, who: str, today: Callable[[], date] = date.today) -> None:
        self.workspace = folder
        self.who = who
        self._today = today
        elsewhere = os.environ.get("CCHC_BACKUP_DIR")
        self.folder = Path(elsewhere) / folder.name if elsewhere else folder / BACKUP_FOLDER

    def names(self) -> list[str]:
        """Return the names of all backups, oldest first."""
        return sorted(path.stem for path in (self.folder / "days").glob("*.json"))

    def read(self, name: str) -> Backup:
        """Return one backup; raises UnknownBackupError and DamagedBackupError."""
        path = self._list_of(name)
        try:
            return msgspec.json.decode(path.read_bytes(), type=known(Backup))
        except FileNotFoundError:
            raise UnknownBackupError(name, self.names()) from None
        except (OSError, msgspec.DecodeError):
            raise DamagedBackupError(name, path.name) from None

    def make_if_due(self) -> None:
        """Make the backup of the day unless it is there; a failure is logged and never stops the work."""
        name = self._today().isoformat()
        if self._list_of(name).exists():
            return
        try:
            self.make(name)
        except (StoreError, OSError) as error:
            log_failure(error)

    def make(self, name: str = "", *, afresh: bool = False) -> Backup:
        """Make a backup now, under the lock; raises WriteFailedError.

        With `afresh`, every file is read and written again, whatever earlier backups hold.
        """
        now = datetime.now(UTC)
        chosen = name or f"{self._today().isoformat()}-{now.astimezone():%H%M%S}"
        known = {} if afresh else self._known_files()
        kept = tuple(self._keep(path, known, afresh=afresh) for path in self._workspace_files())
        backup = Backup(chosen, now, self.who, kept)
        path = self._list_of(chosen)
        files.put_in_place(files.write_temporary(path, msgspec.json.encode(backup)), path)
        self._forget_old()
        return backup

    def content(self, backup: Backup, file: KeptFile) -> bytes:
        """Return the content of one file; raises DamagedBackupError."""
        try:
            raw = self._content_file(file.hash).read_bytes()
        except OSError:
            raise DamagedBackupError(backup.name, file.path) from None
        if files.digest(raw) != file.hash:
            raise DamagedBackupError(backup.name, file.path)
        return raw

    def restore_into(self, name: str, target: Path) -> Backup:
        """Write all files of a backup below `target`; raises DamagedBackupError and WriteFailedError."""
        backup = self.read(name)
        for file in backup.files:
            path = target / file.path
            files.put_in_place(files.write_temporary(path, self.content(backup, file)), path)
        return backup

    def _workspace_files(self) -> Iterator[Path]:
        for folder, subfolders, names in os.walk(self.workspace):
            left_out = _LEFT_OUT if Path(folder) == self.workspace else ()
            subfolders[:] = sorted(n for n in subfolders if not n.startswith(left_out))
            for name in sorted(n for n in names if not n.startswith(left_out)):
                path = Path(folder) / name
                if not name.endswith(files.TEMPORARY_SUFFIX) and path.is_file() and not path.is_symlink():
                    yield path

    def _known_files(self) -> dict[str, KeptFile]:
        names = self.names()
        with contextlib.suppress(StoreError, IndexError):
            return {file.path: file for file in self.read(names[-1]).files}
        return {}

    def _keep(self, path: Path, known: dict[str, KeptFile], *, afresh: bool) -> KeptFile:
        """Return the entry of a file, keeping its content when it is new."""
        name, stat = path.relative_to(self.workspace).as_posix(), path.stat()
        before = known.get(name)
        if (
            before
            and (before.size, before.mtime_ns) == (stat.st_size, stat.st_mtime_ns)
            and self._holds(before.hash, before.size)
        ):
            return before
        raw = path.read_bytes()
        mark = files.digest(raw)
        if afresh or not self._holds(mark, len(raw)):
            self._write_content(mark, raw)
        return KeptFile(name, len(raw), stat.st_mtime_ns, mark)

    def _holds(self, mark: str, size: int) -> bool:
        try:
            return self._content_file(mark).stat().st_size == size
        except OSError:
            return False

    def _write_content(self, mark: str, raw: bytes) -> None:
        """Write a content without a flush of its own: thousands would make the first save of a day wait.

        What a power cut spoils has the wrong size or hash, and is written again or told of.
        """
        content = self._content_file(mark)
        temporary = content.with_name(f".{mark}.{os.getpid()}{files.TEMPORARY_SUFFIX}")
        try:
            content.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(raw)
            temporary.replace(content)
        except OSError as error:
            raise WriteFailedError(content, files.reason_of(error)) from error
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _forget_old(self) -> None:
        names = self.names()
        if len(names) <= KEPT:
            return
        for name in names[:-KEPT]:
            self._list_of(name).unlink(missing_ok=True)
        used = {file.hash for name in names[-KEPT:] for file in self.read(name).files}
        for content in (self.folder / "files").glob("*/*"):
            if content.name not in used:
                content.unlink(missing_ok=True)

    def _list_of(self, name: str) -> Path:
        return self.folder / "days" / f"{Path(name).name}.json"

    def _content_file(self, mark: str) -> Path:
        return self.folder / "files" / mark[:2] / mark
