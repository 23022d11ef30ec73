"""Reads the words for a deadline that comes again: every week, month, quarter, half-year or year.

Texts arrive folded and tidied, as in planner.model.day_words, without the words that only announce a
deadline; whether "before" was among those is told separately.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from planner.model.day_words import YEARS, end_of_month, read_stretch
from planner.model.deadline import Deadline, DeadlineKind, Period

_LEAP_YEAR = 2024
"""Stands for any year while reading "ngày 29/2 hằng năm"."""
_MONTH_END = 31
"""Day of the month that means its last day."""

_UNITS = {
    "tuan": Period.week,
    "thang": Period.month,
    "1 thang": Period.month,
    "quy": Period.quarter,
    "3 thang": Period.quarter,
    "6 thang": Period.half_year,
    "nua nam": Period.half_year,
    "12 thang": Period.year,
    "nam": Period.year,
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_TIMES_A_YEAR = {1: Period.year, 2: Period.half_year, 4: Period.quarter, 12: Period.month}
_MONTHS_IN = {Period.quarter: 3, Period.half_year: 6, Period.year: 12}
_WEEKDAYS = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6}
_FIRST, _MIDDLE, _LAST = "dau(?: tien)?|thu nhat", "giua|thu (?:2|hai)", "cuoi(?: cung)?"

_SPELLINGS = (
    (r"\b(?:moi|tung|cac)(?= (?:tuan|thang|quy|nam|6|06|3|03|sau|ba)\b)", "hang"),
    (r"\b(?:06|sau) thang\b", "6 thang"),
    (r"\b(?:03|ba) thang\b", "3 thang"),
    (r"\b(?:01|mot) (?=thang|tuan|quy|nam|lan)", "1 "),
    (r"\b1 (?=(?:tuan|quy|nam)\b)", ""),
    (r"\bhai lan\b", "2 lan"),
    (r"\b(?:dinh ky|theo) (?:dinh ky )?(?=hang )", ""),
    (r"\bcua (?=(?:hang|thang|tuan|quy|6 thang|nam)\b)", ""),
)


def read_recurring(text: str, year: int, *, before: bool) -> Deadline | None:
    """Read a recurring deadline; its `text` is left empty. None when the words are not understood."""
    for spelling, usual in _SPELLINGS:
        text = re.sub(spelling, usual, text)
    bounded = _split_bounds(text, year)
    if bounded is not None:
        core, start, until = bounded
        found = _read_unbounded(core, before=before)
        return found and msgspec.structs.replace(found, start=start, until=until)
    return _read_unbounded(text, before=before)


def _split_bounds(text: str, year: int) -> tuple[str, date | None, date | None] | None:
    """Take the years within which it recurs off the end: "hằng quý trong năm 2026"."""
    if match := re.fullmatch(r"(.+?),? (?:ke |bat dau )?tu nam (\d{4})", text):
        return (match[1], date(int(match[2]), 1, 1), None) if int(match[2]) in YEARS else None
    if match := re.fullmatch(
        r"(.+?),? (?:trong )?(?:giai doan|tu)(?: nam)? (\d{4}) ?(?:-|den)(?: nam)? ?(\d{4})", text
    ):
        first, last = int(match[2]), int(match[3])
    elif match := re.fullmatch(r"(.+?),? (?:cho )?den (?:het )?nam (\d{4})", text):
        return (match[1], None, date(int(match[2]), 12, 31)) if int(match[2]) in YEARS else None
    elif match := re.fullmatch(r"(.+?),? (?:trong )?nam (\d{4})", text):
        first = last = int(match[2])
    elif match := re.fullmatch(r"(.+?),? (?:trong|ca) nam", text):
        first = last = year
    else:
        return None
    if first not in YEARS or last not in YEARS or first > last:
        return None
    return match[1], date(first, 1, 1), date(last, 12, 31)


def _read_unbounded(text: str, *, before: bool) -> Deadline | None:
    if period := _read_rhythm(text):
        return None if before else _recurring(period)
    if match := re.fullmatch(r"(?:ngay )?(\d{1,2}) hang thang", text):
        return _on_day(Period.month, None, int(match[1]), before=before)
    return (
        _read_weekday(text, before=before)
        or _read_month_of_period(text, before=before)
        or _read_yearly(text, before=before)
        or (None if before else _read_rhythm_first(text))
    )


def _read_rhythm(text: str) -> Period | None:
    """Read the bare rhythm: "hằng quý", "6 tháng một lần", "02 lần/năm", "tháng, quý, 6 tháng, năm"."""
    if match := re.fullmatch(rf"(?:(?:dinh ky|theo|hang) )+({_UNIT})(?:,?[ /](?:1 )?lan)?", text):
        return _UNITS[match[1]]
    if match := re.fullmatch(rf"({_UNIT})(?:/(?:1 )?| 1 )lan", text):
        return _UNITS[match[1]]
    if match := re.fullmatch(r"cuoi hang (thang|quy|nam)", text):
        return _UNITS[match[1]]
    if match := re.fullmatch(r"(?:dinh ky )?0?(\d{1,2}) lan(?:/| (?:hang|trong) )(tuan|thang|quy|nam)", text):
        times = int(match[1])
        if match[2] == "nam":
            return _TIMES_A_YEAR.get(times)
        return _UNITS[match[2]] if times == 1 else None
    return _read_nested_rhythms(text)


def _read_nested_rhythms(text: str) -> Period | None:
    """Read several rhythms at once; the shortest has all the days of the longer ones."""
    words = re.split(r", | va |/", text)
    units = [re.sub(r"^(?:(?:dinh ky|hang) )*", "", word) for word in words]
    if len(units) == 1 or units[0] == words[0] or not all(unit in _UNITS for unit in units):
        return None
    periods = sorted({_UNITS[unit] for unit in units}, key=list(Period).index)
    return None if Period.week in periods[:1] and len(periods) > 1 else periods[0]


def _read_weekday(text: str, *, before: bool) -> Deadline | None:
    match = re.fullmatch(
        r"(?:thu (?:(?P<word>hai|ba|tu|nam|sau|bay)|(?P<digit>[2-7]))|chu nhat) hang tuan", text
    )
    if match is None:
        return None
    day = _WEEKDAYS[match["word"]] if match["word"] else int(match["digit"] or 8) - 1
    return _recurring(Period.week, day=(day - 2) % 7 + 1 if before else day)


def _read_month_of_period(text: str, *, before: bool) -> Deadline | None:
    """Read "ngày 15 của tháng cuối quý"."""
    match = re.fullmatch(
        rf"(?:ngay (?P<day>\d{{1,2}}) )?thang (?:(?P<first>{_FIRST})|(?P<middle>{_MIDDLE})|(?:{_LAST}))"
        r" (?P<every>hang )?(?P<unit>quy|6 thang|nam)",
        text,
    )
    if match is None or not (match["day"] or match["every"]):
        return None
    period = _UNITS[match["unit"]]
    if match["middle"] and period is not Period.quarter:
        return None
    month = 1 if match["first"] else 2 if match["middle"] else _MONTHS_IN[period]
    return _on_day(period, month, int(match["day"]) if match["day"] else None, before=before)


def _read_yearly(text: str, *, before: bool) -> Deadline | None:
    """Read a day, month, quarter or range that comes every year: "Tháng 12 hằng năm"."""
    match = re.fullmatch(r"(.+?),? hang nam", text)
    if match is None:
        return None
    stretch = read_stretch(match[1], _LEAP_YEAR)
    if stretch is None:
        return _read_days_apart(match[1], before=before)
    if stretch.year_given or stretch.kind is DeadlineKind.year:
        return None
    if before:
        last = stretch.first - timedelta(days=1)
        return _recurring(
            Period.year, month=last.month, day=_MONTH_END if stretch.first.day == 1 else last.day
        )
    last = stretch.last
    whole_months = stretch.kind is not DeadlineKind.date and last == end_of_month(last.year, last.month)
    return _recurring(Period.year, month=last.month, day=None if whole_months else last.day)


def _read_days_apart(words: str, *, before: bool) -> Deadline | None:
    """Read the same day of two months half a year apart ("15/6 và 15/12"), or of four a quarter apart."""
    parts = [re.sub(r"^(?:ngay|thang) ", "", part) for part in re.split(r", (?:va )?| va ", words)]
    days = {part.partition("/")[0] if "/" in part else "" for part in parts}
    months = [part.rpartition("/")[2] for part in parts]
    if len(days) != 1 or not all(month.isdigit() for month in months):
        return None
    if not all(read_stretch(part, _LEAP_YEAR) for part in parts if "/" in part):
        return None
    numbers = sorted(int(month) for month in months)
    for period, step in ((Period.half_year, 6), (Period.quarter, 3)):
        first = numbers[0]
        if 1 <= first <= step and numbers == list(range(first, 13, step)):
            day = days.pop()
            return _on_day(period, first, int(day) if day else None, before=before)
    return None


def _read_rhythm_first(text: str) -> Deadline | None:
    """Read "hằng năm, trước ngày 15/12" and "hằng năm (trước ngày 15/12)" as the other way round."""
    match = re.fullmatch(
        r"(hang (nam|thang|tuan|quy|6 thang))(?:,? \(|, | )(truoc |cham nhat |muon nhat )?"
        r"(?:la |vao )?((?:ngay |thang |quy |thu |chu |\d).+?)\)?",
        text,
    )
    if match is None:
        return None
    rhythm, unit, limit, words = match.groups()
    own = words if unit in {"quy", "6 thang"} else f"{words} {rhythm}"
    return _read_unbounded(own, before=limit == "truoc ")


def _on_day(period: Period, month: int | None, day: int | None, *, before: bool) -> Deadline | None:
    """Return the deadline on `day` of `month` of the period, or the day before it."""
    if day is None:
        if not before:
            return _recurring(period, month=month)
        day = 1
    if not 1 <= day <= _MONTH_END:
        return None
    if before:
        day -= 1
    if day == 0:
        day = _MONTH_END
        month = None if month is None else (month - 2) % _MONTHS_IN[period] + 1
    return _recurring(period, month=month, day=day)


def _recurring(period: Period, *, month: int | None = None, day: int | None = None) -> Deadline:
    return Deadline(text="", kind=DeadlineKind.recurring, every=period, month=month, day=day)
