"""The problems in the data: what, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widgets import Static

from planner.i18n import _, ngettext
from tui.screens.base import View
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import loading_text

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planner.model.issue import Issue
    from planner.model.workspace import Workspace


class ProblemView(View):
    """The fifth view."""

    VIEW = "problems"

    def body(self) -> ComposeResult:
        """Yield the list above and the chosen problem below."""
        yield Static(loading_text(), classes="pane-title", id="problem-count", markup=False)
        with Container(id="problem-panes"):
            yield RecordList(
                Column(1), Column(30, needs=90), Column(), empty=_("The data are in order."), id="problems"
            )
            yield DetailPane(id="detail")

    def on_mount(self) -> None:
        """Start in the list; follow what is found."""
        super().on_mount()
        problems = self.query_one("#problems", RecordList)
        problems.can_open = False
        problems.focus()
        self.watch(self.app, "problems", self._paint)

    def show(self, workspace: Workspace) -> None:
        """Wait for the problems; they are looked for in a thread."""

    def _paint(self, problems: tuple[Issue, ...] | None) -> None:
        if problems is None:
            return
        count = ngettext("{count} problem in the data", "{count} problems in the data", len(problems))
        self.query_one("#problem-count", Static).update(count if problems else _("The data are in order."))
        self.query_one("#problems", RecordList).show(_row(number, one) for number, one in enumerate(problems))

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell about the problem that is chosen now."""
        problems = self.desk_app.problems
        if event.of.id != "problems":
            return
        issue = problems[int(event.key)] if problems and event.key else None
        self.query_one(DetailPane).tell(_words(issue) if issue else ())


def _row(number: int, issue: Issue) -> Row:
    error = issue.severity.value == "error"
    tone = "late" if error else "soon"
    where = f"{issue.file}:{issue.line}" if issue.line else issue.file
    return Row(str(number), (Cell("!" if error else "~", tone), Cell(where, "quiet"), Cell(issue.message)))


def _words(issue: Issue) -> list[Paragraph]:
    error = issue.severity.value == "error"
    return [
        Paragraph(issue.message, tone="strong"),
        Paragraph(issue.remedy, _("What to do")),
        Paragraph(issue.file, _("File")),
        Paragraph(str(issue.line) if issue.line else "", _("Line")),
        Paragraph(issue.key, _("Key")),
        Paragraph(
            _("must be mended") if error else _("should be looked at"),
            _("Weight"),
            tone="late" if error else "soon",
        ),
    ]
