"""Calendar arithmetic of recurring deadlines: weeks, months, quarters, half-years and years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planner.model.deadline import Deadline, Period

_MONTHS = {Period.month: 1, Period.quarter: 3, Period.half_year: 6, Period.year: 12}
_ONE_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


def start_of_period(every: Period, day: date) -> date:
    """Return the first day of the period that `day` lies in; a week begins on Monday."""
    months = _MONTHS.get(every)
    if months is None:
        return day - timedelta(days=day.weekday())
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def end_of_period(every: Period, day: date) -> date:
    """Return the last day of the period that `day` lies in."""
    return _next_start(every, start_of_period(every, day)) - _ONE_DAY


def period_starts(every: Period, first: date, last: date) -> Iterator[date]:
    """Yield the first day of every period that shares a day with `first` to `last`."""
    start = start_of_period(every, first)
    while start <= last:
        yield start
        start = _next_start(every, start)


def occurrence_in(deadline: Deadline, every: Period, start: date) -> date:
    """Return the day of a recurring deadline within its period beginning on `start`.

    A day past the end of its month means the last day of the month.
    """
    months = _MONTHS.get(every)
    if months is None:
        return start + timedelta(days=min(deadline.day or 7, 7) - 1)
    month = start.month - 1 + min(deadline.month or months, months)
    end_of_month = _month_after(date(start.year, month, 1), 1) - _ONE_DAY
    return end_of_month.replace(day=min(deadline.day or 31, end_of_month.day))


def _next_start(every: Period, start: date) -> date:
    months = _MONTHS.get(every)
    return start + _WEEK if months is None else _month_after(start, months)


def _month_after(first_day: date, months: int) -> date:
    years, month = divmod(first_day.month - 1 + months, 12)
    return date(first_day.year + years, month + 1, 1)
