"""The window of long work: what is done, how far it is, and Escape to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from planner.i18n import _
from tui.figures import bar
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.long_work import Progress, Reached

_EVERY = 0.1
"""Seconds between two looks at the progress."""
_BAR = 40


class WorkPage(Dialog[None], scope=Scope.long_work):
    """Follows the progress until the work is over."""

    def __init__(self, title: str, progress: Progress) -> None:
        super().__init__()
        self._title, self._progress = title, progress
        self._shown: Reached | None = None

    @property
    def is_busy(self) -> bool:
        """The work is under way as long as the window is there."""
        return True

    def compose(self) -> ComposeResult:
        """Lay out the bar and the words below it."""
        window = Vertical(classes="window small")
        window.border_title = self._title
        with window:
            yield Static(id="work-bar", markup=False)
            yield Static(id="work-what", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        """Look at the progress from time to time; a report itself costs the work nothing."""
        self._look()
        self.set_interval(_EVERY, self._look)

    def _look(self) -> None:
        reached = self._progress.reached
        if reached is self._shown:
            return
        self._shown = reached
        shown = f"{bar(reached.percent, _BAR)} {reached.percent}%" if reached.total else _("Working…")
        counted = f"{reached.done}/{reached.total}" if reached.total else ""
        self.query_one("#work-bar", Static).update(shown)
        self.query_one("#work-what", Static).update(" ".join(filter(None, (counted, reached.what))))

    def action_stop_work(self) -> None:
        """Stop the work at its next step."""
        self._progress.stop()
        self.query_one("#work-what", Static).update(_("Stopping after the step in hand…"))
