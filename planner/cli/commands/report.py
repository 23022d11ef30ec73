"""`cchc report`: the periodic reform report, its files, and its frozen figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.commands.draft_yaml import layout_answer
from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer, columns, narrate
from planner.document_saving import save_draft
from planner.documents import write_document
from planner.i18n import _
from planner.reports.as_text import report_text
from planner.reports.periods import periods_of
from planner.reports.service import (
    freeze,
    keep_with_document,
    period_report,
    report_data,
    report_document,
)
from planner.reports.snapshots import frozen_since, snapshot_of

if TYPE_CHECKING:
    from planner.reports.service import PeriodReport

FINDINGS = 1
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    cls=Command,
    help=_("The report of a period: 2026-Q1, 2026-H1, 2026-Q3 or 2026; without one, the periods."),
)
@click.argument("period", metavar=_("PERIOD"), required=False)
@click.option("-o", "--output", type=_FILE, help=_("Write the report to this Word file."))
@click.option("--xlsx", type=_FILE, help=_("Write the figures to this Excel file."))
@click.option("--chart", type=_FILE, help=_("Write the chart to this PNG file."))
@click.option("--freeze", "freezes", is_flag=True, help=_("Freeze the figures as they are now, for good."))
@click.option("--live", is_flag=True, help=_("Count anew even where the figures are frozen."))
@click.option("--signer", help=_("ID of the signer; else the chairman in office."))
@click.option("--force", is_flag=True, help=_("Replace the files if they exist."))
@click.option(
    "--with-errors",
    is_flag=True,
    help=_("Write the draft even if it breaks a rule of the decree; its certificate names the errors."),
)
@pass_settings
def report(
    settings: Settings,
    period: str | None,
    output: Path | None,
    xlsx: Path | None,
    chart: Path | None,
    signer: str | None,
    *,
    freezes: bool,
    live: bool,
    force: bool,
    with_errors: bool,
) -> int:
    """Print the figures and write the files asked for."""
    if not period:
        return _list_periods(settings)
    store, today = settings.store, settings.today
    if freezes:
        freeze(store, period, today, signer=signer)
    found = period_report(store.load(), period, today, live=live)
    data = report_data(found)
    if output:
        data |= _write_word(settings, found, output, signer, overwrite=force, with_errors=with_errors)
    if xlsx:
        from planner.reports.workbook import report_workbook

        write_document(xlsx.expanduser().absolute(), report_workbook(store.load(), found), overwrite=force)
        data["xlsx"] = str(xlsx)
    if chart:
        from planner.reports.chart import chart_png

        write_document(chart.expanduser().absolute(), chart_png(found.figures), overwrite=force)
        data["chart"] = str(chart)
    answer(settings, data, report_text(found))
    sound = data.get("layout", {}).get("ok", True)
    for path in (output, xlsx, chart):
        if path:
            narrate(_("Written: {file}", file=path))
    return 0 if sound else FINDINGS


def _write_word(
    settings: Settings,
    found: PeriodReport,
    output: Path,
    signer: str | None,
    *,
    overwrite: bool,
    with_errors: bool,
) -> dict[str, Any]:
    """Write the Word file; a report that is not frozen gets a record, and its figures are kept with it."""
    drafted = report_document(settings.store.load(), found, signer=signer, with_errors=with_errors)
    if found.frozen_on:
        write_document(output.expanduser().absolute(), drafted.docx, overwrite=overwrite)
        document = found.snapshot.document if found.snapshot else ""
        return {"file": str(output), "id": document or None, "layout": layout_answer(drafted.layout)}
    saved = save_draft(settings.store, drafted, settings.today, output, overwrite=overwrite)
    if saved.id:
        keep_with_document(settings.store, found, drafted, saved.id, settings.today)
    for warning in saved.warnings:
        narrate(warning)
    return {"file": str(saved.file), "id": saved.id, "layout": layout_answer(saved.layout)}


def _list_periods(settings: Settings) -> int:
    ws, year = settings.store.load(), settings.today.year
    rows = []
    for each in (*periods_of(ws, year - 1), *periods_of(ws, year)):
        snapshot = snapshot_of(ws, each.code)
        since = frozen_since(ws, snapshot) if snapshot else None
        rows.append(
            {
                "period": each.code,
                "name": each.name,
                "from": each.first,
                "to": each.last,
                "due": each.due,
                "frozen_on": since,
            }
        )
    table = [[_("Period"), _("Data from"), _("to"), _("Due"), _("Frozen")]]
    table += [
        [
            str(row["period"]),
            *(f"{row[key]:%d/%m/%Y}" for key in ("from", "to", "due")),
            f"{row['frozen_on']:%d/%m/%Y}" if row["frozen_on"] else "–",
        ]
        for row in rows
    ]
    answer(settings, {"periods": rows}, columns(table))
    return 0
