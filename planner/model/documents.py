"""Documents of the workspace: metadata after Appendix VI of Decree 30/2020, state, and what they link."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from planner.model.programme import Record


class DocumentState(StrEnum):
    """Where a document stands on its way from draft to issue."""

    draft = "draft"
    submitted = "submitted"
    signed = "signed"
    issued = "issued"
    returned = "returned"
    withdrawn = "withdrawn"
    replaced = "replaced"
    received = "received"
    """A past document taken in from elsewhere."""


class Document(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One document; what cannot be known stays None and is never guessed."""

    kind: str
    """Code of the kind per Appendix III, or "CV" for an official letter."""
    number: str | None = None
    """The number as printed; None while blank."""
    symbol: str = ""
    issue_date: date | None = None
    place: str = ""
    superior_body: str = ""
    issuing_body: str = ""
    subject: str
    signing_authority: tuple[str, ...] = ()
    signer: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    state: DocumentState = DocumentState.draft
    file: str = ""
    """Path of the file, relative to the workspace."""
    year: int | None = None
    area: str | None = None
    further_areas: tuple[str, ...] = ()
    """IDs of other areas that the document speaks of."""
    solutions: tuple[str, ...] = ()
    """IDs of the solutions that the document speaks of."""
    agencies: tuple[str, ...] = ()
    """IDs of the agencies and agency groups that the document speaks of."""
    original_name: str = ""
    """Name that the file had before it was taken in."""
    content_hash: str = ""
    """SHA-256 of the file as it was taken in or signed, in hexadecimal."""
    text_hash: str = ""
    """SHA-256 of the plain text kept for searching, "" while none is kept."""
    needs_ocr: bool = False
    """True for a scan, whose text cannot be read without character recognition."""
    assigns: tuple[str, ...] = ()
    """IDs of the tasks that the document assigns or repeats."""
    reports_on: tuple[str, ...] = ()
    replaces: str = ""
    source: str = ""
    example: bool = False

    @property
    def number_symbol(self) -> str | None:
        """Number and symbol such as "07/CT-UBND", or None while the number is blank."""
        return f"{self.number}/{self.symbol}" if self.number else None
