"""One file made ready for import, in a process of its own: bytes read once, hashed, read, described."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from pathlib import Path

import msgspec

from planner.documents.check.metadata import Metadata
from planner.errors import CchcError
from planner.i18n import language, set_language
from planner.intake.limits import USUAL_LIMITS, ReadingLimits
from planner.store.files import digest


class Prepared(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a file says, or why it cannot be read; nothing is stored yet."""

    file: str
    content_hash: str = ""
    size: int = 0
    """Bytes."""
    known: bool = False
    """The workspace has this content already; the file was not read again."""
    format: str = ""
    encoding: str = ""
    metadata: Metadata = Metadata()
    attached_number: str | None = None
    attached_date: str | None = None
    text: str = ""
    warnings: tuple[str, ...] = ()
    needs_ocr: bool = False
    pages: int | None = None
    failure: str = ""
    """Why the file cannot be read, "" when it can."""
    remedy: str = ""


class Reader(msgspec.Struct, frozen=True):
    """What a worker process needs to know."""

    known: frozenset[str] = frozenset()
    """SHA-256 of everything that the workspace holds."""
    limits: ReadingLimits = USUAL_LIMITS
    language: str = "vi"


_reader = Reader()


def begin_worker(reader: Reader) -> None:
    """Set a worker process up; Ctrl+C is the parent's business."""
    global _reader  # noqa: PLW0603 - a worker process has exactly one task
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    set_language(reader.language)
    _reader = reader


def _end_with_parent() -> None:
    """End with the parent, which cannot end its workers when it is killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def prepare_in_worker(file: str) -> Prepared:
    """Make one file ready, with what `begin_worker` said."""
    return prepare(Path(file), _reader)


def reader_for(known: frozenset[str], limits: ReadingLimits = USUAL_LIMITS) -> Reader:
    """Return what workers need, with the language in use here."""
    return Reader(known, limits, language())


def prepare(path: Path, reader: Reader) -> Prepared:
    """Return what a file says; every error becomes part of the answer."""
    from planner.intake.metadata import read_metadata
    from planner.intake.reading import file_bytes, read_bytes

    base = Prepared(file=str(path))
    try:
        data = file_bytes(path, reader.limits)
        base = msgspec.structs.replace(base, content_hash=digest(data), size=len(data))
        if base.content_hash in reader.known:
            return msgspec.structs.replace(base, known=True)
        read = read_bytes(data, path.name, reader.limits)
        found = read_metadata(read)
    except CchcError as error:
        return msgspec.structs.replace(base, failure=error.message, remedy=error.remedy)
    return msgspec.structs.replace(
        base,
        format=read.format,
        encoding=read.encoding,
        metadata=found.metadata,
        attached_number=found.attached_number,
        attached_date=found.attached_date,
        text=read.text,
        warnings=read.warnings,
        needs_ocr=read.needs_ocr,
        pages=read.pages,
    )
