"""The page of a draft as text; the keys of lists scroll it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from textual.message import Message

from planner.vietnamese import fold
from tui.widgets.record_list import Cell, Column, RecordList, Row

_ABOVE = 3
"""Lines shown above marked words."""


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


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

    def mark(self, words: str) -> bool:
        """Mark the lines with these words and bring them into sight; tell whether they were found.

        Words that the page breaks or cuts short are looked for by fewer and fewer of their beginning.
        """
        places = self._lines_with(words)
        rows = list(self.rows)
        for place in places:
            rows[place] = Row("", (Cell(rows[place].cells[0].text, "soon"),))
        if places:
            self.show(rows)
            self.scroll_to(y=max(0, places[0] - _ABOVE), animate=False)
        return bool(places)

    def _lines_with(self, words: str) -> list[int]:
        """Return the lines that hold the words, which may run over several."""
        ends, text = [], ""
        for row in self.rows:
            text += f" {_plain(row.cells[0].text)}"
            ends.append(len(text))
        wanted = _plain(words).split()
        while wanted:
            start = text.find(" ".join(wanted))
            if start >= 0:
                first = bisect_right(ends, start)
                last = bisect_left(ends, start + len(" ".join(wanted)))
                return list(range(first, min(last, len(ends) - 1) + 1))
            wanted = wanted[:-1]
        return []

    def on_resize(self) -> None:
        """Ask for a page of the width that fits now."""
        if self.scrollable_content_region.width and self.page_width != self._laid_out_for:
            self._laid_out_for = self.page_width
            self.post_message(self.WidthChanged())
