"""Jump mode: a letter over everything the person can go to; pressing it goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import Static

from planner.i18n import _
from tui.actions import action_named
from tui.key_names import key_name
from tui.scopes import Scope
from tui.screens.base import Dialog

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.screen import Screen
    from textual.widget import Widget


def places_on(screen: Screen[Any]) -> dict[str, Widget]:
    """Return the letter of each widget on `screen` that can take the focus and is in view."""
    shown = [one for one in screen.focus_chain if one.region and screen.region.overlaps(one.region)]
    return dict(zip(action_named("jump_to").keys, shown, strict=False))


class JumpPage(Dialog[None], scope=Scope.jump):
    """The letters, each at the upper left corner of its place."""

    def __init__(self, places: dict[str, Widget]) -> None:
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        """Put the letters where the places are."""
        for letter, widget in self._places.items():
            label = Static(f" {key_name(letter)} ", classes="jump-letter", markup=False)
            label.styles.offset = (widget.region.x, widget.region.y)
            yield label
        yield Static(
            _("Press a letter to go to its place; Esc goes back."), id="jump-invitation", markup=False
        )

    def action_jump_to(self, letter: str) -> None:
        """Go to the place of a letter; a letter without a place just closes."""
        widget = self._places.get(letter)
        self.dismiss(None)
        if widget is not None:
            self.app.call_later(widget.focus)

    def on_click(self, event: events.Click) -> None:
        """Go to the place that is clicked."""
        for letter, widget in self._places.items():
            if widget.region.contains(event.screen_x, event.screen_y):
                self.action_jump_to(letter)
                return
        self.dismiss(None)
