"""Which reader takes which kind of file, and which files are read in a process of their own."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from planner.i18n import _
from planner.intake.errors import AncientWordError, OtherKindError, UnreadableDocumentError
from planner.intake.finishing import finished
from planner.intake.kinds import Kind, kind_of
from planner.intake.limits import MEGABYTE

if TYPE_CHECKING:
    from planner.intake.blocks import ReadDocument
    from planner.intake.limits import ReadingLimits
    from planner.intake.runs import Found

_EASY = {
    Kind.txt: 8 * MEGABYTE,
    Kind.rtf: MEGABYTE,
    Kind.html: MEGABYTE,
    Kind.mht: MEGABYTE,
    Kind.zip: 4 * MEGABYTE,
    Kind.ole: 4 * MEGABYTE,
}
"""Bytes (unpacked) up to which a format is read in the program itself: it takes less than a second then."""


_READERS = {
    Kind.zip: ("zip_reading", "read_zip"),
    Kind.ole: ("doc_reading", "read_doc"),
    Kind.pdf: ("pdf_reading", "read_pdf"),
    Kind.rtf: ("rtf_reading", "read_rtf"),
    Kind.html: ("html_reading", "read_html"),
    Kind.mht: ("html_reading", "read_mht"),
    Kind.txt: ("txt_reading", "read_txt"),
}
"""Module and function that read a kind; a module is loaded when the first file of its kind comes."""


def is_easy(data: bytes) -> bool:
    """Tell whether a file may be read in the program itself; pdfium never is."""
    kind = kind_of(data)
    if kind not in _EASY:
        return kind is not Kind.pdf
    return (_unpacked(data) if kind is Kind.zip else len(data)) <= _EASY[kind]


def is_old_word(data: bytes) -> bool:
    """Tell whether a file is an old Word file, sound or not, and no relative such as a spreadsheet."""
    if kind_of(data) is not Kind.ole:
        return False
    from planner.intake.doc_reading import checked_compound

    try:
        checked_compound(data, "")
    except AncientWordError:
        return True
    except UnreadableDocumentError:
        return False
    return True


def read_here(data: bytes, name: str, limits: ReadingLimits) -> ReadDocument:
    """Return what a file says, read in this process; raises a subclass of UnreadableDocumentError."""
    return finished(_found(data, name, limits), name, limits)


def _unpacked(data: bytes) -> int:
    """Return how long the parts of a packed file are as it says itself; reading does not believe it."""
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
            return sum(max(part.file_size, part.compress_size) for part in parts)
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return 0


def _found(data: bytes, name: str, limits: ReadingLimits) -> Found:
    kind = kind_of(data)
    if kind not in _READERS:
        raise OtherKindError(name, _refused(kind))
    module, function = _READERS[kind]
    read = getattr(import_module(f"planner.intake.{module}"), function)
    found: Found = read(data, name, limits)
    return found


def _refused(kind: Kind) -> str:
    names = {Kind.picture: _("a picture"), Kind.program: _("a program"), Kind.archive: _("a packed file")}
    return names.get(kind, _("a file of another format"))
