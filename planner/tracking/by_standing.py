"""Which tasks stand how on a day, for whoever filters by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from planner.model.workspace import Workspace
from planner.tracking.standing import standing


def tasks_by_standing(ws: Workspace, today: date) -> Callable[[frozenset[str]], frozenset[str]]:
    """Return a function that gives the IDs of the tasks with one of these standings (names of Standing).

    The tasks are looked at when it is first called.
    """

    @cache
    def standings() -> dict[str, str]:
        return {task.id: standing(task, ws, today).standing.value for task in ws.tasks.values()}

    def found(wanted: frozenset[str]) -> frozenset[str]:
        return frozenset(id_ for id_, stands in standings().items() if stands in wanted)

    return found
