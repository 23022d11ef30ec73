"""Reads any office file: `read_file` is the one way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import CchcError
from planner.intake.errors import (
    BrokenFileError,
    DocumentMissingError,
    EmptyFileError,
    TooLargeError,
    TooSlowError,
)
from planner.intake.limits import MEGABYTE, USUAL_LIMITS, ReadingLimits
from planner.intake.readers import is_easy, read_here

if TYPE_CHECKING:
    from pathlib import Path

    from planner.intake.blocks import ReadDocument


def read_file(path: Path, limits: ReadingLimits = USUAL_LIMITS) -> ReadDocument:
    """Return what a file says: .docx, .doc, .rtf, .pdf, text or a web page, told by its content.

    Raises DocumentMissingError, or the subclass of UnreadableDocumentError that says why the file cannot be
    read; nothing else, whatever the bytes are. May be called from several threads at once.
    """
    return read_bytes(file_bytes(path, limits), path.name, limits)


def file_bytes(path: Path, limits: ReadingLimits = USUAL_LIMITS) -> bytes:
    """Return the bytes of a file within the limit of size."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise DocumentMissingError(path.name, error.strerror or str(error)) from None
    if len(data) > limits.file_bytes:
        raise TooLargeError(path.name, limits.file_bytes // MEGABYTE)
    return data


def read_bytes(data: bytes, name: str, limits: ReadingLimits = USUAL_LIMITS) -> ReadDocument:
    """Return what the bytes of a file say; `name` is for messages only."""
    if not data.strip(b"\x00 \r\n\t"):
        raise EmptyFileError(name)
    if not is_easy(data):
        from planner.intake.workers import read_in_worker

        return read_in_worker(data, name, limits)
    try:
        return read_here(data, name, limits)
    except CchcError:
        raise
    except MemoryError:
        raise TooSlowError(name, limits.seconds) from None
    except Exception:  # noqa: BLE001 - a file that breaks a reader is a broken file, whatever broke
        raise BrokenFileError(name) from None
