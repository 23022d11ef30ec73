"""Finds the same work in the plans of several years, however its years and numbers changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from planner.model.tasks import Task
from planner.model.workspace import Workspace
from planner.vietnamese import fold, without_marks

ALIKE = 0.85
"""Share of equal words from which two tasks of the same solution count as the same work."""
_MOST = 200
"""Tasks of one solution and year beyond which only equal texts are compared."""


def key_of(task: Task) -> str:
    """Return the words of a task without accents, numbers and marks: equal for the same work."""
    return re.sub(r"[\W\d_]+", " ", fold(without_marks(task.text))).strip()


class Counterparts:
    """The tasks of one plan year, to be asked which of them is the same work as a task of another year."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._tasks = tuple(tasks)
        self._by_key: dict[str, Task] = {}
        self._by_solution: dict[str, list[tuple[list[str], Task]]] = {}
        for task in self._tasks:
            self._by_key.setdefault(key_of(task), task)
            self._by_solution.setdefault(task.solution or "", []).append((key_of(task).split(), task))
        self._by_origin = {o: t for t in self._tasks for o in (t.carried_from, t.repeats) if o}

    def of(self, task: Task) -> Task | None:
        """Return the same work: by its record first, then by equal words, then by nearly equal words."""
        found = self._by_origin.get(task.id) or self._origin(task) or self._by_key.get(key_of(task))
        if found is not None or not task.solution:
            return found
        others = self._by_solution.get(task.solution, [])
        if len(others) > _MOST:
            return None
        words = key_of(task).split()
        ranked = [(SequenceMatcher(None, words, theirs, autojunk=False).ratio(), t) for theirs, t in others]
        best = max(ranked, key=lambda one: one[0], default=None)
        return best[1] if best and best[0] >= ALIKE else None

    def _origin(self, task: Task) -> Task | None:
        return next((t for t in self._tasks if t.id in {task.carried_from, task.repeats}), None)

    def unmatched(self, others: Iterable[Task]) -> list[Task]:
        """Return the tasks of this year that are the same work as none of `others`."""
        matched = {found.id for task in others if (found := self.of(task)) is not None}
        return [task for task in self._tasks if task.id not in matched]


class PlanYears:
    """The plans of all years, each sorted for comparison once."""

    def __init__(self, ws: Workspace) -> None:
        self._by_year: dict[int | None, list[Task]] = {}
        for task in ws.tasks_of():
            self._by_year.setdefault(ws.year_of(task), []).append(task)
        self._sorted: dict[int, Counterparts] = {}

    def tasks(self, year: int) -> list[Task]:
        """Return the tasks of a plan year, ordered by ID."""
        return self._by_year.get(year, [])

    def counterparts(self, year: int) -> Counterparts:
        """Return the tasks of a plan year for comparison."""
        if year not in self._sorted:
            self._sorted[year] = Counterparts(self.tasks(year))
        return self._sorted[year]

    def years_running(self, task: Task, last: int) -> tuple[int, ...]:
        """Return the years in a row, ending with the task's year `last`, whose plans hold the same work."""
        years = [last]
        current = self.counterparts(last - 1).of(task)
        while current is not None:
            years.append(years[-1] - 1)
            current = self.counterparts(years[-1] - 1).of(current)
        return tuple(reversed(years))
