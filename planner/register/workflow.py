"""Takes a document one step further: who may, whether it is in order, and what was looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import msgspec

from planner.documents.check import CheckResult, check_file
from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.document_workflow import fingerprint, next_steps, transition
from planner.model.documents import Document, DocumentEvent, DocumentState, DocumentStep
from planner.register import files
from planner.register.approvals import changed_since_approval, signed_file_changed
from planner.register.content_check import differences, takeable, taken_over
from planner.register.errors import (
    ApprovalVoidError,
    ContentDiffersError,
    LayoutNotKeptError,
    NumberGivenError,
    SignedFileChangedError,
    StepOutOfOrderError,
)
from planner.register.lookup import entry_of
from planner.register.permission import require_step
from planner.register.words import document_state_name, step_command, step_name
from planner.store import Store


def check_content(
    store: Store, document_id: str, today: date, text: str = "", *, take: bool = False
) -> Document:
    """Record that the content is right; file and record must say the same (Article 12.1).

    With `take` the record takes over what the file says. Raises ContentDiffersError besides what every step
    raises: NotAllowedError, StepOutOfOrderError, DocumentFileMissingError.
    """
    document = _ready(store, document_id, DocumentStep.check_content, today)
    found = differences(document, check_file(files.path_of(store, document)).metadata)
    if found and not (take and takeable(found)):
        told = "; ".join(
            _("{field} “{there}” and “{here}”", field=d.name, there=d.file, here=d.record) for d in found
        )
        raise ContentDiffersError(document_id, told)
    return _taken(store, document, DocumentStep.check_content, text, also=lambda old: taken_over(old, found))


def check_layout(store: Store, document_id: str, today: date, text: str = "") -> tuple[Document, CheckResult]:
    """Measure the layout, keep its certificate and record that it is right (Article 12.2).

    Raises LayoutNotKeptError when a rule of the decree is broken.
    """
    document = _ready(store, document_id, DocumentStep.check_layout, today)
    path = files.path_of(store, document)
    layout = check_file(path, store.load(), today)
    files.keep_certificate(path, layout)
    if not layout.ok:
        raise LayoutNotKeptError(layout)
    return _taken(store, document, DocumentStep.check_layout, text), layout


def submit(store: Store, document_id: str, today: date, text: str = "") -> Document:
    """Hand the document to the signer."""
    return _taken(store, _ready(store, document_id, DocumentStep.submit, today), DocumentStep.submit, text)


def sign(store: Store, document_id: str, today: date, text: str = "") -> Document:
    """Record that the document was signed; from now on its file is watched (Article 13)."""
    document = _ready(store, document_id, DocumentStep.sign, today)

    def sealed(old: Document) -> Document:
        return msgspec.structs.replace(old, content_hash=files.hash_of(store, old))

    return _taken(store, document, DocumentStep.sign, text, also=sealed)


def send_back(store: Store, document_id: str, today: date, reason: str) -> Document:
    """Send the document back to its drafter, with the reason."""
    document = _ready(store, document_id, DocumentStep.send_back, today, reason=reason, guarded=False)
    if entry := entry_of(store, document_id):
        raise NumberGivenError(document_id, entry.number_symbol)

    def opened(old: Document) -> Document:
        return msgspec.structs.replace(old, content_hash="")

    return _taken(store, document, DocumentStep.send_back, reason, also=opened)


def _ready(
    store: Store, document_id: str, step: DocumentStep, today: date, *, reason: str = "", guarded: bool = True
) -> Document:
    """Return the document when the step may be taken now; approvals that a change made void are reset."""
    document = document_of(store, document_id)
    require_step(store, step, today, step_command(step, document_id))
    if transition(step).needs_reason and not reason.strip():
        raise WrongUseError(_("A reason is missing."), _("Say why with --reason."))
    if guarded:
        refuse_changed(store, document)
    refuse_out_of_order(document, step)
    return document


def document_of(store: Store, document_id: str) -> Document:
    """Return a document; raises UnknownRecordError, also for another kind of record."""
    record = store.load().get(document_id)
    if not isinstance(record, Document):
        raise WrongUseError(
            _("{id} is no document.", id=document_id), _("See the documents: cchc document list")
        )
    return record


def refuse_out_of_order(document: Document, step: DocumentStep) -> None:
    """Refuse a step that does not lead on from the document's state; raises StepOutOfOrderError."""
    if document.state in transition(step).from_states:
        return
    usual = next((row.step for row in next_steps(document.state)), None)
    remedy = _("Next would be: {command}", command=step_command(usual, document.id)) if usual else ""
    if document.state is DocumentState.received:
        remedy = _("It was taken in as a finished document.")
    raise StepOutOfOrderError(document.id, document_state_name(document.state), step_name(step), remedy)


def refuse_changed(store: Store, document: Document) -> None:
    """Reset approvals that a later edit made void and refuse the step; raises ApprovalVoidError.

    A signed file that is not what was signed raises SignedFileChangedError; nothing is reset then.
    """
    if signed_file_changed(store, document):
        raise SignedFileChangedError(document.id, document.file)
    if what := changed_since_approval(store, document):
        _taken(store, document, DocumentStep.reset, what)
        raise ApprovalVoidError(document.id, what)


def _taken(
    store: Store,
    document: Document,
    step: DocumentStep,
    text: str,
    also: Callable[[Document], Document] = lambda same: same,
) -> Document:
    """Write the step; whoever was faster decides, so the state is looked at again under the lock."""

    def change(old: Document) -> Document:
        refuse_out_of_order(old, step)
        new = also(old)
        return with_event(new, step, store.user, files.hash_of(store, new), text)

    return store.edit(document.id, change, f"document {step.value}")


def with_event(
    document: Document, step: DocumentStep, who: str, file_hash: str, text: str = "", other: str = ""
) -> Document:
    """Return the document one step further, with the event that says who did it and what lay before them."""
    state = transition(step).to
    event = DocumentEvent(
        at=datetime.now(UTC).replace(microsecond=0),
        who=who,
        step=step,
        state=state,
        text=text.strip(),
        other=other,
        file_hash=file_hash,
        record_hash=fingerprint(document),
    )
    return msgspec.structs.replace(document, state=state, events=(*document.events, event))
