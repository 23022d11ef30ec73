"""The names of several lists in one line; the one on show is marked, and a click changes to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.work import Sturdy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events


class Tabs(Sturdy, Widget):
    """One line of names; it takes no focus, keys of the screen change the list."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tabs--name", "tabs--current"}
    DEFAULT_CSS = """
    Tabs {
        height: 1;
        & > .tabs--name { color: $text-muted; }
        & > .tabs--current { color: $text-primary; text-style: bold reverse; }
    }
    """

    def __init__(self, names: Sequence[tuple[str, str]], on_choose: Callable[[str], object]) -> None:
        super().__init__()
        self._names, self._on_choose = tuple(names), on_choose
        self._current = ""
        self._places: list[tuple[int, int, str]] = []

    def mark(self, current: str) -> None:
        """Mark the list on show."""
        self._current = current
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the names, as many as fit."""
        del y
        plain, marked = (self.get_component_rich_style(f"tabs--{name}") for name in ("name", "current"))
        segments, at = [Segment(" ", plain)], 1
        self._places = []
        for value, name in self._names:
            text = f" {name} "
            segments += [Segment(text, marked if value == self._current else plain), Segment(" ", plain)]
            self._places.append((at, at + cell_len(text), value))
            at += cell_len(text) + 1
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def on_click(self, event: events.Click) -> None:
        """Change to the list under the mouse."""
        for start, end, value in self._places:
            if start <= event.x < end:
                self._on_choose(value)
