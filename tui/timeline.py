"""The year as a line for each task: a bar from its start to its last day, and what became of it as signs."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.i18n import _, day_text, ngettext
from planner.model.deadline import DeadlineKind
from planner.tracking import Standing, occurrences_of, responsible_on, standing
from tui.widgets.lazy_rows import LazyRows
from tui.widgets.plan_tree import MARKS
from tui.widgets.record_list import Cell, Column, Row, heading
from tui.words import short_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.model.workspace import Workspace
    from planner.tracking import TaskStanding

_BAR, _LINE, _DELAY, _GRID, _TODAY, _CROSSED, _BEFORE, _AFTER = "━─·┊│╋◄►"
_ROMAN = ("I", "II", "III", "IV")
_LEAD = 10
_DAY = 10
_WORST_FIRST = (
    Standing.overdue,
    Standing.due_soon,
    Standing.done_late,
    Standing.done_on_time,
    Standing.in_progress,
    Standing.not_started,
)
"""Which of two periods that fall on one cell is told."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years on `width` cells; every month takes the same room."""

    first: int
    """First year."""
    last: int
    """Last year."""
    width: int

    @property
    def months(self) -> int:
        """Number of months on show."""
        return (self.last - self.first + 1) * 12

    def place(self, day: date) -> int:
        """Return the cell of a day; below 0 before the first year, `width` and above after the last."""
        length = calendar.monthrange(day.year, day.month)[1]
        months = (day.year - self.first) * 12 + day.month - 1
        return (months * length + day.day - 1) * self.width // (self.months * length)

    def starts(self, months: int) -> list[tuple[int, int]]:
        """Return cell and number (from 0) of each span of so many months."""
        return [(n * months * self.width // self.months, n) for n in range(self.months // months)]

    def heads(self) -> tuple[str, ...]:
        """Return the lines above the bars: quarters and months of one year, else the years."""
        if self.first != self.last:
            named = [(at, str(self.first + n)) for at, n in self.starts(12)]
            return (_written(self.width, named),)
        quarters = [
            (at, f"{_GRID if n else ''}{_('Quarter {quarter}', quarter=_ROMAN[n])}")
            for at, n in self.starts(3)
        ]
        months = [(at, str(n + 1)) for at, n in self.starts(1)]
        return (_written(self.width, quarters), _written(self.width, months))

    def grid(self) -> list[str]:
        """Return an empty line of cells, with a sign where a quarter (or a year) begins."""
        cells = [" "] * self.width
        for at, number in self.starts(3 if self.first == self.last else 12):
            if number:
                cells[at] = _GRID
        return cells


def _written(width: int, named: Iterable[tuple[int, str]]) -> str:
    """Return the names at their cells; one without room is left out."""
    line = ""
    for at, name in named:
        if len(line) <= at and at + len(name) <= width:
            line = line.ljust(at) + name
    return line.ljust(width)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The tasks of a year (or of all) under their areas, those without a day in the end."""

    groups: tuple[tuple[str, tuple[TaskStanding, ...]], ...]
    first: int
    """First year on show."""
    last: int
    tasks: int
    late: int


def timeline(workspace: Workspace, today: date, year: int | None) -> Timeline:
    """Return what the timeline of one year's tasks shows, or that of the tasks of all years."""
    found = [standing(task, workspace, today) for task in workspace.tasks_of(year=year)]
    dated: dict[str, list[TaskStanding]] = {}
    undated: list[TaskStanding] = []
    for one in found:
        if one.due is None and not _recurs(one, workspace, today):
            undated.append(one)
        else:
            dated.setdefault(workspace.area_of(one.task) or "", []).append(one)
    areas = sorted(workspace.areas.values(), key=lambda area: area.number)
    groups = [(f"{a.number}. {a.name}", dated.pop(a.id)) for a in areas if a.id in dated]
    groups.append((_("Across areas"), [one for rest in dated.values() for one in rest]))
    groups.append((_("∞ Without a day"), undated))
    years = [year] if year else _years(found, today)
    return Timeline(
        groups=tuple((title, _in_order(members)) for title, members in groups if members),
        first=min(years),
        last=max(years),
        tasks=len(found),
        late=sum(one.standing is Standing.overdue for one in found),
    )


def _recurs(one: TaskStanding, workspace: Workspace, today: date) -> bool:
    return one.task.deadline.kind is DeadlineKind.recurring and bool(
        occurrences_of(one.task, workspace, today)
    )


def _in_order(members: Iterable[TaskStanding]) -> tuple[TaskStanding, ...]:
    return tuple(sorted(members, key=lambda one: (one.due is None, one.due, one.task.id)))


def _years(found: Sequence[TaskStanding], today: date) -> list[int]:
    return [today.year, *(one.due.year for one in found if one.due)]


def timeline_columns(width: int) -> tuple[Column, ...]:
    """Return sign, text, lead, bar and last day for a list of `width` cells."""
    wide = width >= 110
    room = (width - (66 if wide else 40)) // 12 * 12
    bar = min(max(room, 24), 120)
    return (Column(1), Column(), Column(_LEAD, needs=110), Column(bar), Column(_DAY, needs=64))


def timeline_heads(found: Timeline, width: int) -> list[Row]:
    """Return the titles of the columns with the quarters, and the line of the months."""
    axis = Axis(found.first, found.last, width)
    first, *more = axis.heads()
    titles = ("", _("Task"), _("Lead"), first, _("Last day"))
    return [
        Row("", tuple(Cell(text, "heading") for text in titles)),
        *(Row("", tuple(Cell(text, "quiet") for text in ("", "", "", line, ""))) for line in more),
    ]


def timeline_rows(found: Timeline, workspace: Workspace, today: date, width: int) -> LazyRows:
    """Return the lines, each made when it is first drawn; `width` is that of the bars in cells."""
    axis = Axis(found.first, found.last, width)
    places: list[str | TaskStanding] = []
    for title, members in found.groups:
        places += [_title(title, members), *members]

    def make(place: int) -> Row:
        one = places[place]
        return heading(one) if isinstance(one, str) else _row(one, workspace, today, axis)

    return LazyRows(["" if isinstance(one, str) else one.task.id for one in places], make)


def _title(title: str, members: Sequence[TaskStanding]) -> str:
    late = sum(one.standing is Standing.overdue for one in members)
    count = ngettext("{count} task", "{count} tasks", len(members))
    return f"{title} – {count}" + (f", {_('{count} overdue', count=late)}" if late else "")


def _row(one: TaskStanding, workspace: Workspace, today: date, axis: Axis) -> Row:
    sign, tone = MARKS[one.standing]
    leads = responsible_on(one.task, workspace, today)
    line = drawn(one, workspace, today, axis)
    here = axis.place(today)
    is_seen = 0 <= here < len(line) and line[here] in (_TODAY, _CROSSED)
    return Row(
        one.task.id,
        (
            Cell(sign, tone),
            Cell(one.task.text),
            Cell(short_names(workspace, leads), "quiet"),
            Cell(line, tone, marks=((here, here + 1),) if is_seen else ()),
            Cell(day_text(one.due) if one.due else ""),
        ),
        also=" ".join((*(workspace.assignee_name(lead) for lead in leads), one.task.deadline.text)),
    )


def drawn(one: TaskStanding, workspace: Workspace, today: date, axis: Axis) -> str:
    """Return the bar of a task: start to last day, what became of it as a sign, delay as dots, today."""
    ends = _ends(one, workspace, today)
    if not ends:
        return f"∞ {one.task.deadline.text}"
    cells = axis.grid()
    recurs = one.task.deadline.every is not None
    now = axis.place(today)
    begin = axis.place(_start(one, workspace, ends))
    end = axis.place(max(day for day, _standing in ends))
    _fill(cells, begin, end, _LINE if recurs else _BAR)
    if not recurs and (reached := _until(one, today)):
        _fill(cells, end + 1, axis.place(reached), _DELAY)
    if 0 <= now < axis.width:
        cells[now] = _CROSSED if cells[now] in (_BAR, _LINE) else _TODAY
    if begin < 0 <= end:
        cells[0] = _BEFORE
    if end >= axis.width > begin:
        cells[-1] = _AFTER
    for day, kind in sorted(ends, key=lambda pair: _WORST_FIRST.index(pair[1]), reverse=True):
        at = axis.place(day)
        if 0 <= at < axis.width:
            cells[at] = MARKS[kind][0]
    return "".join(cells)


def _fill(cells: list[str], first: int, last: int, sign: str) -> None:
    for at in range(max(first, 0), min(last, len(cells) - 1) + 1):
        cells[at] = sign


def _ends(one: TaskStanding, workspace: Workspace, today: date) -> list[tuple[date, Standing]]:
    """Return the days that carry a sign: each period of a recurring task, else the last or the done day."""
    if one.task.deadline.every is not None:
        return [(period.due, period.standing) for period in occurrences_of(one.task, workspace, today)]
    return [] if one.due is None else [(one.due, one.standing)]


def _start(one: TaskStanding, workspace: Workspace, ends: Sequence[tuple[date, Standing]]) -> date:
    """Return the day on which the work began: assigned, or the first day of the plan's year."""
    year = workspace.year_of(one.task)
    assigned = workspace.assigned_on(one.task) or (date(year, 1, 1) if year else None)
    first = min(day for day, _standing in ends)
    return min(assigned, first) if assigned else first


def _until(one: TaskStanding, today: date) -> date | None:
    """Return the day to which the delay reaches: today, or the day of a late completion."""
    if one.standing is Standing.overdue:
        return today
    return one.task.completed_on if one.standing is Standing.done_late else None
