"""The outgoing register: lines that only ever grow, and the entries that they add up to."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec


class RegisterAct(StrEnum):
    """What a line of the register does."""

    issue = "issue"
    """Gives a number to a document."""
    reserve = "reserve"
    """Keeps a number for a document to come."""
    late = "late"
    """Enters a document whose number stands, or should have stood, further up."""
    void = "void"
    """Makes a number void, with the reason."""
    send = "send"
    """Notes the day on which the document was handed on, and the number of copies."""
    close = "close"
    """Closes the year: nothing is added to the book after it."""


class RegisterLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a year's book, as it stands in the file."""

    prev: str
    """SHA-256 of the line before, in hexadecimal: a later change of any line shows."""
    at: datetime
    who: str
    act: RegisterAct
    series: str = ""
    counter: str = ""
    """The count that the number belongs to: the series, or the series and a kind."""
    number: int = 0
    suffix: str = ""
    printed: str = ""
    """The number as printed, such as "07" or "12a"."""
    symbol: str = ""
    body: str = ""
    kind: str = ""
    issue_date: date | None = None
    subject: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()
    archived_by: str = ""
    copies: int | None = None
    sent_on: date | None = None
    document: str = ""
    """ID of the document's record, "" for a document kept elsewhere."""
    file_hash: str = ""
    """SHA-256 of the file once number and date are in it."""
    reason: str = ""


class EntryState(StrEnum):
    """How a number stands."""

    reserved = "reserved"
    issued = "issued"
    void = "void"


class RegisterEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One number of the register with everything that was noted about it."""

    year: int
    series: str
    counter: str
    order: int
    """The number as a whole number."""
    suffix: str = ""
    number: str
    """The number as printed."""
    symbol: str
    body: str = ""
    kind: str
    issue_date: date | None = None
    subject: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()
    archived_by: str = ""
    copies: int | None = None
    sent_on: date | None = None
    state: EntryState
    late: bool = False
    reason: str = ""
    """Why it was entered late, is reserved or void."""
    document: str = ""
    file_hash: str = ""
    entered_at: datetime
    entered_by: str

    @property
    def number_symbol(self) -> str:
        """Number and symbol such as "07/CT-UBND"."""
        return f"{self.number}/{self.symbol}" if self.symbol else self.number

    @property
    def key(self) -> tuple[str, int, str]:
        """What makes a number unique within the book: its count, number and suffix."""
        return (self.counter, self.order, self.suffix)
