"""The file of a document: where it lies, its hash, and whether it can be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.documents import Document
from planner.register.errors import DocumentFileMissingError
from planner.store import Store, WriteFailedError
from planner.store.files import digest, reason_of

if TYPE_CHECKING:
    from planner.documents.check import CheckResult


def path_of(store: Store, document: Document) -> Path:
    """Return where the file of a document lies; raises DocumentFileMissingError where there is none."""
    path = store.folder / document.file
    if not document.file or not path.is_file():
        raise DocumentFileMissingError(document.id, document.file)
    return path


def bytes_of(store: Store, document: Document) -> bytes:
    """Return the bytes of a document's file; raises DocumentFileMissingError."""
    try:
        return path_of(store, document).read_bytes()
    except OSError:
        raise DocumentFileMissingError(document.id, document.file) from None


def hash_of(store: Store, document: Document) -> str:
    """Return the SHA-256 of a document's file in hexadecimal, "" where there is none."""
    try:
        return digest(bytes_of(store, document))
    except DocumentFileMissingError:
        return ""


def refuse_held(path: Path) -> None:
    """Refuse a file that cannot be written now, as one that is open in Word; raises WriteFailedError."""
    try:
        with path.open("r+b"):
            pass
    except OSError as error:
        raise WriteFailedError(path, reason_of(error)) from error


def keep_certificate(path: Path, layout: CheckResult) -> None:
    """Keep the certificate of a layout check beside the file."""
    from planner.documents import write_document
    from planner.documents.check import certificate_path, certificate_text

    write_document(certificate_path(path), certificate_text(layout, path.name), overwrite=True)
