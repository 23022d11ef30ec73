"""Taking a filled-in sheet back: everything is judged first, then all or the sound rows are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from planner.errors import CchcError
from planner.reports.sheets.export import tasks_for
from planner.reports.sheets.judging import Judged, judge
from planner.reports.sheets.opening import read_file
from planner.reports.sheets.reading import Problem, Sheet, read_sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from planner.model.workspace import Workspace
    from planner.store import Store


class SheetResult(msgspec.Struct, frozen=True, kw_only=True):
    """What became of each row; `applied` tells whether anything could be written."""

    rows: tuple[Judged, ...]
    missing: tuple[str, ...] = ()
    """Tasks of the agency that the sheet no longer has: they stay as they are."""
    applied: bool = False

    @property
    def changed(self) -> tuple[str, ...]:
        """IDs of the tasks that change."""
        return tuple(row.task for row in self.rows if row.sound and row.new)

    @property
    def unchanged(self) -> tuple[str, ...]:
        """IDs of the tasks whose rows ask for nothing."""
        return tuple(row.task for row in self.rows if row.sound and not row.new)

    @property
    def rejected(self) -> tuple[Problem, ...]:
        """Everything that is wrong, by row and column."""
        return tuple(problem for row in self.rows for problem in row.problems)


def look_at(ws: Workspace, path: Path, today: date) -> SheetResult:
    """Return what importing the file would do, without doing it; raises SheetError."""
    sheet = read_sheet(read_file(path), path.name, ws.programme.id if ws.programme else "")
    rows = tuple(judge(ws, sheet, today))
    return SheetResult(rows=rows, missing=_missing(ws, sheet, rows, today))


def import_sheet(
    store: Store,
    path: Path,
    today: date,
    *,
    sound_rows: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> SheetResult:
    """Write what a sound sheet asks for; of one that is not sound nothing.

    With `sound_rows` the sound rows of such a sheet are written. A task that somebody changes in the moment
    of writing is told as rejected. Raises SheetError.
    """
    found = look_at(store.load(), path, today)
    if found.rejected and not sound_rows:
        return found
    rows = []
    wanted = sum(row.sound and row.new is not None for row in found.rows)
    done = 0
    for row in found.rows:
        if row.sound and row.new and row.base:
            rows.append(_saved(store, row))
            done += 1
            if on_progress:
                on_progress(done, wanted)
        else:
            rows.append(row)
    return msgspec.structs.replace(found, rows=tuple(rows), applied=True)


def _saved(store: Store, row: Judged) -> Judged:
    try:
        if row.new and row.base:
            store.save(row.new, base=row.base, action="excel import")
    except CchcError as error:
        problem = Problem(row=row.row, column="", message=str(error).replace("\n", " "))
        return msgspec.structs.replace(row, new=None, problems=(problem,))
    return row


def _missing(ws: Workspace, sheet: Sheet, rows: tuple[Judged, ...], today: date) -> tuple[str, ...]:
    """Return the tasks of the sheet's agency and years that stand in none of its rows."""
    named = {row.task for row in rows}
    years = {ws.year_of(ws.tasks[task]) for task in named if task in ws.tasks}
    return tuple(
        task.id
        for year in sorted(year for year in years if year)
        for task in tasks_for(ws, today, sheet.agency or None, year)
        if task.id not in named
    )


def result_data(result: SheetResult) -> dict[str, Any]:
    """Return a result as JSON has it; the counts are of what was written, or would be."""
    return {
        "applied": result.applied,
        "changed": len(result.changed) if result.applied else 0,
        "unchanged": len(result.unchanged),
        "rejected": [{"row": p.row, "column": p.column, "message": p.message} for p in result.rejected],
        "changed_ids": list(result.changed) if result.applied else [],
        "sound_ids": list(result.changed),
        "missing": list(result.missing),
    }
