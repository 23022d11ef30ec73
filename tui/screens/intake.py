"""Importing past documents: a file or folder is chosen, each file told of as it is done, links confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widgets import Static

from planner.i18n import _
from tui.desk.intake import PARENT
from tui.figures import bar
from tui.scopes import Scope
from tui.screens.base import View
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Column, RecordList
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.timer import Timer

    from planner.intake.importing import Import, ImportedFile
    from planner.intake.prepared import Prepared
    from planner.model.workspace import Workspace
    from tui.desk.intake import Entry

BEAT = 0.2
"""Seconds between two looks at how far the import is."""
_BAR = 24
_ARRIVALS = 2.0
"""Seconds between two looks at the folder to which browsers send files."""


class IntakeView(View, scope=Scope.intake):
    """The seventh view: choosing above, results in the same place once there are some."""

    VIEW = "intake"

    def __init__(self) -> None:
        super().__init__()
        self._job: Import | None = None
        self._results: list[ImportedFile] = []
        """Filled by the thread that imports; read by the screen at each beat."""
        self._painted = 0
        self._timer: Timer | None = None
        self._entries: dict[str, Entry] = {}

    def body(self) -> ComposeResult:
        """Yield the line for the path, the list, and what is told of the chosen line."""
        yield TextEntry(placeholder=_("Which file or folder? Type its path, or choose below…"), id="path")
        yield Static(self._invitation(), id="intake-state", classes="pane-title", markup=False)
        with Container(id="intake-panes"):
            yield RecordList(Column(1), Column(), empty=_("No such folder."), id="entries")
            yield RecordList(
                Column(1), Column(14), Column(24, needs=90), Column(), empty=_("Reading…"), id="results"
            )
            yield DetailPane(
                empty=_("Enter opens a folder, or shows what a file says before it is imported."), id="detail"
            )

    @staticmethod
    def _invitation() -> str:
        return _("Ctrl+S imports the file or folder of this line, with all folders in it.")

    def on_mount(self) -> None:
        """Start in the line for the path."""
        super().on_mount()
        self.query_one("#entries", RecordList).can_open = False
        self._show_results(on=False)
        self.query_one("#path").focus()
        self._list_entries()
        if self.desk_app.desk.import_root is not None:
            self.set_interval(_ARRIVALS, self._look_for_arrivals)

    def arrive(self) -> None:
        """Show what came into the folder meanwhile."""
        self._list_entries()

    def _look_for_arrivals(self) -> None:
        """Show files that a browser sends while this is on show."""
        if self.is_current and self.query_one("#entries").display:
            self._list_entries()

    def on_unmount(self) -> None:
        """End an import when the program closes."""
        if self._job is not None:
            self._job.stop()

    def show(self, workspace: Workspace) -> None:
        """Nothing here depends on the records."""

    # choosing

    @property
    def typed(self) -> str:
        """The path as typed."""
        return self.query_one("#path", TextEntry).value

    def on_input_changed(self) -> None:
        """List what can be chosen."""
        self._list_entries()

    def _list_entries(self) -> None:
        typed, desk = self.typed, self.desk_app.desk
        self.desk_app.ask("entries", lambda: desk.intake.entries(typed), self._paint_entries)

    def _paint_entries(self, entries: list[Entry]) -> None:
        from tui.screens.intake_rows import entry_row

        if list(self._entries.values()) == entries and entries:
            return
        self._entries = {str(entry.path): entry for entry in entries}
        rows = [entry_row(entry) for entry in entries]
        first = next((row.key for row in rows if self._entries[row.key].name != PARENT), "")
        self.query_one("#entries", RecordList).show(rows, choose=first)

    def on_input_submitted(self) -> None:
        """Open the chosen folder, or show what the chosen file says."""
        self._take_entry(self.query_one("#entries", RecordList).chosen_key)

    def _take_entry(self, key: str) -> None:
        entry = self._entries.get(key)
        if entry is None:
            return
        if entry.is_folder:
            self._type(f"{entry.path}".rstrip("/\\") + "/")
        else:
            self._type(str(entry.path))
            self._look(entry.path)

    def _type(self, path: str) -> None:
        line = self.query_one("#path", TextEntry)
        line.value = path
        line.cursor_position = len(path)

    def _look(self, path: Path) -> None:
        desk, pane = self.desk_app.desk, self.query_one(DetailPane)
        pane.tell([Paragraph(_("Reading…"), tone="quiet")])
        self.desk_app.ask("look", lambda: desk.intake.look(path), self._tell_prepared)

    def _tell_prepared(self, each: Prepared) -> None:
        from tui.screens.intake_rows import prepared_words

        self.query_one(DetailPane).tell(prepared_words(each))

    def action_choose_files(self) -> None:
        """Go to the line in which files are chosen."""
        self._show_results(on=False)
        self.query_one("#path").focus()
        self._list_entries()

    def _show_results(self, *, on: bool) -> None:
        self.query_one("#entries").display = not on
        self.query_one("#results").display = on
        self.query_one(DetailPane).tell(())

    def action_cursor_up(self) -> None:
        """Go one line up while typing."""
        self._list_on_show().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Go one line down while typing."""
        self._list_on_show().action_cursor_down()

    def _list_on_show(self) -> RecordList:
        results = self.query_one("#results", RecordList)
        return results if results.display else self.query_one("#entries", RecordList)

    # the import itself

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer stopping only while an import runs, and starting only while none does."""
        if action == "stop_import":
            return self._job is not None
        if action == "start_import":
            return self._job is None
        return super().check_action(action, parameters)

    def action_start_import(self) -> None:
        """Import what the line names, else the chosen entry."""
        desk, typed = self.desk_app.desk, self.typed
        chosen = self._entries.get(self.query_one("#entries", RecordList).chosen_key)
        self._results, self._painted = [], 0
        self.desk_app.ask("begin", lambda: desk.intake.begin([desk.intake.named(typed, chosen)]), self._run)

    def _run(self, job: Import) -> None:
        self._job = job
        self._show_results(on=True)
        results = self.query_one("#results", RecordList)
        results.show([], choose="")
        results.focus()
        found, desk = self._results, self.desk_app.desk

        def work() -> Workspace:
            for result in job.results():
                found.append(result)
            return desk.intake.finish()

        self._timer = self.set_interval(BEAT, self._beat)
        self.desk_app.ask("import", work, self._finished, self._failed)
        self.refresh_bindings()

    def _beat(self) -> None:
        self._paint_results()
        if self._job is not None:
            total = len(self._job)
            done = min(len(self._results), total)
            words = _("Importing {done} of {total}", done=done, total=total)
            words = _("Stopping…") if self._job.stopped else words
            self._say(f"{bar(done * 100 // total if total else 0, _BAR)} {words}")

    def _paint_results(self) -> None:
        from tui.screens.intake_rows import result_row

        results = list(self._results)
        if len(results) != self._painted:
            self._painted = len(results)
            lines = self.query_one("#results", RecordList)
            lines.show([result_row(number, result) for number, result in enumerate(results)])

    def _say(self, words: str) -> None:
        self.query_one("#intake-state", Static).update(words)

    def _finished(self, workspace: Workspace) -> None:
        from planner.intake.describe import summary

        stopped = self._job is not None and self._job.stopped
        self._end()
        words = summary(self._results, dry_run=False)
        if stopped:
            words = _("Stopped: {summary}. Ctrl+S goes on where it ended.", summary=words)
        self._say(words)
        self.desk_app.take(workspace)

    def _failed(self, error: Exception) -> None:
        self._end()
        self._say(_("The import ended early."))
        self.desk_app.report(error)

    def _end(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        if self._job is not None:
            self._results, self._painted = self._job.in_order(self._results), 0
        self._job = None
        self._paint_results()
        self.refresh_bindings()

    def action_stop_import(self) -> None:
        """End after the file in hand."""
        if self._job is not None:
            self._job.stop()
            self._beat()

    # results

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell about the file that is chosen now."""
        from tui.screens.intake_rows import result_words

        if event.of.id == "results" and event.key:
            self.query_one(DetailPane).tell(result_words(self._results[int(event.key)]))
        self.refresh_bindings()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the data and links of a document that is there."""
        if event.of.id == "entries":
            self._take_entry(event.key)
        elif event.of.id == "results" and event.key:
            result = self._results[int(event.key)]
            if result.id and self._job is None:
                from tui.screens.links import LinksPage

                self.app.push_screen(LinksPage(result.id))
