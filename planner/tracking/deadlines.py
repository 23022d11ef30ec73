"""From the deadline of a task to a day: its periods, the events it waits for, and the extensions granted.

- An extension granted until today decides, the latest one first; the original deadline stays in the record.
- A conditional deadline has a day once its event is recorded, counted from it in calendar or working days. An
  event without a number of days ("theo kế hoạch ...") gives no day by itself: write one as `due`, or extend.
- A recurring deadline is due on its first period without a report. A report answers the period it names, or
  else the period that its own day lies in. A period once missed stays due until it is answered.
- "Quý IV năm 2025 và các năm tiếp theo" is due by its day for the first time. After that day the work goes on
  without one if a report shows that it has begun; without such a report it is late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planner.model.calendar import WorkingCalendar
from planner.model.deadline import Deadline, DeadlineKind
from planner.model.tasks import Extension, Progress, Task
from planner.model.workspace import Workspace
from planner.tracking.periods import end_of_period, occurrence_in, period_starts


def current_due(task: Task, ws: Workspace, today: date) -> date | None:
    """Return the last day that is in time, extensions included, or None when the task has no day now."""
    due = extended_due(task, ws, today)
    if due and due < today and task.deadline.onward and first_result(task, today):
        return None
    return due


def extended_due(task: Task, ws: Workspace, today: date) -> date | None:
    """Return the day including extensions, also where the work goes on after it."""
    granted = granted_extensions(task, today)
    if task.deadline.kind is DeadlineKind.recurring:
        first = next(_open(task, ws, today), None)
        later = [e.due for e in granted if first and next(_open(task, ws, e.on), None) == first]
        return later[-1] if later else first
    return granted[-1].due if granted else fixed_due(task.deadline, ws.calendar)


def original_due(task: Task, ws: Workspace, today: date) -> date | None:
    """Return the day before any extension; for a recurring deadline, that of the first open period."""
    if task.deadline.kind is DeadlineKind.recurring:
        return next(_open(task, ws, today), None)
    return fixed_due(task.deadline, ws.calendar)


def fixed_due(deadline: Deadline, calendar: WorkingCalendar) -> date | None:
    """Return the day of a deadline that comes once, or None when it has none (yet)."""
    if deadline.kind in {DeadlineKind.continuous, DeadlineKind.recurring}:
        return None
    if deadline.due or deadline.kind is not DeadlineKind.conditional:
        return deadline.due
    if deadline.event_on is None or deadline.days_after_event is None:
        return None
    if deadline.working_days:
        return calendar.add_working_days(deadline.event_on, deadline.days_after_event)
    return deadline.event_on + timedelta(days=deadline.days_after_event)


def occurrences(deadline: Deadline, first: date, last: date) -> tuple[date, ...]:
    """Return the days from `first` to `last` on which a recurring deadline falls, in order."""
    return tuple(_occurrences(deadline, first, last))


def _occurrences(deadline: Deadline, first: date, last: date) -> Iterator[date]:
    every = deadline.every
    if deadline.kind is not DeadlineKind.recurring or every is None:
        return
    for start in period_starts(every, first, last):
        if first <= (day := occurrence_in(deadline, every, start)) <= last:
            yield day


def task_occurrences(task: Task, ws: Workspace, today: date) -> tuple[date, ...]:
    """Return every day on which a task's recurring deadline falls.

    They begin with the deadline's `start`, or else with the plan's year or the day of assignment, whichever
    is later. They end with `until`, or else with the plan's year, for the next plan assigns anew; an
    open-ended deadline ("và các năm tiếp theo"), or one without a plan, is followed to the end of next year.
    """
    return tuple(_occurrences(task.deadline, *_span(task, ws, today)))


def _span(task: Task, ws: Workspace, today: date) -> tuple[date, date]:
    """Return the first and last day between which a recurring deadline of the task can fall."""
    deadline, year = task.deadline, ws.year_of(task)
    first = deadline.start
    if first is None:
        begins = [day for day in (date(year, 1, 1) if year else None, ws.assigned_on(task)) if day]
        first = max(begins, default=date(today.year, 1, 1))
    horizon = date(max(today.year, first.year) + 1, 12, 31)
    open_ended = deadline.onward or year is None
    last = deadline.until or (horizon if open_ended else date(year or today.year, 12, 31))
    return first, min(last, horizon)


def open_occurrences(task: Task, ws: Workspace, today: date) -> tuple[date, ...]:
    """Return the days of a recurring deadline that no report made until today answers, earliest first."""
    return tuple(_open(task, ws, today))


def _open(task: Task, ws: Workspace, today: date) -> Iterator[date]:
    every = task.deadline.every
    if every is None:
        return
    answered = {end_of_period(every, entry.period or entry.on) for entry in reports_until(task, today)}
    for day in _occurrences(task.deadline, *_span(task, ws, today)):
        if end_of_period(every, day) not in answered:
            yield day


def reports_until(task: Task, today: date) -> tuple[Progress, ...]:
    """Return the reports made until today, in the order of their days."""
    return tuple(sorted((entry for entry in task.progress if entry.on <= today), key=lambda entry: entry.on))


def first_result(task: Task, today: date) -> Progress | None:
    """Return the first report that shows work done: any report except one of 0 per cent."""
    return next((entry for entry in reports_until(task, today) if entry.percent != 0), None)


def granted_extensions(task: Task, today: date) -> tuple[Extension, ...]:
    """Return the extensions granted until today, the latest last."""
    return tuple(sorted((e for e in task.extensions if e.on <= today), key=lambda e: e.on))
