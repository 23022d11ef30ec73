"""The matrix: which agency leads how much of which solution, and the same by quarters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from planner.i18n import _
from tui.scopes import Scope
from tui.screens.base import View
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import loading_text

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from planner.model.workspace import Workspace
    from tui.matrix import Line, Matrix

_NARROWEST_LABEL = 24
_FIELD = 8
"""Width of the field of one agency or quarter."""
_OUTSIDE = "*"
"""Key of the line of tasks without a solution."""


class MatrixView(View, scope=Scope.matrix):
    """Numbers of tasks, with "!" where some are overdue and a check mark where all are done."""

    VIEW = "matrix"

    def __init__(self) -> None:
        super().__init__()
        self._found: Matrix | None = None
        self.by_quarter = False
        """Whether the columns are quarters instead of agencies."""

    def body(self) -> ComposeResult:
        """Yield the title, the heads of the columns and the table."""
        yield Static(loading_text(), classes="pane-title", id="matrix-title", markup=False)
        yield RecordList(id="matrix-heads")
        yield RecordList(empty=_("No task in this year. N chooses another year."), id="matrix")

    def on_mount(self) -> None:
        """Start in the table; follow the year."""
        super().on_mount()
        heads = self.query_one("#matrix-heads", RecordList)
        heads.can_focus = False
        self.query_one("#matrix").focus()
        self.watch(self.app, "year", self.show_again, init=False)

    def show(self, workspace: Workspace) -> None:
        """Count in a thread, then show."""
        today, year = self.desk_app.today, self.desk_app.year

        def count() -> Matrix:
            from tui.matrix import matrix

            return matrix(workspace, today, year)

        self.desk_app.ask("matrix", count, self._take)

    def _take(self, found: Matrix) -> None:
        self._found = found
        self._paint()

    def on_resize(self, _event: events.Resize) -> None:
        """Show as many columns as there is room for."""
        self._paint()

    def _paint(self) -> None:
        from tui.matrix import QUARTERS
        from tui.words import short_names

        found, workspace = self._found, self.desk_app.workspace
        if found is None or workspace is None or not self.is_attached:
            return
        room = max(1, (self.size.width - _NARROWEST_LABEL - 2) // (_FIELD + 1) - 1)
        keys = QUARTERS if self.by_quarter else found.agencies[:room]
        names = (
            [*(_("Quarter {quarter}", quarter=key) for key in QUARTERS[:-1]), _("no day")]
            if self.by_quarter
            else [short_names(workspace, (key,)) for key in keys]
        )
        columns = (Column(), *(Column(_FIELD, right=True) for _key in (*keys, "")))
        heads, table = self.query_one("#matrix-heads", RecordList), self.query_one("#matrix", RecordList)
        heads.columns = table.columns = columns
        texts = (_("Solution"), *names, _("all"))
        heads.show([Row("", tuple(Cell(text, "heading") for text in texts))])
        table.show([_row(one, keys) for one in (found.by_quarter if self.by_quarter else found.by_agency)])
        self.query_one("#matrix-title", Static).update(self._title(len(found.agencies) - len(keys)))
        self.refresh_bindings()

    def _title(self, left_out: int) -> str:
        year = self.desk_app.year
        shown = _("Year {year}", year=year) if year else _("All years")
        what = _("tasks by quarter of the deadline") if self.by_quarter else _("tasks by lead agency")
        parts = [shown, what, _("! some overdue, √ all done")]
        if left_out > 0 and not self.by_quarter:
            parts.append(_("{count} more agencies in a wider window", count=left_out))
        return " · ".join(parts)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the chosen solution."""
        if event.key != _OUTSIDE:
            self.desk_app.open_record(event.key)

    def action_switch_columns(self) -> None:
        """Change between agencies and quarters."""
        self.by_quarter = not self.by_quarter
        self._paint()

    def action_choose_year(self) -> None:
        """Choose the year that is shown."""
        self.desk_app.choose_year()


def _row(line: Line, keys: tuple[str, ...]) -> Row:
    from tui.matrix import Count

    fields = [line.fields.get(key, Count()) for key in keys]
    cells = [
        Cell(one.sign(), one.tone or ("quiet" if not one.tasks else "")) for one in (*fields, line.total)
    ]
    return Row(line.key or _OUTSIDE, (Cell(line.label or _("Outside the solutions")), *cells))
