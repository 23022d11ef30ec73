"""The periodic reform report: the usual outline, filled from the records of the data window.

What only people can tell stands as a dotted blank. The outline follows common practice (chỉ đạo điều hành,
kết quả theo nội dung, đánh giá, phương hướng, kiến nghị, two annexes); its words are data.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from planner.documents.citation import cited_subject, long_date
from planner.documents.content import Annex, Clause, Paragraph, Point, Section
from planner.documents.drafting import Draft, Drafting
from planner.documents.kinds import document_kinds
from planner.documents.kinds.directive import Names, example_warning
from planner.documents.kinds.letter_wording import letter_wording
from planner.documents.kinds.parties import content_of, name_inside
from planner.documents.kinds.report_annexes import figures_annex, tasks_annex
from planner.documents.kinds.report_frame import report_addressees, report_recipients
from planner.documents.kinds.report_sections import ReportSections, figures_in_words
from planner.documents.kinds.reported_tasks import ReportedTasks, task_text
from planner.documents.package_data import read_yaml
from planner.documents.wording import common_wording
from planner.documents.words import closed, counted, joined, tidy
from planner.tracking import TaskStanding, responsible_on
from planner.vietnamese import POINT_LETTERS, vietnamese_sort_key

if TYPE_CHECKING:
    from planner.documents.request import Reporting


class Direction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section on direction and follow-up; `blanks` are titles that people write below."""

    title: str
    documents_title: str
    documents: str
    documents_many: str
    document: str
    follow_up_title: str
    follow_up: str
    blanks: tuple[str, ...]


class PeriodReportWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that a periodic report says besides the figures and the records' own words."""

    period: str
    whole_year: str
    subject: str
    opening: str
    closing: str
    closing_to: str
    direction: Direction
    happened: dict[str, str]
    results: dict[str, str]
    assessment: dict[str, str]
    proposals: dict[str, str]
    annex_figures: str
    annex_tasks: str
    annex_charts: str
    chart: dict[str, str]
    charts: str
    annexes: str


class PeriodTasks(ReportedTasks):
    """The tasks of the year on the last day of the window, grouped as the dashboard groups them."""

    def by_agency(self) -> dict[str, list[TaskStanding]]:
        """Return the tasks under the name of each agency or group that answers for them on the day."""
        workspace, found = self._drafting.workspace, dict[str, list[TaskStanding]]()
        for entry in self.all:
            for lead in responsible_on(entry.task, workspace, self._drafting.today):
                found.setdefault(lead, []).append(entry)
        names = {lead: workspace.assignee_name(lead) for lead in found}
        return {
            names[lead]: found[lead] for lead in sorted(found, key=lambda a: vietnamese_sort_key(names[a]))
        }


@cache
def period_report_wording() -> PeriodReportWording:
    """Return the sentence patterns of a periodic report."""
    return read_yaml("wording/period_report.yaml", PeriodReportWording)


def period_report(drafting: Drafting, reporting: Reporting) -> Draft:
    """Return the content of the report on a period, with figures as of the day that is drafted for.

    The charts, which are no text, belong into the third annex, which stands there when the request holds
    their place. Raises NothingToReportError and SignerOfficeError.
    """
    tasks, names, wording = PeriodTasks(drafting), Names(drafting), period_report_wording()
    parties = report_addressees(drafting)
    values = names.values | {
        "period": reporting.name,
        "first": long_date(reporting.first),
        "last": long_date(reporting.last),
        "day": long_date(drafting.today),
        "to": joined(
            [name_inside(drafting, party) for party in parties], letter_wording().reminder["last_name"]
        ),
    }
    written = _Written(drafting, reporting, tasks, values)
    charts = (Paragraph(text=wording.charts.format(**values)),)
    content = content_of(
        drafting,
        subject=tidy(drafting.request.subject) or wording.subject.format(**values),
        addressees=tuple(party.name for party in parties),
        body=(
            Paragraph(text=wording.opening.format(**values)),
            written.direction(),
            written.results(),
            written.assessment(),
            written.sections.next(),
            Section(title=wording.proposals["title"], blocks=(_blank(),)),
            Paragraph(text=(wording.closing_to if parties else wording.closing).format(**values)),
        ),
        annexes=(
            figures_annex(tasks, values, wording.annex_figures),
            tasks_annex(tasks, values, wording.annex_tasks),
            Annex(title=wording.annex_charts.format(**values), body=charts),
        ),
        recipients=report_recipients(drafting, names, parties),
    )
    told = tuple(entry.task for entry in tasks.all)
    return Draft(
        content=content,
        reports_on=tuple(task.id for task in told),
        warnings=example_warning(drafting, told),
    )


class _Written:
    """The sections of one periodic report."""

    def __init__(
        self, drafting: Drafting, reporting: Reporting, tasks: PeriodTasks, values: dict[str, str]
    ) -> None:
        self._drafting, self._tasks, self._values = drafting, tasks, values
        self._happened = {each.key: each.ids for each in reporting.happened}
        self.sections = ReportSections(drafting, tasks, values)

    def direction(self) -> Section:
        """Return what was issued and followed up in the window, and blanks for the rest."""
        wording = period_report_wording().direction
        follow_up = Paragraph(text=wording.follow_up.format(parts=self._parts(), **self._values))
        blanks = (Clause(title=title, blocks=(_blank(),)) for title in wording.blanks)
        return Section(
            title=wording.title,
            blocks=(
                Clause(title=wording.documents_title, blocks=self._documents()),
                Clause(title=wording.follow_up_title, blocks=(follow_up,)),
                *blanks,
            ),
        )

    def _documents(self) -> tuple[Paragraph | Point, ...]:
        wording, found = period_report_wording().direction, self._drafting.workspace.documents
        issued = [found[key] for key in self._happened.get("issued", ()) if key in found]
        if not issued:
            return (_blank(),)
        count = counted(len(issued))
        if len(issued) > len(POINT_LETTERS):
            return (Paragraph(text=wording.documents_many.format(count=count, **self._values)),)
        names = {kind.code: kind.name for kind in document_kinds().values()}
        texts = [
            wording.document.format(
                kind=names.get(each.kind, each.kind),
                number_symbol=each.number_symbol or each.symbol,
                on=long_date(each.issue_date) if each.issue_date else "",
                subject=cited_subject(tidy(each.subject)),
            )
            for each in issued
        ]
        opening = Paragraph(text=wording.documents.format(count=count, **self._values))
        points = [Point(text=closed(tidy(text), ";")) for text in texts[:-1]]
        return (opening, *points, Point(text=closed(tidy(texts[-1]))))

    def _parts(self) -> str:
        wording = period_report_wording().happened
        parts = [
            pattern.format(count=counted(len(self._happened[key])))
            for key, pattern in wording.items()
            if self._happened.get(key)
        ]
        return "; ".join(parts) or wording["nothing"]

    def results(self) -> Section:
        """Return the figures in all and, area by area, what was completed in the window."""
        wording = period_report_wording()
        overall = self.sections.overall()
        areas = tuple(self._area(name, entries) for name, entries in self._tasks.by_area().items())
        annexes = Paragraph(text=wording.annexes.format(**self._values))
        return Section(title=wording.results["title"], blocks=(overall, *areas, annexes))

    def _area(self, name: str, entries: list[TaskStanding]) -> Clause:
        wording = period_report_wording().results
        told = wording["area"].format(
            tasks=counted(len(entries)), figures="; ".join(figures_in_words(entries)), **self._values
        )
        blocks: list[Paragraph | Point] = [Paragraph(text=told)]
        completed = set(self._happened.get("completed", ()))
        done = [entry for entry in entries if entry.task.id in completed]
        if 0 < len(done) <= len(POINT_LETTERS):
            blocks.append(Paragraph(text=wording["completed"]))
            blocks += [
                Point(
                    text=closed(wording["task"].format(text=task_text(entry), leads=self._tasks.leads(entry)))
                )
                for entry in done
            ]
        return Clause(title=name, blocks=tuple(blocks))

    def assessment(self) -> Section:
        """Return blanks for what was achieved and why not more, and between them what is late."""
        wording = period_report_wording().assessment
        told = self.sections.shortcomings().blocks
        alone = tuple(block for block in told if isinstance(block, Paragraph))
        shortcomings = (Clause(title=wording["shortcomings_title"], blocks=alone),) if alone else ()
        return Section(
            title=wording["title"],
            blocks=(
                Clause(title=wording["achieved_title"], blocks=(_blank(),)),
                *shortcomings,
                *(block for block in told if not isinstance(block, Paragraph)),
                Clause(title=wording["causes_title"], blocks=(_blank(),)),
            ),
        )


def _blank() -> Paragraph:
    return Paragraph(text=common_wording().blank_line)
