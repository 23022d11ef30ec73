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
