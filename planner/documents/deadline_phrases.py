"""Deadlines in the sentences of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.citation import long_date
from planner.documents.words import lower_first, without_closing
from planner.model.deadline import Deadline, DeadlineKind
from planner.tracking import Standing, TaskStanding
from planner.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_QUARTERS = ("I", "II", "III", "IV")


def deadline_phrase(deadline: Deadline, found: TaskStanding | None, patterns: Mapping[str, str]) -> str:
    """Return the part of a sentence that tells the deadline, such as "hoàn thành trong quý II năm 2026".

    A task that is late is not given its past deadline again as if it were still ahead, and no new one is
    made up: it is urged, and the old one is named. Deadlines without one day keep their original words.
    """
    extended = bool(found and found.due and found.original_due and found.due != found.original_due)
    if found and found.due and found.standing is Standing.overdue:
        return _overdue(deadline, found.due, patterns, extended=extended)
    if found and found.due and extended:
        return patterns["extended"].format(when=_day(found.due, patterns))
    if deadline.kind is DeadlineKind.continuous and not (deadline.until or deadline.start):
        return patterns["continuous"]
    if deadline.due is None or deadline.kind in _AS_WRITTEN:
        return patterns["as_written"].format(text=_as_written(deadline))
    pattern = patterns["onward" if deadline.onward else "in_time"]
    return pattern.format(when=_when(deadline, deadline.due, patterns))


_AS_WRITTEN = (DeadlineKind.recurring, DeadlineKind.continuous, DeadlineKind.conditional)


def _overdue(deadline: Deadline, due: date, patterns: Mapping[str, str], *, extended: bool) -> str:
    if deadline.kind is DeadlineKind.recurring:
        return patterns["overdue_again"].format(text=_as_written(deadline), due=long_date(due))
    when = _day(due, patterns) if extended else _when(deadline, due, patterns)
    return patterns["overdue"].format(when=when)


def _as_written(deadline: Deadline) -> str:
    return lower_first(without_closing(nfc(deadline.text)))


def _when(deadline: Deadline, due: date, patterns: Mapping[str, str]) -> str:
    match deadline.kind:
        case DeadlineKind.month:
            return patterns["month"].format(month=due.month, year=due.year)
        case DeadlineKind.quarter:
            return patterns["quarter"].format(quarter=_QUARTERS[(due.month - 1) // 3], year=due.year)
        case DeadlineKind.half_year:
            return patterns["first_half" if due.month <= 6 else "second_half"].format(year=due.year)
        case DeadlineKind.year:
            return patterns["year"].format(year=due.year)
        case DeadlineKind.interval if deadline.start:
            return patterns["interval"].format(start=long_date(deadline.start), due=long_date(due))
        case _:
            return _day(due, patterns)


def _day(day: date, patterns: Mapping[str, str]) -> str:
    return patterns["date"].format(date=long_date(day))
