"""Two tables of a year's tasks: solutions by lead agencies, and solutions by the quarter of the deadline."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.tracking import Standing, standing
from tui.figures import DONE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.model.workspace import Workspace
    from planner.tracking import TaskStanding

NO_DAY = "-"
"""Key of the column of tasks without a day: continuous, or not dated yet."""
QUARTERS = ("1", "2", "3", "4", NO_DAY)


@dataclass(frozen=True, slots=True)
class Count:
    """The tasks of one field of the table."""

    tasks: int = 0
    late: int = 0
    done: int = 0

    def sign(self) -> str:
        """Return the number with what it means beside it: "!" some are overdue, "√" all are done."""
        if not self.tasks:
            return "·"
        return f"{self.tasks}{'!' if self.late else '√' if self.done == self.tasks else ' '}"

    @property
    def tone(self) -> str:
        """Tone of the field in a list."""
        return "late" if self.late else "done" if self.tasks and self.done == self.tasks else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One solution: its ID ("" for tasks without one), and its fields by the key of the column."""

    key: str
    label: str
    fields: dict[str, Count]
    total: Count


@dataclass(frozen=True, slots=True)
class Matrix:
    """Solutions with tasks, by lead agencies (the busiest first) and by quarters."""

    agencies: tuple[str, ...]
    by_agency: tuple[Line, ...]
    by_quarter: tuple[Line, ...]


def matrix(workspace: Workspace, today: date, year: int | None) -> Matrix:
    """Return the tables of one year's tasks, or of all years; solutions in the order of their numbers."""
    found = [standing(task, workspace, today) for task in workspace.tasks_of(year=year)]
    busiest = Counter(lead for one in found for lead in one.task.leads)
    order = {s.id: s.number for s in workspace.solutions.values()}
    groups: dict[str, list[TaskStanding]] = defaultdict(list)
    for one in found:
        groups[one.task.solution if one.task.solution in order else ""].append(one)
    keys = sorted(groups, key=lambda key: (key == "", order.get(key, 0)))

    def line(key: str, columns: dict[str, list[TaskStanding]]) -> Line:
        solution = workspace.solutions.get(key)
        label = f"{solution.number}. {solution.text}" if solution else ""
        counts = {column: _count(tasks) for column, tasks in columns.items()}
        return Line(key, label, counts, _count(groups[key]))

    return Matrix(
        agencies=tuple(agency for agency, _number in busiest.most_common()),
        by_agency=tuple(line(key, _by_lead(groups[key])) for key in keys),
        by_quarter=tuple(line(key, _by_quarter(groups[key])) for key in keys),
    )


def _by_lead(tasks: Iterable[TaskStanding]) -> dict[str, list[TaskStanding]]:
    found: dict[str, list[TaskStanding]] = defaultdict(list)
    for one in tasks:
        for lead in one.task.leads:
            found[lead].append(one)
    return found


def _by_quarter(tasks: Iterable[TaskStanding]) -> dict[str, list[TaskStanding]]:
    found: dict[str, list[TaskStanding]] = defaultdict(list)
    for one in tasks:
        found[str((one.due.month + 2) // 3) if one.due else NO_DAY].append(one)
    return found


def _count(tasks: list[TaskStanding]) -> Count:
    return Count(
        tasks=len(tasks),
        late=sum(one.standing is Standing.overdue for one in tasks),
        done=sum(one.standing in DONE for one in tasks),
    )
