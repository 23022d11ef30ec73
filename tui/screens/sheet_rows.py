"""A filled-in sheet before it is taken in: what each row asks for, or what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from planner.i18n import _, day_text, ngettext
from tui.long_work import Reached
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.screens.message import MessagePage
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from planner.model.tasks import MemberReport, Task
    from planner.model.tasks import Progress as Report
    from planner.reports.sheets.importing import SheetResult
    from planner.reports.sheets.judging import Judged
    from tui.long_work import Progress


class SheetRows(Dialog[None], scope=Scope.sheet_rows):
    """The rows of one file; Ctrl+S takes them in."""

    def __init__(self, path: Path, result: SheetResult) -> None:
        super().__init__()
        self._path, self._result = path, result

    def compose(self) -> ComposeResult:
        """Lay out the rows, and below them the chosen one."""
        window = Vertical(classes="window list-window widest-window sheet-rows")
        window.border_title = self._path.name
        with window:
            yield Static(result_words(self._result), id="sheet-state", classes="pane-title", markup=False)
            yield RecordList(
                Column(5, right=True),
                Column(13),
                Column(),
                empty=_("The sheet has no row."),
                id="rows",
            )
            yield DetailPane(id="row")
            yield KeyBar()

    def on_mount(self) -> None:
        """List what is wrong first, then what changes, then the rest."""
        order = sorted(self._result.rows, key=lambda row: (row.sound, row.new is None, row.row))
        rows = self.query_one("#rows", RecordList)
        rows.can_open = False
        rows.show([_row(row) for row in order])
        rows.focus()
        self._tell(rows.chosen_key)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell about the row that is chosen now."""
        if event.of.id == "rows":
            self._tell(event.key)

    def _tell(self, key: str) -> None:
        row = next((row for row in self._result.rows if str(row.row) == key), None)
        self.query_one(DetailPane).tell(row_words(row) if row else ())

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the task that the pane below leads to."""
        if event.of.id == "row":
            self.desk_app.open_record(event.key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer taking in only where a row changes something."""
        if action == "take_in":
            return bool(self._result.changed)
        return super().check_action(action, parameters)

    def action_take_in(self) -> None:
        """Take the rows in; where some are not sound, ask whether the sound ones may be kept alone."""
        wrong = sum(not row.sound for row in self._result.rows)
        if not wrong:
            self._take(yes=True)
            return
        from tui.screens.question import Question

        asked = _(
            "{wrong} rows are not sound and stay out. Take in the {sound} sound rows?",
            wrong=wrong,
            sound=len(self._result.changed),
        )
        self.app.push_screen(
            Question(asked, _("Take in the sound rows")), lambda yes: self._take(yes=bool(yes))
        )

    def _take(self, *, yes: bool) -> None:
        if not yes:
            return
        app, path = self.desk_app, self._path

        def work(progress: Progress) -> SheetResult:
            def step(done: int, total: int) -> None:
                progress.reached = Reached(done, total, _("tasks"))

            return app.desk.reports.import_sheet(path, sound_rows=True, progress=step)

        app.work_long(path.name, work, self._taken)

    def _taken(self, result: SheetResult) -> None:
        app = self.desk_app
        app.action_reload()
        told = [Paragraph(taken_words(result), tone="done" if result.changed else "late")]
        told += [Paragraph(f"√ {key}", key=key) for key in result.changed]
        told += [
            Paragraph(_("row {row}: {message}", row=each.row, message=each.message), tone="late")
            for each in result.rejected
        ]
        page = MessagePage(self._path.name, told)
        app.show_result(self, page, taken_words(result), view="follow", close=True)


def result_words(result: SheetResult) -> str:
    """Return how many rows change something, nothing, or are wrong."""
    wrong = sum(not row.sound for row in result.rows)
    parts = [
        ngettext("{count} task changes", "{count} tasks change", len(result.changed)),
        ngettext("{count} row unchanged", "{count} rows unchanged", len(result.unchanged)),
        ngettext("{count} row not sound", "{count} rows not sound", wrong),
    ]
    if result.missing:
        parts.append(
            ngettext("{count} task not in the sheet", "{count} tasks not in the sheet", len(result.missing))
        )
    return " · ".join(parts)


def taken_words(result: SheetResult) -> str:
    """Return how many tasks were changed."""
    return ngettext("{count} task changed.", "{count} tasks changed.", len(result.changed))


def _row(row: Judged) -> Row:
    if row.problems:
        first = row.problems[0]
        told = Cell(f"! {first.column}: {first.message}" if first.column else f"! {first.message}", "late")
    elif row.new and row.base:
        told = Cell("√ " + "; ".join(changes_of(row.base, row.new)), "done")
    else:
        told = Cell(_("no change"), "quiet")
    return Row(str(row.row), (Cell(str(row.row), "quiet"), Cell(row.task), told))


def row_words(row: Judged) -> list[Paragraph]:
    """Return everything about one row."""
    told = [Paragraph(row.base.text, row.task, tone="strong")] if row.base else []
    told += [Paragraph(problem.message, problem.column, tone="late") for problem in row.problems]
    if row.new and row.base:
        told += [Paragraph(change) for change in changes_of(row.base, row.new)]
    if row.base:
        told.append(Paragraph(_("Open the task"), key=row.task))
    return told


def changes_of(base: Task, new: Task) -> list[str]:
    """Return what a row changes in its task, each in a few words."""
    from planner.tracking import state_name

    told = []
    if new.state is not base.state:
        told.append(f"{state_name(base.state)} → {state_name(new.state)}")
    if new.completed_on != base.completed_on and new.completed_on:
        told.append(_("completed on {day}", day=day_text(new.completed_on)))
    own = new.member_reports[len(base.member_reports) :]
    told += [_("own part completed on {day}", day=day_text(entry.on)) for entry in own if entry.done]
    told += [_report_words(entry) for entry in new.progress[len(base.progress) :]]
    told += [_report_words(entry) for entry in own if entry.text]
    return told


def _report_words(entry: Report | MemberReport) -> str:

    share = f" ({entry.percent}%)" if entry.percent is not None else ""
    return _("report of {day}: {text}", day=day_text(entry.on), text=entry.text) + share
