"""What may happen to a document with a number: sent out, recalled, replaced, corrected (Article 18)."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _, day_text
from planner.model.document_workflow import LETTER
from planner.model.documents import Document, DocumentState, DocumentStep
from planner.register import files, numbering
from planner.register.book import read_book
from planner.register.errors import OtherDocumentError
from planner.register.lines import need_reason
from planner.register.lookup import entry_of, find_entry
from planner.register.permission import require_keeping, require_step
from planner.register.words import step_command
from planner.register.workflow import document_of, refuse_changed, refuse_out_of_order, with_event
from planner.store import Store

_NUMBERED = (DocumentState.numbered, DocumentState.issued, DocumentState.corrected, DocumentState.received)


def send_out(store: Store, document_id: str, day: date, today: date, copies: int | None = None) -> Document:
    """Record that a numbered document was handed on; the register notes day and copies (columns 7 and 8)."""
    document = _ready(store, document_id, DocumentStep.issue, today)
    if day > today or (document.issue_date and day < document.issue_date):
        raise WrongUseError(
            _("{day} lies before the date of the document or in the future.", day=day_text(day)),
            _("Write the day on which it was handed on."),
        )
    count = copies if copies is not None else document.copies
    if (entry := entry_of(store, document_id)) is not None:
        numbering.send(store, entry, day, count)

    def change(old: Document) -> Document:
        sealed = old.content_hash or files.hash_of(store, old)  # written in by hand until now
        new = msgspec.structs.replace(old, issued_on=day, copies=count, content_hash=sealed)
        return _step(store, new, DocumentStep.issue, "")

    return store.edit(document_id, change, "document issue")


def withdraw(store: Store, document_id: str, today: date, reason: str, by: str = "") -> Document:
    """Recall a document; a number that was not sent out yet becomes void with it (Article 18.4)."""
    document = _ready(store, document_id, DocumentStep.withdraw, today, guarded=False)
    need_reason(reason)
    if by:
        _numbered(store, document, by)
    entry = entry_of(store, document_id)
    if entry is not None and document.state is DocumentState.numbered:
        numbering.void(store, entry.year, entry.number_symbol, reason, entry.counter)
    return store.edit(
        document_id, lambda old: _step(store, old, DocumentStep.withdraw, reason, by), "document withdraw"
    )


def void_number(
    store: Store, year: int, number: str, today: date, reason: str, counter: str = ""
) -> Document | None:
    """Make a number void; the document that carries it, unless it was sent out, is withdrawn with it.

    Returns that document, if any. Raises StepOutOfOrderError for a document that was sent out.
    """
    require_keeping(store, today, f"cchc register void {number}")
    need_reason(reason)
    book = read_book(store.folder, year)
    entry = None if counter else find_entry(book, number)
    holder = store.load().documents.get(entry.document) if entry else None
    given_up = holder is not None and holder.state is DocumentState.withdrawn and holder.issued_on is None
    if holder is None or given_up:
        numbering.void(store, year, number, reason, counter)
        return holder
    if holder.state is DocumentState.numbered:
        return withdraw(store, holder.id, today, reason)
    raise OtherDocumentError(
        _("{number} is the number of {id}, which was signed or sent out.", number=number, id=holder.id),
        _(
            "Finish it with “cchc register issue {id}”, or recall it: cchc document withdraw {id} --reason …",
            id=holder.id,
        ),
    )


def supersede(store: Store, document_id: str, by: str, today: date, reason: str = "") -> Document:
    """Put another document of the same kind in the place of one with wrong content (Article 18.3)."""
    document = _ready(store, document_id, DocumentStep.supersede, today, guarded=False)
    other = _numbered(store, document, by)
    if other.kind != document.kind:
        raise OtherDocumentError(
            _(
                "{id} is of another kind ({kind}) than {old} ({wanted}).",
                id=by,
                kind=other.kind,
                old=document_id,
                wanted=document.kind,
            ),
            _("A document is replaced by one of the same form (Article 18.3)."),
        )
    store.edit(by, lambda old: msgspec.structs.replace(old, replaces=document_id), "document replace")
    return store.edit(
        document_id, lambda old: _step(store, old, DocumentStep.supersede, reason, by), "document replace"
    )


def correct(store: Store, document_id: str, by: str, today: date, reason: str = "") -> Document:
    """Note the official letter that puts an error of form right; the document stays in force (18.3)."""
    document = _ready(store, document_id, DocumentStep.correct, today, guarded=False)
    other = _numbered(store, document, by)
    if other.kind != LETTER:
        raise OtherDocumentError(
            _("{id} is no official letter.", id=by),
            _("A letter puts errors of form right; wrong content needs a document of the same form."),
        )
    return store.edit(
        document_id, lambda old: _step(store, old, DocumentStep.correct, reason, by), "document correct"
    )


def _ready(
    store: Store, document_id: str, step: DocumentStep, today: date, *, guarded: bool = True
) -> Document:
    document = document_of(store, document_id)
    require_step(store, step, today, step_command(step, document_id))
    if guarded:
        refuse_changed(store, document)
    refuse_out_of_order(document, step)
    return document


def _numbered(store: Store, document: Document, by: str) -> Document:
    """Return the document that replaces, corrects or withdraws another one; it must have its number."""
    other = document_of(store, by)
    if by == document.id or other.state not in _NUMBERED or not other.number:
        raise OtherDocumentError(
            _("{id} has no number yet, or is the document itself.", id=by),
            _("Give it its number first: cchc register issue {id}", id=by),
        )
    return other


def _step(store: Store, document: Document, step: DocumentStep, text: str, other: str = "") -> Document:
    refuse_out_of_order(document, step)
    return with_event(document, step, store.user, files.hash_of(store, document), text, other)
