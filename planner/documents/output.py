"""Writes a finished document to disk: whole or not at all, and never over another file unasked."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from planner.documents.errors import (
    FileNotWritableError,
    FileTakenError,
    FolderMissingError,
    WritingFailedError,
)
from planner.vietnamese import ascii_slug

LONGEST_FILE_NAME = 50
"""Characters of a file name in the systems that documents are handed to, ending included."""
_ENDING = ".docx"


def file_name(*words: str) -> str:
    """Return a name for a document file: ASCII letters, digits and "-", at most 50 characters, ".docx"."""
    return ascii_slug(" ".join(words), LONGEST_FILE_NAME - len(_ENDING)) + _ENDING


def write_document(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write `data` to `path` in one step; an interruption leaves the old file or none, never a part.

    Raises FileTakenError when the file exists and `overwrite` is off, FolderMissingError,
    FileNotWritableError (no permission, or open in Word) and WritingFailedError (disk full).
    """
    if not path.parent.is_dir():
        raise FolderMissingError(path.parent)
    if path.exists() and not overwrite:
        raise FileTakenError(path)
    if path.is_dir():
        raise FileNotWritableError(path)
    try:
        _write(path, data, overwrite=overwrite)
    except FileExistsError:
        raise FileTakenError(path) from None
    except PermissionError:
        raise FileNotWritableError(path) from None
    except OSError as error:
        raise WritingFailedError(path, error.strerror or str(error)) from None


def _write(path: Path, data: bytes, *, overwrite: bool) -> None:
    handle, name = tempfile.mkstemp(prefix=".cchc-", suffix=_ENDING, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _allow_as_usual(temporary)
        if overwrite:
            temporary.replace(path)
        else:
            _put_in_free_place(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _allow_as_usual(temporary: Path) -> None:
    """Give the file the permissions a new file would have; temporary files are private."""
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)


def _put_in_free_place(temporary: Path, path: Path) -> None:
    """Give the file its name unless somebody took it meanwhile; file systems without links check first."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)
