"""Where a task stands on a day: done, late, due soon, under way; always computed, never typed.

Being late follows from days alone. The office's way of counting decides the cases that could be read twice:

- A suspended task (tạm hoãn) is open but its clock stands still: it is under way, neither late nor due.
- A task that awaits confirmation, was returned or has to be done again is open, and its deadline runs on.
- A task completed on a later day than the one asked about is still open on that day.
- A recurring task with a report for each of its periods is under way until it is closed.
- A completed recurring task is late only if one of its periods before the completion stayed without a report.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from planner.model.deadline import DeadlineKind
from planner.model.tasks import Task, TaskState
from planner.model.workspace import Workspace
from planner.tracking.deadlines import (
    current_due,
    extended_due,
    first_result,
    original_due,
    reports_until,
    task_occurrences,
)

DEFAULT_WARNING_DAYS = (7, 3, 1)
"""Warning levels of a workspace whose programme names none, in calendar days."""


class DeadlineState(StrEnum):
    """How a task stands to its deadline, whatever its workflow state."""

    in_time = "in_time"
    due_soon = "due_soon"
    overdue = "overdue"
    no_deadline = "no_deadline"


class Standing(StrEnum):
    """The one group of the totals that a task belongs to; every task is in exactly one."""

    done_on_time = "done_on_time"
    done_late = "done_late"
    overdue = "overdue"
    """Open, and its day has passed."""
    due_soon = "due_soon"
    """Open, and its day is today or within the widest warning."""
    in_progress = "in_progress"
    """Begun, with time left (or suspended)."""
    not_started = "not_started"
    """Not begun, with time left."""
    no_deadline = "no_deadline"
    """Open without a day: continuous, or waiting for an event."""


DONE = frozenset({Standing.done_on_time, Standing.done_late})


class TaskStanding(msgspec.Struct, frozen=True, kw_only=True):
    """A task on one day."""

    task: Task
    standing: Standing
    deadline_state: DeadlineState
    due: date | None = None
    """The last day in time, with extensions; for a recurring task the day of its first open period."""
    original_due: date | None = None
    """The same without extensions."""
    days_left: int | None = None
    """Calendar days until `due`, negative when it has passed; None when done, suspended or without a day."""
    days_late: int | None = None
    """For a task done late: calendar days from `due` to its completion."""
    warning: int | None = None
    """The tightest warning level (in days) that `days_left` has reached, while due soon."""


def standing(task: Task, ws: Workspace, today: date) -> TaskStanding:
    """Return where the task stands on `today`."""
    if task.state is TaskState.completed and (task.completed_on is None or task.completed_on <= today):
        return _done(task, ws, today)
    return _open(task, ws, today)


def warning_days(ws: Workspace) -> tuple[int, ...]:
    """Return the warning levels of the workspace in days, widest first."""
    own = ws.programme.warning_days if ws.programme else ()
    return tuple(sorted(own or DEFAULT_WARNING_DAYS, reverse=True))


def _open(task: Task, ws: Workspace, today: date) -> TaskStanding:
    due, original = current_due(task, ws, today), original_due(task, ws, today)
    begun = task.state is not TaskState.not_started or first_result(task, today) is not None
    progress = Standing.in_progress if begun else Standing.not_started
    found = TaskStanding(
        task=task, standing=progress, deadline_state=DeadlineState.in_time, due=due, original_due=original
    )
    if task.state is TaskState.suspended:
        return msgspec.structs.replace(found, deadline_state=DeadlineState.no_deadline)
    if due is None:
        if task.deadline.kind is DeadlineKind.recurring and task_occurrences(task, ws, today):
            return msgspec.structs.replace(found, standing=Standing.in_progress)
        return msgspec.structs.replace(
            found, standing=Standing.no_deadline, deadline_state=DeadlineState.no_deadline
        )
    days_left = (due - today).days
    found = msgspec.structs.replace(found, days_left=days_left)
    if days_left < 0:
        return msgspec.structs.replace(found, standing=Standing.overdue, deadline_state=DeadlineState.overdue)
    reached = [level for level in warning_days(ws) if days_left <= level]
    if reached:
        return msgspec.structs.replace(
            found, standing=Standing.due_soon, deadline_state=DeadlineState.due_soon, warning=reached[-1]
        )
    return found


def completion_day(task: Task, today: date) -> date | None:
    """Return the confirmed day of completion, or that of the last report where the record lacks it."""
    if task.completed_on:
        return task.completed_on
    reports = reports_until(task, today)
    return reports[-1].on if reports else None


def _done(task: Task, ws: Workspace, today: date) -> TaskStanding:
    on = completion_day(task, today)
    as_of = on if on and task.deadline.kind is DeadlineKind.recurring else today
    due = extended_due(task, ws, as_of)
    if on and task.deadline.onward and (result := first_result(task, today)):
        on = min(on, result.on)
    late = (on - due).days if on and due and on > due else None
    in_time = DeadlineState.in_time if due else DeadlineState.no_deadline
    return TaskStanding(
        task=task,
        standing=Standing.done_late if late else Standing.done_on_time,
        deadline_state=DeadlineState.overdue if late else in_time,
        due=due,
        original_due=original_due(task, ws, as_of),
        days_late=late,
    )
