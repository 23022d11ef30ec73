"""The working-day calendar: Vietnam's public holidays, overridden by the workspace's data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _, day_text
from planner.model.programme import Record


class DayName(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A day and what it is called."""

    on: date
    name: str


class CalendarYear(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One year's departures from the default holidays."""

    year: int
    days_off: tuple[DayName, ...] = ()
    """Substitute and swapped days off, besides the default holidays."""
    working_days: tuple[DayName, ...] = ()
    """Days worked in spite of a weekend or a default holiday."""
    source: str = ""


@cache
def default_holidays(year: int) -> dict[date, str]:
    """Return the public holidays of Vietnam in `year`, with the swapped days off that the library knows.

    The Saturdays worked in exchange are data of the workspace.
    """
    from holidays.countries.vietnam import Vietnam

    return {day: str(name) for day, name in Vietnam(years=year, observed=False, language="vi").items()}  # type: ignore[no-untyped-call]


class WorkingCalendar:
    """Answers whether a day is worked, from the defaults and the workspace's own years."""

    def __init__(self, years: Iterable[CalendarYear] = ()) -> None:
        years = tuple(years)
        self._off = {day.on: day.name for year in years for day in year.days_off}
        self._on = {day.on for year in years for day in year.working_days}

    def holiday_name(self, day: date) -> str:
        """Return the name of the day off, or "" for an ordinary day or a plain weekend."""
        if day in self._on:
            return ""
        return self._off.get(day) or default_holidays(day.year).get(day, "")

    def is_working_day(self, day: date) -> bool:
        """Tell whether offices work on `day`."""
        if day in self._on:
            return True
        return day.isoweekday() < 6 and not self.holiday_name(day)

    def add_working_days(self, start: date, days: int) -> date:
        """Return the day `days` (0 or more) working days after `start`; the day of `start` does not count."""
        if days < 0:
            raise ValueError(days)
        day = start
        while days > 0:
            day += timedelta(days=1)
            days -= self.is_working_day(day)
        return day


def refuse_future(day: date, today: date) -> None:
    """Refuse a day on which something happened that has not come yet; raises WrongUseError."""
    if day > today:
        raise WrongUseError(
            _("{day} lies in the future.", day=day_text(day)), _("Write today's date or an earlier one.")
        )
