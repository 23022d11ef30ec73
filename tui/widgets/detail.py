"""A pane that tells everything about one record; what it is tied to can be chosen and opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.widgets.lazy_rows import LazyRows
from tui.widgets.record_list import Cell, Column, RecordList, Row, signed, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual import events

_LABEL_WIDTH = 15
_LABELS_APART_FROM = 64
"""Width in cells from which labels stand in a column of their own."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One statement: its label, its words, and the ID of the record it leads to ("" for plain text)."""

    text: str
    label: str = ""
    key: str = ""
    tone: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    """Places (start and end) of what is to stand out in a text without a label."""


class DetailPane(RecordList):
    """Paragraphs wrapped to the width of the pane; those that lead to a record are single lines."""

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(Column(1), Column(), empty=empty, id=id)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._laid_out_for = 0

    def tell(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show these paragraphs, from the top."""
        self._paragraphs = tuple(paragraphs)
        self._laid_out_for = 0
        self._lay_out(choose="")

    def on_resize(self, event: events.Resize | None = None) -> None:
        """Wrap anew when the pane becomes wider or narrower; who reads the top stays there."""
        if event is not None:
            event.prevent_default()
        was_at_top = self.scroll_offset.y == 0
        super().on_resize()
        self._lay_out()
        if was_at_top:
            self.scroll_to(y=0, animate=False)

    def _lay_out(self, choose: str | None = None) -> None:
        width = self.scrollable_content_region.width
        if not width or width == self._laid_out_for:
            return
        self._laid_out_for = width
        apart = width >= _LABELS_APART_FROM
        self.columns = (Column(_LABEL_WIDTH), Column()) if apart else (Column(1), Column())
        self.show(_laid_out(self._paragraphs, width, apart=apart), choose=choose)


def _laid_out(paragraphs: Iterable[Paragraph], width: int, *, apart: bool) -> LazyRows:
    """Return the lines of all paragraphs; those that lead to a record can be thousands."""
    places: list[Row | Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.key and paragraph.tone != "heading":
            places.append(paragraph)
        else:
            places.extend(_rows(paragraph, width, apart=apart))

    def make(place: int) -> Row:
        one = places[place]
        return one if isinstance(one, Row) else _link(one)

    return LazyRows([one.key for one in places], make)


def _link(paragraph: Paragraph) -> Row:
    label, text, tone = paragraph.label, paragraph.text, paragraph.tone
    words = signed(f"{label}: {text}" if label else text, tone)
    return Row(paragraph.key, (Cell(f"► {words}", tone),))


def _rows(paragraph: Paragraph, width: int, *, apart: bool) -> Iterator[Row]:
    label, text, tone = paragraph.label, signed(paragraph.text, paragraph.tone), paragraph.tone
    if tone == "heading":
        yield Row("", (Cell("", ""),))
        yield from (Row("", (Cell(line, "heading"),)) for line in wrap(text, width - 1))
        return
    if not label:
        yield from (Row("", (cell,)) for cell in _lines(paragraph, width - 1))
        return
    if not apart:
        yield Row("", (Cell(f"{label}:", "quiet"),))
        yield from (Row("", (Cell(""), Cell(line, tone))) for line in wrap(text, width - 3))
        return
    for number, line in enumerate(wrap(text, width - _LABEL_WIDTH - 2)):
        yield Row("", (Cell("" if number else label, "quiet"), Cell(line, tone)))


def _lines(paragraph: Paragraph, width: int) -> Iterator[Cell]:
    """Yield the lines of a text, with the marks that fall into each."""
    text, at = signed(paragraph.text, paragraph.tone), 0
    moved = len(text) - len(paragraph.text)
    for line in wrap(text, width):
        start = max(text.find(line, at), at)
        at = start + len(line)
        inside = tuple(
            (max(first + moved, start) - start, min(last + moved, at) - start)
            for first, last in paragraph.marks
            if first + moved < at and last + moved > start
        )
        yield Cell(line, paragraph.tone, inside)
