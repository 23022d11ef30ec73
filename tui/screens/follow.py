"""Following tasks up: mine, by agency, by area, overdue, all, and the calendar of deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from textual.containers import Container, Vertical
from textual.widgets import Static

from planner.i18n import _, day_text, ngettext
from planner.model.filters import TaskCriteria, TaskOrder
from planner.tracking import Standing
from tui.scopes import Scope
from tui.screens.base import TaskView
from tui.screens.filtered import Filtered
from tui.screens.follow_choices import FollowChoices
from tui.task_rows import Listing, Mode, listing, mode_name
from tui.widgets.detail import DetailPane
from tui.widgets.month_table import MonthTable
from tui.widgets.record_list import RecordList
from tui.widgets.strips import loading_text
from tui.widgets.tabs import Tabs
from tui.widgets.task_table import ColumnHeads, task_columns
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.app import ComposeResult

    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from planner.tracking import MonthGrid

_ORDERS = (TaskOrder.id, TaskOrder.text, TaskOrder.lead, TaskOrder.due, TaskOrder.state)
"""What the columns sort by, from left to right."""


class FollowView(FollowChoices, Filtered, TaskView, scope=Scope.follow):
    """The view that answers "what is late, what comes next, whose is it"."""

    VIEW, TASKS = "follow", "tasks"
    LIST = AUTO_FOCUS = "#tasks"  # at once: a key typed while it appears is no part of the filter

    def __init__(self) -> None:
        super().__init__()
        self.mode = Mode.mine
        self.agency: str | None = None
        """Whose tasks "mine" shows; None until it is known, "" for everybody's."""
        self.criteria = TaskCriteria()
        """Order, and what a kept filter asks for besides the list on show."""
        self._needle = ""

    def body(self) -> ComposeResult:
        """Yield the lists' names, the filter, the table with the chosen task beside it, and the month."""
        yield Tabs([(mode.value, mode_name(mode)) for mode in Mode], self.show_list)
        yield Static(loading_text(), classes="pane-title", id="follow-title", markup=False)
        yield TextEntry(
            placeholder=_("Words of the task, its agency or deadline, accents not needed…"), id="filter"
        )
        with Container(id="follow-panes"):
            with Vertical(id="follow-table"):
                titles = (_("ID"), _("Task"), _("Lead"), _("Last day"), _("Standing"))
                yield ColumnHeads("#tasks", titles, [order.value for order in _ORDERS], self.sort_by)
                yield RecordList(*task_columns(), empty=_("No task here is like this."), id="tasks")
            yield MonthTable(self.desk_app.today, id="month")
            yield DetailPane(id="detail")

    def on_mount(self) -> None:
        """Start in the table; follow the year."""
        super().on_mount()
        self.query_one("#tasks").focus()
        self.watch(self.app, "year", self.show_again, init=False)
        self._show_mode()

    def show(self, workspace: Workspace) -> None:
        """Choose and sort the tasks in a thread, then show them."""
        app = self.desk_app
        if self.agency is None:
            app.ask("agency", lambda: app.desk.tasks.my_agency(workspace), self._take_agency)
            return
        criteria, mode, today = self.asked_for(), self.mode, app.today
        if mode is Mode.calendar:
            day = self.query_one(MonthTable).chosen
            app.ask(
                "month",
                lambda: app.desk.tasks.month(workspace, day.year, day.month, criteria),
                self._paint_month,
            )
            return

        def work() -> Listing:
            return listing(workspace, app.desk.tasks.choose(workspace, criteria), today, mode)

        app.ask("follow", work, self._paint)

    def _take_agency(self, agency: str) -> None:
        self.agency = agency
        self.show_again()

    def asked_for(self) -> TaskCriteria:
        """Return the criteria of the list on show."""
        changes: dict[str, object] = {}
        if not self.criteria.year:
            changes["year"] = self.desk_app.year
        if self.mode is Mode.mine and self.agency:
            changes["agency"] = self.agency
        if self.mode is Mode.overdue:
            changes |= {"standing": (Standing.overdue.value,), "year": None}
        if self.mode is Mode.calendar:
            changes["text"] = self._needle
        return msgspec.structs.replace(self.criteria, **changes)

    def _paint(self, found: Listing) -> None:
        if not self.is_attached or self.mode is Mode.calendar:
            return
        self.query_one("#tasks", RecordList).show(found.rows)
        count = ngettext("{count} task", "{count} tasks", found.tasks)
        late = _("{count} overdue", count=found.late) if found.late else ""
        self._title(count, late)
        self.query_one(ColumnHeads).mark(self.criteria.order, descending=self.criteria.descending)
        self._tell(self.query_one("#tasks", RecordList).chosen_key)
        self.refresh_bindings()

    def _paint_month(self, grid: MonthGrid) -> None:
        if not self.is_attached:
            return
        self.query_one(MonthTable).show(grid)
        days = [day for week in grid.weeks for day in week if day.in_month]
        count = sum(len(day.due) for day in days)
        self._title(ngettext("{count} falls due", "{count} fall due", count))

    def _title(self, *parts: str) -> None:
        workspace, year = self.desk_app.workspace, self.desk_app.year
        whose = ""
        if self.mode is Mode.mine and workspace is not None:
            whose = (
                workspace.assignee_name(self.agency) if self.agency else _("everybody (V chooses an agency)")
            )
        shown_year = (
            "" if self.mode is Mode.overdue else _("Year {year}", year=year) if year else _("All years")
        )
        words = (self.kept_name, whose, shown_year, *parts)
        self.query_one("#follow-title", Static).update(" · ".join(part for part in words if part))

    # the lists

    def show_list(self, name: str) -> None:
        """Show another list."""
        self.mode = Mode(name)
        self._show_mode()
        self.show_again()

    def show_day(self, day: date) -> None:
        """Show the calendar with this day chosen."""
        self.query_one(MonthTable).chosen = day
        self.show_list(Mode.calendar)

    def _show_mode(self) -> None:
        in_month = self.mode is Mode.calendar
        self.query_one(Tabs).mark(self.mode)
        self.query_one(MonthTable).display = in_month
        self.query_one("#follow-table").display = not in_month
        self.query_one("#month" if in_month else "#tasks").focus()
        self.refresh_bindings()

    def action_next_list(self) -> None:
        """Go on to the next list."""
        self._step(1)

    def action_previous_list(self) -> None:
        """Go back to the list before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        modes = list(Mode)
        self.show_list(modes[(modes.index(self.mode) + by) % len(modes)].value)

    def sort_by(self, order: str) -> None:
        """Sort by a column; the same column again turns the order round."""
        wanted = TaskOrder(order)
        descending = not self.criteria.descending if wanted is self.criteria.order else False
        self.criteria = msgspec.structs.replace(self.criteria, order=wanted, descending=descending)
        self.show_again()

    def action_sort_by(self) -> None:
        """Sort by the next column."""
        order = self.criteria.order
        place = _ORDERS.index(order) if order in _ORDERS else -1
        self.sort_by(_ORDERS[(place + 1) % len(_ORDERS)])

    def action_turn_round(self) -> None:
        """Turn the order of the list round."""
        self.sort_by(self.criteria.order)

    def action_choose_year(self) -> None:
        """Choose the year that is shown."""
        self.desk_app.choose_year()

    def on_input_changed(self, event: TextEntry.Changed) -> None:
        """Filter the list, or the month, while the words are typed."""
        if event.input.id != "filter":
            return
        self._needle = event.value.lstrip("/").strip()
        if self.mode is Mode.calendar:
            self.show_again()
        self.narrowed.filter(event.value.lstrip("/"))

    # the chosen task

    def choose_coming(self, task_id: str, then: Callable[[bool], object]) -> None:
        """Choose a new task in the list; the calendar has none."""
        if self.mode is Mode.calendar:
            then(False)
        else:
            super().choose_coming(task_id, then)

    def chosen_record(self) -> Record | None:
        """Return the chosen task; in the calendar a day is chosen, not a task."""
        workspace = self.desk_app.workspace
        if workspace is None or self.mode is Mode.calendar:
            return None
        return workspace.tasks.get(self.query_one("#tasks", RecordList).chosen_key)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell about the task that is chosen now."""
        if event.of.id == "tasks" and self.mode is not Mode.calendar:
            self._tell(event.key)
        self.refresh_bindings()

    def _tell(self, key: str) -> None:
        from tui.record_text import describe

        pane, workspace = self.query_one("#detail", DetailPane), self.desk_app.workspace
        task = workspace.tasks.get(key) if workspace else None
        if workspace is None or task is None:
            pane.tell(())
        elif pane.display:
            pane.tell(describe(workspace, task, self.desk_app.today))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the record on a page of its own."""
        self.desk_app.open_record(event.key)

    # the month

    def on_month_table_month_needed(self) -> None:
        """Count another month."""
        self.show_again()

    def on_month_table_day_chosen(self, event: MonthTable.DayChosen) -> None:
        """Tell what falls due on the chosen day."""
        if type(event) is MonthTable.DayChosen:
            self.query_one("#detail", DetailPane).tell(self.day_words(event.day))

    def on_month_table_day_opened(self, event: MonthTable.DayOpened) -> None:
        """Open the list of a day."""
        from tui.screens.message import MessagePage

        self.app.push_screen(MessagePage(day_text(event.day.day), self.day_words(event.day)))
