"""Days as people type them, and how they are understood."""

from __future__ import annotations

import re
from datetime import date, timedelta

from planner.errors import WrongUseError
from planner.i18n import _, weekday_name
from planner.model.day_faults import day_fault
from planner.model.deadline_words import parse_deadline
from planner.vietnamese import fold, without_marks

_DAY = re.compile(r"(?:ngay )?(\d{1,2})(?:[/.-]| thang )(\d{1,2})(?:(?:[/.-]| nam )(\d{4}|\d{2}))?")
_CENTURY = 2000
_NEAR = {"hom nay": 0, "hom qua": -1, "ngay mai": 1}
"""Days counted from today."""


class DayError(WrongUseError):
    """The text is not a day."""

    def __init__(self, text: str, year: int) -> None:
        wrong = _("“{text}” is not a day.", text=text) if text.strip() else _("The day is missing.")
        super().__init__(day_fault(text, year) or wrong, _("Write it like 23/11/2026."))


def read_day(text: str, today: date) -> date:
    """Return a day written as 23/11/2026, 23-11-26, 23/11 (this year) or "hôm nay"; raises DayError."""
    words = " ".join(fold(without_marks(text)).split())
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    match = _DAY.fullmatch(words)
    try:
        if match:
            year = int(match[3]) if match[3] else today.year
            return date(year + _CENTURY if year < 100 else year, int(match[2]), int(match[1]))
    except ValueError:
        pass
    raise DayError(text, today.year)


def read_last_day(text: str, today: date) -> date:
    """Return a last day, written as a day or in the words of a deadline ("cuối tháng 9"); raises DayError."""
    try:
        return read_day(text, today)
    except DayError:
        deadline = parse_deadline(text, today.year)
        if deadline is None or deadline.due is None:
            raise
        return deadline.due


def weekday_text(day: date) -> str:
    """Return a day with the day of the week before it."""
    return f"{weekday_name(day.isoweekday())}, {day:%d/%m/%Y}"
