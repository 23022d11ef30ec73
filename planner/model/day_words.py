"""Reads the words for a stretch of the calendar: a day, month, quarter, half-year, year, or a range of them.

Texts arrive folded (no accents, lower case) and tidied by `tidy_days`; the vocabulary is therefore ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from planner.model.deadline import DeadlineKind

YEARS = range(1900, 2200)
"""Years that a plan can mean; another four-digit number is no year."""

_ONE_DAY = timedelta(days=1)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMBER_WORDS = {"mot": 1, "hai": 2, "ba": 3, "sau": 6, "chin": 9}
_TEN_DAYS = {"thuong": (1, 10), "trung": (11, 20), "ha": (21, 31)}
"""The thirds of a month: thượng tuần, trung tuần, hạ tuần."""


class Stretch(msgspec.Struct, frozen=True):
    """The days that some words stand for, both ends included."""

    first: date
    last: date
    kind: DeadlineKind
    year_given: bool
    """Whether the words name the year; otherwise it is the year of the plan."""


def end_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - _ONE_DAY


def tidy_days(folded: str) -> str:
    """Bring the many spellings of days, months, quarters and years to the few that are read below."""
    text = re.sub(r"\bqui\b", "quy", folded)
    text = re.sub(r"\b(\d{1,2})([.-])(\d{1,2})\2(\d{4})\b", r"\1/\3/\4", text)
    text = re.sub(r"\b(\d{1,2}|i{1,3}|iv)\s*,?[\s/]*nam (\d{4})\b", r"\1/\2", text)
    text = re.sub(r"\bngay (\d{1,2}) thang (\d{1,2})\b", r"ngay \1/\2", text)
    text = re.sub(r"\b(\d{1,2}) thang (\d{1,2}/\d{4}\b|\d{1,2}(?= (?:hang|moi) nam\b))", r"\1/\2", text)
    return re.sub(r"\bngay ngay\b", "ngay", text)


def read_stretch(text: str, year: int) -> Stretch | None:
    """Read a point in time or a range; None when the words are not understood or name no real day."""
    return read_point(text, year) or read_range(text, year)


def read_point(text: str, year: int) -> Stretch | None:
    """Read one day, ten-day third, month, quarter, part of a year, or year."""
    for pattern, build in _POINTS:
        if match := re.fullmatch(pattern, text):
            named = match.groupdict().get("y")
            if named is not None and int(named) not in YEARS:
                return None
            try:
                first, last, kind = build(match, int(named) if named else year)
            except (ValueError, KeyError):
                return None
            return Stretch(first, last, kind, named is not None)
    return None


def read_range(text: str, year: int) -> Stretch | None:
    """Read two points with a word or dash between them; "and" and a comma only join neighbours."""
    body = re.sub(r"^(?:(?:trong|tu|giai doan|cac|nhung) )*(?=(?:nam|ngay|thang|quy) |\d)", "", text)
    for gap in re.finditer(r" ?- ?| (?:cho )?(?:den|toi) (?:(?:het|truoc) )?|, | va ", body):
        ends = _read_ends(body[: gap.start()], body[gap.end() :], year)
        if ends is None:
            continue
        left, right = ends
        if gap.group() in {", ", " va "} and (left.kind, left.last + _ONE_DAY) != (right.kind, right.first):
            return None
        last = right.first - _ONE_DAY if "truoc" in gap.group() else right.last
        if last < left.first:
            return None
        year_given = left.year_given or right.year_given
        return Stretch(left.first, last, DeadlineKind.interval, year_given)
    return None


def _read_ends(start: str, end: str, year: int) -> tuple[Stretch, Stretch] | None:
    """Read both ends; each may leave its unit to the other, and the year is shared where one has it."""
    unit = re.match(r"(?:quy|thang) ", start)
    if unit and re.fullmatch(r"(?:\d{1,2}|i{1,3}|iv)(?:/\d{4})?", end):
        end = unit.group() + end
    right = read_point(end, year)
    if right is None:
        return None
    if right.kind is DeadlineKind.date and re.fullmatch(r"(?:ngay )?\d{1,2}", start):
        start = f"{start}/{right.last.month}"
    left = read_point(start, right.last.year)
    if left is None:
        return None
    if right.year_given and not left.year_given and left.first > right.last:
        left = read_point(start, right.last.year - 1)
    elif left.year_given and not right.year_given:
        right = read_point(end, left.first.year)
        if right and right.last < left.first:
            right = read_point(end, left.first.year + 1)
    return (left, right) if left and right else None


_Built = tuple[date, date, DeadlineKind]


def _day(match: re.Match[str], year: int) -> _Built:
    day = date(year, int(match["m"]), int(match["d"]))
    return day, day, DeadlineKind.date


def _third_of_month(match: re.Match[str], year: int) -> _Built:
    month_end = end_of_month(year, int(match["m"]))
    first, last = _TEN_DAYS[match["third"]]
    return month_end.replace(day=first), month_end.replace(day=min(last, month_end.day)), DeadlineKind.date


def _month(match: re.Match[str], year: int) -> _Built:
    first = date(year, int(match["m"]), 1)
    return first, end_of_month(year, first.month), DeadlineKind.month


def _quarter(match: re.Match[str], year: int) -> _Built:
    last_month = 3 * _QUARTERS[match["q"]]
    return date(year, last_month - 2, 1), end_of_month(year, last_month), DeadlineKind.quarter


def _part_of_year(match: re.Match[str], year: int) -> _Built:
    words = match["n"]
    months = 6 if words == "nua" else _NUMBER_WORDS.get(words) or int(words)
    if not 1 <= months <= 11:
        raise ValueError(months)
    kind = {3: DeadlineKind.quarter, 6: DeadlineKind.half_year}.get(months, DeadlineKind.month)
    if match["part"] == "dau":
        return date(year, 1, 1), end_of_month(year, months), kind
    return date(year, 13 - months, 1), date(year, 12, 31), kind


def _year(_match: re.Match[str], year: int) -> _Built:
    return date(year, 1, 1), date(year, 12, 31), DeadlineKind.year


_POINTS: tuple[tuple[str, Callable[[re.Match[str], int], _Built]], ...] = (
    (r"(?:ngay )?(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}))?", _day),
    (r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})", _day),
    (r"(?P<third>thuong|trung|ha) tuan thang (?P<m>\d{1,2})(?:/(?P<y>\d{4}))?", _third_of_month),
    (r"(?:thang )?(?P<m>\d{1,2}) ?[/.-] ?(?P<y>\d{4})", _month),
    (r"thang (?P<m>\d{1,2})", _month),
    (r"(?:quy|q)\.? ?(?P<q>i{1,3}|iv|[1-4])(?:(?: ?[/.-] ?| )(?P<y>\d{4}))?", _quarter),
    (r"(?P<n>\d{1,2}|ba|sau|chin) thang (?P<part>dau|cuoi)(?: nam)?(?:[ /](?P<y>\d{4}))?", _part_of_year),
    (r"(?P<n>nua) (?P<part>dau|cuoi) nam(?:[ /](?P<y>\d{4}))?", _part_of_year),
    (r"(?:nam )?(?P<y>\d{4})", _year),
    (r"(?:trong|het|cuoi|ca) nam(?: nay)?|nam nay", _year),
)
