"""A list with a filter above it: typing narrows the list, the arrows move in it meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tui.binding import Scoped
from tui.scopes import Scope
from tui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.widgets.typing import TextEntry


class Filtered(Scoped, scope=Scope.filtered):
    """Mixin of views and windows with a `TextEntry(id="filter")` and the list `LIST`.

    `class RegisterView(Filtered, TaskView, scope=Scope.register): LIST = "#entries"`
    """

    LIST = ""
    """Selector of the list that the filter narrows."""

    @property
    def narrowed(self) -> RecordList:
        """The list."""
        return cast("Widget", self).query_one(self.LIST, RecordList)

    def on_input_changed(self, event: TextEntry.Changed) -> None:
        """Filter the list while the words are typed; the key that led here is no part of them."""
        if event.input.id == "filter":
            self.narrowed.filter(event.value.lstrip("/"))

    def on_input_submitted(self, event: TextEntry.Submitted) -> None:
        """Go to what the filter has left."""
        if event.input.id == "filter":
            self.narrowed.focus()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.narrowed.get_ready()
        cast("Widget", self).query_one("#filter").focus()

    def action_cursor_up(self) -> None:
        """Go one line up while typing in the filter."""
        self.narrowed.action_cursor_up()

    def action_cursor_down(self) -> None:
        """Go one line down while typing in the filter."""
        self.narrowed.action_cursor_down()
