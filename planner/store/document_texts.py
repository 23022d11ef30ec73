"""The plain text of each document, kept once for everybody: searching never opens Word or PDF files."""

from __future__ import annotations

from pathlib import Path

from planner.store.files import digest, put_in_place, write_temporary
from planner.vietnamese import nfc

TEXT_FOLDER = ".text"
"""Hidden folder of the workspace; its files can be made anew from the documents."""


class DocumentTexts:
    """The texts of the documents of the workspace in `folder`, by the ID of their record."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / TEXT_FOLDER

    def path_of(self, document_id: str) -> Path:
        """Return where the text of a document is kept."""
        return self.folder / f"{document_id}.txt"

    def read(self, document_id: str) -> str:
        """Return the text in NFC, "" where none is kept."""
        try:
            return self.path_of(document_id).read_text(encoding="utf-8")
        except OSError:
            return ""

    def keep(self, document_id: str, text: str) -> str:
        """Keep a text and return its hash for `Document.text_hash`; raises WriteFailedError."""
        raw = nfc(text).encode()
        path = self.path_of(document_id)
        put_in_place(write_temporary(path, raw), path)
        return digest(raw)

    def is_kept(self, document_id: str, text_hash: str) -> bool:
        """Tell whether the text is there and is the one that `text_hash` was made of."""
        try:
            return digest(self.path_of(document_id).read_bytes()) == text_hash
        except OSError:
            return False
