"""The columns of a table of tasks, and the line of titles above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.record_list import Column, RecordList, fit
from tui.work import Sturdy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events


class ColumnHeads(Sturdy, Widget):
    """The line of titles above a list; the column that sorts it carries an arrow. A click sorts."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"heads--title", "heads--sorted"}
    DEFAULT_CSS = """
    ColumnHeads {
        height: 1;
        & > .heads--title { color: $text-muted; text-style: bold; }
        & > .heads--sorted { color: $text-accent; text-style: bold; }
    }
    """

    def __init__(
        self, of: str, titles: Sequence[str], orders: Sequence[str], on_sort: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._of, self._titles, self._orders, self._on_sort = of, titles, orders, on_sort
        self._sorted, self._arrow = "", ""
        self._places: list[tuple[int, int, str]] = []

    def mark(self, order: str, *, descending: bool) -> None:
        """Show by which column the list is sorted."""
        self._sorted, self._arrow = order, "▼" if descending else "▲"
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the titles over the columns that the width leaves room for."""
        del y
        listed = self.screen.query_one(self._of, RecordList)
        width = listed.scrollable_content_region.width
        left = listed.styles.padding.left
        shown = [
            (c, t, o)
            for c, t, o in zip(listed.columns, self._titles, self._orders, strict=True)
            if width >= c.needs
        ]
        rest = max(4, width - sum(c.width for c, _t, _o in shown) - len(shown) + 1)
        title, marked = (self.get_component_rich_style(f"heads--{name}") for name in ("title", "sorted"))
        segments, at = [Segment(" " * left, title)], left
        self._places = []
        for column, text, order in shown:
            here = bool(order) and order == self._sorted
            words = f"{text}{self._arrow}" if here else text
            taken = column.width or rest
            segments += [
                Segment(fit(words, taken, right=column.right), marked if here else title),
                Segment(" ", title),
            ]
            self._places.append((at, at + taken, order))
            at += taken + 1
        return Strip(segments).adjust_cell_length(self.size.width, title)

    def on_click(self, event: events.Click) -> None:
        """Sort by the column under the mouse."""
        for start, end, order in self._places:
            if start <= event.x < end and order:
                self._on_sort(order)


def task_columns() -> tuple[Column, ...]:
    """Return the columns of a table of tasks: ID, text, lead, deadline, days."""
    return (Column(11, needs=76), Column(), Column(10, needs=60), Column(10), Column(21))
