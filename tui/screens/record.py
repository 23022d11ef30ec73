"""The page of one record: everything about it, and the way to everything tied to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.widgets import Static

from planner.i18n import _
from tui.scopes import Scope
from tui.screens.file_view import FileView
from tui.widgets.detail import DetailPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from tui.widgets.detail import Paragraph
    from tui.widgets.record_list import RecordList


class RecordPage(FileView, scope=Scope.page):
    """One record on the whole screen; Escape goes back."""

    def __init__(self, record_id: str) -> None:
        super().__init__()
        self.record_id = record_id
        self._coming, self._then = "", cast("Callable[[bool], object] | None", None)

    def choose_coming(self, task_id: str, then: Callable[[bool], object]) -> None:
        """Choose a new task among those tied to the record of the page."""
        self._coming = task_id
        self._then = then

    def _choose(self) -> None:
        pane, then = self.query_one(DetailPane), self._then
        if self._coming:
            there, self._then = pane.choose(self._coming), None
            if then is not None:
                then(there)

    def body(self) -> ComposeResult:
        """Yield the title and the detail."""
        yield Static(classes="pane-title", id="page-title", markup=False)
        yield DetailPane(id="detail")

    @property
    def crumb(self) -> str:
        """The record's ID."""
        return self.record_id

    def on_mount(self) -> None:
        """Start in the detail."""
        super().on_mount()
        self.query_one(DetailPane).focus()

    def show(self, workspace: Workspace) -> None:
        """Tell about the record as it is now."""
        from planner.model.tasks import Task
        from tui.answer_text import answer_paragraphs
        from tui.record_text import describe
        from tui.words import title_of

        record = workspace.find(self.record_id)
        if record is None:
            self.query_one("#page-title", Static).update(
                _("{id} is not in the plan any more.", id=self.record_id)
            )
            self.query_one(DetailPane).tell(())
            return
        self.query_one("#page-title", Static).update(title_of(record))
        today = self.desk_app.today
        told = describe(workspace, record, today)
        self.query_one(DetailPane).tell(told)
        self._choose()
        if not isinstance(record, Task):
            self.desk_app.ask(
                "answer",
                lambda: answer_paragraphs(workspace, record, today),
                lambda answer: self._tell_both(told, answer),
            )

    def _tell_both(self, told: list[Paragraph], answer: list[Paragraph]) -> None:
        """Put the figures of the tied tasks after the record's own words."""
        if not (answer and self.is_attached):
            return
        first = next((i for i, one in enumerate(told) if one.tone == "heading"), len(told))
        self.query_one(DetailPane).tell([*told[:first], *answer, *told[first:]])
        self._choose()

    def chosen_record(self) -> Record | None:
        """Return the record of the page."""
        workspace = self.desk_app.workspace
        return workspace.find(self.record_id) if workspace else None

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open a tied record on a page above this one."""
        self.desk_app.open_record(event.key)
