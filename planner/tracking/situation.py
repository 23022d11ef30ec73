"""The answer to "việc này đến đâu rồi?": everything a leader asks about a record, in one place.

Who assigned it (number, date, clause), the last report, days left, who is late, the last reminder, the next
step. For a record that is no task the answer covers all tasks tied to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from planner.model.agencies import Agency, AgencyGroup
from planner.model.documents import Document
from planner.model.programme import Record
from planner.model.tasks import AnnualPlan, MemberReport, Progress, Reminder, Task
from planner.model.workspace import Workspace
from planner.tracking.due_calendar import working_days_left
from planner.tracking.members import RollUp, roll_up
from planner.tracking.next_step import next_step
from planner.tracking.occurrences import Occurrence, occurrences_of
from planner.tracking.responsibility import leads_task, responsible_on
from planner.tracking.review import needs_review
from planner.tracking.standing import Standing, TaskStanding, standing
from planner.tracking.status import Totals, totals_of
from planner.tracking.trace import trace


class Assigned(msgspec.Struct, frozen=True, kw_only=True):
    """The document that assigned a task."""

    number_symbol: str
    document: str = ""
    """ID of the document, "" when it is not in the workspace."""
    subject: str = ""
    on: date | None = None
    clause: str = ""


class LastReport(msgspec.Struct, frozen=True, kw_only=True):
    """The newest report."""

    task: str
    on: date
    text: str
    by: str = ""
    percent: int | None = None
    evidence: str = ""


class Late(msgspec.Struct, frozen=True, kw_only=True):
    """An agency that is late with a task."""

    task: str
    agency: str
    name: str
    due: date
    days: int


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """How a record stands on a day."""

    id: str
    as_of: date
    standing: TaskStanding | None = None
    """Of a task."""
    leads: tuple[str, ...] = ()
    """Names of those who lead a task on the day."""
    assigned_by: tuple[Assigned, ...] = ()
    last_report: LastReport | None = None
    due: date | None = None
    """Of a task its deadline; of other records the next one of their open tasks."""
    days_left: int | None = None
    working_days_left: int | None = None
    late: tuple[Late, ...] = ()
    last_reminder: Reminder | None = None
    next_step: str
    totals: Totals
    lines: RollUp | None = None
    """Of a task of several agencies: how each stands."""
    occurrences: tuple[Occurrence, ...] = ()
    """Of a recurring task: its periods."""
    needs_review: bool = False
    tasks: tuple[str, ...] = ()


def situation(ws: Workspace, record: Record, today: date) -> Situation:
    """Return how a record stands on `today`."""
    if isinstance(record, Task):
        return _of_task(ws, record, today)
    tasks = _tasks_of(ws, record, today)
    found = [standing(task, ws, today) for task in tasks]
    ahead = (one for one in found if one.days_left is not None and one.days_left >= 0)
    coming = min(ahead, key=_due, default=None)
    return Situation(
        id=record.id,
        as_of=today,
        last_report=_last_report(tasks, today),
        due=coming.due if coming else None,
        days_left=coming.days_left if coming else None,
        working_days_left=_working_days(ws, today, coming.due if coming else None),
        late=tuple(late for one in sorted(found, key=_due) for late in _late(one, ws, today)),
        last_reminder=_last_reminder(tasks, today),
        next_step=_next_of_many(ws, found, today),
        totals=totals_of(found),
        needs_review=any(needs_review(task, ws) for task in tasks),
        tasks=tuple(task.id for task in tasks),
    )


def _of_task(ws: Workspace, task: Task, today: date) -> Situation:
    found = standing(task, ws, today)
    return Situation(
        id=task.id,
        as_of=today,
        standing=found,
        leads=tuple(ws.assignee_name(lead) for lead in responsible_on(task, ws, today)),
        assigned_by=assigned_by(ws, task),
        last_report=_last_report((task,), today),
        due=found.due,
        days_left=found.days_left,
        working_days_left=_working_days(ws, today, found.due if found.days_left is not None else None),
        late=tuple(_late(found, ws, today)),
        last_reminder=_last_reminder((task,), today),
        next_step=next_step(found, ws, today),
        totals=totals_of((found,)),
        lines=roll_up(task, ws, today),
        occurrences=occurrences_of(task, ws, today),
        needs_review=needs_review(task, ws),
        tasks=(task.id,),
    )


def assigned_by(ws: Workspace, task: Task) -> tuple[Assigned, ...]:
    """Return the documents that assigned a task: the one named first, its plan last where none is named."""
    found: dict[str, Assigned] = {}
    given = task.assigned_by
    if given is not None:
        named = ws.documents.get(given.document) or _numbered(ws, given.number_symbol)
        number = given.number_symbol or (named.number_symbol if named else "") or given.document
        found[named.id if named else number] = Assigned(
            number_symbol=number or "",
            document=named.id if named else "",
            subject=named.subject if named else "",
            on=given.issued_on or (named.issue_date if named else None),
            clause=given.clause,
        )
    for document in ws.documents.values():
        if task.id in document.assigns and document.id not in found:
            found[document.id] = Assigned(
                number_symbol=document.number_symbol or document.id,
                document=document.id,
                subject=document.subject,
                on=document.issue_date,
            )
    plan = ws.annual_plans.get(task.plan)
    if not found and plan is not None:
        return (_assigned_by_plan(ws, plan, task),)
    return tuple(found.values())


def _numbered(ws: Workspace, number_symbol: str) -> Document | None:
    found = (d for d in ws.documents.values() if d.number_symbol == number_symbol)
    return next(found, None) if number_symbol else None


def _assigned_by_plan(ws: Workspace, plan: AnnualPlan, task: Task) -> Assigned:
    document = ws.documents.get(plan.document)
    number = plan.number_symbol or (document.number_symbol if document else "") or plan.id
    return Assigned(
        number_symbol=number or "",
        document=document.id if document else "",
        subject=plan.title,
        on=plan.issued_on or (document.issue_date if document else None),
        clause=task.number,
    )


def _tasks_of(ws: Workspace, record: Record, today: date) -> list[Task]:
    """Return the tasks tied to a record; of an agency those that it leads."""
    if isinstance(record, Agency | AgencyGroup):
        chosen = [t for t in ws.tasks_of() if leads_task(t, ws, record.id, today)]
    else:
        found = trace(ws, record.id)
        tied = {link.id for link in (*found.down, *found.up) if link.record == "task"}
        chosen = [ws.tasks[i] for i in sorted(tied)]
    return [task for task in chosen if isinstance(record, AnnualPlan) or task.id not in ws.carried_to]


def _due(one: TaskStanding) -> date:
    return one.due or date.max


def _working_days(ws: Workspace, today: date, due: date | None) -> int | None:
    return working_days_left(ws, today, due) if due else None


def _late(one: TaskStanding, ws: Workspace, today: date) -> list[Late]:
    if one.standing is not Standing.overdue or one.due is None:
        return []
    lines = roll_up(one.task, ws, today) if one.task.member_reports else None
    agencies: Iterable[str] = lines.overdue if lines else responsible_on(one.task, ws, today)
    return [
        Late(
            task=one.task.id,
            agency=agency,
            name=ws.assignee_name(agency),
            due=one.due,
            days=(today - one.due).days,
        )
        for agency in agencies
    ]


def _last_report(tasks: Iterable[Task], today: date) -> LastReport | None:
    found: LastReport | None = None
    for task in tasks:
        entries: list[tuple[date, str, str, Progress | MemberReport]] = [
            *((e.on, e.text, e.by, e) for e in task.progress),
            *((e.on, e.text, e.agency, e) for e in task.member_reports),
        ]
        for on, text, by, entry in entries:
            if on <= today and (found is None or on >= found.on):
                found = LastReport(
                    task=task.id, on=on, text=text, by=by, percent=_percent(entry), evidence=entry.evidence
                )
    return found


def _percent(entry: Progress | MemberReport) -> int | None:
    return 100 if isinstance(entry, MemberReport) and entry.done else entry.percent


def _last_reminder(tasks: Iterable[Task], today: date) -> Reminder | None:
    sent = [r for task in tasks for r in task.reminders if r.on <= today]
    return max(sent, key=lambda r: r.on, default=None)


def _next_of_many(ws: Workspace, found: list[TaskStanding], today: date) -> str:
    """Return the next step of the most urgent open task."""
    urgent = min((one for one in found if one.days_left is not None), key=_due, default=None)
    return f"{urgent.task.id}: {next_step(urgent, ws, today)}" if urgent else ""
