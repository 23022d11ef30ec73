"""Who is late on a day, with what, and when each was reminded last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents import DraftRequest
from planner.documents.kinds.overdue import by_agency, overdue_tasks
from planner.documents.service import prepared
from planner.reports.reminders import REMINDER, reminded_in_period

if TYPE_CHECKING:
    from datetime import date

    from planner.model.tasks import Reminder
    from planner.model.workspace import Workspace
    from planner.tracking import TaskStanding


class LateAgency(msgspec.Struct, frozen=True, kw_only=True):
    """An agency or group with overdue tasks."""

    id: str
    name: str
    tasks: tuple[TaskStanding, ...]
    open: tuple[str, ...]
    """IDs of the tasks that it was not yet reminded of in this period."""
    last: Reminder | None = None
    """The last reminder about any of the tasks."""


def late_agencies(ws: Workspace, today: date, year: int | None = None) -> tuple[LateAgency, ...]:
    """Return the agencies that answer for overdue tasks, in the order of the letters.

    Raises what preparing a draft raises.
    """
    drafting = prepared(ws, DraftRequest(kind=REMINDER, year=year), today)
    late = by_agency(drafting, overdue_tasks(drafting))
    return tuple(_late(ws, agency, entries, today) for agency, entries in late.items())


def _late(ws: Workspace, agency: str, entries: list[TaskStanding], today: date) -> LateAgency:
    own = [
        reminder
        for entry in entries
        for reminder in entry.task.reminders
        if agency in (reminder.agency, *ws.members_on(reminder.agency, reminder.on))
    ]
    return LateAgency(
        id=agency,
        name=ws.assignee_name(agency),
        tasks=tuple(entries),
        open=tuple(e.task.id for e in entries if reminded_in_period(ws, e.task, agency, today) is None),
        last=max(own, key=lambda reminder: reminder.on, default=None),
    )
