"""The figures of a report as an Excel file: the totals of the Word file, the tasks behind them, a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.kinds.programme_wording import report_wording
from planner.i18n import _, day_text
from planner.reports.chart import HEIGHT, WIDTH, chart_png
from planner.reports.lines import agency_lines, area_lines, happening_name, part_name, total_line
from planner.reports.spreadsheet import (
    add_picture,
    add_rows,
    finish_table,
    heading_row,
    new_workbook,
    title_row,
    workbook_bytes,
)

if TYPE_CHECKING:
    from typing import Any

    from planner.model.workspace import Workspace
    from planner.reports.lines import Line
    from planner.reports.service import PeriodReport

_HEAD_ROW = 4


def report_workbook(ws: Workspace, report: PeriodReport, *, chart: bool = True) -> bytes:
    """Return the figures of a report as an .xlsx file; the same figures give the same bytes."""
    figures = report.figures
    title = _("Reform report, {period}", period=report.period.name)
    book = new_workbook(title, ws.programme.issuing_body if ws.programme else "")
    _figures_sheet(book.create_sheet(_("Figures")), report, title)
    _tasks_sheet(book.create_sheet(_("Tasks")), report, title)
    _happened_sheet(book.create_sheet(_("In the period")), report, title)
    if report.previous:
        _changes_sheet(book.create_sheet(_("Since the period before")), report, title)
    for sheet in book.worksheets:
        finish_table(sheet, _HEAD_ROW)
    if chart:
        add_picture(book.create_sheet(_("Chart")), chart_png(figures), WIDTH, HEIGHT)
    return workbook_bytes(book, figures.as_of)


def _open(sheet: Any, report: PeriodReport, title: str) -> None:
    figures = report.figures
    title_row(sheet, title)
    told = _(
        "Data from {first} to {last}",
        first=day_text(figures.window_from),
        last=day_text(figures.as_of),
    )
    if figures.provisional:
        told += " · " + _("provisional")
    sheet.cell(row=2, column=1).value = told


def _figures_sheet(sheet: Any, report: PeriodReport, title: str) -> None:
    words = report_wording().annex_figures
    _open(sheet, report, title)
    titles = [words.name, *words.columns.values(), _("Done (%)")]
    heading_row(sheet, _HEAD_ROW, titles, [44, *([12] * len(words.columns)), 10])
    add_rows(sheet, [[words.by_area]], bold=True)
    add_rows(sheet, [_numbers(line) for line in area_lines(report.figures)])
    total = _numbers(total_line(report.figures))
    add_rows(sheet, [[words.total, *total[1:]]], bold=True)
    add_rows(sheet, [[words.by_agency]], bold=True)
    add_rows(sheet, [_numbers(line) for line in agency_lines(report.figures)])


def _numbers(line: Line) -> list[object]:
    columns = report_wording().annex_figures.columns
    counts = [len(line.tasks) if part == "tasks" else line.count(part) for part in columns]
    return [line.name, *counts, line.percent_done]


def _tasks_sheet(sheet: Any, report: PeriodReport, title: str) -> None:
    words = report_wording().annex_tasks
    areas = {area.id: area.name for area in report.figures.areas}
    _open(sheet, report, title)
    titles = [_("ID"), *(column.title for column in words.columns), _("Area"), _("Group of the totals")]
    heading_row(sheet, _HEAD_ROW, titles, [15, 60, 32, 26, 22, 44, 30, 20])
    add_rows(
        sheet,
        [
            [
                task.id,
                task.text,
                task.leads,
                task.deadline,
                task.told,
                task.latest,
                areas.get(task.area, ""),
                part_name(task.standing),
            ]
            for task in report.figures.tasks
        ],
    )


def _happened_sheet(sheet: Any, report: PeriodReport, title: str) -> None:
    _open(sheet, report, title)
    heading_row(sheet, _HEAD_ROW, [_("Figure"), _("How many"), _("IDs")], [34, 10, 90])
    add_rows(
        sheet,
        [[happening_name(each.key), len(each.ids), ", ".join(each.ids)] for each in report.figures.happened],
    )


def _changes_sheet(sheet: Any, report: PeriodReport, title: str) -> None:
    _open(sheet, report, title)
    before = report.previous.period if report.previous else ""
    titles = [_("Line"), _("Figure"), before, report.period.code, _("Came"), _("Went")]
    heading_row(sheet, _HEAD_ROW, titles, [44, 22, 10, 10, 50, 50])
    add_rows(
        sheet,
        [
            [
                change.name,
                _("tasks") if change.part == "tasks" else part_name(change.part),
                change.before,
                change.now,
                ", ".join(change.added),
                ", ".join(change.removed),
            ]
            for change in report.changes
        ],
    )
