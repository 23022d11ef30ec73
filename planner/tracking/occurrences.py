"""A recurring deadline period by period: each occurrence with its own day, report, state and lateness."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.i18n import _, day_text
from planner.model.deadline import Period
from planner.model.tasks import Progress, Task, TaskState
from planner.model.workspace import Workspace
from planner.tracking.deadlines import (
    granted_extensions,
    open_occurrences,
    reports_until,
    task_occurrences,
)
from planner.tracking.periods import end_of_period, start_of_period
from planner.tracking.standing import Standing, warning_days

_ROMAN = ("I", "II", "III", "IV")


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """One period of a recurring deadline."""

    name: str
    """The period, such as "quý I/2026"."""
    first: date
    last: date
    due: date
    """The last day in time, with the extensions granted for this period."""
    original_due: date
    standing: Standing
    report: Progress | None = None
    """The first report that answers the period."""
    days_left: int | None = None
    """Calendar days until `due`, negative when it has passed; None once reported, or while suspended."""
    days_late: int | None = None
    """For a period reported late: calendar days from `due` to the report."""


def occurrences_of(task: Task, ws: Workspace, today: date) -> tuple[Occurrence, ...]:
    """Return every period of a task's recurring deadline in order, () for other deadlines.

    After the completion of the task nothing falls due any more.
    """
    every = task.deadline.every
    if every is None:
        return ()
    reports: dict[date, Progress] = {}
    for entry in reports_until(task, today):
        reports.setdefault(end_of_period(every, entry.period or entry.on), entry)
    later: dict[date, date] = {}
    for extension in granted_extensions(task, today):
        if waiting := open_occurrences(task, ws, extension.on):
            later[waiting[0]] = extension.due
    ended = task.completed_on if task.state is TaskState.completed else None
    return tuple(
        _occurrence(task, every, day, later.get(day, day), reports.get(end_of_period(every, day)), ws, today)
        for day in task_occurrences(task, ws, today)
        if ended is None or day <= ended or end_of_period(every, day) in reports
    )


def _occurrence(
    task: Task, every: Period, day: date, due: date, report: Progress | None, ws: Workspace, today: date
) -> Occurrence:
    late = (report.on - due).days if report and report.on > due else None
    left = None if report or task.state is TaskState.suspended else (due - today).days
    first = start_of_period(every, day)
    if report:
        state = Standing.done_late if late else Standing.done_on_time
    elif left is not None and left < 0:
        state = Standing.overdue
    elif left is not None and left <= warning_days(ws)[0]:
        state = Standing.due_soon
    else:
        state = Standing.not_started
    return Occurrence(
        name=period_name(every, day),
        first=first,
        last=end_of_period(every, day),
        due=due,
        original_due=day,
        standing=state,
        report=report,
        days_left=left,
        days_late=late,
    )


def period_name(every: Period, day: date) -> str:
    """Return the name of the period that `day` lies in: "quý I/2026", "tuần từ 05/01/2026"."""
    match every:
        case Period.week:
            return _("week from {day}", day=day_text(start_of_period(every, day)))
        case Period.month:
            return _("month {month}/{year}", month=day.month, year=day.year)
        case Period.quarter:
            return _("quarter {quarter}/{year}", quarter=_ROMAN[(day.month - 1) // 3], year=day.year)
        case Period.half_year if day.month <= 6:
            return _("first half of {year}", year=day.year)
        case Period.half_year:
            return _("second half of {year}", year=day.year)
        case _:
            return _("year {year}", year=day.year)
