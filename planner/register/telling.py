"""Entries and documents as data for scripts and as rows for people."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from planner.i18n import _, day_text
from planner.model.document_workflow import SEALED, Transition, next_steps
from planner.model.documents import Document, DocumentState, DocumentStep
from planner.model.register import EntryState, RegisterEntry
from planner.model.workspace import Workspace
from planner.register.approvals import changed_since_approval, signed_file_changed
from planner.register.permission import allowed, holders, roles_are_kept
from planner.register.words import document_state_name, role_name, step_command, step_name
from planner.store import Store


def entry_data(entry: RegisterEntry) -> dict[str, Any]:
    """Return an entry with every key, None where nothing is known."""
    return {name: getattr(entry, name) for name in entry.__struct_fields__} | {
        "number_symbol": entry.number_symbol
    }


def entry_state_name(entry: RegisterEntry) -> str:
    """Return how a number stands, in the words for the state of the document that has it."""
    if entry.state is EntryState.issued:
        return document_state_name(DocumentState.issued if entry.sent_on else DocumentState.numbered)
    return {EntryState.reserved: _("reserved"), EntryState.void: _("void")}[entry.state]


def entry_row(entry: RegisterEntry) -> list[str]:
    """Return an entry as cells for people: number, date, state, subject, signer."""
    day = day_text(entry.issue_date) if entry.issue_date else "–"
    state = entry_state_name(entry) + (f" ({_('late')})" if entry.late else "")
    return [entry.number_symbol, day, state, entry.signer or "–", entry.subject or entry.reason]


class NextStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step that leads on from where a document stands."""

    step: str
    name: str
    command: str
    final: bool
    needs_reason: bool
    mine: bool
    """Whether the person at the keyboard may take it."""
    who: str
    """Who may, for people."""


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """How a document stands on its way: what was done, what is wrong, what may come next."""

    document: Document
    state: DocumentState
    state_name: str
    trouble: str = ""
    """What keeps it from going on, "" for nothing."""
    overdue: str = ""
    """What should have been done by now, "" for nothing."""
    sealed: bool
    """Its file is the signed original."""
    next: tuple[NextStep, ...] = ()


def outlook(store: Store, document: Document, today: date) -> Outlook:
    """Return how a document stands, for `store`'s user."""
    workspace = store.load()
    kept = roles_are_kept(store)
    return Outlook(
        document=document,
        state=document.state,
        state_name=document_state_name(document.state),
        trouble=_trouble(store, document),
        overdue=overdue(workspace, document, today),
        sealed=document.state in SEALED,
        next=tuple(
            _next(workspace, row, document.id, store.user, today, kept) for row in next_steps(document.state)
        ),
    )


def overdue(workspace: Workspace, document: Document, today: date) -> str:
    """Say that a signed document should have its number, or be sent out, by now.

    Both are due on the day of the signature, at the latest on the next working day (Articles 15.2 and 18.1).
    """
    signed = [event for event in document.events if event.step is DocumentStep.sign]
    if not signed or document.state not in (DocumentState.signed, DocumentState.numbered):
        return ""
    day = signed[-1].at.astimezone().date()
    if today <= workspace.calendar.add_working_days(day, 1):
        return ""
    if document.state is DocumentState.signed:
        return _("signed on {day}, but without number: due on the next working day", day=day_text(day))
    return _("signed on {day}, but not sent out: due on the next working day", day=day_text(day))


def _trouble(store: Store, document: Document) -> str:
    if what := changed_since_approval(store, document):
        return _("{what} changed after approval: the content has to be checked again", what=what)
    if document.file and signed_file_changed(store, document):
        return _("the signed file was changed or is missing")
    return ""


def _next(
    workspace: Workspace,
    row: Transition,
    document_id: str,
    user: str,
    today: date,
    enforced: bool,  # noqa: FBT001
) -> NextStep:
    people = ", ".join(holder.name for holder in holders(workspace, row.roles, today))
    roles = ", ".join(role_name(role) for role in row.roles)
    return NextStep(
        step=row.step.value,
        name=step_name(row.step),
        command=step_command(row.step, document_id),
        final=row.final,
        needs_reason=row.needs_reason,
        mine=allowed(workspace, user, row.roles, today, enforced=enforced),
        who=f"{roles}: {people}" if people else roles,
    )
