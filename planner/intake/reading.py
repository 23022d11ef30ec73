"""Reads any office file: `read_file` is the one way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _
from planner.intake.errors import DocumentMissingError, EmptyFileError, OtherKindError, TooLargeError
from planner.intake.finishing import finished
from planner.intake.kinds import Kind, kind_of
from planner.intake.limits import MEGABYTE, USUAL_LIMITS, ReadingLimits

if TYPE_CHECKING:
    from pathlib import Path

    from planner.intake.blocks import ReadDocument
    from planner.intake.runs import Found


def read_file(path: Path, limits: ReadingLimits = USUAL_LIMITS) -> ReadDocument:
    """Return what a file says: .docx, .doc, .rtf, .pdf, text or a web page, told by its content.

    Raises DocumentMissingError, or the subclass of UnreadableDocumentError that says why the file cannot be
    read; nothing else, whatever the bytes are.
    """
    return read_bytes(file_bytes(path, limits), path.name, limits)


def file_bytes(path: Path, limits: ReadingLimits) -> bytes:
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
    return finished(_found(data, name, limits), name, limits)


def _found(data: bytes, name: str, limits: ReadingLimits) -> Found:
    kind = kind_of(data)
    if kind is Kind.zip:
        from planner.intake.docx_reading import read_docx

        return read_docx(data, name, limits)
    if kind is Kind.ole:
        from planner.intake.doc_reading import read_ole

        return read_ole(data, name, limits)
    if kind is Kind.pdf:
        from planner.intake.pdf_reading import read_pdf

        return read_pdf(data, name, limits)
    if kind is Kind.txt:
        from planner.intake.txt_reading import read_txt

        return read_txt(data)
    raise OtherKindError(name, _refused(kind))


def _refused(kind: Kind) -> str:
    names = {Kind.picture: _("a picture"), Kind.program: _("a program"), Kind.archive: _("a packed file")}
    return names.get(kind, _("a file of another format"))
