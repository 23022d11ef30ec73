"""From a workbook to rows of plain values: where the columns stand, and what cannot be read in a cell."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from planner.i18n import _
from planner.model.tasks import TaskState
from planner.reports.errors import NotOurSheetError, WrongColumnsError
from planner.reports.sheets.columns import Key, plain
from planner.reports.sheets.export import FORMAT, META
from planner.reports.sheets.opening import MOST_ROWS, open_book
from planner.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD_ROWS = 30
"""Rows from the top among which the titles are looked for."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong in one cell."""

    row: int
    column: str
    """Title of the column, "" where the whole row is meant."""
    message: str


class Cell(msgspec.Struct, frozen=True):
    """The value of a cell as text, and as a day or number where it is one."""

    text: str
    day: date | None = None
    number: float | None = None
    problem: str = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the sheet."""

    number: int
    cells: dict[Key, Cell]

    def text(self, key: Key) -> str:
        """Return the text of a column."""
        return self.cells[key].text


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says."""

    agency: str
    exported_on: str
    titles: dict[Key, str]
    states: dict[str, TaskState]
    """States by their folded names."""
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    """Of rows that cannot be read at all."""


def read_sheet(data: bytes, name: str, workspace: str) -> Sheet:
    """Return the rows of a file; raises UnreadableSheetError, NotOurSheetError and WrongColumnsError."""
    book = open_book(data, name)
    meta = _meta(book, name)
    if meta.get("format") != FORMAT or meta.get("workspace", "") != workspace:
        raise NotOurSheetError(name)
    titles = {key: meta.get(f"column:{key.value}", "") for key in Key}
    sheet, head, places = _head(book, titles)
    if sheet.max_row > MOST_ROWS:
        raise WrongColumnsError(_("the sheet has {count} rows", count=sheet.max_row))
    merged = {
        number
        for area in sheet.merged_cells.ranges
        for number in range(area.min_row, min(area.max_row, MOST_ROWS) + 1)
    }
    rows, problems = [], []
    for number, row in _rows(sheet, head, places):
        if number in merged:
            message = _("Cells of this row are merged; separate them, then fill in the row again.")
            problems.append(Problem(row=number, column="", message=message))
        else:
            rows.append(row)
    return Sheet(
        agency=meta.get("agency", ""),
        exported_on=meta.get("exported_on", ""),
        titles=titles,
        states=_states(meta),
        rows=tuple(rows),
        problems=tuple(problems),
    )


def _meta(book: Any, name: str) -> dict[str, str]:
    if META not in book.sheetnames:
        raise NotOurSheetError(name)
    rows = book[META].iter_rows(max_row=100, max_col=2, values_only=True)
    return {plain(str(key)): plain(str(value or "")) for key, value in rows if key is not None}


def _states(meta: dict[str, str]) -> dict[str, TaskState]:
    found = {}
    for key, name in meta.items():
        kind, colon, value = key.partition(":")
        if kind == "state" and colon and value in set(TaskState):
            found[fold(name)] = TaskState(value)
    return found


def _head(book: Any, titles: dict[Key, str]) -> tuple[Any, int, dict[Key, int]]:
    """Return the sheet, the row of titles and the place of each column; columns may have been moved."""
    wanted = {fold(title): key for key, title in titles.items() if title}
    best: tuple[int, Any, int, list[str]] = (0, None, 0, [])
    for sheet in book.worksheets:
        if sheet.title == META:
            continue
        for number, row in enumerate(sheet.iter_rows(max_row=_HEAD_ROWS, max_col=60, values_only=True), 1):
            names = [fold(plain(str(value))) if value is not None else "" for value in row]
            hits = len(wanted.keys() & set(names))
            if hits > best[0]:
                best = (hits, sheet, number, names)
    _hits, sheet, number, names = best
    if sheet is None:
        raise WrongColumnsError(_("the row of titles is missing"))
    missing = [titles[key] for name, key in wanted.items() if name not in names]
    doubled = [titles[key] for name, key in wanted.items() if names.count(name) > 1]
    if missing:
        raise WrongColumnsError(_("missing: {titles}", titles=", ".join(missing)))
    if doubled:
        raise WrongColumnsError(_("twice: {titles}", titles=", ".join(doubled)))
    return sheet, number, {key: names.index(name) for name, key in wanted.items()}


def _rows(sheet: Any, head: int, places: dict[Key, int]) -> Iterator[tuple[int, Row]]:
    """Yield the rows below the titles in which any of the columns holds something."""
    last = max(places.values()) + 1
    for number, cells in enumerate(sheet.iter_rows(min_row=head + 1, max_col=last), head + 1):
        found = {key: _cell(cells[place]) for key, place in places.items()}
        if any(cell.text or cell.problem for cell in found.values()):
            yield number, Row(number=number, cells=found)


def _cell(cell: Any) -> Cell:
    value = cell.value
    problem = _unreadable(cell)
    if value is None or problem:
        return Cell("", problem=problem)
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Cell(f"{value:%d/%m/%Y}", day=value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = float(value * 100 if "%" in (cell.number_format or "") else value)
        return Cell(str(int(number)) if number.is_integer() else str(number), number=number)
    return Cell(plain(str(value)))


def _unreadable(cell: Any) -> str:
    if cell.data_type == "f":
        return _("The cell holds a formula; write the value itself.")
    if cell.data_type == "e":
        return _("The cell holds an error ({value}).", value=str(cell.value)[:20])
    if cell.value is None or isinstance(cell.value, str | int | float | bool | date | datetime):
        return ""
    return _("The cell holds something that cannot be read; write plain text.")
