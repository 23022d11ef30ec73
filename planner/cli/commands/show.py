"""`cchc show ID`: everything about a record, and how it stands, in one answer."""

from __future__ import annotations

import base64
import re
import sys
from collections.abc import Iterator
from datetime import date

import click
import msgspec

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer, columns
from planner.field_names import field_name
from planner.i18n import _, day_text
from planner.model.deadline import Deadline
from planner.model.documents import DocumentState
from planner.model.kinds import kind_of
from planner.model.programme import Record
from planner.model.tasks import Assignment, TaskState
from planner.model.workspace import Workspace
from planner.register.words import document_state_name
from planner.tracking import (
    Situation,
    Trace,
    describe_deadline,
    describe_standing,
    relation_name,
    situation,
    situation_paragraph,
    standing_name,
    state_name,
)
from planner.tracking import trace as trace_of

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOST_LINES = 12
"""Agencies or periods listed; all of them are in the JSON answer and in `cchc task lines`."""


@click.command(cls=Command, help=_("Show a record: how it stands, and everything tied to it."))
@click.argument("record_id", metavar="ID")
@click.option(
    "--copy", is_flag=True, help=_("Only the answer as one paragraph, also put on the terminal's clipboard.")
)
@pass_settings
def show(settings: Settings, record_id: str, *, copy: bool) -> None:
    """Print one record with its situation and trace."""
    workspace = settings.store.load()
    record = workspace.get(record_id)
    found = situation(workspace, record, settings.today)
    paragraph = situation_paragraph(workspace, record, found)
    if copy:
        copy_to_clipboard(paragraph)
        answer(settings, {"id": record_id, "paragraph": paragraph}, paragraph)
        return
    trace = trace_of(workspace, record_id)
    data = {
        "record": kind_of(record).name,
        **msgspec.to_builtins(record),
        "situation": found,
        "paragraph": paragraph,
        "trace": trace,
    }
    fields = [f"{field_name(key)}: {told}" for key, told in _fields(record)]
    answer(settings, data, "\n".join([paragraph, *_details(found, workspace), "", *fields, *_ties(trace)]))


def copy_to_clipboard(text: str) -> None:
    """Put text on the clipboard of a terminal that understands OSC 52; does nothing without a terminal."""
    if sys.stderr.isatty():
        coded = base64.b64encode(text.encode()).decode()
        sys.stderr.write(f"\x1b]52;c;{coded}\a")
        sys.stderr.flush()


def _details(found: Situation, workspace: Workspace) -> list[str]:
    lines: list[str] = []
    if found.standing is not None:
        name, told = standing_name(found.standing.standing), describe_standing(found.standing)
        stands = told if told.startswith(name) else f"{name} – {told}"
        lines += ["", f"{_('Standing')}: {stands}"]
    if found.working_days_left:
        lines.append(_("{count} working days left", count=found.working_days_left))
    if found.occurrences:
        rows = [[f"  {o.name}", day_text(o.due), standing_name(o.standing)] for o in found.occurrences]
        lines += ["", _("Periods"), columns(rows[:_MOST_LINES])]
    if found.lines is not None and any(line.last_report for line in found.lines.lines):
        late = [line for line in found.lines.lines if line.agency in found.lines.overdue]
        rows = [[f"  {line.agency}", line.name, standing_name(line.standing)] for line in late[:_MOST_LINES]]
        lines += ["", _("{done} of {total} agencies done", done=found.lines.done, total=found.lines.total)]
        lines += [columns(rows)] if rows else []
    if len(found.tasks) > 1:
        late_tasks = dict.fromkeys(one.task for one in found.late)
        rows = [[f"  {task}", workspace.tasks[task].text] for task in list(late_tasks)[:_MOST_LINES]]
        lines += ["", _("Overdue tasks"), columns(rows)] if rows else []
    return lines


def _ties(trace: Trace) -> list[str]:
    lines: list[str] = []
    for title, links in ((_("Above"), trace.up), (_("Below"), trace.down)):
        if links:
            rows = [[f"  {link.id}", relation_name(link.relation), link.label] for link in links]
            lines += ["", title, columns(rows)]
    return lines


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the fields that hold something, with their values in words."""
    for key, value in msgspec.to_builtins(record).items():
        own = getattr(record, key)
        if isinstance(own, Deadline):
            yield key, own.text or describe_deadline(own)
        elif isinstance(own, TaskState):
            yield key, state_name(own)
        elif isinstance(own, DocumentState):
            yield key, document_state_name(own)
        elif isinstance(own, Assignment):
            yield key, ", ".join(filter(None, (own.document or own.number_symbol, own.clause)))
        else:
            yield key, _shown(value)


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        if all(isinstance(item, str) for item in value):
            return ", ".join(str(item) for item in value)
        return "".join(f"\n  - {_shown(item)}" for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{field_name(key)}: {_shown(item)}" for key, item in value.items())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str) and _DAY.fullmatch(value):
        return day_text(date.fromisoformat(value))
    return str(value)
