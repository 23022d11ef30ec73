"""The page of a draft as text; the keys of lists scroll it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tui.widgets.record_list import Cell, Column, RecordList, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.page_text import PageLine

LEAST, MOST = 40, 84
"""Cells of the narrowest and of the widest page that is worth showing."""


class PagePane(RecordList):
    """Lines that cannot be chosen; when another width fits, it asks for the page anew."""

    class WidthChanged(Message):
        """A page of another width fits now."""

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(Column(), empty=empty, id=id)
        self._laid_out_for = 0

    @property
    def page_width(self) -> int:
        """How many cells wide the page should be."""
        return max(LEAST, min(MOST, self.scrollable_content_region.width - 1))

    def print(self, lines: Iterable[PageLine]) -> None:
        """Show these lines, at the place where the person was reading."""
        where = self.scroll_offset.y
        self.show(Row("", (Cell(line.text, "strong" if line.bold else ""),)) for line in lines)
        self.scroll_to(y=where, animate=False)

    def on_resize(self) -> None:
        """Ask for a page of the width that fits now."""
        if self.scrollable_content_region.width and self.page_width != self._laid_out_for:
            self._laid_out_for = self.page_width
            self.post_message(self.WidthChanged())
