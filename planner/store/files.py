"""The only module that writes record files: whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from pathlib import Path

from planner.i18n import _
from planner.store.errors import WriteFailedError
from planner.store.yaml_reader import MAX_BYTES, too_large

TEMPORARY_SUFFIX = ".cchc-tmp"
_STALE = 60.0
"""Seconds after which a temporary file belongs to nobody who is still writing."""
_RETRIES = 20
_RETRY_WAIT = 0.05
"""Seconds between two tries while a virus scanner or an editor holds the file on Windows."""


def digest(raw: bytes) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raises YamlProblemError for one too large to be a record."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise too_large(size)
    return path.read_bytes()


def temporary_beside(path: Path) -> Path:
    """Return the name under which `path` is written before it is put in place."""
    return path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY_SUFFIX}")


def write_temporary(path: Path, raw: bytes) -> Path:
    """Write `raw` beside `path`, flushed to the disk; raises WriteFailedError and leaves nothing behind."""
    temporary = temporary_beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_through(temporary, raw, os.O_CREAT | os.O_TRUNC)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise WriteFailedError(path, reason_of(error)) from error
    return temporary


def put_in_place(temporary: Path, path: Path) -> None:
    """Rename the flushed temporary file over `path`; raises WriteFailedError, `path` then is as before."""
    try:
        _replace(temporary, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise WriteFailedError(path, reason_of(error)) from error
    flush_folder(path.parent)


def replace_file(path: Path, raw: bytes) -> None:
    """Put new bytes in the place of a file, whole or not at all; raises WriteFailedError.

    What a killed run left beside the file is taken away.
    """
    for leftover in path.parent.glob(f".{path.name}.*{TEMPORARY_SUFFIX}"):
        with contextlib.suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _STALE:
                leftover.unlink()
    put_in_place(write_temporary(path, raw), path)


def remove(path: Path) -> None:
    """Delete a record file; raises WriteFailedError."""
    try:
        path.unlink()
    except OSError as error:
        raise WriteFailedError(path, reason_of(error)) from error
    flush_folder(path.parent)


def write_through(path: Path, raw: bytes, flags: int) -> None:
    """Write all bytes with the given open flags and flush them to the disk; raises OSError."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0) | flags, 0o644)
    try:
        view = memoryview(raw)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep_temporary(folder: Path) -> None:
    """Delete what a killed writer left anywhere below `folder`; call it only under the lock."""
    for leftover in folder.rglob(f".*{TEMPORARY_SUFFIX}"):
        with contextlib.suppress(OSError):
            leftover.unlink()


def reason_of(error: OSError) -> str:
    """Return why the system refused, in words for the person."""
    import errno

    reasons = {
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: _("the disk is full"),
        errno.EACCES: _("no permission, or the file is open in another program"),
        errno.EPERM: _("no permission, or the file is open in another program"),
        errno.EROFS: _("the disk is read-only"),
        errno.ENOENT: _("the folder is gone"),
    }
    return reasons.get(error.errno or 0) or error.strerror or type(error).__name__


def _replace(source: Path, target: Path) -> None:
    for attempt in range(_RETRIES):
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt" or attempt == _RETRIES - 1:
                raise
            time.sleep(_RETRY_WAIT)
        else:
            return


def flush_folder(folder: Path) -> None:
    """Make a rename survive a power cut; the rename itself is done, so a refusal changes nothing."""
    if os.name == "nt":
        return  # Windows cannot open a folder; its rename is durable by itself
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
