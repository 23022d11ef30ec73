"""Reads any office file: `read_file` is the one way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planner.errors import CchcError
from planner.i18n import _
from planner.intake.errors import (
    AncientWordError,
    BrokenFileError,
    DocumentMissingError,
    EmptyFileError,
    TooLargeError,
    TooSlowError,
)
from planner.intake.limits import MEGABYTE, USUAL_LIMITS, ReadingLimits
from planner.intake.readers import is_easy, is_old_word, read_here

if TYPE_CHECKING:
    from pathlib import Path

    from planner.intake.blocks import ReadDocument


def read_file(path: Path, limits: ReadingLimits = USUAL_LIMITS, *, ocr: bool = False) -> ReadDocument:
    """Return what a file says: .docx, .doc, .rtf, .pdf, text or a web page, told by its content.

    With `ocr`, the text of a scan is recognised by ocrmypdf or tesseract. Raises DocumentMissingError, or the
    subclass of UnreadableDocumentError that says why the file cannot be read; nothing else, whatever the
    bytes are. May be called from several threads at once.
    """
    return read_bytes(file_bytes(path, limits), path.name, limits, ocr=ocr)


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


def read_bytes(
    data: bytes, name: str, limits: ReadingLimits = USUAL_LIMITS, *, ocr: bool = False
) -> ReadDocument:
    """Return what the bytes of a file say; `name` is for messages only. Errors as for `read_file`."""
    if not data.strip(b"\x00 \r\n\t"):
        raise EmptyFileError(name)
    document = _read_with_office(data, name, limits)
    return _recognised(document, data, name, limits) if ocr and document.needs_ocr else document


def _read_with_office(data: bytes, name: str, limits: ReadingLimits) -> ReadDocument:
    """Read a file; LibreOffice, where installed, has a try at old Word files that are not read otherwise."""
    try:
        return _read(data, name, limits)
    except (AncientWordError, BrokenFileError):
        if not is_old_word(data):
            raise
        from planner.intake.office_fallback import docx_by_office

        converted = docx_by_office(data, limits)
        if converted is None:
            raise
        return replace(_read(converted, name, limits), format="doc")


def _read(data: bytes, name: str, limits: ReadingLimits) -> ReadDocument:
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


def _recognised(document: ReadDocument, data: bytes, name: str, limits: ReadingLimits) -> ReadDocument:
    from planner.intake.recognition import recognised_pdf

    again = _read(recognised_pdf(data, name, document.pages or 1, limits), name, limits)
    if again.needs_ocr:
        return replace(document, warnings=(*document.warnings, _("The recognition gave no usable text.")))
    warning = _("The text was recognised from pictures: compare numbers, dates and names with the original.")
    return replace(again, recognised=True, warnings=(*again.warnings, warning))
