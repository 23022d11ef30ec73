"""`cchc document`: a document's way from draft to issue, and what may happen to it later."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from planner.cli.context import Group, Settings, parse_day, pass_settings
from planner.cli.output import answer, columns, narrate, print_json
from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.documents import Document, DocumentState
from planner.register import after_issue, workflow
from planner.register.errors import LayoutNotKeptError
from planner.register.telling import Outlook, outlook
from planner.register.words import document_state_name, step_name

OK, FINDINGS = 0, 1
_REASON = click.option("--reason", required=True, help=_("Why; it is kept with the document."))
_TEXT = click.option("--text", default="", help=_("A remark that is kept with the step."))


@click.group(
    cls=Group,
    help=_("A document's way: check, submit, sign, number (cchc register issue), issue; return, withdraw …"),
)
def document() -> None:
    """Hold the commands about documents."""


@document.command("list", help=_("List documents with their state and what comes next."))
@click.option("--state", type=click.Choice([s.value for s in DocumentState]), help=_("Only this state."))
@click.option("--year", type=int, help=_("Only documents of this year."))
@pass_settings
def list_documents(settings: Settings, state: str | None, year: int | None) -> None:
    """Print the documents."""
    store, today = settings.store, settings.today
    found = [
        d
        for d in store.load().documents.values()
        if (state is None or d.state.value == state)
        and (year is None or year in (d.year, d.issue_date.year if d.issue_date else None))
    ]
    views = [outlook(store, each, today) for each in found]
    rows = [
        [
            v.document.id,
            v.document.number_symbol or f"…/{v.document.symbol}",
            v.state_name,
            _first(v),
            v.document.subject,
        ]
        for v in views
    ]
    answer(
        settings, {"documents": [_data(v) for v in views]}, columns(rows) or _("There is no such document.")
    )


@document.command(help=_("List a Word file written by hand as a draft, so that it can go its way."))
@click.argument("file", metavar=_("FILE.docx"), type=click.Path(path_type=Path))
@pass_settings
def add(settings: Settings, file: Path) -> int:
    """Add one file."""
    from planner.register.adding import add_document

    return _done(settings, add_document(settings.store, file, settings.today))


@document.command(help=_("Show a document: what was done, by whom, what may come next and who may do it."))
@click.argument("document_id", metavar="ID")
@pass_settings
def show(settings: Settings, document_id: str) -> None:
    """Print one document."""
    found = workflow.document_of(settings.store, document_id)
    view = outlook(settings.store, found, settings.today)
    answer(settings, _data(view), _told(view))


@document.command(help=_("Check content, then layout: without an option, the one that comes next."))
@click.argument("document_id", metavar="ID")
@click.option("--content", "what", flag_value="content", help=_("Record that the content is right."))
@click.option("--layout", "what", flag_value="layout", help=_("Measure the layout and record it as right."))
@click.option("--take", is_flag=True, help=_("Let the record take subject, symbol and signer from the file."))
@_TEXT
@pass_settings
def check(settings: Settings, document_id: str, what: str | None, text: str, *, take: bool) -> int:
    """Take the step of a check; 1 when the layout has errors."""
    store, today = settings.store, settings.today
    if what is None:
        layout_next = workflow.document_of(store, document_id).state is DocumentState.content_checked
        what = "layout" if layout_next else "content"
    if what == "content":
        return _done(settings, workflow.check_content(store, document_id, today, text, take=take))
    try:
        new, layout = workflow.check_layout(store, document_id, today, text)
    except LayoutNotKeptError as error:
        found = error.layout
        if settings.json:
            print_json({"id": document_id, "ok": False, "checked": found.checked, "findings": found.findings})
        narrate(f"{error.message}\n→ {error.remedy}")
        return FINDINGS
    return _done(settings, new, {"ok": True, "checked": layout.checked, "findings": layout.findings})


@document.command(help=_("Hand the document to the signer."))
@click.argument("document_id", metavar="ID")
@_TEXT
@pass_settings
def submit(settings: Settings, document_id: str, text: str) -> int:
    """Take the step."""
    return _done(settings, workflow.submit(settings.store, document_id, settings.today, text))


@document.command(help=_("Record that the document was signed; its file is watched from now on."))
@click.argument("document_id", metavar="ID")
@_TEXT
@pass_settings
def sign(settings: Settings, document_id: str, text: str) -> int:
    """Take the step."""
    return _done(settings, workflow.sign(settings.store, document_id, settings.today, text))


@document.command("return", help=_("Send the document back to be corrected; every approval falls away."))
@click.argument("document_id", metavar="ID")
@_REASON
@pass_settings
def send_back(settings: Settings, document_id: str, reason: str) -> int:
    """Take the step."""
    return _done(settings, workflow.send_back(settings.store, document_id, settings.today, reason))


@document.command(help=_("Record that a numbered document was sent out; the register notes it."))
@click.argument("document_id", metavar="ID")
@click.option("--date", "day", help=_("Day on which it was handed on; else today."))
@click.option("--copies", type=click.IntRange(1, 9999), help=_("Number of copies."))
@pass_settings
def issue(settings: Settings, document_id: str, day: str | None, copies: int | None) -> int:
    """Take the step."""
    sent = parse_day(day) if day else settings.today
    return _done(settings, after_issue.send_out(settings.store, document_id, sent, settings.today, copies))


@document.command(help=_("Recall a document; a number not sent out yet becomes void with it."))
@click.argument("document_id", metavar="ID")
@_REASON
@click.option("--by", default="", metavar="ID", help=_("Document that announces the recall."))
@pass_settings
def withdraw(settings: Settings, document_id: str, reason: str, by: str) -> int:
    """Take the step."""
    return _done(settings, after_issue.withdraw(settings.store, document_id, settings.today, reason, by))


@document.command(help=_("Put a new document of the same kind in the place of one with wrong content."))
@click.argument("document_id", metavar="ID")
@click.option("--by", required=True, metavar="ID", help=_("The document that takes its place."))
@click.option("--reason", default="", help=_("Why; it is kept with the document."))
@pass_settings
def replace(settings: Settings, document_id: str, by: str, reason: str) -> int:
    """Take the step."""
    return _done(settings, after_issue.supersede(settings.store, document_id, by, settings.today, reason))


@document.command(help=_("Note the official letter that corrects errors of form; the document stays."))
@click.argument("document_id", metavar="ID")
@click.option("--by", required=True, metavar="ID", help=_("The official letter."))
@click.option("--reason", default="", help=_("Why; it is kept with the document."))
@pass_settings
def correct(settings: Settings, document_id: str, by: str, reason: str) -> int:
    """Take the step."""
    return _done(settings, after_issue.correct(settings.store, document_id, by, settings.today, reason))


@document.command(help=_("Note what register and case file ask for: copies, pages, archive …"))
@click.argument("document_id", metavar="ID")
@click.option("--copies", type=click.IntRange(1, 9999), help=_("Number of copies."))
@click.option("--pages", type=click.IntRange(1, 9999), help=_("Number of pages."))
@click.option("--archived-by", help=_("Unit or person that keeps the archive copy."))
@click.option("--case-file", help=_("Number and symbol of the case file."))
@click.option("--case-order", type=click.IntRange(1, 999), help=_("Position in the case file."))
@click.option("--priority", type=click.IntRange(0, 9), help=_("Degree of urgency or secrecy, as a digit."))
@click.option("--reply-by", help=_("Last day for an answer."))
@click.option("--series", help=_("ID of the number series."))
@pass_settings
def note(settings: Settings, /, document_id: str, reply_by: str | None, **given: Any) -> int:
    """Change the fields around a document."""
    values = {name: value for name, value in given.items() if value is not None}
    if reply_by is not None:
        values["reply_by"] = parse_day(reply_by)
    if not values:
        raise WrongUseError(
            _("Nothing to change was named."), _("See: {command} --help", command="cchc document note")
        )
    workflow.document_of(settings.store, document_id)
    new: Document = settings.store.edit(
        document_id, lambda old: msgspec.structs.replace(old, **values), "note"
    )
    return _done(settings, new)


def _done(settings: Settings, new: Document, more: dict[str, Any] | None = None) -> int:
    view = outlook(settings.store, new, settings.today)
    lines = [_("{id}: {state}.", id=new.id, state=document_state_name(new.state))]
    if view.next:
        lines.append(
            _(
                "Next: {step} ({who}): {command}",
                step=view.next[0].name,
                who=view.next[0].who,
                command=view.next[0].command,
            )
        )
    answer(settings, _data(view) | (more or {}), "\n".join(lines))
    return OK


def _first(view: Outlook) -> str:
    if wrong := view.trouble or view.overdue:
        return f"! {wrong}"
    return f"→ {view.next[0].name}" if view.next else ""


def _data(view: Outlook) -> dict[str, Any]:
    document = view.document
    plain: dict[str, Any] = msgspec.to_builtins(document)
    always = {
        "number": document.number,
        "number_symbol": document.number_symbol,
        "symbol": document.symbol,
        "issue_date": document.issue_date,
        "state": document.state,
        "events": document.events,
    }
    return (
        plain
        | always
        | {"state_name": view.state_name, "trouble": view.trouble, "overdue": view.overdue}
        | {"sealed": view.sealed, "next": view.next}
    )


def _told(view: Outlook) -> str:
    document = view.document
    lines = [
        f"{document.id}  {document.number_symbol or '…/' + document.symbol}  {view.state_name}",
        document.subject,
    ]
    lines += [_("File: {file}", file=document.file)] if document.file else []
    lines += [f"! {each}" for each in (view.trouble, view.overdue) if each]
    for event in document.events:
        rest = f"  ({event.text})" if event.text else ""
        lines.append(f"  {event.at.astimezone():%d/%m/%Y %H:%M}  {event.who}  {step_name(event.step)}{rest}")
    for step in view.next:
        lines.append(f"  → {step.name} [{step.who}]  {step.command}")
    return "\n".join(lines)
