"""A task that several agencies lead, line by line: how each of them stands, and the sum of it.

A group such as "UBND các xã, phường" gives one line per member; two lead agencies give two lines. A line
goes by the reports of its agency. When agencies merge, the successor's line asks for all their parts: a part
that a predecessor completed stays completed, any other becomes the successor's. As long as no single agency
has reported, the reports on the whole task count for all of them.
"""

from __future__ import annotations

from datetime import date

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.deadline import DeadlineKind
from planner.model.task_changes import completed
from planner.model.tasks import MemberReport, Progress, Task, TaskState
from planner.model.workspace import Workspace
from planner.tracking.responsibility import group_heirs_on, heirs_on, responsible_on
from planner.tracking.standing import DONE, Standing, TaskStanding, standing


class MemberLine(msgspec.Struct, frozen=True, kw_only=True):
    """One agency's part of a task."""

    agency: str
    name: str
    standing: Standing
    due: date | None = None
    done_on: date | None = None
    days_left: int | None = None
    days_late: int | None = None
    percent: int | None = None
    """Share that the last report gave, 100 when done."""
    last_report: MemberReport | None = None
    predecessors: tuple[str, ...] = ()
    """Agencies that led this part before and are gone."""


class RollUp(msgspec.Struct, frozen=True, kw_only=True):
    """All lines of a task, and their sum."""

    lines: tuple[MemberLine, ...]
    total: int
    done: int
    done_late: int
    overdue: tuple[str, ...]
    """IDs of the agencies whose part is open and late."""

    @property
    def open(self) -> tuple[str, ...]:
        """IDs of the agencies whose part is not done."""
        return tuple(line.agency for line in self.lines if line.standing not in DONE)


def member_agencies(task: Task, ws: Workspace, day: date) -> tuple[str, ...]:
    """Return the single agencies that lead the task on `day`, groups spelt out."""
    found: dict[str, None] = {}
    for lead in responsible_on(task, ws, day):
        for agency in group_heirs_on(ws, lead, day) if lead in ws.agency_groups else (lead,):
            found.setdefault(agency)
    return tuple(found)


def roll_up(task: Task, ws: Workspace, today: date) -> RollUp | None:
    """Return the lines of a task that several agencies lead, or None for a task of one agency."""
    is_completed = task.state is TaskState.completed and task.completed_on is not None
    day = min(today, task.completed_on) if is_completed and task.completed_on else today
    agencies = member_agencies(task, ws, day)
    if len(agencies) < 2 and not task.member_reports:
        return None
    former = _former(task, ws, day, agencies)
    own = _reports_by_agency(task, today)
    lines = tuple(_line(task, ws, today, agency, former, own) for agency in agencies)
    return RollUp(
        lines=lines,
        total=len(lines),
        done=sum(line.standing in DONE for line in lines),
        done_late=sum(line.standing is Standing.done_late for line in lines),
        overdue=tuple(line.agency for line in lines if line.standing is Standing.overdue),
    )


def with_rolled_up_state(task: Task, ws: Workspace, today: date) -> Task:
    """Return a task of several agencies that waits for confirmation once the last part of it is done."""
    lines = roll_up(task, ws, today)
    if lines is None or lines.open or task.state not in {TaskState.in_progress, TaskState.redo}:
        return task
    if task.deadline.kind is DeadlineKind.recurring:
        return task
    return msgspec.structs.replace(task, state=TaskState.awaiting_confirmation)


def confirmed(task: Task, ws: Workspace, on: date, today: date) -> Task:
    """Return the task as completed; refuses while agencies that report on their parts have open ones."""
    lines = roll_up(task, ws, today) if task.member_reports else None
    if lines is not None and lines.open and task.deadline.kind is not DeadlineKind.recurring:
        names = ", ".join(ws.assignee_name(agency) for agency in lines.open[:_NAMED])
        more = f" … +{len(lines.open) - _NAMED}" if len(lines.open) > _NAMED else ""
        raise WrongUseError(
            _(
                "{open} of {total} agencies have not done their part of {id}: {names}.",
                open=len(lines.open),
                total=lines.total,
                id=task.id,
                names=names + more,
            ),
            _(
                "Record each part (--member … --done), or confirm it for all: cchc task complete {id} --all",
                id=task.id,
            ),
        )
    return completed(task, on, today)


_NAMED = 5
"""Agencies named in a message; of more only the number is said."""


class _Former(msgspec.Struct, frozen=True):
    """Who led the parts in the beginning."""

    originals: frozenset[str]
    predecessors: dict[str, tuple[str, ...]]


def _former(task: Task, ws: Workspace, day: date, agencies: tuple[str, ...]) -> _Former:
    begin = min(ws.assigned_on(task) or day, day)
    originals: dict[str, None] = {}
    for lead in task.leads:
        for agency in ws.members_on(lead, begin):
            originals.setdefault(agency)
    predecessors: dict[str, list[str]] = {}
    current = set(agencies)
    for agency in originals:
        if agency in current:
            continue
        handed = {h.to_agency for h in task.handovers if h.from_agency == agency and h.on <= day}
        for heir in handed or set(heirs_on(ws, agency, day)):
            predecessors.setdefault(heir, []).append(agency)
    return _Former(frozenset(originals), {heir: tuple(old) for heir, old in predecessors.items()})


def _reports_by_agency(task: Task, today: date) -> dict[str, list[MemberReport]]:
    found: dict[str, list[MemberReport]] = {}
    for report in sorted(task.member_reports, key=lambda r: r.on):
        if report.on <= today:
            found.setdefault(report.agency, []).append(report)
    return found


def _done_on(reports: list[MemberReport]) -> date | None:
    """Return the day on which a part was done; a later report of less than all of it opens it again."""
    day = None
    for report in reports:
        if report.done:
            day = report.on
        elif report.percent is not None and report.percent < 100:
            day = None
    return day


def _part_done(
    ws: Workspace, agency: str, former: _Former, own: dict[str, list[MemberReport]]
) -> date | None:
    mine = _done_on(own.get(agency, []))
    days: list[date | None] = []
    for old in former.predecessors.get(agency, ()):
        ended = ws.agencies[old].valid_to if old in ws.agencies else None
        theirs = _done_on(own.get(old, []))
        took_over = mine if mine and (ended is None or mine > ended) else None
        days.append(theirs or took_over)
    if agency in former.originals or not days:
        days.append(mine)
    elif mine:
        return mine
    return max((day for day in days if day), default=None) if all(days) else None


def _line(
    task: Task,
    ws: Workspace,
    today: date,
    agency: str,
    former: _Former,
    own: dict[str, list[MemberReport]],
) -> MemberLine:
    parts = (agency, *former.predecessors.get(agency, ()))
    reports = sorted((r for part in parts for r in own.get(part, ())), key=lambda r: r.on)
    done = None if task.deadline.kind is DeadlineKind.recurring else _part_done(ws, agency, former, own)
    found = _as_task(task, ws, today, reports, done)
    last = reports[-1] if reports else None
    is_done = found.standing in DONE
    return MemberLine(
        agency=agency,
        name=ws.assignee_name(agency),
        standing=found.standing,
        due=found.due,
        done_on=(done or task.completed_on) if is_done else None,
        days_left=found.days_left,
        days_late=found.days_late,
        percent=100 if is_done else last.percent if last else None,
        last_report=last,
        predecessors=former.predecessors.get(agency, ()),
    )


def _as_task(
    task: Task, ws: Workspace, today: date, reports: list[MemberReport], done: date | None
) -> TaskStanding:
    """Return how the part stands: like a task of its own with the same deadline."""
    progress = tuple(
        Progress(on=r.on, text=r.text, percent=r.percent, period=r.period, evidence=r.evidence)
        for r in reports
    )
    if not task.member_reports:
        return standing(task, ws, today)
    part = msgspec.structs.replace(task, progress=progress)
    if done:
        part = msgspec.structs.replace(part, state=TaskState.completed, completed_on=done)
    elif task.state not in {TaskState.completed, TaskState.suspended}:
        begun = TaskState.in_progress if reports else TaskState.not_started
        part = msgspec.structs.replace(part, state=begun, completed_on=None)
    return standing(part, ws, today)
