"""The figures of the overview: how far each area is, what is late, and what is due soon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model.documents import DocumentState
from planner.tracking import Standing, TaskStanding, percent_of, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from planner.model.workspace import Workspace

MOST_FOLLOWING = 20
MOST_AGENCIES = 8
"""Agencies in the chart; the view of agencies and the matrix have all of them."""
_UNDER_WAY = (Standing.in_progress, Standing.not_started)
DONE = (Standing.done_on_time, Standing.done_late)


@dataclass(frozen=True, slots=True)
class Progress:
    """Tasks of one area (or of all): how many there are, done, late and due soon."""

    key: str
    """ID of the area; "" for tasks that serve all areas, and for the total."""
    name: str
    tasks: int
    done: int
    late: int
    soon: int

    @property
    def percent(self) -> float:
        """Share of the tasks that are done, as in the reports."""
        return percent_of(self.done, self.tasks) or 0.0


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the first view shows."""

    areas: tuple[Progress, ...]
    total: Progress
    counts: dict[Standing, int]
    late: tuple[TaskStanding, ...]
    """The longest overdue first."""
    soon: tuple[TaskStanding, ...]
    finished: tuple[int, ...]
    """Tasks completed in each month of the year looked at (else of the current one), January first."""
    returned: int
    """Documents returned for changes."""
    drafts: int
    """Documents being drafted."""
    months: tuple[Progress, ...]
    """Tasks by the month of their last day in the year looked at; the key is the month's number."""
    agencies: tuple[Progress, ...]
    """Tasks of the agencies that lead most of what is late, then of those with most tasks."""
    following: tuple[TaskStanding, ...]
    """Open tasks whose day comes after that, the nearest first; not more than fit a screen."""


def overview(workspace: Workspace, today: date, year: int | None) -> Overview:
    """Return the figures of one year's tasks, or of all years."""
    found = [
        (workspace.area_of(t) or "", standing(t, workspace, today)) for t in workspace.tasks_of(year=year)
    ]
    everything = [one for _area, one in found]
    states = [document.state for document in workspace.documents.values()]
    areas = [
        _progress(area.id, f"{area.number}. {area.name}", [one for key, one in found if key == area.id])
        for area in sorted(workspace.areas.values(), key=lambda a: a.number)
    ]
    if rest := [one for key, one in found if key not in workspace.areas]:
        areas.append(_progress("", "", rest))
    return Overview(
        areas=tuple(areas),
        total=_progress("", "", everything),
        counts={kind: sum(one.standing is kind for one in everything) for kind in Standing},
        late=_by_day(one for one in everything if one.standing is Standing.overdue),
        soon=_by_day(one for one in everything if one.standing is Standing.due_soon),
        finished=_finished(everything, year or today.year),
        returned=states.count(DocumentState.returned),
        drafts=states.count(DocumentState.draft),
        months=_months(everything, year or today.year),
        agencies=_agencies(everything, workspace, today),
        following=_by_day(
            one for one in everything if one.standing in _UNDER_WAY and one.days_left is not None
        )[:MOST_FOLLOWING],
    )


def _months(found: list[TaskStanding], year: int) -> tuple[Progress, ...]:
    months: dict[int, list[TaskStanding]] = {month: [] for month in range(1, 13)}
    for one in found:
        if one.due and one.due.year == year:
            months[one.due.month].append(one)
    return tuple(_progress(str(month), str(month), due) for month, due in months.items())


def _agencies(found: list[TaskStanding], workspace: Workspace, today: date) -> tuple[Progress, ...]:
    led: dict[str, list[TaskStanding]] = {}
    for one in found:
        for lead in one.task.leads_on(today):
            led.setdefault(lead, []).append(one)
    lines = [_progress(lead, workspace.assignee_name(lead), tasks) for lead, tasks in led.items()]
    return tuple(sorted(lines, key=lambda line: (-line.late, -line.tasks, line.key))[:MOST_AGENCIES])


def _progress(key: str, name: str, found: list[TaskStanding]) -> Progress:
    return Progress(
        key=key,
        name=name,
        tasks=len(found),
        done=sum(one.standing in DONE for one in found),
        late=sum(one.standing is Standing.overdue for one in found),
        soon=sum(one.standing is Standing.due_soon for one in found),
    )


def _by_day(found: Iterable[TaskStanding]) -> tuple[TaskStanding, ...]:
    return tuple(sorted(found, key=lambda one: (one.due is None, one.due, one.task.id)))


def _finished(found: list[TaskStanding], year: int) -> tuple[int, ...]:
    days = [one.task.completed_on for one in found if one.task.completed_on]
    return tuple(sum(day.year == year and day.month == month for day in days) for month in range(1, 13))


def sparkline(numbers: Sequence[int]) -> str:
    """Return one sign for each number, as high as its share of the greatest; "." stands for nothing."""
    most = max(numbers, default=0)
    return "".join(_HEIGHTS[-(-number * len(_HEIGHTS) // most) - 1] if number else "." for number in numbers)


_HEIGHTS = "▁▂▃▄▅▆▇█"


def split_bar(line: Progress, most: int, width: int) -> str:
    """Return a bar as long as its share of `most` tasks: done, then overdue, then what has time left."""
    if not line.tasks:
        return ""
    length = max(1, line.tasks * width // most)
    done = line.done * length // line.tasks
    late = min(max(1, line.late * length // line.tasks), length - done) if line.late else 0
    if late < 1 <= line.late:
        done, late = done - 1, 1
    return "█" * done + "!" * late + "░" * (length - done - late)


def bar(percent: float, width: int) -> str:
    """Return a bar of `width` characters; anything begun shows, and only 100 fills it."""
    filled = int(percent * width // 100)
    filled = max(filled, 1) if percent else 0
    return "█" * filled + "░" * (width - filled)
