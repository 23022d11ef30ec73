"""A window that tells what was done and what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from tui.screens.base import Dialog
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class MessagePage(Dialog[None]):
    """Paragraphs to read; a record among them can be opened."""

    def __init__(self, title: str, paragraphs: Sequence[Paragraph]) -> None:
        super().__init__()
        self._title, self._paragraphs = title, paragraphs

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        window = Vertical(classes="window message")
        window.border_title = self._title
        with window:
            yield DetailPane(id="message-text")
            yield KeyBar()

    def on_mount(self) -> None:
        """Write the text."""
        pane = self.query_one(DetailPane)
        pane.focus()
        pane.tell(self._paragraphs)

    def on_record_list_opened(self, event: DetailPane.Opened) -> None:
        """Close, and open the record."""
        self.dismiss(None)
        self.desk_app.call_later(self.desk_app.open_record, event.key)
