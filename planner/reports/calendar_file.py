"""The calendar of deadlines as iCalendar (RFC 5545): one all-day event for each deadline, with alarms.

Written here rather than with a library: a dozen fixed properties need folding and escaping alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.i18n import _, day_text
from planner.model.deadline import DeadlineKind
from planner.model.tasks import TaskState
from planner.reports.periods import periods_of
from planner.tracking import open_occurrences, responsible_on, standings
from planner.tracking.standing import DONE, warning_days
from planner.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.model.workspace import Workspace
    from planner.tracking import TaskStanding

_LONGEST_LINE = 75
"""Octets of a line without its break (RFC 5545, 3.1)."""
_ALARM_HOUR = 8


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One deadline."""

    uid: str
    """Stays the same for the same deadline, so that a calendar program replaces what it has."""
    day: date
    summary: str
    description: str = ""
    categories: tuple[str, ...] = ()


def deadline_events(
    ws: Workspace, today: date, *, agency: str | None = None, year: int | None = None
) -> tuple[Event, ...]:
    """Return the deadlines of open tasks of an agency (or group), or of all with those of the reports.

    Of a recurring deadline each period without a report is an event of its own. Suspended tasks have none.
    """
    events = [
        event
        for found in standings(ws, today, year=year, agency=agency)
        if found.standing not in DONE and found.task.state is not TaskState.suspended
        for event in _of_task(ws, found, today)
    ]
    if agency is None:
        events += _of_reports(ws, year or today.year, today)
    return tuple(sorted(events, key=lambda event: (event.day, event.uid)))


def _of_task(ws: Workspace, found: TaskStanding, today: date) -> Iterator[Event]:
    task = found.task
    recurring = task.deadline.kind is DeadlineKind.recurring
    if recurring:
        days = dict.fromkeys((*((found.due,) if found.due else ()), *open_occurrences(task, ws, today)))
    else:
        days = dict.fromkeys((found.due,) if found.due else ())
    area = ws.areas.get(ws.area_of(task) or "")
    leads = "; ".join(ws.assignee_name(agency) for agency in responsible_on(task, ws, today))
    description = [
        _("Task: {id}", id=task.id),
        _("Lead agency: {names}", names=leads),
        _("Deadline: {text}", text=task.deadline.text),
    ]
    if task.product:
        description.append(_("Product: {text}", text=task.product))
    for day in days:
        yield Event(
            uid=f"{task.id}{f'-{day:%Y%m%d}' if recurring else ''}@{_domain(ws)}",
            day=day,
            summary=f"{task.text} ({leads})" if leads else task.text,
            description="\n".join(description),
            categories=(area.name,) if area else (),
        )


def _of_reports(ws: Workspace, year: int, today: date) -> Iterator[Event]:
    for period in periods_of(ws, year):
        if period.due >= today:
            yield Event(
                uid=f"report-{period.code}@{_domain(ws)}",
                day=period.due,
                summary=_("Reform report due: {period}", period=period.name),
                description=_(
                    "Data from {first} to {last}",
                    first=day_text(period.first),
                    last=day_text(period.last),
                ),
            )


def _domain(ws: Workspace) -> str:
    return f"{ws.programme.id if ws.programme else 'workspace'}.cchc"


def calendar_text(ws: Workspace, events: Iterable[Event], today: date) -> str:
    """Return the calendar; the same events on the same day give the same text."""
    name = ws.programme.short_title or ws.programme.title if ws.programme else "cchc"
    alarms = warning_days(ws)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//cchc//deadlines//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for event in events:
        lines += _event_lines(event, today, alarms)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event_lines(event: Event, today: date, alarms: tuple[int, ...]) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    if event.categories:
        yield "CATEGORIES:" + ",".join(_escaped(category) for category in event.categories)
    yield "TRANSP:TRANSPARENT"
    for days in alarms:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(event.summary)}"
        yield f"TRIGGER:{_before(days)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _before(days: int) -> str:
    """Return the time from the beginning of the day back to the morning `days` days before."""
    if days < 1:
        return f"PT{_ALARM_HOUR}H"
    whole = f"{days - 1}D" if days > 1 else ""
    return f"-P{whole}T{24 - _ALARM_HOUR}H"


def _escaped(text: str) -> str:
    """Return text as a value: backslash, semicolon, comma and line break escaped, no control letters."""
    text = nfc(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(letter for letter in text if letter.isprintable() or letter == "\t")


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, never inside a letter; each further line begins with a space."""
    parts, part, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LONGEST_LINE:
            parts.append(part)
            part, size = " ", 1
        part, size = part + letter, size + width
    return "\r\n".join([*parts, part])
