"""What a filled-in row asks for: a changed task, no change, or what stands in the way, cell by cell."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from planner.errors import CchcError
from planner.i18n import _, day_text
from planner.model.task_changes import completed, moved, with_member_report, with_progress
from planner.model.tasks import MemberReport, Progress, Task, TaskState
from planner.reports.sheets.columns import (
    LOCKED,
    PREFILLED,
    WATCHED,
    Key,
    Mark,
    cells_of,
    own_line,
    read_mark,
)
from planner.reports.sheets.reading import Problem, Row, Sheet
from planner.tracking import state_name
from planner.tracking.members import member_agencies, with_rolled_up_state
from planner.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.model.workspace import Workspace

_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_SHOWN = 60
_FORBIDDEN_IN_TEXT = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One row: the task it is about, what it becomes, or what is wrong."""

    row: int
    task: str
    base: Task | None = None
    new: Task | None = None
    """The changed task; None where nothing changes or the row is not sound."""
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Tell whether nothing stands in the way."""
        return not self.problems


def judge(ws: Workspace, sheet: Sheet, today: date) -> list[Judged]:
    """Return every row of a sheet in its order, those that cannot be read too."""
    named: dict[str, int] = {}
    for row in sheet.rows:
        named[row.text(Key.task)] = named.get(row.text(Key.task), 0) + 1
    judged = [_Judge(ws, sheet, row, today).result(twice=named[row.text(Key.task)] > 1) for row in sheet.rows]
    judged += [Judged(row=problem.row, task="", problems=(problem,)) for problem in sheet.problems]
    return sorted(judged, key=lambda each: each.row)


class _Judge:
    """Judges one row."""

    def __init__(self, ws: Workspace, sheet: Sheet, row: Row, today: date) -> None:
        self._ws, self._sheet, self._row, self._today = ws, sheet, row, today
        self._problems: list[Problem] = []

    def result(self, *, twice: bool) -> Judged:
        task_id = self._row.text(Key.task)
        task = self._ws.tasks.get(task_id)
        mark = self._identified(task, task_id, twice=twice)
        for key, cell in self._row.cells.items():
            if cell.problem:
                self._add(key, cell.problem)
        new = None
        if task and mark and not self._problems:
            self._check_locked(mark)
            new = self._changed(task, mark)
        if self._problems:
            return Judged(row=self._row.number, task=task_id, base=task, problems=tuple(self._problems))
        return Judged(row=self._row.number, task=task_id, base=task, new=None if new == task else new)

    def _add(self, key: Key | None, message: str) -> None:
        column = self._sheet.titles[key] if key else ""
        self._problems.append(Problem(row=self._row.number, column=column, message=message))

    def _identified(self, task: Task | None, task_id: str, *, twice: bool) -> Mark | None:
        """Return the mark of the row, after saying what is wrong with its ID."""
        if not task_id:
            self._add(Key.task, _("The row has no task ID; new tasks cannot be entered through a sheet."))
        elif task is None:
            self._add(Key.task, _("There is no task “{id}”.", id=task_id[:_SHOWN]))
        elif twice:
            self._add(Key.task, _("The task stands in several rows; keep one of them."))
        else:
            mark = read_mark(self._row.text(Key.mark), task_id)
            if mark is None:
                self._add(Key.mark, _("The check mark of the row was changed; fill in a new sheet."))
            return mark
        return None

    def _check_locked(self, mark: Mark) -> None:
        for key in LOCKED:
            if not mark.same(key, self._row.text(key)):
                self._add(key, _("This column is locked; what stands there is not what was exported."))

    def _changed(self, task: Task, mark: Mark) -> Task | None:
        """Return the task as the row wants it, or None after saying what is wrong."""
        state, done_on = self._state(), self._day(Key.completed_on)
        entry = self._entry()
        edited = {key for key in PREFILLED if not mark.same(key, self._row.text(key))}
        if self._problems or not (edited or entry):
            return None
        self._check_meanwhile(task, mark, edited, state, done_on)
        if self._problems:
            return None
        if own_line(self._ws, task, self._sheet.agency, self._today):
            return self._part_changed(task, edited, state, done_on, entry)
        new = task
        opened_again = edited and state is not TaskState.completed
        if opened_again:
            new = self._with_state(new, state, done_on)
        if entry and entry not in task.progress and not self._problems:
            new = self._reported(new, entry)
        if edited and not opened_again and not self._problems:
            new = self._with_state(new, state, done_on)
        return None if self._problems else new

    def _part_changed(
        self,
        task: Task,
        edited: set[Key],
        state: TaskState | None,
        done_on: date | None,
        entry: Progress | None,
    ) -> Task | None:
        """Return the task with a report of the agency's own part; the state of the whole is not its own."""
        done = bool(edited) and state is TaskState.completed
        if edited and not done:
            self._add(
                Key.state,
                _("Several agencies lead this task; each can only report on its own part, or complete it."),
            )
        elif done and done_on is None:
            self._add(Key.completed_on, _("Write the day on which the task was completed."))
        if self._problems:
            return None
        on = done_on if done and done_on else entry.on if entry else self._today
        report = MemberReport(
            agency=self._sheet.agency,
            on=on,
            text=entry.text if entry else "",
            percent=entry.percent if entry else None,
            done=done,
            evidence=entry.evidence if entry else "",
        )
        if report in task.member_reports:
            return task
        members, today = member_agencies(task, self._ws, self._today), self._today
        new = self._tried(Key.report, lambda: with_member_report(task, report, members, today))
        return with_rolled_up_state(new, self._ws, today) if new else None

    def _reported(self, task: Task, entry: Progress) -> Task:
        return self._tried(Key.report, lambda: with_progress(task, entry, self._today)) or task

    def _with_state(self, task: Task, state: TaskState | None, done_on: date | None) -> Task:
        if state is TaskState.completed:
            if done_on is None:
                self._add(Key.completed_on, _("Write the day on which the task was completed."))
                return task
            if task.state is TaskState.completed and task.completed_on == done_on:
                return task
            return self._tried(Key.completed_on, lambda: completed(task, done_on, self._today)) or task
        if done_on is not None:
            self._add(Key.state, _("There is a day of completion; choose the state “completed” too."))
            return task
        if state is None or state is task.state:
            return task
        return self._tried(Key.state, lambda: moved(task, state)) or task

    def _tried(self, key: Key, change: Callable[[], Task]) -> Task | None:
        try:
            return change()
        except CchcError as error:
            self._add(key, str(error).replace("\n", " "))
            return None

    def _check_meanwhile(
        self, task: Task, mark: Mark, edited: set[Key], state: TaskState | None, done_on: date | None
    ) -> None:
        """Say what others changed since the export, field by field, where the row rests on it."""
        now = cells_of(self._ws, task, self._today, self._sheet.agency)
        if not mark.same_extensions(task):
            shown = now[Key.due] or "–"
            self._add(Key.due, _("Changed in the program since the export; it now says “{now}”.", now=shown))
        wanted = {
            Key.state: bool(state) and state_name(state or task.state) == now[Key.state],
            Key.completed_on: (day_text(done_on) if done_on else "") == now[Key.completed_on],
        }
        for key in (*WATCHED, *sorted(edited)):
            if not mark.same(key, now[key]) and not wanted.get(key, False):
                shown = now[key][:_SHOWN] or "–"
                self._add(key, _("Changed in the program since the export; it now says “{now}”.", now=shown))

    def _state(self) -> TaskState | None:
        text = self._row.text(Key.state)
        state = self._sheet.states.get(fold(text))
        if text and state is None:
            known = ", ".join(self._names())
            self._add(
                Key.state, _("“{text}” is no state. Choose one of: {known}.", text=text[:_SHOWN], known=known)
            )
        return state

    def _names(self) -> list[str]:
        return [state_name(state) for state in self._sheet.states.values()]

    def _day(self, key: Key) -> date | None:
        cell = self._row.cells[key]
        if cell.day is not None or not cell.text:
            day = cell.day
        else:
            day = _written_day(cell.text) if cell.number is None else None
            if day is None:
                self._add(key, _("“{text}” is no date; write it as day/month/year.", text=cell.text[:_SHOWN]))
        if day and not 2000 <= day.year <= self._today.year + 1:
            self._add(key, _("The year {year} cannot be meant.", year=day.year))
            return None
        return day

    def _entry(self) -> Progress | None:
        """Return the new report, or None where there is none or it is not sound."""
        text, evidence = self._row.text(Key.report), self._row.text(Key.evidence)
        percent, on = self._percent(), self._day(Key.report_on)
        if not text:
            for key in (Key.percent, Key.report_on, Key.evidence):
                if self._row.text(key):
                    self._add(Key.report, _("Say in a sentence what was done."))
                    break
            return None
        agency = self._sheet.agency
        by = self._ws.assignee_name(agency) if agency else ""
        text, evidence = (_FORBIDDEN_IN_TEXT.sub("", each) for each in (text, evidence))
        return Progress(on=on or self._today, text=text, by=by, percent=percent, evidence=evidence)

    def _percent(self) -> int | None:
        cell = self._row.cells[Key.percent]
        text = cell.text.removesuffix("%").strip()
        if not text:
            return None
        if not (text.isascii() and text.isdecimal() and 0 <= int(text[:4]) <= 100 and len(text) <= 3):
            self._add(Key.percent, _("“{text}” is no whole number from 0 to 100.", text=cell.text[:_SHOWN]))
            return None
        return int(text)


def _written_day(text: str) -> date | None:
    """Return a day written as 5/3/2026, 05-03-2026 or 2026-03-05."""
    if found := _DAY.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _ISO_DAY.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
