"""The matrix: which agency leads how much of which solution, the same by quarters, and the timeline."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from textual.widgets import Static

from planner.i18n import _, day_text, ngettext
from tui.scopes import Scope
from tui.screens.base import TaskView
from tui.screens.filtered import Filtered
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import loading_text
from tui.widgets.tabs import Tabs
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from tui.matrix import Line, Matrix
    from tui.timeline import Timeline

_NARROWEST_LABEL = 24
_FIELD = 8
"""Width of the field of one agency or quarter."""
_EDGES = 2
"""Cells left and right of the list."""
_NO_DAY = "∞"
"""Head of the column of tasks without a day, the same sign as everywhere."""
_OUTSIDE = "*"
"""Key of the line of tasks without a solution."""


class Mode(StrEnum):
    """What the view shows."""

    agencies = "agencies"
    quarters = "quarters"
    timeline = "timeline"


class MatrixView(Filtered, TaskView, scope=Scope.matrix):
    """Numbers of tasks by agency or quarter, or a bar for each task; signs say what colours say."""

    VIEW = "matrix"
    LIST = AUTO_FOCUS = "#matrix"

    def __init__(self) -> None:
        super().__init__()
        self.mode = Mode.agencies
        self._matrix: Matrix | None = None
        self._timeline: Timeline | None = None

    def body(self) -> ComposeResult:
        """Yield the names of the tables, the title, the filter, the heads of the columns and the table."""
        names = {Mode.agencies: _("By agency"), Mode.quarters: _("By quarter"), Mode.timeline: _("Timeline")}
        yield Tabs([(mode.value, names[mode]) for mode in Mode], lambda name: self.show_mode(Mode(name)))
        yield Static(loading_text(), classes="pane-title", id="matrix-title", markup=False)
        yield TextEntry(placeholder=_("Words of the line, accents not needed…"), id="filter")
        yield RecordList(id="matrix-heads")
        yield RecordList(
            empty=_("No task in this year, or none with these words. N chooses a year."), id="matrix"
        )

    def on_mount(self) -> None:
        """Start in the table; follow the year."""
        super().on_mount()
        self.query_one("#matrix-heads", RecordList).can_focus = False
        self.query_one("#matrix").focus()
        self.watch(self.app, "year", self.show_again, init=False)

    def show(self, workspace: Workspace) -> None:
        """Count in a thread what is on show, then show it."""
        self._matrix = self._timeline = None
        self._count(workspace)

    def _count(self, workspace: Workspace) -> None:
        today, year = self.desk_app.today, self.desk_app.year

        def count() -> Matrix:
            from tui.matrix import matrix

            return matrix(workspace, today, year)

        def place() -> Timeline:
            from tui.timeline import timeline

            return timeline(workspace, today, year)

        if self.mode is Mode.timeline:
            self.desk_app.ask("timeline", place, self._take_timeline)
        else:
            self.desk_app.ask("matrix", count, self._take_matrix)

    def _take_matrix(self, found: Matrix) -> None:
        self._matrix = found
        self._paint()

    def _take_timeline(self, found: Timeline) -> None:
        self._timeline = found
        self._paint()

    def on_resize(self, _event: events.Resize) -> None:
        """Show as many columns as there is room for."""
        self._paint()

    def show_mode(self, mode: Mode) -> None:
        """Show another table; what was counted already comes at once."""
        self.mode = mode
        workspace = self.desk_app.workspace
        if (self._timeline if mode is Mode.timeline else self._matrix) is not None:
            self._paint()
        elif workspace is not None:
            self._count(workspace)

    def _paint(self) -> None:
        workspace = self.desk_app.workspace
        if workspace is None or not self.is_attached:
            return
        if self.mode is Mode.timeline and self._timeline is not None:
            self._paint_timeline(workspace, self._timeline)
        elif self.mode is not Mode.timeline and self._matrix is not None:
            self._paint_matrix(workspace, self._matrix)
        self.query_one(Tabs).mark(self.mode)
        self.refresh_bindings()

    def _put(
        self, columns: tuple[Column, ...], heads: list[Row], rows: Sequence[Row], title: Sequence[str]
    ) -> None:
        top, table = self.query_one("#matrix-heads", RecordList), self.query_one("#matrix", RecordList)
        top.columns = table.columns = columns
        top.styles.height = len(heads)
        top.show(heads)
        table.show(rows)
        self.query_one("#matrix-title", Static).update(" · ".join(part for part in title if part))

    def _paint_matrix(self, workspace: Workspace, found: Matrix) -> None:
        from tui.matrix import QUARTERS
        from tui.words import short_names

        by_quarter = self.mode is Mode.quarters
        room = max(1, (self.size.width - _NARROWEST_LABEL - _EDGES) // (_FIELD + 1) - 1)
        keys = QUARTERS if by_quarter else found.agencies[:room]
        names = (
            [*(_("Quarter {quarter}", quarter=key) for key in QUARTERS[:-1]), _NO_DAY]
            if by_quarter
            else [short_names(workspace, (key,)) for key in keys]
        )
        left_out = 0 if by_quarter else len(found.agencies) - len(keys)
        self._put(
            (Column(), *(Column(_FIELD, right=True) for _key in (*keys, ""))),
            [Row("", tuple(Cell(text, "heading") for text in (_("Solution"), *names, _("total"))))],
            [_row(one, keys) for one in (found.by_quarter if by_quarter else found.by_agency)],
            (
                self._year(),
                _("tasks by quarter of the deadline") if by_quarter else _("tasks by lead agency"),
                _("! some overdue, √ all done"),
                _("{count} more agencies in a wider window", count=left_out) if left_out else "",
            ),
        )

    def _paint_timeline(self, workspace: Workspace, found: Timeline) -> None:
        from tui.timeline import timeline_columns, timeline_heads, timeline_rows

        today = self.desk_app.today
        columns = timeline_columns(self.size.width - _EDGES)
        width = columns[-2].width
        self._put(
            columns,
            timeline_heads(found, width),
            timeline_rows(found, workspace, today, width),
            (
                self._year(),
                ngettext("{count} task", "{count} tasks", found.tasks),
                _("│ today {day}", day=day_text(today)[:5]),
                _("! overdue, ~ due soon, √ done"),
            ),
        )

    def _year(self) -> str:
        year = self.desk_app.year
        return _("Year {year}", year=year) if year else _("All years")

    def chosen_record(self) -> Record | None:
        """Return the chosen task of the timeline; the tables have solutions."""
        workspace = self.desk_app.workspace
        if workspace is None or self.mode is not Mode.timeline:
            return None
        return workspace.tasks.get(self.query_one("#matrix", RecordList).chosen_key)

    def on_record_list_highlighted(self) -> None:
        """Show the keys that fit the chosen line."""
        self.refresh_bindings()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the chosen solution or task."""
        if event.key != _OUTSIDE:
            self.desk_app.open_record(event.key)

    def action_switch_columns(self) -> None:
        """Go on to the next table."""
        modes = list(Mode)
        self.show_mode(modes[(modes.index(self.mode) + 1) % len(modes)])

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
