"""The sections of a report: the figures in words, what is late and why, what comes next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.documents.citation import long_date
from planner.documents.content import Clause, Paragraph, Point, Section
from planner.documents.kinds.programme_wording import report_wording
from planner.documents.kinds.reported_tasks import latest_text, task_text
from planner.documents.words import closed, counted, lower_first, tidy, upper_first, without_closing
from planner.model.tasks import TaskState
from planner.tracking import Standing, TaskStanding, percent_text, totals_of
from planner.tracking.standing import DONE
from planner.vietnamese import POINT_LETTERS

if TYPE_CHECKING:
    from planner.documents.drafting import Drafting
    from planner.documents.kinds.reported_tasks import ReportedTasks

_MOST = len(POINT_LETTERS)
"""Points in a row; a longer list is left to the annex."""


class ReportSections:
    """The three sections of one report."""

    def __init__(self, drafting: Drafting, tasks: ReportedTasks, values: dict[str, str]) -> None:
        self._drafting, self._tasks, self._values = drafting, tasks, values
        late = [entry for entry in tasks.all if entry.standing is Standing.overdue]
        self._overdue = sorted(late, key=lambda entry: entry.days_left or 0)

    def results(self) -> Section:
        """Return the figures in all and by area."""
        wording = report_wording().results
        areas = self._tasks.by_area()
        points = tuple(
            Point(
                text=wording["area"].format(
                    name=name, tasks=counted(len(entries)), figures="; ".join(figures_in_words(entries))
                )
            )
            for name, entries in areas.items()
        )
        by_area = (Clause(title=wording["areas_title"], blocks=points),) if len(areas) > 1 else ()
        return Section(
            title=wording["title"],
            blocks=(self.overall(), *by_area, Paragraph(text=self._filled(wording["annexes"]))),
        )

    def overall(self) -> Clause:
        """Return the figures of all tasks."""
        wording = report_wording().results
        totals = totals_of(self._tasks.all)
        done = totals.done_on_time + totals.done_late
        percent = percent_text(totals.percent_done, of_document=True)
        share = wording["share"].format(percent=percent) if done else ""
        told = self._filled(wording["totals"], tasks=counted(totals.tasks), done=counted(done), share=share)
        return Clause(
            title=wording["totals_title"], text=told, blocks=tuple(Point(text=f) for f in self._parts())
        )

    def _parts(self) -> list[str]:
        figures = figures_in_words(self._tasks.all)
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


def figures_in_words(entries: list[TaskStanding]) -> list[str]:
    """Return the parts of the whole that hold any task, in words."""
    totals = totals_of(entries)
    return [
        pattern.format(count=counted(getattr(totals, name)))
        for name, pattern in report_wording().figures.items()
        if getattr(totals, name)
    ]
