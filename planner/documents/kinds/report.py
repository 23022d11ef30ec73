"""The report (báo cáo): the figures of the year's plan on the day, what is late and why, what comes next."""

from __future__ import annotations

from planner.documents.citation import long_date
from planner.documents.content import Paragraph
from planner.documents.drafting import Draft, Drafting
from planner.documents.kinds.directive import Names, example_warning
from planner.documents.kinds.letter_wording import letter_wording
from planner.documents.kinds.parties import (
    content_of,
    name_inside,
    unknown_parties,
)
from planner.documents.kinds.period_report import period_report
from planner.documents.kinds.programme_wording import report_wording
from planner.documents.kinds.report_annexes import figures_annex, tasks_annex
from planner.documents.kinds.report_frame import cited_plan, report_addressees, report_recipients
from planner.documents.kinds.report_sections import ReportSections
from planner.documents.kinds.reported_tasks import ReportedTasks
from planner.documents.words import joined, tidy


def build(drafting: Drafting) -> Draft:
    """Return the content of a report; every figure is computed from the workspace on the day.

    A request that names a period gets the report of that period (`period_report`).
    Raises NothingToReportError and SignerOfficeError.
    """
    if drafting.request.reporting:
        return period_report(drafting, drafting.request.reporting)
    tasks, names, wording = ReportedTasks(drafting), Names(drafting), report_wording()
    parties = report_addressees(drafting)
    values = names.values | {"day": long_date(drafting.today), "plan": cited_plan(drafting)}
    values["to"] = joined(
        [name_inside(drafting, party) for party in parties], letter_wording().reminder["last_name"]
    )
    report = ReportSections(drafting, tasks, values)
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
        recipients=report_recipients(drafting, names, parties),
    )
    told = tuple(entry.task for entry in tasks.all)
    return Draft(
        content=content,
        reports_on=tuple(task.id for task in told),
        warnings=(*unknown_parties(parties), *example_warning(drafting, told)),
    )


def _subject(drafting: Drafting, values: dict[str, str]) -> str:
    which = "agency" if drafting.agency else "area" if drafting.area else "programme"
    return report_wording().subject[which].format(**values)
