"""Documents of the workspace: metadata after Appendix VI of Decree 30/2020, state, and what they link."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from planner.model.programme import Record


class DocumentState(StrEnum):
    """Where a document stands on its way from draft to issue; document_workflow.py says what may follow."""

    draft = "draft"
    content_checked = "content_checked"
    layout_checked = "layout_checked"
    submitted = "submitted"
    signed = "signed"
    numbered = "numbered"
    """Number and date are in the register and in the file; it has not been sent yet."""
    issued = "issued"
    returned = "returned"
    withdrawn = "withdrawn"
    """Recalled after issue, or given up after it got a number (Article 18.4)."""
    replaced = "replaced"
    """Wrong in content, so another document of the same form stands in its place (Article 18.3)."""
    corrected = "corrected"
    """Wrong in form only, and put right by an official letter; it stays in force (Article 18.3)."""
    received = "received"
    """A past document taken in from elsewhere."""


class DocumentStep(StrEnum):
    """One thing done to a document on its way."""

    check_content = "check_content"
    check_layout = "check_layout"
    submit = "submit"
    sign = "sign"
    number = "number"
    issue = "issue"
    send_back = "return"
    reset = "reset"
    """The file or the record was changed after an approval, so the approvals fell away."""
    withdraw = "withdraw"
    supersede = "replace"
    correct = "correct"


class DocumentEvent(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Who did what to a document, when, and what exactly lay before him or her."""

    at: datetime
    """Moment, in UTC."""
    who: str
    step: DocumentStep
    state: DocumentState
    """State after it."""
    text: str = ""
    """Reason or remark."""
    other: str = ""
    """ID of the document that replaces, corrects or withdraws it."""
    file_hash: str = ""
    """SHA-256 of the file, in hexadecimal."""
    record_hash: str = ""
    """Fingerprint of what the record says; see `document_workflow.fingerprint`."""


class Document(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One document; what cannot be known stays None and is never guessed."""

    kind: str
    """Code of the kind per Appendix III, or "CV" for an official letter; "" while it is not known.

    A past document of a kind without a code there has the abbreviation of its symbol, such as "NĐ".
    """
    number: str | None = None
    """The number as printed; None while blank."""
    symbol: str = ""
    joined_by: str = "/"
    """What stands between number and symbol: a slash, or the hyphen of a Party document."""
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
    events: tuple[DocumentEvent, ...] = ()
    """What was done to the document, oldest first."""
    series: str = ""
    """ID of the number series; "" for the one that fits kind and body."""
    copies: int | None = None
    """Number of copies issued."""
    pages: int | None = None
    """Number of pages."""
    archived_by: str = ""
    """Unit or person that keeps the archive copy (column 6 of the register)."""
    case_file: str = ""
    """Number and symbol of the case file (hồ sơ) that the document belongs to."""
    case_order: int | None = None
    """Position of the document in its case file."""
    priority: int | None = None
    """Degree of urgency or secrecy as the receiving system counts it; the decree gives no code list."""
    reply_by: date | None = None
    """Last day for an answer."""
    issued_on: date | None = None
    """Day on which the document was sent (ngày chuyển)."""
    source: str = ""
    example: bool = False

    @property
    def number_symbol(self) -> str | None:
        """Number and symbol such as "07/CT-UBND", or None while the number is blank."""
        return f"{self.number}{self.joined_by}{self.symbol}" if self.number else None
