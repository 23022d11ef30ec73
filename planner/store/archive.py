"""The originals of documents that were taken in, kept byte for byte and never written over."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from planner.i18n import _
from planner.store.errors import StoreError, WriteFailedError
from planner.store.files import digest, flush_folder, reason_of, temporary_beside, write_through
from planner.vietnamese import ascii_slug

ARCHIVE_FOLDER = "luu-tru"
UNKNOWN_YEAR = "khong-ro"
LONGEST_NAME = 50
"""Characters of a file name, its ending included, as provincial document systems accept it."""
_ENDING = re.compile(r"\.[a-z0-9]{1,5}$")


class OriginalChangedError(StoreError):
    """The file was changed between reading and keeping it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("The file {path} was changed while it was being read.", path=path),
            _("Close the program that writes it, then import it again."),
        )


class Archive:
    """The folder of originals of the workspace in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder
        self.folder = folder / ARCHIVE_FOLDER

    def keep(self, source: Path, content_hash: str, year: int | None) -> str:
        """Copy a file whose SHA-256 is `content_hash` and return its path relative to the workspace.

        A copy that is already there under the name it would get is used again. Raises WriteFailedError, and
        OriginalChangedError when the bytes are no longer those of the hash.
        """
        try:
            raw = source.read_bytes()
        except OSError as error:
            raise WriteFailedError(source, reason_of(error)) from error
        if digest(raw) != content_hash:
            raise OriginalChangedError(source)
        folder = self.folder / (str(year) if year else UNKNOWN_YEAR)
        number = 1
        while True:
            path = folder / archived_name(source.name, number)
            if _put_if_free(path, raw) or _holds(path, content_hash):
                return path.relative_to(self.workspace).as_posix()
            number += 1


def archived_name(original: str, number: int = 1) -> str:
    """Return the name of a kept file: without diacritics, at most 50 characters, "-2" for the second."""
    lower = original.lower()
    found = _ENDING.search(lower)
    ending = found.group() if found else ""
    stem = original[: len(original) - len(ending)]
    mark = f"-{number}" if number > 1 else ""
    return f"{ascii_slug(stem, LONGEST_NAME - len(ending) - len(mark))}{mark}{ending}"


def _put_if_free(path: Path, raw: bytes) -> bool:
    """Write a file whole under a name that nothing has yet; False where something is there already."""
    if path.exists():
        return False
    temporary = temporary_beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_through(temporary, raw, os.O_CREAT | os.O_TRUNC)
        placed = rename_if_free(temporary, path)
    except OSError as error:
        raise WriteFailedError(path, reason_of(error)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    flush_folder(path.parent)
    return placed


def rename_if_free(temporary: Path, path: Path) -> bool:
    """Give the finished file its name unless somebody else took it in this moment."""
    try:
        if os.name == "nt":
            temporary.rename(path)  # refuses an existing name there
        else:
            path.hardlink_to(temporary)
    except FileExistsError:
        return False
    except OSError:
        if path.exists():
            return False
        temporary.rename(path)  # a disk without hard links
    return True


def _holds(path: Path, content_hash: str) -> bool:
    try:
        return digest(path.read_bytes()) == content_hash
    except OSError:
        return False
