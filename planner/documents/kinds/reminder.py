"""The reminder (công văn đôn đốc): tasks that are late, by how much, and the day for a report on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents.assignees import Assignees
from planner.documents.citation import long_date
from planner.documents.content import BodyBlock, Clause, Paragraph, Point
from planner.documents.deadline_phrases import deadline_words
from planner.documents.drafting import Draft, Drafting
from planner.documents.errors import NothingOverdueError
from planner.documents.kinds.directive import Names, example_warning
from planner.documents.kinds.directive_context import cite_plan
from planner.documents.kinds.letter import letter_content, letter_values, report_day
from planner.documents.kinds.letter_wording import letter_wording
from planner.documents.kinds.overdue import by_agency, overdue_tasks
from planner.documents.kinds.overdue_annex import overdue_annex
from planner.documents.kinds.parties import name_inside, parties_of, requested_parties
from planner.documents.words import closed, counted, joined, tidy, upper_first, without_closing
from planner.i18n import _
from planner.model.deadline import DeadlineKind

if TYPE_CHECKING:
    from datetime import date

    from planner.model.tasks import AnnualPlan
    from planner.tracking import TaskStanding


def build(drafting: Drafting) -> Draft:
    """Return the content of a reminder, to one agency or to all that are late.

    Days late, and the day of the report unless the request names one, are computed as of the day.
    Raises NothingOverdueError, ReportDayError and SignerOfficeError.
    """
    wanted = tuple(party.id for party in requested_parties(drafting) if party.id)
    late = by_agency(drafting, overdue_tasks(drafting), wanted)
    if not late:
        raise NothingOverdueError(drafting.today)
    found = {entry.task.id: entry for entries in late.values() for entry in entries}
    parties = parties_of(drafting, late)
    names = Names(drafting)
    values = letter_values(drafting, parties, names.values, names.office)
    values["count"] = counted(len(found))
    plan = _common_plan(drafting, list(found.values()))
    wording = letter_wording().reminder
    many = len(found) > int(wording["most_in_text"])
    opening = wording[("source_many" if many else "source") + ("" if plan else "_without_plan")]
    cited = cite_plan(plan, drafting.issuer) if plan else ""
    day, warnings = _report_day(drafting)
    demand = wording["demand" if len(found) > 1 else "demand_one"]
    body: tuple[BodyBlock, ...] = (
        Paragraph(text=opening.format(plan=cited, **values)),
        *(() if many else _clauses(drafting, late, tells_plan=plan is None)),
        *(() if many else (Paragraph(text=wording["annex"]),)),
        Paragraph(text=upper_first(demand.format(day=long_date(day), **values))),
    )
    tasks = tuple(entry.task for entry in found.values())
    subject = wording["subject"].format(**values)
    content = letter_content(drafting, parties, values, subject=subject, body=body)
    return Draft(
        content=msgspec.structs.replace(content, annexes=(overdue_annex(drafting, late),)),
        assigns=tuple(task.id for task in tasks),
        warnings=(*warnings, *example_warning(drafting, tasks)),
    )


def _report_day(drafting: Drafting) -> tuple[date, tuple[str, ...]]:
    """Return the day of the report, with a warning when offices do not work on a day that was asked for."""
    calendar, asked = drafting.workspace.calendar, drafting.request.report_by
    if asked is None:
        days = int(letter_wording().reminder["report_working_days"])
        return calendar.add_working_days(drafting.today, days), ()
    day = report_day(drafting, asked)
    if calendar.is_working_day(day):
        return day, ()
    return day, (_("The report is asked for by {day}, which is no working day.", day=f"{day:%d/%m/%Y}"),)


def _common_plan(drafting: Drafting, found: list[TaskStanding]) -> AnnualPlan | None:
    """Return the plan that all of the tasks belong to, or None."""
    plans = {entry.task.plan for entry in found}
    return drafting.workspace.annual_plans.get(plans.pop()) if len(plans) == 1 else None


def _clauses(
    drafting: Drafting, late: dict[str, list[TaskStanding]], *, tells_plan: bool
) -> tuple[Paragraph | Clause, ...]:
    """Return the tasks of one agency one by one, or those of each under its name; a single one unnumbered."""
    told = {
        agency: [_told(drafting, entry, agency, tells_plan=tells_plan) for entry in entries]
        for agency, entries in late.items()
    }
    if len(told) == 1:
        (texts,) = told.values()
        return (Paragraph(text=texts[0]),) if len(texts) == 1 else tuple(Clause(text=text) for text in texts)
    return tuple(
        Clause(title=party.name, blocks=_listed(told[party.id])) for party in parties_of(drafting, told)
    )


def _listed(texts: list[str]) -> tuple[Paragraph | Point, ...]:
    return (Paragraph(text=texts[0]),) if len(texts) == 1 else tuple(Point(text=text) for text in texts)


def _told(drafting: Drafting, entry: TaskStanding, agency: str, *, tells_plan: bool) -> str:
    """Return one late task: what, with whom, until when it was due, extended to when, days late."""
    wording, task = letter_wording().reminder, entry.task
    others = _others(drafting, entry, agency)
    text = without_closing(tidy(task.text))
    plan = drafting.workspace.annual_plans.get(task.plan)
    if tells_plan and plan:
        text += wording["plan"].format(plan=cite_plan(plan, drafting.issuer))
    extended = entry.due and entry.original_due and entry.due != entry.original_due
    return closed(
        wording["task"].format(
            text=text,
            with_others=wording["with_others"].format(others=others) if others else "",
            deadline=_deadline(entry),
            extended=wording["extended"].format(due=long_date(entry.due)) if extended and entry.due else "",
            days=counted(-(entry.days_left or 0)),
        )
    )


def _deadline(entry: TaskStanding) -> str:
    """Return the deadline in its own words; of a recurring one also the day of the period that was missed."""
    deadline = entry.task.deadline
    text = deadline_words(deadline)
    if deadline.kind is DeadlineKind.recurring and entry.original_due:
        return letter_wording().reminder["period"].format(text=text, due=long_date(entry.original_due))
    return text


def _others(drafting: Drafting, entry: TaskStanding, agency: str) -> str:
    """Return those that lead the task besides the agency, which may stand within a group of them."""
    workspace, today, wording = drafting.workspace, drafting.today, letter_wording().reminder
    assignees = Assignees(workspace, drafting.issuer, today)
    leads = assignees.current(entry.task.leads_on(today))
    others = [lead for lead in leads if agency not in (lead, *workspace.members_on(lead, today))]
    return joined(
        [name_inside(drafting, party) for party in parties_of(drafting, others)], wording["last_name"]
    )
