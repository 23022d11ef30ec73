"""Deadlines in the sentences of a document."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.documents.citation import long_date
from planner.documents.wording import common_wording
from planner.documents.words import lower_first, tidy, without_closing
from planner.model.deadline import Deadline, DeadlineKind
from planner.tracking import Standing, TaskStanding
from planner.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_QUARTERS = ("I", "II", "III", "IV")
_ONE_DAY = timedelta(days=1)
_BEFORE = "truoc ngay "
"""Opens, without accents, the words of a deadline whose own day no longer counts."""


def deadline_phrase(deadline: Deadline, found: TaskStanding | None, patterns: Mapping[str, str]) -> str:
    """Return the part of a sentence that tells the deadline, such as "hoàn thành trong quý II năm 2026".

    A task that is late is not given its past deadline again as if it were still ahead, and no new one is
    made up: it is urged, and the old one is named. Deadlines without one day keep their original words.
    """
    extended = bool(found and found.due and found.original_due and found.due != found.original_due)
    if found and found.due and found.standing is Standing.overdue:
        return _overdue(deadline, found.due, patterns, extended=extended)
    if found and found.due and extended:
        return patterns["extended"].format(when=patterns["date"].format(date=long_date(found.due)))
    if deadline.kind is DeadlineKind.continuous:
        return patterns["continuous"].format(text=_as_written(deadline))
    if deadline.due is None or deadline.kind in (DeadlineKind.recurring, DeadlineKind.conditional):
        return patterns["as_written"].format(text=_as_written(deadline))
    if deadline.onward:
        pattern = "onward"
    else:
        pattern = "in_stretch" if deadline.kind is DeadlineKind.interval else "in_time"
    return patterns[pattern].format(when=_when(deadline, deadline.due, patterns))


def deadline_words(deadline: Deadline) -> str:
    """Return the deadline's own words as they follow "thời hạn:", without a verb before them."""
    text = _as_written(deadline)
    for verb in common_wording().deadline_verbs:
        text = text.removeprefix(f"{verb} ")
    return text


def _overdue(deadline: Deadline, due: date, patterns: Mapping[str, str], *, extended: bool) -> str:
    if deadline.kind is DeadlineKind.recurring:
        return patterns["overdue_again"].format(text=_as_written(deadline), due=long_date(due))
    granted = patterns["date"].format(date=long_date(due))
    return patterns["overdue"].format(when=granted if extended else _when(deadline, due, patterns))


def _as_written(deadline: Deadline) -> str:
    return lower_first(without_closing(tidy(deadline.text)))


def _when(deadline: Deadline, due: date, patterns: Mapping[str, str]) -> str:
    if deadline.kind is DeadlineKind.interval and deadline.start:
        return _stretch(deadline.start, due, patterns)
    if deadline.kind is DeadlineKind.date and fold(deadline.text).startswith(_BEFORE):
        return patterns["before"].format(date=long_date(due + _ONE_DAY))
    halves = ("first_half", "second_half")
    named = {
        DeadlineKind.month: "month",
        DeadlineKind.quarter: "quarter",
        DeadlineKind.half_year: halves[due.month > 6],
        DeadlineKind.year: "year",
    }
    quarter = _QUARTERS[(due.month - 1) // 3]
    pattern = patterns[named.get(deadline.kind, "date")]
    return pattern.format(month=due.month, quarter=quarter, year=due.year, date=long_date(due))


def _stretch(start: date, due: date, patterns: Mapping[str, str]) -> str:
    """Tell a stretch in the largest unit that both its ends fill: years, months or days."""
    whole_months = start.day == 1 and (due + _ONE_DAY).day == 1
    if whole_months and start.month == 1 and due.month == 12:
        unit = "years" if start.year != due.year else "year"
    elif whole_months:
        unit = "months_of_year" if start.year == due.year else "months"
    else:
        unit = "days"
    return patterns[unit].format(
        start=long_date(start),
        due=long_date(due),
        start_month=start.month,
        start_year=start.year,
        month=due.month,
        year=due.year,
    )
