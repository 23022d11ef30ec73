"""The lines of a report's figures: numbers that are nothing but the length of the list behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from planner.i18n import _
from planner.tracking import Standing, percent_of, standing_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model.reporting import FrozenTask, ReportFigures

PARTS = tuple(Standing)
"""The parts of every total, which add up to it."""
DONE = (Standing.done_on_time, Standing.done_late)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """The tasks of one area or agency, or all of them, by where they stand."""

    key: str
    """ID of the area or agency, "" for the tasks across areas and for the total."""
    name: str
    parts: dict[str, tuple[str, ...]]
    """IDs of the tasks by the name of each part."""

    @property
    def tasks(self) -> tuple[str, ...]:
        """IDs of all tasks of the line."""
        return tuple(sorted(task for part in self.parts.values() for task in part))

    def count(self, part: str) -> int:
        """Return how many tasks a part has."""
        return len(self.parts[part])

    @property
    def percent_done(self) -> float | None:
        """Share of tasks done in per cent, as on the dashboard; None without tasks."""
        return percent_of(sum(self.count(part) for part in DONE), len(self.tasks))


def total_line(figures: ReportFigures) -> Line:
    """Return the line of all tasks."""
    return _line("", _("All tasks"), figures.tasks)


def area_lines(figures: ReportFigures) -> tuple[Line, ...]:
    """Return a line for each area, those without tasks too; they add up to the total."""
    return tuple(
        _line(area.id, area.name, (task for task in figures.tasks if task.area == area.id))
        for area in figures.areas
    )


def agency_lines(figures: ReportFigures) -> tuple[Line, ...]:
    """Return a line for each agency or group that answers for tasks; a task with two leads is in both."""
    return tuple(
        _line(agency.id, agency.name, (task for task in figures.tasks if agency.id in task.agencies))
        for agency in figures.agencies
    )


def line_data(line: Line) -> dict[str, Any]:
    """Return a line as JSON has it: the numbers as in `cchc status`, and the IDs behind each."""
    numbers = {"tasks": len(line.tasks)} | {part: len(ids) for part, ids in line.parts.items()}
    ids = {"tasks": list(line.tasks)} | {part: list(found) for part, found in line.parts.items()}
    return {
        "key": line.key,
        "name": line.name,
        "totals": numbers | {"percent_done": line.percent_done},
        "ids": ids,
    }


def part_name(part: str) -> str:
    """Return the name of a part in the language in use."""
    return standing_name(Standing(part))


def happening_name(key: str) -> str:
    """Return the name of what can come about in a window."""
    return {
        "issued": _("documents issued"),
        "assigned": _("tasks assigned"),
        "reported": _("tasks reported on"),
        "completed": _("tasks completed"),
        "extended": _("deadlines extended"),
        "reminded": _("tasks reminded of"),
    }.get(key, key)


def _line(key: str, name: str, tasks: Iterable[FrozenTask]) -> Line:
    parts: dict[str, list[str]] = {part.value: [] for part in PARTS}
    for task in tasks:
        parts[task.standing].append(task.id)
    return Line(key=key, name=name, parts={part: tuple(sorted(ids)) for part, ids in parts.items()})
