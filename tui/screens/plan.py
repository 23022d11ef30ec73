"""The plan explorer: the tree of the plan beside everything tied to the chosen line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container, Vertical
from textual.widgets import Static

from planner.i18n import _
from tui.scopes import Scope
from tui.screens.base import TaskView
from tui.screens.filtered import Filtered
from tui.widgets.detail import DetailPane
from tui.widgets.plan_tree import PlanTree, plan_branches, record_id
from tui.widgets.strips import loading_text
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from tui.widgets.plan_tree import Branch
    from tui.widgets.record_list import RecordList


class PlanView(Filtered, TaskView, scope=Scope.plan):
    """The second view."""

    VIEW = "plan"
    LIST = AUTO_FOCUS = "#tree"  # at once: a key typed while it appears is no part of the filter

    def __init__(self) -> None:
        super().__init__()
        self._reveal_next = ""
        self._coming: tuple[str, Callable[[bool], object]] | None = None

    def choose_coming(self, task_id: str, then: Callable[[bool], object]) -> None:
        """Unfold down to a new task as soon as the tree has it."""
        self._coming = (task_id, then)

    def body(self) -> ComposeResult:
        """Yield the filter and the tree on the left, the detail on the right."""
        with Container(classes="two-panes"):
            with Vertical(classes="left-pane"):
                yield Static(loading_text(), id="year", classes="pane-title", markup=False)
                yield TextEntry(placeholder=_("Filter, accents not needed…"), id="filter")
                yield PlanTree(empty=_("No line of the plan has these words."), id="tree")
            yield DetailPane(id="detail")

    def on_mount(self) -> None:
        """Start in the tree; follow the year."""
        super().on_mount()
        self.query_one(PlanTree).focus()
        self.watch(self.app, "year", self.show_again, init=False)

    def show(self, workspace: Workspace) -> None:
        """Grow the tree in a thread, then show it."""
        today, year = self.desk_app.today, self.desk_app.year
        self.desk_app.ask("tree", lambda: plan_branches(workspace, today, year), self._paint)

    def _paint(self, branches: tuple[Branch, ...]) -> None:
        year = self.desk_app.year
        tasks = sum(branch.tasks for branch in branches)
        name = _("Plan of {year}", year=year) if year else _("Plan of all years")
        self.query_one("#year", Static).update(_("{plan}: {count} tasks", plan=name, count=tasks))
        tree = self.query_one(PlanTree)
        tree.plant(branches)
        if self._reveal_next:
            self.reveal(self._reveal_next)
        if self._coming is not None:
            task_id, then = self._coming
            self._coming = None
            then(tree.reveal(task_id))
        self._tell(tree.chosen_key)

    def reveal(self, record: str) -> None:
        """Choose a record in the tree, as soon as the tree is there."""
        self._reveal_next = "" if self.query_one(PlanTree).reveal(record) else record

    def chosen_record(self) -> Record | None:
        """Return the record of the chosen line of the tree, or of the detail."""
        workspace = self.desk_app.workspace
        return workspace.find(record_id(self.query_one(PlanTree).chosen_key)) if workspace else None

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell about the line that is chosen now."""
        if event.of.id == "tree":
            self._tell(event.key)
        self.refresh_bindings()

    def _tell(self, key: str) -> None:
        from tui.record_text import describe

        workspace, today = self.desk_app.workspace, self.desk_app.today
        record = workspace.find(record_id(key)) if workspace else None
        self.tell(lambda: describe(workspace, record, today) if workspace and record else ())

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the record on a page of its own."""
        self.desk_app.open_record(record_id(event.key))

    def action_choose_year(self) -> None:
        """Choose the year that is shown."""
        self.desk_app.choose_year()
