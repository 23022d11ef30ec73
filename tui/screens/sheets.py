"""The Excel sheets of the agencies: sending them out, and choosing one that came back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from planner.i18n import _, ngettext
from tui.desk.typed_path import path_of
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.screens.message import MessagePage
from tui.widgets.detail import Paragraph
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planner.reports.sheets.importing import SheetResult
    from tui.long_work import Progress
    from tui.screens.pick import Choice


class SheetPage(Dialog[None], scope=Scope.sheets):
    """The files that are there; Enter looks at one, Ctrl+O sends new ones out."""

    def compose(self) -> ComposeResult:
        """Lay out the entry for a path and the list of files."""
        window = Vertical(classes="window list-window widest-window sheets")
        window.border_title = _("Excel sheets of the agencies")
        with window:
            yield Static(
                _("Choose a filled-in sheet, or write the path of one:"), classes="pane-title", markup=False
            )
            yield TextEntry(placeholder=_("Path of an .xlsx file"), id="path")
            yield RecordList(
                Column(16),
                Column(),
                empty=_("No Excel file here yet. Ctrl+O writes sheets for the agencies."),
                id="files",
            )
            yield KeyBar()

    def on_mount(self) -> None:
        """Look which files are there."""
        self.query_one("#files").focus()
        self._look()

    def _look(self) -> None:
        app = self.desk_app
        app.ask("sheets", app.desk.reports.sheets_there, self._list)

    def _list(self, found: tuple[Path, ...]) -> None:
        if self.is_attached:
            self.query_one("#files", RecordList).show([_file_row(path) for path in found])
            self.refresh_bindings()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Look at the chosen file."""
        self._look_at(Path(event.key))

    def on_input_submitted(self, event: TextEntry.Submitted) -> None:
        """Look at the file whose path was written."""
        if event.value.strip():
            self._look_at(path_of(event.value))

    def _look_at(self, path: Path) -> None:
        app = self.desk_app
        workspace = app.records

        def show(result: SheetResult) -> None:
            from tui.screens.sheet_rows import SheetRows

            told = _("{file} was read; nothing is taken in yet.", file=path.name)
            app.show_result(self, SheetRows(path, result), told, view="reports")

        app.ask("sheet", lambda: app.desk.reports.look_at_sheet(workspace, path), show)

    def action_export_sheets(self) -> None:
        """Choose the agencies."""
        from tui.screens.pick import Pick

        self.app.push_screen(
            Pick(_("Sheets for which agencies?"), lead_choices(self), several=True), self._export
        )

    def _export(self, chosen: tuple[str, ...] | None) -> None:
        if not chosen:
            return
        app = self.desk_app
        workspace = app.records

        def work(progress: Progress) -> tuple[Path, ...]:
            return app.desk.reports.export_sheets(workspace, chosen, progress.step)

        app.work_long(_("Excel sheets"), work, self._exported)

    def _exported(self, written: tuple[Path, ...]) -> None:
        count = ngettext("{count} sheet written.", "{count} sheets written.", len(written))
        told = [Paragraph(count, tone="done"), Paragraph(str(written[0].parent), _("Folder"))]
        told += [Paragraph(path.name) for path in written]
        self.desk_app.show_result(self, MessagePage(_("Excel sheets"), told), count, view="reports")
        for path in written:
            self.desk_app.desk.reports.hand_over(path)
        self._look()


def _file_row(path: Path) -> Row:
    from datetime import datetime

    day = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return Row(str(path), (Cell(f"{day:%d/%m/%Y %H:%M}", "quiet"), Cell(f"{path.name}  ({path.parent})")))


def lead_choices(page: Dialog[None]) -> list[Choice]:
    """Return the agencies and groups that lead tasks of the year looked at, the newest plan's without one."""
    from planner.reports.sheets.export import tasks_for
    from planner.tracking import responsible_on
    from tui.screens.choices import agency_choices

    workspace, today = page.workspace, page.desk_app.today
    tasks = tasks_for(workspace, today, None, None)
    leads = {lead for task in tasks for lead in responsible_on(task, workspace, today)}
    return [choice for choice in agency_choices(workspace, today, leads) if choice.value in leads]
