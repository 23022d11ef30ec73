"""The file of a document: where it lies, its hash, and how it is written in one step."""

from __future__ import annotations

import hashlib
from pathlib import Path

from planner.documents import write_document
from planner.documents.check import CheckResult, certificate_path, certificate_text
from planner.model.documents import Document
from planner.register.errors import DocumentFileMissingError
from planner.store import Store


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
        return hash_bytes(bytes_of(store, document))
    except DocumentFileMissingError:
        return ""


def hash_bytes(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def replace_file(path: Path, data: bytes) -> None:
    """Put new bytes in the place of a file, whole or not at all; raises as `write_document` does."""
    write_document(path, data, overwrite=True)


def keep_certificate(path: Path, layout: CheckResult) -> None:
    """Keep the certificate of a layout check beside the file."""
    write_document(certificate_path(path), certificate_text(layout, path.name), overwrite=True)
