"""A deadline must hold what its form needs, and what happened to a task must make sense."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import _
from planner.model.deadline import Deadline, DeadlineKind, Period
from planner.model.issue import Severity
from planner.model.tasks import Task
from planner.model.workspace import Workspace
from planner.validation.finding import Finding

_LONGEST_WARNING = 365
_LAST_DAY = {Period.week: 7}
_LAST_MONTH = {Period.quarter: 3, Period.half_year: 6, Period.year: 12}
_DATED = frozenset(
    {
        DeadlineKind.date,
        DeadlineKind.month,
        DeadlineKind.quarter,
        DeadlineKind.half_year,
        DeadlineKind.year,
        DeadlineKind.interval,
    }
)


def deadline_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield deadlines that lack what their form needs, and extensions and settings that make no sense."""
    for task in workspace.tasks.values():
        yield from _form(task.id, "deadline", task.deadline)
        yield from _extensions(task)
        yield from _handovers(task)
    for solution in workspace.solutions.values():
        yield from _form(solution.id, "timing", solution.timing, may_be_open=True)
    yield from _warning_days(workspace)


def _form(record: str, key: str, deadline: Deadline, *, may_be_open: bool = False) -> Iterator[Finding]:
    kind, every = deadline.kind, deadline.every
    if kind in _DATED and deadline.due is None and not may_be_open:
        yield _finding(
            record,
            f"{key}.kind",
            "deadline_without_day",
            _("A deadline of the form “{kind}” needs its last day.", kind=kind),
            _("Write it under “due”."),
        )
    if kind is DeadlineKind.recurring and every is None:
        yield _finding(
            record,
            f"{key}.kind",
            "deadline_without_period",
            _("A recurring deadline needs its period."),
            _("Write under “every”: week, month, quarter, half_year or year."),
        )
    if deadline.day is not None and not 1 <= deadline.day <= _LAST_DAY.get(every or Period.month, 31):
        yield _finding(
            record,
            f"{key}.day",
            "deadline_day",
            _("{day} is no day of the period.", day=deadline.day),
            _("Write 1 to 31, or for a weekly deadline 1 (Monday) to 7."),
        )
    if deadline.month is not None and every and not 1 <= deadline.month <= _LAST_MONTH.get(every, 1):
        yield _finding(
            record,
            f"{key}.month",
            "deadline_month",
            _("{month} is no month of the period.", month=deadline.month),
            _("Count within the period: 1 to 3 in a quarter, 1 to 6 in a half-year, 1 to 12 in a year."),
        )
    last = deadline.due or deadline.until
    if deadline.start and last and last < deadline.start:
        yield _finding(
            record,
            f"{key}.start",
            "deadline_backwards",
            _("The deadline ends before it begins."),
            _("Exchange or correct the two days."),
        )


def _extensions(task: Task) -> Iterator[Finding]:
    for number, extension in enumerate(task.extensions, 1):
        if not extension.approved_by.strip():
            yield _finding(
                task.id,
                f"extensions[{number}].approved_by",
                "extension_without_document",
                _("The extension names no document that approves it."),
                _("Write its number and symbol, such as 123/UBND-NC."),
            )
        if task.deadline.due and extension.due <= task.deadline.due:
            yield _finding(
                task.id,
                f"extensions[{number}].due",
                "extension_not_later",
                _("The extension does not go beyond the original deadline."),
                _("Write a later day, or delete the extension."),
            )


def _handovers(task: Task) -> Iterator[Finding]:
    for number, handover in enumerate(task.handovers, 1):
        earlier = (h.to_agency for h in task.handovers if h.on <= handover.on)
        if handover.from_agency not in {*task.leads, *earlier}:
            yield _finding(
                task.id,
                f"handovers[{number}].from_agency",
                "handover_from_nobody",
                _("{agency} did not lead the task before this handover.", agency=handover.from_agency),
                _("Name the agency that led it until then."),
            )


def _warning_days(workspace: Workspace) -> Iterator[Finding]:
    programme = workspace.programme
    if programme is None:
        return
    days = programme.warning_days
    if len(set(days)) != len(days) or not all(1 <= day <= _LONGEST_WARNING for day in days):
        yield _finding(
            programme.id,
            "warning_days",
            "warning_days",
            _(
                "The warning levels must be different numbers of days from 1 to {most}.",
                most=_LONGEST_WARNING,
            ),
            _("Write for example: warning_days: [7, 3, 1]"),
        )


def _finding(record: str, key: str, code: str, message: str, remedy: str) -> Finding:
    return Finding(record, key, code, message, remedy, Severity.error)
