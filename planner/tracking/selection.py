"""Lists of tasks: which ones, in which order; and the warnings of a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from planner.model.filters import TaskCriteria, TaskOrder
from planner.model.workspace import Workspace
from planner.tracking.responsibility import responsible_on
from planner.tracking.review import needs_review
from planner.tracking.standing import DONE, Standing, TaskStanding, warning_days
from planner.tracking.status import standings
from planner.vietnamese import fold, matches, vietnamese_sort_key, without_marks

_URGENCY = (
    Standing.overdue,
    Standing.due_soon,
    Standing.in_progress,
    Standing.not_started,
    Standing.no_deadline,
    Standing.done_late,
    Standing.done_on_time,
)


def select_tasks(ws: Workspace, criteria: TaskCriteria, today: date) -> list[TaskStanding]:
    """Return the tasks that meet the criteria, in their order."""
    found = standings(
        ws, today, year=criteria.year, area=criteria.area or None, agency=criteria.agency or None
    )
    return in_order((one for one in found if _meets(one, ws, criteria, today)), ws, criteria, today)


def _meets(one: TaskStanding, ws: Workspace, criteria: TaskCriteria, today: date) -> bool:
    task = one.task
    if criteria.solution and task.solution != criteria.solution:
        return False
    if criteria.standing and one.standing not in criteria.standing:
        return False
    if criteria.state is not None and task.state is not criteria.state:
        return False
    if criteria.warning is not None and not (
        one.standing is Standing.due_soon and (one.days_left or 0) <= criteria.warning
    ):
        return False
    if criteria.review and not needs_review(task, ws):
        return False
    return not criteria.text or matches(criteria.text, searched_words(one, ws, today))


def searched_words(one: TaskStanding, ws: Workspace, today: date) -> str:
    """Return everything that the filter of a list looks at, folded: ID, texts, agencies old and new."""
    task = one.task
    agencies = [*task.leads, *responsible_on(task, ws, today)]
    solution = ws.solutions.get(task.solution or "")
    words = (
        task.id,
        task.text,
        task.product,
        task.deadline.text,
        solution.text if solution else "",
        task.assigned_by.number_symbol if task.assigned_by else "",
        *dict.fromkeys(name for a in agencies for name in (a, ws.assignee_name(a))),
    )
    return fold(without_marks(" ".join(words)))


def in_order(
    chosen: Iterable[TaskStanding], ws: Workspace, criteria: TaskCriteria, today: date
) -> list[TaskStanding]:
    """Return the tasks sorted as the criteria say; equal ones stay ordered by ID."""
    names: dict[tuple[str, ...], object] = {}

    def lead(one: TaskStanding) -> object:
        leads = responsible_on(one.task, ws, today)
        if leads not in names:
            names[leads] = [vietnamese_sort_key(ws.assignee_name(a)) for a in leads]
        return names[leads]

    def area(one: TaskStanding) -> object:
        found = ws.areas.get(ws.area_of(one.task) or "")
        return found.number if found else 0

    keys: dict[TaskOrder, Callable[[TaskStanding], Any]] = {
        TaskOrder.id: lambda one: one.task.id,
        TaskOrder.text: lambda one: vietnamese_sort_key(one.task.text),
        TaskOrder.lead: lead,
        TaskOrder.area: area,
        TaskOrder.state: lambda one: _URGENCY.index(one.standing),
        TaskOrder.due: lambda one: one.due,
    }
    key = keys[criteria.order]
    by_id = sorted(chosen, key=lambda one: one.task.id)
    if criteria.order is not TaskOrder.due:
        return sorted(by_id, key=key, reverse=criteria.descending)
    dated = [one for one in by_id if one.due and one.standing not in DONE]
    undated = [one for one in by_id if not one.due and one.standing not in DONE]
    done = [one for one in by_id if one.standing in DONE]
    return [
        *sorted(dated, key=key, reverse=criteria.descending),
        *undated,
        *sorted(done, key=lambda one: one.due or date.max, reverse=criteria.descending),
    ]


def warnings_of(ws: Workspace, today: date, agency: str = "") -> dict[str, list[TaskStanding]]:
    """Return the open tasks by warning: "overdue" first, then each level of the workspace, tightest first.

    A task stands only under the tightest level that its days have reached.
    """
    levels = sorted(warning_days(ws))
    found: dict[str, list[TaskStanding]] = {"overdue": [], **{str(level): [] for level in levels}}
    for one in select_tasks(ws, TaskCriteria(agency=agency), today):
        if one.standing is Standing.overdue:
            found["overdue"].append(one)
        elif one.warning is not None:
            found[str(one.warning)].append(one)
    return found
