"""The periodic report: its figures with bars, the lists behind them, its files, and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widgets import Static

from planner.errors import CchcError
from planner.i18n import _, day_text
from planner.reports.as_text import change_text, done_text, heading_text
from planner.reports.bars import bar_of, legend
from planner.reports.differences import field_name
from planner.reports.lines import PARTS, agency_lines, area_lines, happening_name, part_name, total_line
from tui.scopes import Scope
from tui.screens.base import View
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Cell, Column, RecordList, Row, heading, signed
from tui.widgets.strips import loading_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from planner.document_saving import SavedDraft
    from planner.model.workspace import Workspace
    from planner.reports.lines import Line
    from planner.reports.service import PeriodReport
    from tui.screens.pick import Choice

_BAR = 26
_TONES = {"overdue": "late", "due_soon": "soon", "done_on_time": "done", "done_late": "done"}


class ReportView(View, scope=Scope.reports):
    """The view of reports."""

    VIEW = "reports"

    def __init__(self) -> None:
        super().__init__()
        self.period = ""
        """Code of the period on show, "" for the one that is due next."""
        self._live = False
        self._report: PeriodReport | None = None
        self._behind: dict[str, tuple[str, Sequence[str]]] = {}

    def body(self) -> ComposeResult:
        """Yield what the report is, its figures, and beside them the list behind the chosen one."""
        yield Static(loading_text(), id="report-state", markup=False)
        with Container(classes="two-panes"):
            yield RecordList(Column(), Column(7, right=True), Column(_BAR, needs=64), id="figures")
            yield DetailPane(id="detail")
        yield Static(legend(), id="legend", markup=False)

    def on_mount(self) -> None:
        """Start in the figures."""
        super().on_mount()
        self.query_one("#figures").focus()

    def show(self, workspace: Workspace) -> None:
        """Count in a thread."""
        app, desk = self.desk_app, self.desk_app.desk.reports
        self.period = self.period or desk.current(workspace)
        period, live = self.period, self._live
        app.ask("report", lambda: desk.report(workspace, period, live=live), self._paint, self._refused)

    def _refused(self, error: Exception) -> None:
        self._report = None
        figures = self.query_one("#figures", RecordList)
        if not isinstance(error, CchcError):
            self.desk_app.report(error)
            return
        figures.empty = f"{error.message} {error.remedy}"
        figures.show([])
        self.query_one("#report-state", Static).update(_("Report {period}", period=self.period))
        self.query_one(DetailPane).tell(())
        self.refresh_bindings()

    def _paint(self, report: PeriodReport) -> None:
        self._report = report
        self.query_one("#report-state", Static).update(heading_text(report))
        rows = list(self._rows(report))
        figures = self.query_one("#figures", RecordList)
        figures.show(rows)
        self._tell(figures.chosen_key)
        self.refresh_bindings()

    def _rows(self, report: PeriodReport) -> Iterator[Row]:
        total = total_line(report.figures)
        count = len(total.tasks)
        self._behind = {}
        yield heading(_("All tasks: {count}", count=count) + done_text(total))
        for part in PARTS:
            ids = total.parts[part]
            bar = "█" * max(1 if ids else 0, round(len(ids) * _BAR / count)) if count else ""
            yield self._row(f"t|{part}", part_name(part), ids, bar, _TONES.get(part, ""))
        yield heading(_("By area"))
        yield from self._lines("a", area_lines(report.figures))
        yield heading(_("By agency"))
        yield from self._lines("g", agency_lines(report.figures))
        yield heading(_("In the period"))
        for each in report.figures.happened:
            yield self._row(f"h|{each.key}", happening_name(each.key), each.ids, "", "")
        if report.previous:
            yield heading(_("Compared with {period}", period=report.previous.period))
            for number, change in enumerate(c for c in report.changes if not c.line):
                ids = (*change.added, *change.removed)
                yield self._row(f"c|{number}", change_text(change), ids, "", "")
        if report.since_frozen:
            yield heading(_("The records have changed since the figures were frozen"))
            for number, one in enumerate(report.since_frozen):
                told = f"{one.task} {field_name(one.field)}: {one.frozen or '–'} → {one.now or '–'}"
                yield self._row(f"s|{number}", told, (one.task,), "", "soon")

    def _lines(self, kind: str, lines: Sequence[Line]) -> Iterator[Row]:
        most = max((len(line.tasks) for line in lines), default=0)
        for line in lines:
            late = "late" if line.count("overdue") else ""
            yield self._row(f"{kind}|{line.key}", line.name, line.tasks, bar_of(line, most, _BAR), late)

    def _row(self, key: str, name: str, ids: Sequence[str], bar: str, tone: str) -> Row:
        self._behind[key] = (name, ids)
        tone = tone if ids else ""
        return Row(key, (Cell(name), Cell(signed(str(len(ids)), tone), tone), Cell(bar, tone or "quiet")))

    # the list behind

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell what the chosen figure is counted from."""
        if event.of.id == "figures":
            self._tell(event.key)

    def _tell(self, key: str) -> None:
        from tui.screens.figure_page import rows_behind

        workspace, report = self.desk_app.workspace, self._report
        if workspace is None or report is None or key not in self._behind:
            self.query_one(DetailPane).tell(())
            return
        name, ids = self._behind[key]
        told = [Paragraph(f"{name}: {len(ids)}", tone="strong")]
        for row in rows_behind(ids, report.figures, workspace):
            state = f" – {row.cells[2].text}" if row.cells[2].text else ""
            told.append(Paragraph(f"{row.key}  {row.cells[1].text}{state}", key=row.key))
        self.query_one(DetailPane).tell(told)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the list behind the figure, or the record chosen in the list beside."""
        if event.of.id != "figures":
            self.desk_app.open_record(event.key)
        elif self._report is not None and event.key in self._behind:
            from tui.screens.figure_page import FigurePage

            name, ids = self._behind[event.key]
            self.app.push_screen(FigurePage(name, ids, self._report.figures))

    # actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the report on show allows."""
        report = self._report
        if action in {"report_word", "report_excel"}:
            return report is not None
        if action == "freeze_figures":
            return report is not None and report.frozen_on is None and not self._live
        if action == "show_live":
            return self._live or (report is not None and report.frozen_on is not None)
        if action in {"choose_period", "remind", "show_sheets", "report_calendar"}:
            return self.desk_app.workspace is not None
        return super().check_action(action, parameters)

    def action_choose_period(self) -> None:
        """Choose a period of this year or the one before."""
        from tui.screens.pick import Pick

        choices = period_choices(self.desk_app.records, self.desk_app.today.year)
        self.app.push_screen(Pick(_("Which period?"), choices, [self.period]), self._take_period)

    def _take_period(self, chosen: tuple[str, ...] | None) -> None:
        if chosen:
            self.period, self._live = chosen[0], False
            self.show(self.desk_app.records)

    def action_report_word(self) -> None:
        """Write the Word file."""
        app, report = self.desk_app, self._report
        if report is not None:
            workspace = app.records
            app.notify(_("Writing the report of {period}…", period=self.period), markup=False)
            app.ask("", lambda: app.desk.reports.write_report(workspace, report), self._written)

    def _written(self, saved: SavedDraft) -> None:
        from tui.screens.draft_words import written_page

        self.desk_app.clear_notifications()
        self.desk_app.action_reload()
        told = _("The report was written: {file}", file=saved.file.name)
        self.desk_app.show_result(self, written_page(saved), told, view="documents")

    def action_report_excel(self) -> None:
        """Write the Excel file."""
        app, report = self.desk_app, self._report
        if report is not None:
            workspace = app.records
            app.ask("", lambda: app.desk.reports.write_figures(workspace, report), self._say_file)

    def action_report_calendar(self) -> None:
        """Write the calendar."""
        app = self.desk_app
        workspace = app.records
        app.ask("", lambda: app.desk.reports.write_calendar(workspace), self._say_file)

    def _say_file(self, path: Path) -> None:
        self.desk_app.notify(str(path), title=_("Written"), markup=False)
        self.desk_app.desk.reports.hand_over(path)

    def action_freeze_figures(self) -> None:
        """Freeze after a question, for it cannot be taken back like a change of a task."""
        from planner.reports.errors import PeriodOpenError
        from tui.screens.question import Question

        if self._report is not None and self._report.figures.provisional:
            self.desk_app.report(PeriodOpenError(self.period, self._report.figures.window_to))
            return
        asked = _("Freeze the figures of {period}? They stay as they are from now on.", period=self.period)
        self.app.push_screen(Question(asked, _("Freeze")), self._freeze)

    def _freeze(self, yes: bool | None) -> None:  # noqa: FBT001 - the answer to a question
        app, period = self.desk_app, self.period
        if yes:
            app.ask("", lambda: app.desk.reports.freeze(period), lambda _done: app.action_reload())

    def action_show_live(self) -> None:
        """Change between the frozen figures and those of now."""
        self._live = not self._live
        self.show(self.desk_app.records)

    def action_remind(self) -> None:
        """List late agencies."""
        from tui.screens.reminders import ReminderPage

        self.app.push_screen(ReminderPage())

    def action_show_sheets(self) -> None:
        """List the Excel sheets."""
        from tui.screens.sheets import SheetPage

        self.app.push_screen(SheetPage())


def period_choices(workspace: Workspace, year: int) -> list[Choice]:
    """Return the periods of a year and the one before, the newest first, and which are frozen."""
    from planner.reports.periods import periods_of
    from planner.reports.snapshots import frozen_since, snapshot_of
    from tui.screens.pick import Choice

    choices = []
    for each in (*periods_of(workspace, year - 1), *periods_of(workspace, year)):
        snapshot = snapshot_of(workspace, each.code)
        since = frozen_since(workspace, snapshot) if snapshot else None
        label = _(
            "{name}: {first} – {last}",
            name=each.name,
            first=day_text(each.first),
            last=day_text(each.last),
        )
        if since:
            label += " · " + _("frozen {day}", day=day_text(since))
        choices.append(Choice(each.code, label, each.code))
    return choices[::-1]
