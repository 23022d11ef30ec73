"""Reminder letters: one about a task to an agency in each period, drafted, kept and recorded on the tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.document_saving import SavedDraft, save_draft
from planner.documents import DraftRequest, asked_agencies, draft, draft_many
from planner.documents.errors import NothingOverdueError
from planner.documents.kinds.overdue import by_agency, overdue_tasks
from planner.documents.kinds.parties import requested_parties
from planner.documents.service import prepared
from planner.errors import CchcError
from planner.i18n import _, day_text
from planner.model.agency_names import find_assignee
from planner.model.deadline import Period
from planner.model.documents import DocumentState
from planner.model.tasks import Reminder, Task
from planner.reports.errors import AlreadyRemindedError
from planner.tracking.periods import end_of_period, start_of_period

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from planner.documents import DraftedDocument
    from planner.model.workspace import Workspace
    from planner.store import Store

REMINDER = "reminder"
_TAKEN_BACK = frozenset({DocumentState.withdrawn, DocumentState.returned})
"""States of a letter that never reached anybody."""


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A late task that an agency is not reminded of, for it was already in this period."""

    task: str
    agency: str
    on: date
    document: str

    @property
    def told(self) -> str:
        """Why it was left out, in the language in use."""
        return _(
            "{task} ({agency}): already reminded of on {day} by {document}",
            task=self.task,
            agency=self.agency,
            day=day_text(self.on),
            document=self.document,
        )


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What would be sent: the late tasks of each agency that get a reminder, and those that do not."""

    period: str
    tasks: dict[str, tuple[str, ...]]
    left_out: tuple[LeftOut, ...] = ()


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one letter."""

    agency: str | None
    """The agency it is to; None for one letter to all."""
    saved: SavedDraft | None = None
    recorded: tuple[str, ...] = ()
    """IDs of the tasks that now bear the reminder."""
    problem: str = ""
    remedy: str = ""


def period_label(every: Period, day: date) -> str:
    """Return the period of the calendar that a day lies in: 2026-W07, 2026-02, 2026-Q1, 2026-H1 or 2026."""
    match every:
        case Period.week:
            year, week, _weekday = day.isocalendar()
            return f"{year}-W{week:02d}"
        case Period.month:
            return f"{day:%Y-%m}"
        case Period.quarter:
            return f"{day.year}-Q{(day.month + 2) // 3}"
        case Period.half_year:
            return f"{day.year}-H{1 if day.month <= 6 else 2}"
        case Period.year:
            return str(day.year)


def period_of(ws: Workspace, today: date) -> tuple[date, date, str]:
    """Return first day, last day and label of the reminder period that today lies in."""
    every = ws.programme.reminder_every if ws.programme else Period.month
    return start_of_period(every, today), end_of_period(every, today), period_label(every, today)


def reminded_in_period(ws: Workspace, task: Task, agency: str, today: date) -> Reminder | None:
    """Return the last reminder of this period about the task to the agency, or to a group it belongs to."""
    first, last, _label = period_of(ws, today)
    found = [
        reminder
        for reminder in task.reminders
        if first <= reminder.on <= last
        and agency in (reminder.agency, *ws.members_on(reminder.agency, reminder.on))
        and _went_out(ws, reminder)
    ]
    return max(found, key=lambda reminder: reminder.on, default=None)


def _went_out(ws: Workspace, reminder: Reminder) -> bool:
    """Tell whether the letter counts: a draft does, one that was taken back or deleted does not."""
    document = ws.documents.get(reminder.document)
    if document is None:
        return "/" in reminder.document
    return document.state not in _TAKEN_BACK


def plan_reminders(ws: Workspace, request: DraftRequest, today: date, *, again: bool = False) -> Plan:
    """Return who would be reminded of what; `again` leaves nothing out.

    Raises NothingOverdueError, and what preparing a draft raises.
    """
    drafting = prepared(ws, request, today)
    wanted = tuple(party.id for party in requested_parties(drafting) if party.id)
    late = by_agency(drafting, overdue_tasks(drafting), wanted)
    if not late:
        raise NothingOverdueError(today)
    tasks: dict[str, tuple[str, ...]] = {}
    left_out = []
    for agency, entries in late.items():
        kept = []
        for entry in entries:
            before = None if again else reminded_in_period(ws, entry.task, agency, today)
            if before:
                left_out.append(
                    LeftOut(task=entry.task.id, agency=agency, on=before.on, document=before.document)
                )
            else:
                kept.append(entry.task.id)
        if kept:
            tasks[agency] = tuple(kept)
    return Plan(period=period_of(ws, today)[2], tasks=tasks, left_out=tuple(left_out))


def without_left_out(request: DraftRequest, plan: Plan) -> DraftRequest:
    """Return the request for the tasks that remain; raises AlreadyRemindedError when none does."""
    if not plan.tasks:
        raise AlreadyRemindedError([each.told for each in plan.left_out], plan.period)
    pairs = tuple((each.agency, each.task) for each in plan.left_out)
    return msgspec.structs.replace(request, left_out=pairs)


def remind(
    store: Store,
    request: DraftRequest,
    today: date,
    *,
    output: Path | None = None,
    overwrite: bool = False,
    again: bool = False,
) -> tuple[Plan, Sent]:
    """Make one letter, to one agency or to all that are late, and record it on its tasks.

    Raises AlreadyRemindedError, and what drafting and saving raise.
    """
    ws = store.load()
    plan = plan_reminders(ws, request, today, again=again)
    drafted = draft(ws, without_left_out(request, plan), today)
    agency = next(iter(plan.tasks)) if request.agency else None
    return plan, _kept(store, drafted, plan, plan.tasks, today, agency, output, overwrite=overwrite)


def remind_each(
    store: Store,
    request: DraftRequest,
    today: date,
    agencies: Sequence[str] = (),
    *,
    output: Path | None = None,
    overwrite: bool = False,
    again: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[Plan, list[Sent]]:
    """Make a letter for each agency; without any named, for each that is late.

    One that cannot be made does not stop the others. `stopped` is asked before each letter is kept: those
    kept until then stay. Raises NothingOverdueError, and AlreadyRemindedError when nothing is left.
    """
    ws = store.load()
    plans = {}
    failed: list[Sent] = []
    for text in agencies or asked_agencies(ws, request, today):
        single = msgspec.structs.replace(request, agency=text)
        try:
            plan = plan_reminders(ws, single, today, again=again)
        except CchcError as error:
            failed.append(Sent(agency=text, problem=error.message, remedy=error.remedy))
        else:
            plans[_named(ws, text, today)] = (single, plan)
    together = Plan(
        period=period_of(ws, today)[2],
        tasks={agency: tasks for _single, plan in plans.values() for agency, tasks in plan.tasks.items()},
        left_out=tuple(each for _single, plan in plans.values() for each in plan.left_out),
    )
    open_plans = {agency: pair for agency, pair in plans.items() if pair[1].tasks}
    if not open_plans and not failed:
        raise AlreadyRemindedError([each.told for each in together.left_out], together.period)
    requests = [without_left_out(single, plan) for single, plan in open_plans.values()]
    steps = 2 * len(requests)
    tell = on_progress or (lambda _done, _all: None)
    entries = draft_many(ws, requests, today, on_progress=lambda done, _all: tell(done, steps))
    sent = []
    for number, (agency, entry) in enumerate(zip(open_plans, entries, strict=True)):
        plan = open_plans[agency][1]
        if stopped():
            break
        if entry.document is None:
            failed.append(Sent(agency=agency, problem=entry.problem, remedy=entry.remedy))
        else:
            sent.append(
                _kept(store, entry.document, plan, plan.tasks, today, agency, output, overwrite=overwrite)
            )
        tell(len(requests) + number + 1, steps)
    return together, [*sent, *failed]


def _named(ws: Workspace, text: str, today: date) -> str:
    return find_assignee(ws, text, today)


def _kept(
    store: Store,
    drafted: DraftedDocument,
    plan: Plan,
    tasks: dict[str, tuple[str, ...]],
    today: date,
    agency: str | None,
    output: Path | None,
    *,
    overwrite: bool,
) -> Sent:
    saved = save_draft(store, drafted, today, output, overwrite=overwrite)
    recorded = record(store, tasks, saved.id, plan.period, today) if saved.id else ()
    return Sent(agency=agency, saved=saved, recorded=recorded)


def record(
    store: Store, tasks: dict[str, tuple[str, ...]], document: str, period: str, today: date
) -> tuple[str, ...]:
    """Write on each task that its agencies were reminded by `document`; returns the IDs of the tasks.

    A letter drafted anew into the same file replaces its own entry. Raises the errors of the store.
    """
    by_task: dict[str, list[str]] = {}
    for agency, ids in tasks.items():
        for task_id in ids:
            by_task.setdefault(task_id, []).append(agency)
    for task_id, agencies in by_task.items():
        entries = tuple(
            Reminder(on=today, period=period, document=document, agency=agency) for agency in agencies
        )

        def change(old: Task, entries: tuple[Reminder, ...] = entries) -> Task:
            own = {(entry.document, entry.agency) for entry in entries}
            others = tuple(r for r in old.reminders if (r.document, r.agency) not in own)
            return msgspec.structs.replace(old, reminders=(*others, *entries))

        store.edit(task_id, change, "task remind")
    return tuple(by_task)
