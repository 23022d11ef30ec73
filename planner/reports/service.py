"""The report of a period: frozen or live figures, what changed, and the Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from planner.documents import DraftRequest
from planner.documents.drafting import Draft, Picture
from planner.documents.request import DraftedDocument, Reporting
from planner.documents.service import content_for, finished
from planner.i18n import _, day_text
from planner.model.reporting import ReportFigures, ReportSnapshot
from planner.reports.differences import Change, TaskChange, changes_between, differences_to_live
from planner.reports.errors import NoTasksInYearError, PeriodNotBegunError
from planner.reports.figures import figures_of
from planner.reports.lines import agency_lines, area_lines, happening_name, line_data, total_line
from planner.reports.periods import DatedPeriod, period_named, previous_of
from planner.reports.snapshots import content_from, frozen_figures, frozen_since, keep, snapshot_of

if TYPE_CHECKING:
    from datetime import date

    from planner.documents.content import Content
    from planner.model.workspace import Workspace
    from planner.store import Store

CHARTS_ANNEX = 2
"""Place of the annex that holds the charts."""


class PeriodReport(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of one period."""

    period: DatedPeriod
    figures: ReportFigures
    frozen_on: date | None = None
    """Since when the figures are frozen; None for live ones."""
    snapshot: ReportSnapshot | None = None
    """What the frozen figures come from."""
    since_frozen: tuple[TaskChange, ...] = ()
    """What the records now say otherwise than the frozen figures."""
    previous: ReportFigures | None = None
    changes: tuple[Change, ...] = ()
    """Numbers that differ from those of the period before."""


def period_report(ws: Workspace, text: str, today: date, *, live: bool = False) -> PeriodReport:
    """Return the report of the period written as "2026-Q1": frozen where it is, unless `live`.

    Raises UnknownPeriodError, PeriodNotBegunError, NoTasksInYearError and SnapshotDamagedError.
    """
    period = period_named(ws, text)
    frozen = None if live else frozen_figures(ws, period.code)
    snapshot = snapshot_of(ws, period.code) if frozen else None
    since: tuple[TaskChange, ...] = ()
    if frozen is None:
        figures = figures_of(ws, period, today)
    else:
        figures = frozen
        since = differences_to_live(frozen, figures_of(ws, period, frozen.as_of))
    previous = _previous(ws, period, today)
    return PeriodReport(
        period=period,
        figures=figures,
        frozen_on=frozen_since(ws, snapshot) if snapshot else None,
        snapshot=snapshot,
        since_frozen=since,
        previous=previous,
        changes=changes_between(previous, figures) if previous else (),
    )


def _previous(ws: Workspace, period: DatedPeriod, today: date) -> ReportFigures | None:
    before = previous_of(ws, period)
    if before is None:
        return None
    try:
        return frozen_figures(ws, before.code) or figures_of(ws, before, today)
    except (PeriodNotBegunError, NoTasksInYearError):
        return None


def report_data(report: PeriodReport) -> dict[str, Any]:
    """Return a report as JSON has it: every number with the IDs behind it."""
    figures, period = report.figures, report.period
    total = line_data(total_line(figures))
    return {
        "period": period.code,
        "name": period.name,
        "year": figures.year,
        "window": {"from": figures.window_from, "to": figures.window_to},
        "due": figures.due,
        "as_of": figures.as_of,
        "provisional": figures.provisional,
        "frozen": report.frozen_on is not None,
        "frozen_on": report.frozen_on,
        "fingerprint": report.snapshot.fingerprint if report.snapshot else None,
        "totals": total["totals"],
        "ids": total["ids"],
        "areas": [line_data(line) for line in area_lines(figures)],
        "agencies": [line_data(line) for line in agency_lines(figures)],
        "happened": [
            {
                "key": each.key,
                "name": happening_name(each.key),
                "count": len(each.ids),
                "ids": list(each.ids),
            }
            for each in figures.happened
        ],
        "previous": report.previous.period if report.previous else None,
        "changes": report.changes,
        "since_frozen": report.since_frozen,
    }


def report_document(
    ws: Workspace,
    report: PeriodReport,
    *,
    signer: str | None = None,
    charts: bool = True,
    with_errors: bool = False,
) -> DraftedDocument:
    """Return the Word file of a report; a frozen one comes from the text that was kept with its figures.

    The same figures give the same bytes. Raises the errors about signers, and LayoutFindingError unless
    `with_errors`; a frozen report is what it is, whatever rules came later.
    """
    figures = report.figures
    content = content_from(report.snapshot) if report.snapshot else None
    if content is None:
        made = _content(ws, report, signer)
    else:
        made = Draft(content=content, reports_on=tuple(task.id for task in figures.tasks))
    if figures.provisional:
        told = _(
            "The data window runs until {day}; the figures are provisional.", day=day_text(figures.window_to)
        )
        made = msgspec.structs.replace(made, warnings=(*made.warnings, told))
    if charts:
        made = msgspec.structs.replace(made, pictures=_pictures(figures, made.content))
    return finished(
        made,
        figures.as_of,
        year=figures.year,
        area=None,
        workspace=ws,
        with_errors=with_errors or content is not None,
    )


def _content(ws: Workspace, report: PeriodReport, signer: str | None) -> Draft:
    figures, name = report.figures, _printed_name(report.period)
    request = DraftRequest(
        kind="report",
        year=figures.year,
        signer=signer,
        addressees=report.period.period.addressees,
        reporting=Reporting(
            name=name, first=figures.window_from, last=figures.as_of, happened=figures.happened
        ),
    )
    _drafting, made = content_for(ws, request, figures.as_of)
    return made


def _printed_name(period: DatedPeriod) -> str:
    """Return the name of the period as documents have it, whatever the language of the screen."""
    from planner.documents.kinds.period_report import period_report_wording

    wording = period_report_wording()
    pattern = wording.period if period.period.name else wording.whole_year
    return pattern.format(name=period.period.name, year=period.year)


def _pictures(figures: ReportFigures, content: Content) -> tuple[Picture, ...]:
    from planner.reports.chart import HEIGHT, WIDTH, chart_png, chart_words

    if len(content.annexes) <= CHARTS_ANNEX:
        return ()
    return (
        Picture(
            annex=CHARTS_ANNEX,
            png=chart_png(figures),
            width=WIDTH,
            height=HEIGHT,
            text=chart_words(figures),
        ),
    )


def freeze(store: Store, text: str, today: date, *, signer: str | None = None) -> ReportSnapshot:
    """Freeze the figures of a period as the records have them now, with the text of its Word file.

    Raises AlreadyFrozenError, PeriodOpenError, and what `period_report` and the store raise.
    """
    ws = store.load()
    report = period_report(ws, text, today, live=True)
    return keep(store, report.figures, _content(ws, report, signer).content, today, freeze=True)


def keep_with_document(
    store: Store, report: PeriodReport, drafted: DraftedDocument, document: str, today: date
) -> None:
    """Keep the figures that a drafted report shows, so that its issue freezes exactly them.

    A provisional report is not kept, and a frozen one stays as it is.
    """
    if report.figures.provisional or report.frozen_on:
        return
    keep(store, report.figures, drafted.content, today, document=document)
