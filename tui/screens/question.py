"""A question with yes and no, asked only where something would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from planner.i18n import _
from tui.actions import action_named
from tui.scopes import Scope
from tui.screens.base import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult


def unsaved() -> tuple[str, str, str]:
    """Return the question about changes that are not saved, and what yes and no mean."""
    question = _("What you changed here is not saved. Close without saving?")
    return question, _("Close without saving"), _("Go back")


def _labelled(words: str, action: str) -> str:
    return f"{words} ({action_named(action).shown_key})"


class Question(Dialog[bool], scope=Scope.question):
    """Asks; "no" is what Enter chooses, so that nothing is lost by haste."""

    def __init__(self, question: str, yes: str, no: str = "", *, opened_by: str = "") -> None:
        """Take the question, its answers, and the key that led here: pressed once more it answers nothing."""
        super().__init__()
        self._question, self._yes = question, yes
        self._deaf = opened_by in action_named("say_yes").keys
        self._no = no or _("Not now")

    def compose(self) -> ComposeResult:
        """Lay out the question and its two answers."""
        with Vertical(classes="window small"):
            yield Static(self._question, markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_labelled(self._yes, "say_yes"), id="yes", variant="error")
                yield Button(_labelled(self._no, "say_no"), id="no", variant="primary")

    def on_mount(self) -> None:
        """Start on the safe answer."""
        self.query_one("#no").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer by mouse, or with Enter."""
        self.dismiss(event.button.id == "yes")

    def action_say_yes(self) -> None:
        """Answer yes."""
        if self._deaf:
            self._deaf = False
        else:
            self.dismiss(True)

    def action_say_no(self) -> None:
        """Answer no."""
        self.dismiss(False)
