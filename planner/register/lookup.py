"""Finding entries: a number as people write it, and who already carries a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.documents import DocumentState
from planner.model.register import EntryState, RegisterEntry
from planner.model.workspace import Workspace
from planner.register.book import Book, read_book
from planner.register.errors import SeveralNumbersError, UnknownNumberError
from planner.register.series import main_body, same_number
from planner.store import Store
from planner.store.books import book_years
from planner.vietnamese import nfc

if TYPE_CHECKING:
    from planner.register.lines import Wanted

_NUMBER = re.compile(r"0*(\d{1,9})([a-z]{0,2})", re.IGNORECASE)


def find_entry(book: Book, number: str, counter: str = "") -> RegisterEntry:
    """Return the entry of a number such as "7", "07/CT-UBND" or "12a".

    Raises UnknownNumberError, SeveralNumbersError and WrongUseError.
    """
    printed, slash, symbol = number.partition("/")
    order, suffix = parsed_number(printed)
    found = [
        entry
        for entry in book.entries.values()
        if (entry.order, entry.suffix) == (order, suffix)
        and (not slash or nfc(entry.symbol).upper() == nfc(symbol).strip().upper())
        and (not counter or entry.counter == counter)
    ]
    if not found:
        raise UnknownNumberError(number, book.year)
    if len(found) > 1:
        raise SeveralNumbersError(number, ", ".join(entry.number_symbol for entry in found))
    return found[0]


def parsed_number(text: str) -> tuple[int, str]:
    """Return number and suffix of "7", "07" or "12a"; raises WrongUseError."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None or not int(found.group(1)):
        raise WrongUseError(
            _("“{number}” is not a number of the register.", number=text), _("Write it such as 7, 07 or 12a.")
        )
    return int(found.group(1)), found.group(2).lower()


def taken_by(workspace: Workspace, book: Book, wanted: Wanted, printed: str) -> str:
    """Return what already carries this number, symbol and body in the year, or "" (Appendix VI, III.1.h)."""
    body, symbol = compared(wanted.body or main_body(workspace)), compared(wanted.symbol)
    for entry in book.entries.values():
        if not same_number(entry.number, printed):
            continue
        mine = bool(entry.document) and entry.document == wanted.document
        theirs = (compared(entry.symbol), compared(entry.body)) == (symbol, body)
        if theirs and not mine and entry.state is EntryState.issued:
            return entry.document or entry.number_symbol
    for document in workspace.documents.values():
        if not document.number or document.id == wanted.document or document.issue_date is None:
            continue
        theirs = (compared(document.symbol), compared(document.issuing_body)) == (symbol, body)
        if theirs and document.issue_date.year == book.year and same_number(document.number, printed):
            return document.id
    return ""


def entry_of(store: Store, document_id: str) -> RegisterEntry | None:
    """Return the number that the register gave to a document, whatever its record says."""
    for year in reversed(book_years(store.folder)):
        if entry := read_book(store.folder, year).of_document(document_id):
            return entry
    return None


def pending(store: Store, book: Book) -> list[RegisterEntry]:
    """Return the entries whose document does not carry its number yet: an issue was interrupted."""
    documents = store.load().documents
    return [
        entry
        for entry in book.entries.values()
        if entry.document in documents
        and book.of_document(entry.document) is entry
        and documents[entry.document].state is DocumentState.signed
    ]


def compared(text: str) -> str:
    """Return a text as it is compared: NFC, without capitals, single blanks."""
    return " ".join(nfc(text).casefold().split())
