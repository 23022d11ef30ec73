"""The words of a document's file, with those of a finding marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from planner.i18n import _
from tui.page_text import PageLine
from tui.screens.base import Dialog
from tui.widgets.page_pane import PagePane
from tui.widgets.record_list import wrap
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult


class FilePage(Dialog[None]):
    """The text of a file to read; the words that a finding is about are marked and in sight."""

    def __init__(self, title: str, paragraphs: Sequence[str], words: str) -> None:
        super().__init__()
        self._title, self._paragraphs, self._words = title, tuple(paragraphs), words

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        window = Vertical(classes="window list-window wide-window")
        window.border_title = _("The words of {file}", file=self._title)
        with window:
            yield PagePane(empty=_("The file has no text."), id="page")
            yield KeyBar()

    def on_mount(self) -> None:
        """Start on the page."""
        self.query_one(PagePane).focus()

    def on_page_pane_width_changed(self) -> None:
        """Lay the text out for the width, and show the words."""
        pane = self.query_one(PagePane)
        pane.print(page_of(self._paragraphs, pane.page_width))
        pane.mark(self._words)


def page_of(paragraphs: Iterable[str], width: int) -> list[PageLine]:
    """Return paragraphs as lines; cells of a row stand beside each other as far as they fit."""
    lines: list[PageLine] = []
    for paragraph in paragraphs:
        words = " │ ".join(" ".join(cell.split()) for cell in paragraph.split("\t") if cell.strip())
        lines += [PageLine(line) for line in wrap(words, width)] if words else [PageLine("")]
    return lines
