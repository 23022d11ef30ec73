"""The columns of an agency's sheet, and what a task shows in each of them."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from planner.i18n import _, day_text
from planner.model.tasks import TaskState
from planner.reports.spreadsheet import clean
from planner.tracking import (
    describe_standing,
    responsible_on,
    standing,
    standing_name,
    state_name,
)
from planner.tracking.members import roll_up
from planner.tracking.standing import DONE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.model.tasks import Task
    from planner.model.workspace import Workspace
    from planner.tracking.members import MemberLine

_FORMULA = ("=", "+", "-", "@")


class Key(StrEnum):
    """The columns by their names in the program."""

    task = "task"
    text = "text"
    leads = "leads"
    coordinating = "coordinating"
    product = "product"
    deadline = "deadline"
    due = "due"
    standing = "standing"
    latest = "latest"
    state = "state"
    completed_on = "completed_on"
    report = "report"
    percent = "percent"
    report_on = "report_on"
    evidence = "evidence"
    mark = "mark"


EDITABLE = (Key.state, Key.completed_on, Key.report, Key.percent, Key.report_on, Key.evidence)
"""What an agency fills in."""
PREFILLED = (Key.state, Key.completed_on)
"""Editable columns that show what the record has; all others of them come empty."""
LOCKED = tuple(key for key in Key if key not in EDITABLE and key is not Key.mark)
WATCHED = (Key.text, Key.leads, Key.deadline)
"""Locked columns on which a report rests: once they have changed, the row told of something else."""
_GRANTED = "granted"
WIDTHS: dict[Key, float] = {
    Key.task: 14,
    Key.text: 48,
    Key.leads: 24,
    Key.coordinating: 24,
    Key.product: 24,
    Key.deadline: 20,
    Key.due: 12,
    Key.standing: 18,
    Key.latest: 34,
    Key.state: 18,
    Key.completed_on: 13,
    Key.report: 44,
    Key.percent: 9,
    Key.report_on: 13,
    Key.evidence: 24,
    Key.mark: 10,
}
"""Widths in letters."""


def title_of(key: Key) -> str:
    """Return the title of a column in the language in use."""
    return {
        Key.task: _("Task ID"),
        Key.text: _("Task"),
        Key.leads: _("Lead agency"),
        Key.coordinating: _("Coordinating agencies"),
        Key.product: _("Product"),
        Key.deadline: _("Deadline"),
        Key.due: _("Last day now"),
        Key.standing: _("Where it stands"),
        Key.latest: _("Last report"),
        Key.state: _("State"),
        Key.completed_on: _("Completed on"),
        Key.report: _("New report: results"),
        Key.percent: _("Done (%)"),
        Key.report_on: _("Reported on"),
        Key.evidence: _("Evidence"),
        Key.mark: _("Check mark (leave as it is)"),
    }[key]


def own_line(ws: Workspace, task: Task, agency: str, today: date) -> MemberLine | None:
    """Return the agency's own part of a task that several lead together, None where it leads the whole."""
    lines = roll_up(task, ws, today) if agency else None
    return next((line for line in lines.lines if line.agency == agency), None) if lines else None


def done_on(ws: Workspace, task: Task, agency: str, today: date) -> date | None:
    """Return the day on which the task, or the agency's own part of it, was completed."""
    line = own_line(ws, task, agency, today)
    return line.done_on if line else task.completed_on


def cells_of(ws: Workspace, task: Task, today: date, agency: str = "") -> dict[Key, str]:
    """Return what a task shows in each column but the mark, as text; empty where there is nothing.

    For an agency that leads the task together with others, state, day and last report are those of its part.
    """
    found, line = standing(task, ws, today), own_line(ws, task, agency, today)
    latest = max(task.progress, key=lambda report: report.on, default=None)
    told = line.last_report if line and line.last_report else latest
    state = TaskState.completed if line and line.standing in DONE else task.state
    completed_on = line.done_on if line else task.completed_on
    names = (ws.assignee_name(agency) for agency in responsible_on(task, ws, today))
    return {
        Key.task: task.id,
        Key.text: task.text,
        Key.leads: "; ".join(names),
        Key.coordinating: "; ".join(ws.assignee_name(agency) for agency in task.coordinating),
        Key.product: task.product,
        Key.deadline: task.deadline.text,
        Key.due: day_text(found.due) if found.due else "",
        Key.standing: standing_name(line.standing) if line else describe_standing(found),
        Key.latest: f"{day_text(told.on)}: {told.text}" if told else "",
        Key.state: state_name(state),
        Key.completed_on: day_text(completed_on) if completed_on else "",
        Key.report: "",
        Key.percent: "",
        Key.report_on: "",
        Key.evidence: "",
    }


def plain(text: str) -> str:
    """Return the text of a cell in one form, however the program that saved it wrote it.

    NFC, one kind of line end, no spaces at the ends, no apostrophe that only kept a formula away.
    """
    text = clean(text).replace("\r", "\n").replace("\xa0", " ").strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


class Mark(msgspec.Struct, frozen=True):
    """What a row showed when it was exported, as short fingerprints by column."""

    shown: dict[str, str]

    def same(self, key: Key, text: str) -> bool:
        """Tell whether the column showed this text."""
        return self.shown.get(key.value) == short_hash(text)

    def same_extensions(self, task: Task) -> bool:
        """Tell whether the task has the extensions that it had."""
        return self.shown.get(_GRANTED) == short_hash(granted(task))


def granted(task: Task) -> str:
    """Return the extensions of a task as text, to see whether one was added."""
    return "; ".join(f"{extension.on} {extension.due}" for extension in task.extensions)


def mark_text(cells: Mapping[Key, str], task: Task) -> str:
    """Return the check mark of a row: a fingerprint of each cell and one over all of them."""
    shown = {key.value: text for key, text in cells.items()} | {_GRANTED: granted(task)}
    inner = ";".join(f"{key}={short_hash(text)}" for key, text in shown.items())
    return f"{inner}|{short_hash(f'{plain(cells[Key.task])}|{inner}')}"


def read_mark(text: str, task_id: str) -> Mark | None:
    """Return the mark of a row, or None where it was changed or belongs to another task."""
    inner, bar, check = text.strip().rpartition("|")
    if not bar or check != short_hash(f"{plain(task_id)}|{inner}"):
        return None
    return Mark(dict(pair.partition("=")[::2] for pair in inner.split(";")))


def short_hash(text: str) -> str:
    """Return the first letters of the SHA-256 of a cell's text: enough to see that it changed."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:12]
