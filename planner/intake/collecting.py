"""Which files an import takes; lock files, hidden files and loops of links are left out visibly."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _
from planner.vietnamese import vietnamese_sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable


class NothingThereError(WrongUseError):
    """The path named for an import does not exist."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("There is no file or folder “{path}”.", path=path),
            _("Check the name; a path with spaces needs quotation marks."),
        )


class LeftOut(msgspec.Struct, frozen=True):
    """A file or folder that is not imported, and why."""

    path: Path
    reason: str


class Collected(msgspec.Struct, frozen=True):
    """What an import has before it, in alphabetical order of each folder."""

    files: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]


class _Walk:
    def __init__(self, archive: Path) -> None:
        self.archive = archive
        self.files: dict[Path, None] = {}
        self.left_out: list[LeftOut] = []
        self._seen: set[tuple[int, int]] = set()
        self._taken: set[Path] = set()

    def take(self, path: Path, *, named: bool = False) -> None:
        """Take a file, or everything below a folder; `named` was asked for by name, even when hidden."""
        try:
            if path.is_dir():
                self._folder(path, named=named)
            elif path.is_file():
                self._file(path, named=named)
            elif path.is_symlink():
                self._leave(path, _("a link that leads nowhere"))
            else:
                self._leave(path, _("neither a file nor a folder"))
        except OSError as error:
            self._leave(path, error.strerror or type(error).__name__)

    def _folder(self, path: Path, *, named: bool) -> None:
        if not named and path.name.startswith("."):
            self._leave(path, _("a hidden folder"))
            return
        if path.resolve() == self.archive:
            self._leave(path, _("the originals that this workspace keeps already"))
            return
        status = path.stat()
        key = (status.st_dev, status.st_ino)
        if key in self._seen and status.st_ino:
            self._leave(path, _("a link to a folder that is walked through anyway"))
            return
        self._seen.add(key)
        for entry in sorted(os.listdir(path), key=vietnamese_sort_key):  # noqa: PTH208 - names, sorted
            self.take(path / entry)

    def _file(self, path: Path, *, named: bool) -> None:
        if path.name.startswith("~$"):
            self._leave(path, _("a lock file of Word, not a document"))
        elif not named and path.name.startswith("."):
            self._leave(path, _("a hidden file"))
        elif path.resolve() not in self._taken:
            self._taken.add(path.resolve())
            self.files[path] = None
        elif path not in self.files:
            self._leave(path, _("a link to a file that is taken anyway"))

    def _leave(self, path: Path, reason: str) -> None:
        self.left_out.append(LeftOut(path, reason))


def collect(paths: Iterable[Path], archive: Path) -> Collected:
    """Return the files below `paths`; `archive` is the workspace's folder of originals, which is left out.

    Raises NothingThereError for a path that does not exist.
    """
    walk = _Walk(archive.resolve())
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise NothingThereError(path)
        walk.take(path, named=True)
    return Collected(tuple(walk.files), tuple(walk.left_out))
