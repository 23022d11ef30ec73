"""The figures of a period: which tasks they are counted from, so that every number opens its list.

Tasks are those of the year's plan as they stand on the last day of the data window, without those assigned
after it; who answers for them and how they are grouped is what `cchc status` says of that day.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.documents.kinds.programme_wording import report_wording
from planner.documents.kinds.reported_tasks import deadline_text, latest_text, state_text, task_text
from planner.model.documents import DocumentState
from planner.model.reporting import FrozenName, FrozenTask, Happening, ReportFigures
from planner.model.tasks import TaskState
from planner.reports.errors import NoTasksInYearError, PeriodNotBegunError
from planner.tracking import responsible_on, standings, status
from planner.tracking.standing import TaskStanding, completion_day

if TYPE_CHECKING:
    from planner.model.documents import Document
    from planner.model.tasks import Task
    from planner.model.workspace import Workspace
    from planner.reports.periods import DatedPeriod

_ISSUED = frozenset({DocumentState.issued, DocumentState.replaced})


def figures_of(ws: Workspace, period: DatedPeriod, today: date) -> ReportFigures:
    """Return the figures of a period as the records have them; an open window counts until today.

    Raises PeriodNotBegunError and NoTasksInYearError.
    """
    if today < period.first:
        raise PeriodNotBegunError(period.code, period.first)
    as_of = min(today, period.last)
    found = [each for each in standings(ws, as_of, year=period.year) if _was_there(each.task, period.last)]
    if not found:
        raise NoTasksInYearError(period.year)
    across = report_wording().annex_tasks.across
    areas = status(ws, as_of, year=period.year, group_by="area").groups
    agencies = status(ws, as_of, year=period.year, group_by="agency").groups
    return ReportFigures(
        period=period.code,
        year=period.year,
        window_from=period.first,
        window_to=period.last,
        due=period.due,
        as_of=as_of,
        areas=tuple(FrozenName(id=group.key, name=group.name if group.key else across) for group in areas),
        agencies=tuple(FrozenName(id=group.key, name=group.name) for group in agencies),
        tasks=tuple(_told(ws, entry, as_of) for entry in found),
        happened=happened_in(ws, [entry.task for entry in found], period.first, as_of),
    )


def _was_there(task: Task, last: date) -> bool:
    """Tell whether a task was in the plan by the end of the window; one added later is of a later period."""
    return task.assigned_on is None or task.assigned_on <= last


def _told(ws: Workspace, entry: TaskStanding, as_of: date) -> FrozenTask:
    agencies = responsible_on(entry.task, ws, as_of)
    reports = [report for report in entry.task.progress if report.on <= as_of and report.text.strip()]
    latest = max(reports, key=lambda report: report.on, default=None)
    return FrozenTask(
        id=entry.task.id,
        text=task_text(entry),
        standing=entry.standing.value,
        area=ws.area_of(entry.task) or "",
        agencies=agencies,
        leads="; ".join(ws.assignee_name(agency) for agency in agencies),
        deadline=deadline_text(entry),
        told=state_text(entry),
        latest=latest_text(latest, report_wording().annex_tasks.latest),
    )


def happened_in(ws: Workspace, tasks: list[Task], first: date, last: date) -> tuple[Happening, ...]:
    """Return what came about from `first` to `last`, both included: the tasks, or the documents issued."""

    def within(day: date | None) -> bool:
        return day is not None and first <= day <= last

    def with_any(days: dict[str, list[date]]) -> tuple[str, ...]:
        return tuple(key for key, found in days.items() if any(within(day) for day in found))

    completed = (
        task.id for task in tasks if task.state is TaskState.completed and within(completion_day(task, last))
    )
    issued = sorted(
        (each for each in ws.documents.values() if within(each.issue_date) and _is_own(ws, each)),
        key=lambda each: (each.issue_date or last, each.id),
    )
    return (
        Happening(key="issued", ids=tuple(each.id for each in issued)),
        Happening(key="assigned", ids=tuple(task.id for task in tasks if within(ws.assigned_on(task)))),
        Happening(key="reported", ids=with_any({t.id: _report_days(t) for t in tasks})),
        Happening(key="completed", ids=tuple(completed)),
        Happening(key="extended", ids=with_any({t.id: [entry.on for entry in t.extensions] for t in tasks})),
        Happening(key="reminded", ids=with_any({t.id: [entry.on for entry in t.reminders] for t in tasks})),
    )


def _report_days(task: Task) -> list[date]:
    """Return the days of the reports on a task, those of single agencies of a group too."""
    return [entry.on for entry in task.progress] + [entry.on for entry in task.member_reports]


def _is_own(ws: Workspace, document: Document) -> bool:
    """Tell whether the People's Committee issued the document itself."""
    body = ws.programme.issuing_body.casefold() if ws.programme else ""
    return document.state in _ISSUED and document.issuing_body.casefold() in ("", body)
