"""Search as you type: solutions, tasks, the texts of documents and everything else of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widgets import Static

from planner.i18n import _
from tui.scopes import Scope
from tui.screens.file_view import FileView
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Column, RecordList
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from search_index import Hit, SearchResult
    from search_index.snippets import Snippet

PAUSE = 0.15
"""Seconds without a key after which the search starts."""
LOOK_AGAIN = 1.0
"""Seconds between two looks at an index that is being built."""


class SearchView(FileView, scope=Scope.search):
    """The fourth view."""

    VIEW = "search"

    def __init__(self) -> None:
        super().__init__()
        self._timer: Timer | None = None
        self._hits: dict[str, Hit] = {}
        self._result: SearchResult | None = None
        self._newest_first = False
        self._indexing = False

    def body(self) -> ComposeResult:
        """Yield the entry, what is said of the search, the counts, the results and the chosen one."""
        yield TextEntry(placeholder=_("What are you looking for? Accents not needed…"), id="query")
        yield Static(self._invitation(), id="found", classes="pane-title", markup=False)
        yield Static(id="odd", markup=False)
        with Container(classes="two-panes"):
            yield RecordList(Column(5, right=True), Column(), id="counts")
            yield RecordList(Column(13), Column(13, needs=70), Column(), id="hits")
            yield DetailPane(id="detail")

    @staticmethod
    def _invitation() -> str:
        return _("Searches everything, also the texts of documents. F1 shows what can be written.")

    def on_mount(self) -> None:
        """Start in the entry; the index is opened in a thread."""
        super().on_mount()
        self.query_one("#query").focus()

    def on_unmount(self) -> None:
        """Let an index that is being built go on another time."""
        self.desk_app.desk.search.stop()

    def arrive(self) -> None:
        """Let the next words replace the last ones."""
        entry = self.query_one("#query", TextEntry)
        entry.focus()
        entry.action_select_all()

    def show(self, workspace: Workspace) -> None:
        """Search again in the records of now."""
        self._keep_up(workspace)
        self._search()

    def _keep_up(self, workspace: Workspace) -> None:
        """Bring the index up to date in a thread of its own, and show meanwhile what there is."""
        app = self.desk_app
        if self._indexing:
            return
        self._indexing = True
        self.set_timer(LOOK_AGAIN, self._look_again)

        def done(_result: object) -> None:
            self._indexing = False
            if app.workspace is not None and app.workspace is not workspace:
                self._keep_up(app.workspace)
            if self._result is not None and not self._result.up_to_date:
                self._search()

        def failed(error: Exception) -> None:
            self._indexing = False
            app.report(error)

        app.ask("index", lambda: app.desk.search.bring_up_to_date(workspace), done, failed)

    def _look_again(self) -> None:
        if self._indexing:
            self.set_timer(LOOK_AGAIN, self._look_again)
            if self._result is not None and not self._result.up_to_date:
                self._search()

    @property
    def _query(self) -> str:
        return self.query_one("#query", TextEntry).value

    def on_input_changed(self) -> None:
        """Search as soon as the typing pauses."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._search)

    def on_input_submitted(self) -> None:
        """Open the chosen result."""
        self.action_open_found()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense for what was found."""
        if action == "open_found":
            return bool(self.query_one("#hits", RecordList).chosen_key)
        if action == "take_meant":
            return bool(self._result and self._result.did_you_mean)
        if action == "show_counts":
            return bool(self._result and self._result.total)
        if action == "keep_search":
            return bool(self._query.strip())
        return super().check_action(action, parameters)

    def action_open_found(self) -> None:
        """Open the chosen result."""
        if key := self.query_one("#hits", RecordList).chosen_key:
            self.desk_app.open_record(key)

    def action_take_meant(self) -> None:
        """Search for the words as they may have been meant."""
        if self._result:
            self._write(self._result.did_you_mean)

    def _write(self, query: str) -> None:
        entry = self.query_one("#query", TextEntry)
        entry.value = query
        entry.cursor_position = len(query)
        entry.focus()

    def action_show_counts(self) -> None:
        """Go to the counts; where the window is narrow they take the place of the results meanwhile."""
        self.add_class("-counting")
        self.query_one("#counts").focus()

    def on_descendant_blur(self) -> None:
        """Give the place of the counts back where the window is narrow."""
        if not self.query_one("#counts").has_focus:
            self.remove_class("-counting")

    def action_keep_search(self) -> None:
        """Ask for a name and keep the search under it."""
        from tui.screens.kept_searches import KeepSearch

        app, query, newest = self.desk_app, self._query, self._newest_first
        app.ask(
            "",
            lambda: app.desk.search.refuse_odd(app.records, query),
            lambda _nothing: app.push_screen(KeepSearch(query, newest_first=newest)),
        )

    def action_kept_searches(self) -> None:
        """Choose one of the searches that were kept."""
        from tui.screens.kept_searches import kept_choices
        from tui.screens.pick import Pick

        kept = {each.id: each for each in self.desk_app.desk.search.kept(self.desk_app.records)}
        if not kept:
            self.desk_app.notify(_("No search has been kept yet. Ctrl+S keeps the one on show."))
            return

        def run(chosen: tuple[str, ...] | None) -> None:
            if chosen:
                self._newest_first = kept[chosen[0]].newest_first
                self._write(kept[chosen[0]].query)

        self.app.push_screen(Pick(_("Saved searches"), kept_choices(kept.values())), run)

    def explain(self) -> list[Paragraph]:
        """Return what the help tells before the keys: the query language."""
        from tui.search_words import language_paragraphs

        return language_paragraphs()

    def _search(self) -> None:
        text, workspace, newest = self._query.strip(), self.desk_app.workspace, self._newest_first
        desk = self.desk_app.desk.search
        if not text or workspace is None:
            self.desk_app.forget("search")
            self._paint(None)
            return
        self.desk_app.ask("search", lambda: desk.find(workspace, text, newest_first=newest), self._paint)

    def _paint(self, result: SearchResult | None) -> None:
        from tui.search_words import count_rows, found_words, hit_row, nothing_words, odd_words, order_row

        hits, workspace = self.query_one("#hits", RecordList), self.desk_app.workspace
        chosen = hits.chosen_key if self._result is not None and result is not None else ""
        again = self._result is not None and result is not None and not self._result.up_to_date
        self._result = result
        self._hits = {hit.id: hit for hit in result.hits} if result else {}
        hits.empty = nothing_words(result) if result else ""
        hits.show(map(hit_row, self._hits.values()), choose=chosen if again else "")
        hits.refresh()
        counts = count_rows(result.facets, workspace) if result and workspace else []
        order = [order_row(newest_first=self._newest_first)] if counts else []
        listed = self.query_one("#counts", RecordList)
        first = next((row.key for row in counts if row.key), "")
        listed.show([*order, *counts], choose=listed.chosen_key if listed.has_focus else first)
        reached = self.desk_app.desk.search.reached
        self.query_one("#found", Static).update(
            found_words(result, reached) if result else self._invitation()
        )
        odd = self.query_one("#odd", Static)
        odd.update(odd_words(result, self._query.strip()) if result else "")
        odd.set_class(bool(result and (result.problems or result.did_you_mean)), "-shown")
        self._tell(hits.chosen_key)
        self.refresh_bindings()

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show why the chosen result was found."""
        if event.of.id == "hits":
            self._tell(event.key)
        self.refresh_bindings()

    def _tell(self, key: str) -> None:
        workspace, hit = self.desk_app.workspace, self._hits.get(key)
        if workspace is None or hit is None or workspace.find(key) is None:
            self.desk_app.forget("passages")
            self.query_one(DetailPane).tell(())
            return
        desk, text = self.desk_app.desk.search, self._query.strip()
        self._tell_all(hit, ())
        self.desk_app.ask(
            "passages",
            lambda: desk.passages(workspace, key, text),
            lambda passages: self._tell_all(hit, passages),
        )

    def _tell_all(self, hit: Hit, passages: tuple[Snippet, ...]) -> None:
        from tui.record_text import describe

        workspace = self.desk_app.workspace
        record = workspace.find(hit.id) if workspace else None
        if workspace is None or record is None:
            return
        about = [Paragraph(hit.remark, tone="soon")] if hit.remark else []
        title, *facts = describe(workspace, record, self.desk_app.today)
        found = [Paragraph(_("Found in"), tone="heading")] if passages else []
        found += [Paragraph(each.text, marks=each.marks) for each in passages]
        self.query_one(DetailPane).tell([title, *about, *found, *facts])

    def chosen_record(self) -> Record | None:
        """Return the record of the chosen result."""
        workspace, hits = self.desk_app.workspace, self.query_one("#hits", RecordList)
        return workspace.find(hits.chosen_key) if workspace else None

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the record on a page of its own, or narrow the search to what was counted."""
        from tui.search_words import ORDER, narrowed

        if event.key == ORDER:
            self._newest_first = not self._newest_first
            self._search()
        elif event.of.id == "counts":
            self._write(narrowed(self._query, event.key))
        elif event.key:
            self.desk_app.open_record(event.key)

    def action_cursor_up(self) -> None:
        """Go one result up while typing."""
        self.query_one("#hits", RecordList).action_cursor_up()

    def action_cursor_down(self) -> None:
        """Go one result down while typing."""
        self.query_one("#hits", RecordList).action_cursor_down()
