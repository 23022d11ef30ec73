"""The menu of all main views: a letter, Enter or a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from planner.i18n import _
from tui.key_names import key_name
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.views import VIEWS
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult


class GoMenu(Dialog[None], scope=Scope.go_menu):
    """Every main view with its letter, its key, and what is to be seen there."""

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        window = Vertical(classes="window list-window -short")
        window.border_title = _("Go to")
        with window:
            yield RecordList(Column(1), Column(13), Column(6), Column(), id="views")
            yield KeyBar()

    def on_mount(self) -> None:
        """List the views, starting at the one on show."""
        views = self.query_one("#views", RecordList)
        views.styles.height = len(VIEWS)
        rows = [
            Row(
                view.name,
                (
                    Cell(key_name(view.letter), "strong"),
                    Cell(view.title),
                    Cell(", ".join(key_name(key) for key in view.keys[:2]), "quiet"),
                    Cell(view.help, "quiet"),
                ),
            )
            for view in VIEWS
        ]
        views.show(rows, choose=self.app.current_mode)
        views.focus()

    async def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Go to the chosen view."""
        event.stop()
        self.action_take(event.key)

    def action_take(self, view: str) -> None:
        """Close the menu and go to a view."""
        app = self.desk_app
        self.dismiss(None)
        app.call_later(app.go, view)
