"""Files that come from elsewhere, piece by piece, into the folder in which they wait to be imported.

Nothing of what a sender says is believed: a name gives no path, an ending no kind, a length no size.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Self
from zipfile import BadZipFile, ZipFile

from planner.errors import WrongUseError
from planner.i18n import _
from planner.intake.errors import BrokenFileError, EmptyFileError, OtherKindError, TooLargeError
from planner.intake.kinds import Kind, kind_of
from planner.intake.limits import MEGABYTE, USUAL_LIMITS
from planner.store import WriteFailedError
from planner.store.archive import rename_if_free
from planner.store.files import TEMPORARY_SUFFIX, flush_folder, reason_of
from planner.vietnamese import nfc

if TYPE_CHECKING:
    from typing import BinaryIO

    from planner.intake.limits import ReadingLimits

WAITING_FOLDER = "can-nhap"
"""Folder of the workspace for files that wait to be imported; the only one offered in a browser."""
ENDINGS = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".txt", ".html", ".htm", ".mht")
"""What files are called that an import reads."""
_READ = (Kind.docx, Kind.doc, Kind.rtf, Kind.pdf, Kind.txt, Kind.html, Kind.mht, Kind.ole, Kind.zip)
_HEAD = 4096
"""Bytes by which the kind of a file is told."""
_LONGEST = 180
"""Bytes of a name in UTF-8; file systems take 255, and a number may follow."""
_SEPARATORS = re.compile(r"[/\\\\]")
_UNFIT = re.compile(r'[<>:"|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]')
"""What Windows takes in no name, and letters that are not seen or turn the others round."""
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


class NamelessFileError(WrongUseError):
    """Nothing is left of a name once paths and unfit letters are taken out."""

    def __init__(self) -> None:
        super().__init__(
            _("The file has no name that can be used."), _("Rename it on your computer, then send it again.")
        )


def safe_name(name: str) -> str:
    """Return the last part of `name` as a file name for every system, Vietnamese letters kept.

    Raises NamelessFileError.
    """
    plain = _UNFIT.sub("", _SEPARATORS.split(nfc(name))[-1]).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        stem, ending = plain, ""
    stem = stem.rstrip(" .")
    if not stem:
        raise NamelessFileError
    if _DEVICE.fullmatch(stem.partition(".")[0]):
        stem = f"{stem}_"
    while len(stem.encode()) + len(ending.encode()) > _LONGEST and len(stem) > 1:
        stem = stem[:-1]
    return f"{stem.rstrip(' .')}{dot}{ending}"


class Incoming:
    """One file on its way into the waiting folder of a workspace: `write` its pieces, then `finish`.

    As a context manager it leaves nothing behind unless it was finished.
    """

    def __init__(self, workspace: Path, name: str, limits: ReadingLimits = USUAL_LIMITS) -> None:
        """Begin; raises NamelessFileError and, for an ending that no import reads, OtherKindError."""
        self.name = safe_name(name)
        self.limits = limits
        if not self.name.lower().endswith(ENDINGS):
            raise OtherKindError(self.name, _("a file of another kind"))
        self.folder = workspace / WAITING_FOLDER
        self._temporary = self.folder / f".{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"
        self._file: BinaryIO | None = None
        self._taken = 0
        self._head = b""

    def __enter__(self) -> Self:
        """Return the file."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Leave nothing behind of what was not finished."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
        with contextlib.suppress(OSError):
            self._temporary.unlink(missing_ok=True)

    def expect(self, length: int) -> None:
        """Refuse a file by the length that its sender tells; raises TooLargeError."""
        if length > self.limits.file_bytes:
            raise TooLargeError(self.name, self.limits.file_bytes // MEGABYTE)

    def write(self, piece: bytes) -> None:
        """Take the next piece; raises TooLargeError, OtherKindError and WriteFailedError."""
        self._taken += len(piece)
        self.expect(self._taken)
        if len(self._head) < _HEAD:
            self._head += piece[: _HEAD - len(self._head)]
            if len(self._head) == _HEAD:
                self._look()
        try:
            if self._file is None:
                self.folder.mkdir(exist_ok=True)
                if self.folder.is_symlink():  # what lies elsewhere is nobody's business here
                    raise PermissionError(errno.EACCES, "")
                self._file = self._temporary.open("xb")
            self._file.write(piece)
        except OSError as error:
            raise WriteFailedError(self.folder / self.name, reason_of(error)) from error

    def finish(self) -> Path:
        """Put the file in its place under a name that is free, and return it.

        Raises EmptyFileError, OtherKindError, BrokenFileError and WriteFailedError.
        """
        if self._file is None or not self._head.strip(b"\x00 \r\n\t"):
            raise EmptyFileError(self.name)
        self._look()
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._look_inside()
            path = self._put()
        except OSError as error:
            raise WriteFailedError(self.folder / self.name, reason_of(error)) from error
        flush_folder(self.folder)
        return path

    def _put(self) -> Path:
        stem, _dot, ending = self.name.rpartition(".")
        path, number = self.folder / self.name, 1
        while not rename_if_free(self._temporary, path):
            number += 1
            path = self.folder / f"{stem} ({number}).{ending}"
        return path

    def _look(self) -> None:
        if kind_of(self._head) not in _READ:
            raise OtherKindError(self.name, _("a file of another kind"))

    def _look_inside(self) -> None:
        """Tell a packed document from other packed files by the names of its parts."""
        if kind_of(self._head) is not Kind.zip:
            return
        try:
            with ZipFile(self._temporary) as packed:
                parts = set(packed.namelist())
        except (BadZipFile, ValueError, NotImplementedError):
            raise BrokenFileError(self.name) from None
        if not parts & {"word/document.xml", "content.xml"}:
            raise OtherKindError(self.name, _("a file of another kind"))
