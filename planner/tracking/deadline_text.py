"""A deadline as a short phrase, in the language in use."""

from __future__ import annotations

from planner.i18n import _, day_text, ngettext, weekday_name
from planner.model.deadline import Deadline, DeadlineKind, Period

_ROMAN = ("I", "II", "III", "IV")


def describe_deadline(deadline: Deadline) -> str:
    """Say a deadline in one of a few forms whatever its words: "Quý IV/2026", "ngày 14 hằng tháng"."""
    text = _once(deadline) or _again(deadline) or deadline.text
    return _("{deadline} and the following years", deadline=text) if deadline.onward else text


def _once(deadline: Deadline) -> str:
    due = deadline.due
    if deadline.kind is DeadlineKind.conditional:
        return _conditional(deadline)
    if due is None:
        return ""
    match deadline.kind:
        case DeadlineKind.month:
            text = _("month {month}/{year}", month=due.month, year=due.year)
        case DeadlineKind.quarter:
            text = _("quarter {quarter}/{year}", quarter=_ROMAN[(due.month - 1) // 3], year=due.year)
        case DeadlineKind.half_year if due.month <= 6:
            text = _("first half of {year}", year=due.year)
        case DeadlineKind.half_year:
            text = _("second half of {year}", year=due.year)
        case DeadlineKind.year:
            text = _("year {year}", year=due.year)
        case DeadlineKind.interval if deadline.start:
            text = _("from {start} to {end}", start=day_text(deadline.start), end=day_text(due))
        case _:
            text = _("by {day}", day=day_text(due))
    return text


def _conditional(deadline: Deadline) -> str:
    days, happened = deadline.days_after_event, deadline.event_on
    if deadline.due:
        return _("by {day}", day=day_text(deadline.due))
    if not days or not deadline.event:
        text = deadline.text
    elif deadline.working_days:
        text = ngettext(
            "{count} working day after: {event}",
            "{count} working days after: {event}",
            days,
            event=deadline.event,
        )
    else:
        text = ngettext(
            "{count} day after: {event}", "{count} days after: {event}", days, event=deadline.event
        )
    return _("{deadline} (counted from {day})", deadline=text, day=day_text(happened)) if happened else text


def _again(deadline: Deadline) -> str:
    if deadline.kind is DeadlineKind.continuous:
        return _bounded(_("continuous"), deadline)
    if deadline.kind is not DeadlineKind.recurring or deadline.every is None:
        return ""
    rhythm = {
        Period.week: _("every week"),
        Period.month: _("every month"),
        Period.quarter: _("every quarter"),
        Period.half_year: _("every six months"),
        Period.year: _("every year"),
    }[deadline.every]
    return _bounded(_day_in_period(deadline, deadline.every, rhythm), deadline)


def _day_in_period(deadline: Deadline, every: Period, rhythm: str) -> str:
    day, month = deadline.day, deadline.month
    match every:
        case Period.week:
            text = _("{weekday} every week", weekday=weekday_name(day)) if day else rhythm
        case Period.month:
            text = _("{day} of every month", day=_day_number(day)) if day else rhythm
        case Period.quarter if day:
            text = _("{day} of month {month} of every quarter", day=_day_number(day), month=month or 3)
        case Period.quarter:
            text = _("month {month} of every quarter", month=month) if month else rhythm
        case Period.half_year | Period.year:
            text = _in_months_of_year(deadline, every) if day or month else rhythm
    return text


def _day_number(day: int) -> str:
    """Return "day 14"; the 29th and later come as the last day in the shorter months."""
    return _("day {day}", day=day) if day <= 28 else _("last day")


def _in_months_of_year(deadline: Deadline, every: Period) -> str:
    first = deadline.month or (12 if every is Period.year else 6)
    months = [first] if every is Period.year else [first, first + 6]
    if deadline.day is None:
        return _("month {months} of every year", months=", ".join(str(month) for month in months))
    return _("{days} of every year", days=", ".join(_day_and_month(deadline.day, month) for month in months))


def _day_and_month(day: int, month: int) -> str:
    """Return "29/11"; a day past the end of the month means its last day, in February the 28th or 29th."""
    if month == 2 and day > 28:
        return "28(29)/02"
    return f"{min(day, 30 if month in {4, 6, 9, 11} else 31):02}/{month:02}"


def _bounded(text: str, deadline: Deadline) -> str:
    """Add the first and last day of a deadline that comes again or never ends."""
    start, until = deadline.start, deadline.until
    if start and until:
        return _(
            "{deadline}, from {start} to {end}", deadline=text, start=day_text(start), end=day_text(until)
        )
    if start:
        return _("{deadline}, from {start}", deadline=text, start=day_text(start))
    return _("{deadline}, until {end}", deadline=text, end=day_text(until)) if until else text
