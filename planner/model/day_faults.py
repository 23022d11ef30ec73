"""Says why words that look like a day, month or quarter name none: "31/2", "tháng 13", "quý 5"."""

from __future__ import annotations

import re

from planner.i18n import _
from planner.model.day_words import YEARS, end_of_month, tidy_days
from planner.vietnamese import fold, without_marks

_MONTHS, _CENTURY = 12, 2000
_QUARTER = re.compile(r"\bquy (?!(?:[1-4]|i{1,3}|iv)\b)(?P<quarter>\d{1,2}|[ivx]+)\b")
_MONTH = re.compile(
    r"(?:\bthang |(?<![\d/.-]))(?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}))\b|\bthang (?P<alone>\d{1,2})\b"
)
_DAY = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}|\d{2}))?(?![\d/])"
)


def day_fault(text: str, year: int) -> str:
    """Return what is impossible about the first impossible date in `text`, or "" when nothing is.

    `year` counts for days that name none.
    """
    words = tidy_days(fold(without_marks(text)))
    if match := _QUARTER.search(words):
        return _("There is no quarter {number}: a year has four.", number=match["quarter"].upper())
    for match in _DAY.finditer(words):
        if fault := _impossible(int(match["day"]), int(match["month"]), _year(match["year"], year)):
            return fault
    for match in _MONTH.finditer(words):
        month = int(match["month"] or match["alone"])
        if not 1 <= month <= _MONTHS:
            return _no_month(month)
    return ""


def _year(written: str | None, otherwise: int) -> int:
    if not written:
        return otherwise
    return int(written) + (_CENTURY if len(written) == 2 else 0)


def _impossible(day: int, month: int, year: int) -> str:
    if not 1 <= month <= _MONTHS:
        return _no_month(month)
    if year not in YEARS:
        return _("{year} is no year of a plan.", year=year)
    last = end_of_month(year, month).day
    if not 1 <= day <= last:
        return _(
            "There is no day {day} in {month}/{year}: it has {last} days.",
            day=day,
            month=month,
            year=year,
            last=last,
        )
    return ""


def _no_month(month: int) -> str:
    return _("There is no month {number}: a year has twelve.", number=month)
