"""Search as you type: solutions, tasks, documents and everything else of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widgets import Static

from planner.i18n import _, ngettext
from tui.scopes import Scope
from tui.screens.base import TaskView
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from search_index import Hit, SearchResult

PAUSE = 0.15
"""Seconds without a key after which the search starts."""
LIMIT = 200


class SearchView(TaskView, scope=Scope.search):
    """The fourth view."""

    VIEW = "search"

    def __init__(self) -> None:
        super().__init__()
        self._timer: Timer | None = None
        self._hits: dict[str, Hit] = {}

    def body(self) -> ComposeResult:
        """Yield the entry, the results and the place that shows why a result was found."""
        yield TextEntry(placeholder=_("What are you looking for? Accents not needed…"), id="query")
        yield Static(self._invitation(), id="found", classes="pane-title", markup=False)
        with Container(classes="two-panes"):
            yield RecordList(Column(13), Column(13, needs=70), Column(), id="hits")
            yield DetailPane(id="detail")

    @staticmethod
    def _invitation() -> str:
        return _("Searches tasks, solutions, documents, agencies. “Exact words” in quotes, -word leaves out.")

    def on_mount(self) -> None:
        """Start in the entry."""
        super().on_mount()
        self.query_one("#query").focus()

    def arrive(self) -> None:
        """Let the next words replace the last ones."""
        entry = self.query_one("#query", TextEntry)
        entry.focus()
        entry.action_select_all()

    def show(self, workspace: Workspace) -> None:
        """Search again in the records of now."""
        del workspace
        self._search()

    def on_input_changed(self) -> None:
        """Search as soon as the typing pauses."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._search)

    def on_input_submitted(self) -> None:
        """Open the chosen result."""
        self.action_open_found()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer opening only when something was found."""
        if action == "open_found":
            return bool(self.query_one("#hits", RecordList).chosen_key)
        return super().check_action(action, parameters)

    def action_open_found(self) -> None:
        """Open the chosen result."""
        if key := self.query_one("#hits", RecordList).chosen_key:
            self.desk_app.open_record(key)

    def _search(self) -> None:
        text = self.query_one("#query", TextEntry).value.strip()
        workspace = self.desk_app.workspace
        if not text or workspace is None:
            self.desk_app.forget("search")
            self._paint(None)
            return
        self.desk_app.ask(
            "search", lambda: self.desk_app.desk.search.find(workspace, text, LIMIT), self._paint
        )

    def _paint(self, result: SearchResult | None) -> None:
        hits = self.query_one("#hits", RecordList)
        self._hits = {hit.id: hit for hit in result.hits} if result else {}
        hits.empty = _("Nothing found. Try fewer words or other words.") if result else ""
        hits.show([_row(hit) for hit in self._hits.values()], choose="")
        hits.refresh()
        said = (
            self._invitation() if result is None else ngettext("{count} found", "{count} found", result.total)
        )
        if result and result.total > len(result.hits):
            said = _("{said}; the first {count} are shown", said=said, count=len(result.hits))
        self.query_one("#found", Static).update(said)
        self._tell(hits.chosen_key)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show why the chosen result was found."""
        if event.of.id == "hits":
            self._tell(event.key)
        self.refresh_bindings()

    def _tell(self, key: str) -> None:
        from tui.record_text import describe

        workspace, hit = self.desk_app.workspace, self._hits.get(key)
        record = workspace.find(key) if workspace and hit else None
        if workspace is None or hit is None or record is None:
            self.query_one(DetailPane).tell(())
            return
        found = [Paragraph(hit.snippet, _("Found in"))] if hit.snippet and hit.snippet != hit.subject else []
        self.query_one(DetailPane).tell([*describe(workspace, record, self.desk_app.today), *found])

    def chosen_record(self) -> Record | None:
        """Return the record of the chosen result, while the results have the focus."""
        workspace, hits = self.desk_app.workspace, self.query_one("#hits", RecordList)
        return workspace.find(hits.chosen_key) if workspace else None

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the record on a page of its own."""
        self.desk_app.open_record(event.key)

    def action_cursor_up(self) -> None:
        """Go one result up while typing."""
        self.query_one("#hits", RecordList).action_cursor_up()

    def action_cursor_down(self) -> None:
        """Go one result down while typing."""
        self.query_one("#hits", RecordList).action_cursor_down()


def _row(hit: Hit) -> Row:
    from tui.words import kind_title

    return Row(
        hit.id,
        (
            Cell(kind_title(hit.record), "quiet"),
            Cell(hit.number_symbol or hit.id, "quiet"),
            Cell(hit.subject),
        ),
    )
