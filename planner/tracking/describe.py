"""Names of states and short phrases about where a task stands, in the language in use."""

from __future__ import annotations

from planner.i18n import _, ngettext
from planner.model.deadline import DeadlineKind
from planner.model.tasks import TaskState
from planner.model.workflow import state_name
from planner.tracking.deadline_text import describe_deadline
from planner.tracking.standing import DeadlineState, Standing, TaskStanding

__all__ = [
    "deadline_state_name",
    "describe_deadline",
    "describe_standing",
    "standing_name",
    "state_name",
]


def standing_name(standing: Standing) -> str:
    """Return the name of a group of the totals."""
    return {
        Standing.done_on_time: _("completed on time"),
        Standing.done_late: _("completed late"),
        Standing.overdue: _("overdue"),
        Standing.due_soon: _("due soon"),
        Standing.in_progress: _("in progress"),
        Standing.not_started: _("not started"),
        Standing.no_deadline: _("no deadline"),
    }[standing]


def deadline_state_name(state: DeadlineState) -> str:
    """Return the name of a deadline state."""
    return {
        DeadlineState.in_time: _("in time"),
        DeadlineState.due_soon: _("due soon"),
        DeadlineState.overdue: _("overdue"),
        DeadlineState.no_deadline: _("no deadline"),
    }[state]


def describe_standing(found: TaskStanding) -> str:
    """Say in a few words where a task stands: "còn 3 ngày", "quá hạn 12 ngày", "xong đúng hạn"."""
    if found.standing is Standing.done_on_time:
        return _("finished in time") if found.due else _("done")
    if found.days_late is not None:
        return ngettext("done {count} day late", "done {count} days late", found.days_late)
    if found.task.state is TaskState.suspended:
        return state_name(TaskState.suspended)
    return _without_day(found) if found.days_left is None else _days_left(found.days_left)


def _days_left(days: int) -> str:
    if days < 0:
        return ngettext("{count} day overdue", "{count} days overdue", -days)
    return ngettext("{count} day left", "{count} days left", days) if days else _("due today")


def _without_day(found: TaskStanding) -> str:
    deadline = found.task.deadline
    if deadline.kind is DeadlineKind.conditional:
        return _("waiting for its event") if deadline.event_on is None else _("no deadline")
    if deadline.kind is DeadlineKind.recurring and found.standing is Standing.in_progress:
        return _("every period reported")
    if deadline.kind is DeadlineKind.continuous or deadline.onward:
        return _("continuous")
    return _("no deadline")
