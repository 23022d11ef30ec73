"""The answer about a record in paragraphs: who assigned it, last report, who is late, reminder, next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _, day_text
from planner.tracking import (
    document_words,
    marked,
    report_words,
    review_of,
    situation,
    standing_name,
)
from tui.widgets.detail import Paragraph
from tui.widgets.plan_tree import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.model.programme import Record
    from planner.model.tasks import Task
    from planner.model.workspace import Workspace
    from planner.tracking import Situation

_MOST_LATE = 8
"""Late agencies that are listed; of more, the number of the others is said."""


def answer_paragraphs(workspace: Workspace, record: Record, today: date) -> list[Paragraph]:
    """Return the answer about a record that is no task: figures, who is late, last report, next step."""
    found = situation(workspace, record, today)
    totals = found.totals
    if not totals.tasks:
        return []
    figures = _(
        "{tasks} tasks: {done} completed, {overdue} overdue, {soon} due soon",
        tasks=totals.tasks,
        done=totals.done_on_time + totals.done_late,
        overdue=totals.overdue,
        soon=totals.due_soon,
    )
    told = [Paragraph(_("How it stands"), tone="heading"), Paragraph(figures, _("Tasks"))]
    return [*told, *_common(found, workspace)]


def task_answer(task: Task, workspace: Workspace, today: date) -> list[Paragraph]:
    """Return what a leader asks about a task beyond its own fields."""
    found = situation(workspace, task, today)
    told = [Paragraph(document_words(by), _("Assigned")) for by in found.assigned_by]
    told += _common(found, workspace)
    if review := review_of(task, workspace):
        told.append(Paragraph(_("To be reviewed: the solution was reworded"), tone="heading"))
        told.append(Paragraph(marked(review.difference), tone="late"))
    told += _lines(found)
    told += _periods(found)
    return told


def _common(found: Situation, workspace: Workspace) -> Iterator[Paragraph]:
    if report := found.last_report:
        by = workspace.assignee_name(report.by) if report.by else ""
        where = f"{report.task}, " if report.task != found.id else ""
        yield Paragraph(f"{where}{report_words(report, by)}", _("Newest report"))
    else:
        yield Paragraph(_("none yet"), _("Newest report"), tone="quiet")
    if found.days_left is not None and found.days_left >= 0 and found.due is not None:
        words = _(
            "{days} days, {working} of them working days, until {day}",
            days=found.days_left,
            working=found.working_days_left or 0,
            day=day_text(found.due),
        )
        yield Paragraph(words, _("Time left"))
    for late in found.late[:_MOST_LATE]:
        key = late.task if late.task != found.id else ""
        words = _("{name}: {days} days, {task}", name=late.name, days=late.days, task=late.task)
        yield Paragraph(words, _("Late"), key=key, tone="late")
    if len(found.late) > _MOST_LATE:
        yield Paragraph(_("and {count} more", count=len(found.late) - _MOST_LATE), _("Late"), tone="late")
    if sent := found.last_reminder:
        document = workspace.documents.get(sent.document)
        number = (document.number_symbol if document else None) or sent.document
        words = _("{document} of {day}", document=number, day=day_text(sent.on))
        yield Paragraph(words, _("Last reminder"), key=document.id if document else "")
    if found.next_step:
        yield Paragraph(found.next_step, _("Next step"), tone="strong")


def _lines(found: Situation) -> Iterator[Paragraph]:
    lines = found.lines
    if lines is None or not any(line.last_report for line in lines.lines):
        return
    words = _(
        "{done} of {total} agencies done, {late} late",
        done=lines.done,
        total=lines.total,
        late=len(lines.overdue),
    )
    yield Paragraph(words, tone="heading")
    for line in sorted(lines.lines, key=lambda line: line.agency not in lines.overdue):
        sign, tone = MARKS[line.standing]
        share = f" {line.percent}%" if line.percent is not None else ""
        on = f", {day_text(line.done_on)}" if line.done_on else ""
        yield Paragraph(f"{sign} {line.name}: {standing_name(line.standing)}{on}{share}", tone=tone)


def _periods(found: Situation) -> Iterator[Paragraph]:
    if not found.occurrences:
        return
    yield Paragraph(_("Periods ({count})", count=len(found.occurrences)), tone="heading")
    for one in found.occurrences:
        sign, tone = MARKS[one.standing]
        report = f": {day_text(one.report.on)} {one.report.text}" if one.report else ""
        words = f"{sign} {one.name} ({day_text(one.due)}) {standing_name(one.standing)}{report}"
        yield Paragraph(words, tone=tone)
