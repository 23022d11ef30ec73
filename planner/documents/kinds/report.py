"""The report (báo cáo): the figures of the year's plan on the day, what is late and why, what comes next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.documents.citation import long_date
from planner.documents.content import Clause, Paragraph, Point, Section
from planner.documents.drafting import Draft, Drafting
from planner.documents.kinds.directive import Names, example_warning
from planner.documents.kinds.directive_context import cite_plan
from planner.documents.kinds.letter_wording import letter_wording
from planner.documents.kinds.parties import (
    content_of,
    name_inside,
    recipients,
    requested_parties,
    unknown_parties,
)
from planner.documents.kinds.programme_wording import report_wording
from planner.documents.kinds.report_annexes import figures_annex, tasks_annex
from planner.documents.kinds.reported_tasks import ReportedTasks, latest_text, task_text
from planner.documents.wording import common_wording
from planner.documents.words import closed, counted, joined, lower_first, tidy, upper_first, without_closing
from planner.model.tasks import TaskState
from planner.tracking import Standing, TaskStanding, totals_of
from planner.tracking.standing import DONE
from planner.vietnamese import POINT_LETTERS

if TYPE_CHECKING:
    from planner.documents.kinds.parties import Party

_MOST = len(POINT_LETTERS)
"""Points in a row; a longer list is left to the annex."""


def build(drafting: Drafting) -> Draft:
    """Return the content of a report; every figure is computed from the workspace on the day.

    Raises NothingToReportError and SignerOfficeError.
    """
    tasks, names, wording = ReportedTasks(drafting), Names(drafting), report_wording()
    parties = _addressees(drafting)
    values = names.values | {"day": long_date(drafting.today), "plan": _cited_plan(drafting)}
    values["to"] = joined(
        [name_inside(drafting, party) for party in parties], letter_wording().reminder["last_name"]
    )
    report = _Report(drafting, tasks, values)
    opening = wording.opening if values["plan"] else wording.opening_without_plan
    closing = wording.closing_to if parties else wording.closing
    content = content_of(
        drafting,
        subject=tidy(drafting.request.subject) or _subject(drafting, values),
        addressees=tuple(party.name for party in parties),
        body=(
            Paragraph(text=opening.format(**values)),
            report.results(),
            report.shortcomings(),
            report.next(),
            Paragraph(text=closing.format(**values)),
        ),
        annexes=(figures_annex(tasks, values), tasks_annex(tasks, values)),
        recipients=_recipients(drafting, names, parties),
    )
    told = tuple(entry.task for entry in tasks.all)
    return Draft(
        content=content,
        reports_on=tuple(task.id for task in told),
        warnings=(*unknown_parties(parties), *example_warning(drafting, told)),
    )


class _Report:
    """The three sections of one report."""

    def __init__(self, drafting: Drafting, tasks: ReportedTasks, values: dict[str, str]) -> None:
        self._drafting, self._tasks, self._values = drafting, tasks, values
        late = [entry for entry in tasks.all if entry.standing is Standing.overdue]
        self._overdue = sorted(late, key=lambda entry: entry.days_left or 0)

    def results(self) -> Section:
        """Return the figures in all and by area."""
        wording = report_wording().results
        totals = totals_of(self._tasks.all)
        done = totals.done_on_time + totals.done_late
        percent = str(totals.percent_done).removesuffix(".0").replace(".", ",")
        share = wording["share"].format(percent=percent) if done else ""
        told = self._filled(wording["totals"], tasks=counted(totals.tasks), done=counted(done), share=share)
        overall = Clause(
            title=wording["totals_title"], text=told, blocks=tuple(Point(text=f) for f in self._parts())
        )
        areas = self._tasks.by_area()
        points = tuple(
            Point(
                text=wording["area"].format(
                    name=name, tasks=counted(len(entries)), figures="; ".join(_figures(entries))
                )
            )
            for name, entries in areas.items()
        )
        by_area = (Clause(title=wording["areas_title"], blocks=points),) if len(areas) > 1 else ()
        return Section(
            title=wording["title"],
            blocks=(overall, *by_area, Paragraph(text=self._filled(wording["annexes"]))),
        )

    def _parts(self) -> list[str]:
        figures = _figures(self._tasks.all)
        return [closed(upper_first(figure)) for figure in figures]

    def shortcomings(self) -> Section:
        """Return what is late and what could not go on, with the words of the records alone."""
        wording = report_wording().shortcomings
        blocks: list[Paragraph | Clause] = []
        if not self._overdue:
            blocks.append(Paragraph(text=self._filled(wording["none"])))
        elif len(self._overdue) > _MOST:
            blocks.append(Paragraph(text=self._filled(wording["many"], count=str(len(self._overdue)))))
        else:
            points = tuple(Point(text=self._late(entry)) for entry in self._overdue)
            blocks.append(Clause(title=wording["overdue_title"], blocks=points))
        held_up = [text for entry in self._tasks.all for text in self._held_up(entry)]
        if held_up:
            points = tuple(Point(text=text) for text in held_up)
            blocks.append(Clause(title=wording["difficulties_title"], blocks=points))
        return Section(title=wording["title"], blocks=tuple(blocks))

    def _late(self, entry: TaskStanding) -> str:
        wording = report_wording().shortcomings
        extended = entry.due and entry.original_due and entry.due != entry.original_due
        return closed(
            wording["overdue"].format(
                text=task_text(entry),
                leads=self._tasks.leads(entry),
                deadline=lower_first(without_closing(tidy(entry.task.deadline.text))),
                extended=wording["extended"].format(due=long_date(entry.due))
                if extended and entry.due
                else "",
                days=counted(-(entry.days_left or 0)),
                latest=latest_text(self._tasks.latest(entry), wording["latest"], long=True),
            )
        )

    def _held_up(self, entry: TaskStanding) -> list[str]:
        """Tell why an open task was given more time, or that it is suspended."""
        wording, task = report_wording().shortcomings, entry.task
        if entry.standing in DONE:
            return []
        if task.state is TaskState.suspended:
            latest = latest_text(self._tasks.latest(entry), wording["latest"], long=True)
            return [closed(wording["suspended"].format(text=task_text(entry), latest=latest))]
        granted = [e for e in task.extensions if e.on <= self._drafting.today]
        if not granted:
            return []
        last = max(granted, key=lambda extension: extension.on)
        reason = without_closing(tidy(last.reason))
        told = wording["extension"].format(
            text=task_text(entry),
            due=long_date(last.due),
            approved_by=tidy(last.approved_by),
            reason=wording["reason"].format(reason=lower_first(reason)) if reason else "",
        )
        return [closed(told)]

    def next(self) -> Section:
        """Return what the deadlines ask for next."""
        wording = report_wording().next
        until = self._drafting.today + timedelta(days=int(wording["days"]))
        open_tasks = (entry for entry in self._tasks.open() if entry.standing is not Standing.overdue)
        near = [(entry.due, entry) for entry in open_tasks if entry.due and entry.due <= until]
        clauses = []
        if self._overdue:
            text = self._filled(wording["overdue"], count=counted(len(self._overdue)))
            clauses.append(Clause(text=text))
        if len(near) > _MOST:
            text = self._filled(wording["near_many"], until=long_date(until), count=counted(len(near)))
            clauses.append(Clause(text=text))
        elif near:
            near.sort(key=lambda pair: (pair[0], pair[1].task.id))
            points = (
                wording["task"].format(
                    text=task_text(entry), leads=self._tasks.leads(entry), due=long_date(due)
                )
                for due, entry in near
            )
            text = self._filled(wording["near"], until=long_date(until))
            clauses.append(Clause(text=text, blocks=tuple(Point(text=closed(point)) for point in points)))
        return Section(title=wording["title"], blocks=(*clauses, Clause(text=self._filled(wording["rest"]))))

    def _filled(self, pattern: str, **more: str) -> str:
        return pattern.format(**(self._values | more))


def _figures(entries: list[TaskStanding]) -> list[str]:
    """Return the parts of the whole that hold any task, in words."""
    totals = totals_of(entries)
    return [
        pattern.format(count=counted(getattr(totals, name)))
        for name, pattern in report_wording().figures.items()
        if getattr(totals, name)
    ]


def _cited_plan(drafting: Drafting) -> str:
    plans = drafting.workspace.annual_plans.values()
    plan = next((plan for plan in plans if plan.year == drafting.year), None)
    return cite_plan(plan, drafting.issuer) if plan else ""


def _subject(drafting: Drafting, values: dict[str, str]) -> str:
    which = "agency" if drafting.agency else "area" if drafting.area else "programme"
    return report_wording().subject[which].format(**values)


def _addressees(drafting: Drafting) -> tuple[Party, ...]:
    """Return those the request names; its one agency only narrows the tasks."""
    parties = requested_parties(drafting)
    return tuple(party for party in parties if not party.id or party.id != drafting.agency)


def _recipients(drafting: Drafting, names: Names, parties: tuple[Party, ...]) -> tuple[str, ...]:
    if not parties:
        return names.recipients()
    leaders = letter_wording().leaders
    patterns = (common_wording().as_above, *leaders)
    return recipients(drafting, patterns, names.values, letter_wording().archive_unit)
