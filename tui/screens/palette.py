"""The palette: any action and any record by a part of its name, accents aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from planner.i18n import _
from tui.actions import ACTIONS
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planner.model.workspace import Workspace

_ACTION = "action:"


class Palette(Dialog[None], scope=Scope.pick):
    """Type a part of what you want to do or to see; Enter does it or opens it."""

    def compose(self) -> ComposeResult:
        """Lay out the entry and the list."""
        window = Vertical(classes="window list-window wide-window")
        window.border_title = _("Do or find")
        with window:
            yield TextEntry(placeholder=_("A part of its name, accents not needed…"), id="wish")
            yield RecordList(Column(12), Column(), empty=_("Nothing has these words."), id="offers")
            yield KeyBar()

    def on_mount(self) -> None:
        """List actions first; the records come from a thread."""
        self.query_one("#wish").focus()
        offers = self.query_one("#offers", RecordList)
        offers.can_open = False
        offers.show(_action_rows())
        workspace = self.workspace
        self.desk_app.ask("palette", lambda: _record_rows(workspace), self._add_records)

    def _add_records(self, rows: list[Row]) -> None:
        if self.is_attached:
            self.query_one("#offers", RecordList).show([*_action_rows(), *rows])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to mark here."""
        return False if action == "finish" else super().check_action(action, parameters)

    def on_input_changed(self, event: TextEntry.Changed) -> None:
        """Narrow the list."""
        self.query_one("#offers", RecordList).filter(event.value)

    def on_input_submitted(self) -> None:
        """Do or open what is chosen."""
        self.action_accept()

    def on_record_list_opened(self) -> None:
        """Do or open what is chosen."""
        self.action_accept()

    def action_accept(self) -> None:
        """Close the palette, then do or open what is chosen."""
        key = self.query_one("#offers", RecordList).chosen_key
        if not key:
            return
        app = self.desk_app
        self.dismiss(None)
        if key.startswith(_ACTION):
            app.call_later(app.do, key.removeprefix(_ACTION))
        else:
            app.call_later(app.open_record, key)

    def action_cursor_up(self) -> None:
        """Go one line up while typing."""
        self.query_one("#offers", RecordList).action_cursor_up()

    def action_cursor_down(self) -> None:
        """Go one line down while typing."""
        self.query_one("#offers", RecordList).action_cursor_down()


def _action_rows() -> list[Row]:
    return [
        Row(
            f"{_ACTION}{action.id}",
            (Cell(action.shown_key, "strong"), Cell(f"{action.label} – {action.help}")),
        )
        for action in ACTIONS
        if action.in_palette
    ]


def _record_rows(workspace: Workspace) -> list[Row]:
    from planner.tracking import label_of
    from tui.words import title_of

    return [
        Row(record.id, (Cell(record.id, "quiet"), Cell(label_of(record))), also=title_of(record))
        for record in workspace.records()
    ]
