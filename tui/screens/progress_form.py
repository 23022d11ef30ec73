"""Notes how far a task has come: day, share, words, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from planner.errors import WrongUseError
from planner.i18n import _, day_text
from planner.model.deadline import DeadlineKind
from planner.model.task_changes import moved, with_member_report, with_progress
from planner.model.tasks import MemberReport, Progress, Task, TaskState
from planner.tracking import confirmed, member_agencies, with_rolled_up_state
from tui.field_help import PROGRESS
from tui.screens.choices import agency_order
from tui.screens.form import Form
from tui.screens.pick import Choice
from tui.screens.saving import Saving
from tui.widgets.choice import ChoiceField
from tui.widgets.day_entry import DayEntry
from tui.widgets.typing import TextBox, TextEntry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.widget import Widget

    from planner.model.workspace import Workspace

_ALL = 100


class ProgressForm(Form):
    """Adds one report to a task."""

    EXPLAINED = PROGRESS
    VERIFIES = True

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.record = task

    def form_title(self) -> str:
        """Return the task's ID as title."""
        return _("Progress of {id}", id=self.record.id)

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield the fields of a report."""
        yield _("Task"), Static(self.record.text, classes="task-text", markup=False)
        if members := self._members():
            yield _("Agency"), ChoiceField(_("Whose part?"), lambda: members, [""], id="member")
        yield _("Day"), DayEntry(day_text(self.desk_app.today), id="day")
        yield _("Done (%)"), TextEntry(placeholder=_("0 to 100; may stay empty"), id="percent")
        yield _("What was done"), TextBox(id="report")
        yield _("Evidence"), TextEntry(placeholder=_("number of the document, or a file"), id="evidence")
        if periods := self._periods():
            first = [periods[0].value]
            yield (
                _("Period"),
                ChoiceField(_("Which period is reported on?"), lambda: periods, first, id="period"),
            )
        yield (
            _("Afterwards"),
            ChoiceField(_("How does the task stand now?"), _afterwards, ["in_progress"], id="state"),
        )

    def _members(self) -> list[Choice]:
        """Return the whole task and the agencies that lead it together; nothing for a task of one agency."""
        ws = self.workspace
        agencies = member_agencies(self.record, ws, self.desk_app.today)
        if len(agencies) < 2:
            return []
        named = sorted((agency_order(ws.agencies[a]), a) for a in agencies if a in ws.agencies)
        return [Choice("", _("the whole task")), *(Choice(a, ws.assignee_name(a)) for _order, a in named)]

    def _periods(self) -> list[Choice]:
        if self.record.deadline.kind is not DeadlineKind.recurring:
            return []
        from planner.tracking import open_occurrences

        days = open_occurrences(self.record, self.workspace, self.desk_app.today)
        return [Choice(day.isoformat(), day_text(day)) for day in days]

    def on_mount(self) -> None:
        """Start at the share of the work."""
        super().on_mount()
        self.query_one("#percent").focus()

    def check(self) -> object:
        """Refuse what could not be saved."""
        return self.changed_task()

    def verify(self) -> None:
        """Refuse at once a day or a share that is none; the words may still be on their way."""
        self.day("day")
        _percent(self.entry("percent"))

    def on_input_changed(self, event: TextEntry.Changed) -> None:
        """Everything done usually means that the task waits for confirmation."""
        if event.input.id == "percent":
            state = self.choice("state")
            done = event.value.strip().rstrip("%") == str(_ALL)
            if state.value in {"in_progress", "awaiting_confirmation"}:
                state.set(["awaiting_confirmation" if done else "in_progress"])

    def changed_task(self) -> Task:
        """Return the task with the report; raises WrongUseError for what makes no sense."""
        from datetime import date

        today = self.desk_app.today
        period: date | None = None
        if self.query("#period") and (chosen := self.choice("period").value):
            period = date.fromisoformat(chosen)
        day = self.day("day")
        entry = Progress(
            on=day,
            text=" ".join(self.box("report").split()),
            percent=_percent(self.entry("percent")),
            evidence=self.entry("evidence"),
            period=period,
        )
        state = TaskState(self.choice("state").value)
        if self.query("#member") and (member := self.choice("member").value):
            return self._with_part(member, entry, state)
        return _in_state(with_progress(self.record, entry, today), state, day, today, self.workspace)

    def _with_part(self, member: str, entry: Progress, state: TaskState) -> Task:
        """Return the task with the report of one agency; "completed" means that its part is done."""
        part = MemberReport(
            agency=member,
            on=entry.on,
            text=entry.text,
            percent=entry.percent,
            done=state is TaskState.completed,
            period=entry.period,
            evidence=entry.evidence,
        )
        ws, today = self.workspace, self.desk_app.today
        changed = with_member_report(self.record, part, member_agencies(self.record, ws, entry.on), today)
        return with_rolled_up_state(changed, ws, today)

    def save(self) -> None:
        """Save the report."""
        new = self.changed_task()
        Saving(self, new, self.record, "task progress", _("Progress of {id} noted.", id=new.id)).start()


def _afterwards() -> list[Choice]:
    from planner.tracking import state_name

    states = (
        TaskState.in_progress,
        TaskState.awaiting_confirmation,
        TaskState.completed,
        TaskState.suspended,
    )
    return [Choice(state.value, state_name(state)) for state in states]


def _in_state(task: Task, state: TaskState, day: date, today: date, workspace: Workspace) -> Task:
    return confirmed(task, workspace, day, today) if state is TaskState.completed else moved(task, state)


def _percent(text: str) -> int | None:
    number = text.rstrip("%").strip()
    if not number:
        return None
    if not number.isdecimal():
        raise WrongUseError(
            _("“{text}” is not a share of the work.", text=text), _("Write a number from 0 to 100.")
        )
    return int(number)
