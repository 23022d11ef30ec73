"""Fills in exported sheets as an agency would, and as nobody should."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from planner.model.workspace import Workspace
from planner.reports.sheets.columns import Key
from planner.reports.sheets.export import HEAD_ROW, export_sheet
from planner.reports.sheets.importing import SheetResult, look_at

DAY = date(2026, 3, 18)
COLUMNS = {key: number for number, key in enumerate(Key, 1)}


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    """Return the file after `change` had its way with the first sheet."""
    book = load_workbook(BytesIO(data))
    change(book.worksheets[0])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def row_of(sheet: Any, task: str) -> int:
    return next(
        row
        for row in range(HEAD_ROW + 1, sheet.max_row + 1)
        if sheet.cell(row=row, column=COLUMNS[Key.task]).value == task
    )


def filled(data: bytes, task_id: str, /, **values: object) -> bytes:
    """Return the file with cells of one task filled in, by the names of the columns."""

    def change(sheet: Any) -> None:
        row = row_of(sheet, task_id)
        for name, value in values.items():
            cell = sheet.cell(row=row, column=COLUMNS[Key(name)])
            cell.value = value

    return edited(data, change)


class SheetFiles:
    """Exports and looks at files in a folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "bang.xlsx"

    def look(self, ws: Workspace, data: bytes, day: date = DAY) -> SheetResult:
        self.path.write_bytes(data)
        return look_at(ws, self.path, day)

    def export(self, ws: Workspace, agency: str | None = None) -> bytes:
        return export_sheet(ws, DAY, agency)
