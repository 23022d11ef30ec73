"""A month as weeks of days, each with the tasks that fall due on it."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import msgspec

from planner.model.filters import TaskCriteria
from planner.model.workspace import Workspace
from planner.tracking.occurrences import occurrences_of
from planner.tracking.selection import select_tasks
from planner.tracking.standing import DONE, Standing, TaskStanding

EVERYTHING = TaskCriteria()
"""Criteria that every task meets."""


class DueTask(msgspec.Struct, frozen=True, kw_only=True):
    """A task, or one period of a recurring task, on the day on which it falls due."""

    task: str
    text: str
    standing: Standing
    period: str = ""


class CalendarDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day of the grid."""

    day: date
    in_month: bool
    is_working: bool
    name: str
    """Name of the holiday, "" for other days."""
    due: tuple[DueTask, ...]

    @property
    def open(self) -> int:
        """Number of those not done."""
        return sum(one.standing not in DONE for one in self.due)


class MonthGrid(msgspec.Struct, frozen=True, kw_only=True):
    """Whole weeks, Monday to Sunday, that cover one month."""

    year: int
    month: int
    weeks: tuple[tuple[CalendarDay, ...], ...]


def month_grid(
    ws: Workspace, year: int, month: int, today: date, criteria: TaskCriteria = EVERYTHING
) -> MonthGrid:
    """Return the month with everything of the chosen tasks that falls due in it."""
    due: dict[date, list[DueTask]] = {}
    for one in select_tasks(ws, criteria, today):
        for day, entry in _falls_due(one, ws, today):
            due.setdefault(day, []).append(entry)
    weeks = tuple(
        tuple(
            CalendarDay(
                day=day,
                in_month=day.month == month,
                is_working=ws.calendar.is_working_day(day),
                name=ws.calendar.holiday_name(day),
                due=tuple(due.get(day, ())),
            )
            for day in week
        )
        for week in calendar.Calendar().monthdatescalendar(year, month)
    )
    return MonthGrid(year=year, month=month, weeks=weeks)


def _falls_due(one: TaskStanding, ws: Workspace, today: date) -> list[tuple[date, DueTask]]:
    if one.task.deadline.every is None:
        if one.due is None:
            return []
        return [(one.due, DueTask(task=one.task.id, text=one.task.text, standing=one.standing))]
    return [
        (o.due, DueTask(task=one.task.id, text=one.task.text, standing=o.standing, period=o.name))
        for o in occurrences_of(one.task, ws, today)
    ]


def working_days_left(ws: Workspace, today: date, due: date) -> int:
    """Return how many working days remain after `today` until `due`, 0 when it has passed."""
    days = (due - today).days
    return sum(ws.calendar.is_working_day(today + timedelta(days=n)) for n in range(1, days + 1))
