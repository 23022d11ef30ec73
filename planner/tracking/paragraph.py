"""The answer about a record as one paragraph, to be pasted into a message or a report."""

from __future__ import annotations

from planner.i18n import _, day_text, ngettext
from planner.model.programme import Record
from planner.model.tasks import Task
from planner.model.workspace import Workspace
from planner.tracking.describe import describe_standing
from planner.tracking.situation import Assigned, LastReport, Situation
from planner.tracking.trace import label_of

_NAMED = 5
"""Late agencies named one by one; of more only the number is said."""


def situation_paragraph(ws: Workspace, record: Record, found: Situation) -> str:
    """Return sentences about the record as it stood on the day of `found`."""
    parts = [f"{record.id}: {label_of(record).rstrip('.')}."]
    if isinstance(record, Task):
        parts += [_("Assigned by {document}.", document=document_words(by)) for by in found.assigned_by[:2]]
        parts.append(_("Led by {names}.", names=", ".join(found.leads)))
        parts.append(_deadline(record, found))
    else:
        parts.append(_totals(found))
    parts += [_lines(found), _report(ws, found.last_report, record), _late(found), _reminder(ws, found)]
    if found.needs_review:
        parts.append(_("The wording of the solution changed: to be reviewed."))
    if found.next_step:
        parts.append(_("Next step: {step}.", step=found.next_step))
    return " ".join(part for part in parts if part)


def document_words(by: Assigned) -> str:
    """Return the document that assigned a task: number, date, clause."""
    text = by.number_symbol
    if by.on:
        text = _("{number} of {day}", number=text, day=day_text(by.on))
    if by.clause:
        text = _("{document}, clause {clause}", document=text, clause=by.clause)
    return text


def report_words(report: LastReport, by: str) -> str:
    """Return the last report: day, words, share, who."""
    share = f" ({report.percent}%)" if report.percent is not None else ""
    who = f", {by}" if by else ""
    return f"{day_text(report.on)}{who}: {report.text.rstrip('.')}{share}"


def _deadline(task: Task, found: Situation) -> str:
    one = found.standing
    if one is None:
        return ""
    stands = describe_standing(one)
    text = _("Deadline: {deadline} – {standing}", deadline=task.deadline.text.rstrip("."), standing=stands)
    if one.due:
        text += " " + _("(last day {day})", day=day_text(one.due))
    if one.original_due and one.due and one.original_due != one.due:
        text += "; " + _("original deadline {day}", day=day_text(one.original_due))
    return f"{text}."


def _totals(found: Situation) -> str:
    totals = found.totals
    if not totals.tasks:
        return _("No task is tied to it.")
    return _(
        "{tasks} tasks: {done} completed ({late} of them late), {overdue} overdue, {soon} due soon.",
        tasks=totals.tasks,
        done=totals.done_on_time + totals.done_late,
        late=totals.done_late,
        overdue=totals.overdue,
        soon=totals.due_soon,
    )


def _lines(found: Situation) -> str:
    lines = found.lines
    if lines is None or not any(line.last_report for line in lines.lines):
        return ""
    return _(
        "{done} of {total} agencies are done, {late} are late.",
        done=lines.done,
        total=lines.total,
        late=len(lines.overdue),
    )


def _report(ws: Workspace, report: LastReport | None, record: Record) -> str:
    if report is None:
        return _("No report yet.")
    words = report_words(report, ws.assignee_name(report.by) if report.by else "")
    if report.task != record.id:
        words = f"{report.task}, {words}"
    return _("Last report {report}.", report=words)


def _late(found: Situation) -> str:
    late = found.late
    if not late:
        return ""
    if len(late) > _NAMED:
        return ngettext("Late: {count} agency.", "Late: {count} agencies.", len(late))
    names = ", ".join(
        _("{name} ({days} days)", name=one.name, days=one.days)
        if one.task == found.id
        else _("{name} ({task}, {days} days)", name=one.name, task=one.task, days=one.days)
        for one in late
    )
    return _("Late: {names}.", names=names)


def _reminder(ws: Workspace, found: Situation) -> str:
    sent = found.last_reminder
    if sent is None:
        return _("No reminder was sent.") if found.late else ""
    document = ws.documents.get(sent.document)
    number = (document.number_symbol if document else None) or sent.document
    return _("Last reminder: {document} of {day}.", document=number, day=day_text(sent.on))
