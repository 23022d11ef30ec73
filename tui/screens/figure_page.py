"""The list behind one figure of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from planner.i18n import _
from tui.screens.base import Dialog
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from planner.model.reporting import ReportFigures
    from planner.model.workspace import Workspace

_TONES = {"overdue": "late", "due_soon": "soon", "done_on_time": "done", "done_late": "done"}


class FigurePage(Dialog[None]):
    """Tasks or documents; Enter opens one."""

    def __init__(self, title: str, ids: Sequence[str], figures: ReportFigures) -> None:
        super().__init__()
        self._title, self._ids, self._figures = title, ids, figures

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        window = Vertical(classes="window list-window widest-window")
        window.border_title = f"{self._title} ({len(self._ids)})"
        with window:
            yield RecordList(
                Column(13), Column(), Column(24, needs=90), empty=_("Nothing is counted here."), id="behind"
            )
            yield KeyBar()

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(RecordList).show(rows_behind(self._ids, self._figures, self.workspace))
        self.query_one(RecordList).focus()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the record above the window."""
        self.desk_app.open_record(event.key)


def rows_behind(ids: Sequence[str], figures: ReportFigures, workspace: Workspace) -> list[Row]:
    """Return a line for each task as the report tells it, or each document as it is."""
    told = {task.id: task for task in figures.tasks}
    rows = []
    for key in ids:
        task, document = told.get(key), workspace.documents.get(key)
        if task is not None:
            cells = (Cell(key, "quiet"), Cell(task.text), Cell(task.told, _TONES.get(task.standing, "")))
        elif document is not None:
            cells = (Cell(key, "quiet"), Cell(document.subject), Cell(document.number_symbol or "", "quiet"))
        else:
            cells = (Cell(key, "quiet"), Cell(_("not in the workspace any more"), "quiet"), Cell(""))
        rows.append(Row(key, cells))
    return rows
