"""The sheet of one agency, or of all: locked columns with the task, open ones for the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.i18n import _, day_text
from planner.model.tasks import TaskState
from planner.reports.errors import NothingToExportError
from planner.reports.sheets.columns import EDITABLE, WIDTHS, Key, cells_of, done_on, mark_text, title_of
from planner.reports.spreadsheet import (
    finish_table,
    heading_row,
    new_workbook,
    put,
    title_row,
    workbook_bytes,
)
from planner.tracking import leads_task, state_name

if TYPE_CHECKING:
    from datetime import date

    from planner.model.tasks import Task
    from planner.model.workspace import Workspace

FORMAT = "1"
META = "cchc"
"""Name of the sheet, hidden from Excel's menus too, that says what the file is."""
HEAD_ROW = 4
_DATE = "dd/mm/yyyy"
_SPARE_ROWS = 200


def tasks_for(ws: Workspace, today: date, agency: str | None, year: int | None) -> list[Task]:
    """Return the tasks of a sheet: what the agency leads in the plan of the year, the newest if left out."""
    years = [plan.year for plan in ws.annual_plans.values()]
    year = year or max(years, default=None)
    return [task for task in ws.tasks_of(year=year) if agency is None or leads_task(task, ws, agency, today)]


def export_sheet(ws: Workspace, today: date, agency: str | None = None, year: int | None = None) -> bytes:
    """Return the .xlsx file for an agency (ID), or for all; raises NothingToExportError."""
    tasks = tasks_for(ws, today, agency, year)
    name = ws.assignee_name(agency) if agency else ""
    if not tasks:
        raise NothingToExportError(name)
    title = _("Tasks of {agency}", agency=name) if name else _("Tasks of all agencies")
    book = new_workbook(title, ws.programme.issuing_body if ws.programme else "")
    sheet = book.create_sheet(_("Tasks"))
    title_row(sheet, title)
    told = _("Exported on {day}. Fill in the white columns only; the others are locked.", day=day_text(today))
    put(sheet.cell(row=2, column=1), told, wrap=False)
    keys = list(Key)
    heading_row(sheet, HEAD_ROW, [title_of(key) for key in keys], [WIDTHS[key] for key in keys])
    for row, task in enumerate(tasks, HEAD_ROW + 1):
        day = done_on(ws, task, agency or "", today)
        _write_task(sheet, row, cells_of(ws, task, today, agency or ""), task, day)
    _guard(sheet, HEAD_ROW + len(tasks))
    _meta(book, ws, today, agency or "")
    return workbook_bytes(book, today)


def _write_task(sheet: Any, row: int, cells: dict[Key, str], task: Task, completed: date | None) -> None:
    from openpyxl.styles import PatternFill, Protection

    locked = PatternFill("solid", start_color="F2F2F2")
    for column, key in enumerate(Key, 1):
        cell = sheet.cell(row=row, column=column)
        if key is Key.mark:
            put(cell, mark_text(cells, task), wrap=False)
        elif key is Key.completed_on:
            put(cell, completed)
        else:
            put(cell, cells[key])
        if key in EDITABLE:
            cell.protection = Protection(locked=False)
            if key in (Key.completed_on, Key.report_on):
                cell.number_format = _DATE
            elif key is not Key.percent:
                cell.number_format = "@"
        else:
            cell.fill = locked


def _guard(sheet: Any, last: int) -> None:
    """Lock the sheet but for the open cells, and offer only what can be entered."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letters = {key: get_column_letter(number) for number, key in enumerate(Key, 1)}
    states = ",".join(state_name(state) for state in TaskState)
    rules = {
        Key.state: DataValidation(type="list", formula1=f'"{states}"', allow_blank=False),
        Key.percent: DataValidation(type="whole", operator="between", formula1="0", formula2="100"),
        Key.completed_on: DataValidation(type="date", operator="greaterThan", formula1="36526"),
        Key.report_on: DataValidation(type="date", operator="greaterThan", formula1="36526"),
    }
    for key, rule in rules.items():
        rule.showErrorMessage = True
        rule.errorTitle = title_of(key)
        rule.error = _rule_words(key)
        rule.add(f"{letters[key]}{HEAD_ROW + 1}:{letters[key]}{last}")
        sheet.add_data_validation(rule)
    sheet.column_dimensions[letters[Key.mark]].hidden = True
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{letters[Key.evidence]}{last}"
    sheet.protection.autoFilter = False
    finish_table(sheet, HEAD_ROW)


def _rule_words(key: Key) -> str:
    if key is Key.state:
        return _("Choose a state from the list.")
    return _("Write a whole number from 0 to 100.") if key is Key.percent else _("Write a date: 31/3/2026.")


def _meta(book: Any, ws: Workspace, today: date, agency: str) -> None:
    """Say on a hidden sheet what the file is, and in which words."""
    sheet = book.create_sheet(META)
    sheet.sheet_state = "veryHidden"
    rows = [
        ("format", FORMAT),
        ("workspace", ws.programme.id if ws.programme else ""),
        ("agency", agency),
        ("exported_on", today.isoformat()),
        *((f"column:{key.value}", title_of(key)) for key in Key),
        *((f"state:{state.value}", state_name(state)) for state in TaskState),
    ]
    for number, (name, value) in enumerate(rows, 1):
        put(sheet.cell(row=number, column=1), name)
        put(sheet.cell(row=number, column=2), value)
