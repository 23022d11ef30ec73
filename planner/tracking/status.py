"""The figures of the dashboard: how many tasks stand where, in all and by area, agency, solution or state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import msgspec

from planner.i18n import _
from planner.model.tasks import Task, TaskState
from planner.model.workspace import Workspace
from planner.tracking.describe import state_name
from planner.tracking.responsibility import leads_task, responsible_on
from planner.tracking.shares import percent_of
from planner.tracking.standing import TaskStanding, standing
from planner.vietnamese import vietnamese_sort_key


class GroupBy(StrEnum):
    """What the figures can be broken down by."""

    area = "area"
    agency = "agency"
    """The lead agency or group on the day; a task with two leads counts under both."""
    solution = "solution"
    state = "state"
    """The workflow state."""


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of tasks; all but `tasks` add up to it."""

    tasks: int = 0
    done_on_time: int = 0
    done_late: int = 0
    in_progress: int = 0
    due_soon: int = 0
    overdue: int = 0
    not_started: int = 0
    no_deadline: int = 0
    percent_done: float | None = None
    """Share of tasks done in per cent, cut after one decimal so that only all are 100; None without tasks."""


class StatusGroup(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the breakdown; `key` is a record's ID or a state, or "" for tasks that have none."""

    key: str
    name: str
    totals: Totals


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one day."""

    as_of: date
    totals: Totals
    group_by: GroupBy | None = None
    groups: tuple[StatusGroup, ...] = ()


def standings(
    ws: Workspace, today: date, *, year: int | None = None, area: str | None = None, agency: str | None = None
) -> list[TaskStanding]:
    """Return where the tasks of a plan year, area and lead agency (or group) stand, ordered by ID.

    The agency leads by itself, as successor of one that is gone, or as a member of a group. Without a year, a
    task that goes on in a later plan counts there only.
    """
    return [
        standing(task, ws, today)
        for task in ws.tasks_of(year=year, area=area)
        if (agency is None or leads_task(task, ws, agency, today))
        and (year is not None or task.id not in ws.carried_to)
    ]


def status(
    ws: Workspace,
    today: date,
    *,
    year: int | None = None,
    area: str | None = None,
    agency: str | None = None,
    group_by: str | None = None,
) -> Status:
    """Return the figures of the chosen tasks; raises ValueError for a `group_by` that is no GroupBy."""
    chosen = standings(ws, today, year=year, area=area, agency=agency)
    grouping = GroupBy(group_by) if group_by else None
    groups = _groups(ws, chosen, today, grouping, area) if grouping else ()
    return Status(as_of=today, totals=totals_of(chosen), group_by=grouping, groups=groups)


def totals_of(chosen: Iterable[TaskStanding]) -> Totals:
    """Count tasks by where they stand."""
    counts = Counter(found.standing for found in chosen)
    tasks = counts.total()
    figures = Totals(tasks=tasks, **{str(name): count for name, count in counts.items()})
    done = figures.done_on_time + figures.done_late
    return msgspec.structs.replace(figures, percent_done=percent_of(done, tasks))


def _groups(
    ws: Workspace, chosen: list[TaskStanding], today: date, grouping: GroupBy, area: str | None
) -> tuple[StatusGroup, ...]:
    """Break the tasks down; areas, solutions and states are listed without tasks too."""
    members: dict[str, list[TaskStanding]] = {}
    for found in chosen:
        for key in _keys(found.task, ws, today, grouping):
            members.setdefault(key, []).append(found)
    names = _standing_lines(ws, grouping, area)
    others = {key: _name(ws, key, grouping) for key in members if key not in names}
    ordered = sorted(others.items(), key=lambda line: (line[0] == "", vietnamese_sort_key(line[1])))
    return tuple(
        StatusGroup(key=key, name=name, totals=totals_of(members.get(key, ())))
        for key, name in (*names.items(), *ordered)
    )


def _keys(task: Task, ws: Workspace, today: date, grouping: GroupBy) -> tuple[str, ...]:
    match grouping:
        case GroupBy.area:
            return (ws.area_of(task) or "",)
        case GroupBy.agency:
            return responsible_on(task, ws, today)
        case GroupBy.solution:
            return (task.solution or "",)
        case GroupBy.state:
            return (task.state.value,)


def _standing_lines(ws: Workspace, grouping: GroupBy, area: str | None) -> dict[str, str]:
    """Return the lines that are always there, in the order of the programme."""
    match grouping:
        case GroupBy.area:
            areas = sorted(ws.areas.values(), key=lambda a: a.number)
            return {a.id: a.name for a in areas if area in {None, a.id}}
        case GroupBy.solution:
            solutions = sorted(ws.solutions.values(), key=lambda s: s.number)
            return {s.id: s.text for s in solutions if area in {None, s.area}}
        case GroupBy.state:
            return {state.value: state_name(state) for state in TaskState}
        case GroupBy.agency:
            return {}


def _name(ws: Workspace, key: str, grouping: GroupBy) -> str:
    if key == "":
        return _("Across areas") if grouping is GroupBy.area else _("Not tied to a solution")
    if grouping is GroupBy.solution and key in ws.solutions:
        return ws.solutions[key].text
    return ws.assignee_name(key)
