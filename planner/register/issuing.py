"""Gives a signed document its number: the register first, then the file, then the record.

Each step finds out what the steps before have done, so a call after an interruption goes on where the
other one stopped: the entry is looked up by the document, the file by its hash, the record by its state.
"""

from __future__ import annotations

from datetime import date

import msgspec

from planner.documents.check import CheckResult, UnreadableFileError, check_file
from planner.model.document_workflow import transition
from planner.model.documents import Document, DocumentState, DocumentStep
from planner.model.register import RegisterEntry
from planner.register import files, numbering
from planner.register.errors import NotFilledError, SignedFileChangedError
from planner.register.filling import FillPlan
from planner.register.lines import Wanted
from planner.register.lookup import entry_of
from planner.register.permission import require_step
from planner.register.series import series_for, symbol_for
from planner.register.words import step_command
from planner.register.workflow import document_of, refuse_changed, refuse_out_of_order, with_event
from planner.store import Store, WriteFailedError
from planner.store.files import digest, replace_file
from planner.vietnamese import fold

_AS_ABOVE = "nhu tren"


class Issued(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its number: the entry, the record, and what the layout check says afterwards."""

    entry: RegisterEntry
    document: Document
    layout: CheckResult | None = None
    """None where the file was left to be filled by hand."""


class Numbering(msgspec.Struct, frozen=True, kw_only=True):
    """How a number is given: the day, and where it departs from the usual."""

    day: date
    today: date
    series: str = ""
    """ID of the series, "" for the one that fits."""
    reserved: str = ""
    """A number that was reserved for the document."""
    late: str = ""
    """A number further up under which the document is entered late."""
    reason: str = ""
    by_hand: bool = False
    """Leave the file as it is; the number is written in outside the program."""


def issue_document(store: Store, document_id: str, how: Numbering) -> Issued:
    """Give a signed document its number and date, and set both into its file (Articles 15 and 16).

    A second call for the same document finishes what an interruption left, and otherwise changes nothing.
    Raises NotAllowedError, StepOutOfOrderError, SignedFileChangedError, the reasons of FillPlan for which a
    file cannot be filled, and what the register refuses; then no number was given.
    """
    document = document_of(store, document_id)
    require_step(store, DocumentStep.number, how.today, step_command(DocumentStep.number, document_id))
    entry = entry_of(store, document_id)
    if entry is None:
        taken_in = how.late and document.state is DocumentState.received
        if not taken_in:
            refuse_changed(store, document)
            refuse_out_of_order(document, DocumentStep.number)
        entry = _entered(store, document, how, fills=not taken_in)
        if taken_in:
            return Issued(entry=entry, document=document)
    return finish(store, document, entry)


def wanted_for(store: Store, document: Document, series: str = "") -> Wanted:
    """Return what the register is to say about a document; raises NoSeriesError and WrongSymbolError."""
    workspace = store.load()
    chosen = series_for(workspace, document.kind, document.issuing_body, series or document.series)
    return Wanted(
        series=chosen,
        kind=document.kind,
        symbol=symbol_for(chosen, document.kind, document.symbol),
        body=document.issuing_body,
        subject=document.subject,
        signer=document.signer,
        recipients=recipients_of(document),
        archived_by=document.archived_by,
        copies=document.copies,
        document=document.id,
    )


def recipients_of(document: Document) -> tuple[str, ...]:
    """Return who gets the document; "Như trên" stands for those it is addressed to."""
    found: list[str] = []
    for recipient in document.recipients:
        above = fold(recipient).startswith(_AS_ABOVE) and document.addressees
        found += document.addressees if above else [recipient]
    return tuple(found)


def _entered(store: Store, document: Document, how: Numbering, *, fills: bool) -> RegisterEntry:
    wanted = wanted_for(store, document, how.series)
    fill = None
    if fills and not how.by_hand:
        path = files.path_of(store, document)
        files.refuse_held(path)
        fill = FillPlan(files.bytes_of(store, document), path.name, wanted.symbol, document.kind)

    def accept(number: str, day: date) -> str:
        if fills:
            refuse_out_of_order(document_of(store, document.id), DocumentStep.number)
        return digest(fill.filled(number, day)) if fill else ""

    if how.late:
        return numbering.enter_late(
            store, wanted, how.late, how.day, how.today, how.reason, accept, carried=not fills
        )
    return numbering.issue(store, wanted, how.day, how.today, accept, reserved=how.reserved)


def finish(store: Store, document: Document, entry: RegisterEntry) -> Issued:
    """Bring file and record to what the register says; nothing changes where they are there already.

    Raises SignedFileChangedError when the file is neither the signed one nor the numbered one.
    """
    layout = None
    if entry.file_hash:
        _fill(store, document, entry)
        layout = renewed_certificate(store, document)
    if document.state not in transition(DocumentStep.number).from_states:
        return Issued(entry=entry, document=document, layout=layout)
    new: Document = store.edit(document.id, lambda old: _numbered(store, old, entry), "register issue")
    return Issued(entry=entry, document=new, layout=layout)


def _fill(store: Store, document: Document, entry: RegisterEntry) -> None:
    data = files.bytes_of(store, document)
    now = digest(data)
    if now == entry.file_hash or (document.number and now == document.content_hash):
        return
    if now != document.content_hash or entry.issue_date is None:
        raise SignedFileChangedError(document.id, document.file)
    path = files.path_of(store, document)
    filled = FillPlan(data, path.name, entry.symbol, document.kind).filled(entry.number, entry.issue_date)
    try:
        replace_file(path, filled)
    except WriteFailedError as error:
        raise NotFilledError(document.id, entry.number_symbol, error.message) from error


def renewed_certificate(store: Store, document: Document) -> CheckResult | None:
    """Measure the layout of the file as it is now and keep the certificate; None where it cannot be read."""
    path = files.path_of(store, document)
    try:
        layout = check_file(path, store.load(), document.issue_date)
    except UnreadableFileError:
        return None
    files.keep_certificate(path, layout)
    return layout


def _numbered(store: Store, document: Document, entry: RegisterEntry) -> Document:
    if document.state not in transition(DocumentStep.number).from_states:
        return document
    found = files.hash_of(store, document)
    new = msgspec.structs.replace(
        document,
        number=entry.number,
        symbol=entry.symbol,
        issue_date=entry.issue_date,
        content_hash=found if entry.file_hash else "",
    )
    return with_event(new, DocumentStep.number, store.user, found, entry.number_symbol)
