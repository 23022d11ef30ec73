"""A list of records, drawn line by line, that stays fast with ten thousand of them."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.binding import Scoped
from tui.scopes import Scope
from tui.widgets.row_filter import MANY, RowFilter
from tui.work import Sturdy

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

_MORE = "…"
SIGNS = {"late": "!", "soon": "~", "done": "√"}
"""What says the same as the colour of a tone, for who cannot see the colour."""
_SAID = frozenset((*SIGNS.values(), "+", "-"))
TONES = ("heading", "late", "soon", "done", "quiet", "strong", "mark")
_NEAR = 3
"""Lines: a selectable row within this distance of the view is gone to at once; else the view scrolls."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of one column, and its tone: "" or one of TONES."""

    text: str
    tone: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    """Places (start and end) of what is to stand out in the text."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its width in cells (0 takes what is left), its alignment, and when it gives way."""

    width: int = 0
    right: bool = False
    needs: int = 0
    """The list's width below which the column is left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the record's ID as key ("" cannot be chosen), and its cells."""

    key: str
    cells: tuple[Cell, ...]
    also: str = ""
    """Words that the filter finds although they are not shown."""

    @property
    def folded(self) -> str:
        """Everything the filter looks at, without accents."""
        from planner.vietnamese import fold, without_marks

        return fold(without_marks(" ".join((*(cell.text for cell in self.cells), self.also, self.key))))


def signed(text: str, tone: str) -> str:
    """Return the text with the sign of its tone in front, unless it begins with a sign."""
    sign = SIGNS.get(tone)
    return f"{sign} {text}" if sign and text and text[0] not in _SAID else text


def heading(text: str) -> Row:
    """Return a line that only divides the list."""
    return Row("", (Cell(text, "heading"),))


class RecordList(Scoped, Sturdy, ScrollView, can_focus=True, scope=Scope.list):
    """Rows of records; one of them is chosen, by keys or by mouse, and can be opened."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-list--chosen",
        *(f"record-list--{tone}" for tone in TONES),
    }
    DEFAULT_CSS = """
    RecordList {
        height: 1fr;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        & > .record-list--chosen { background: $panel; color: $foreground; }
        &:focus > .record-list--chosen {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
        & > .record-list--heading { color: $text-primary; text-style: bold; }
        & > .record-list--late { color: $text-error; }
        & > .record-list--soon { color: $text-warning; }
        & > .record-list--done { color: $text-success; }
        & > .record-list--quiet { color: $text-muted; }
        & > .record-list--strong { text-style: bold; }
        & > .record-list--mark { color: $text-accent; text-style: bold; }
    }
    """

    class Highlighted(Message):
        """Another row was chosen; `key` is "" when the list has none."""

        def __init__(self, of: RecordList, key: str) -> None:
            super().__init__()
            self.of, self.key = of, key

        @property
        def control(self) -> RecordList:
            """The list."""
            return self.of

    class Opened(Highlighted):
        """The chosen row was opened, with Enter or a double click."""

    def __init__(self, *columns: Column, empty: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.columns: tuple[Column, ...] = columns or (Column(),)
        self.can_open = True
        """Whether Enter opens the chosen row; if not, the screen may have another use for Enter."""
        self.empty = empty
        """What an empty list says: what to do, not only that nothing is there."""
        self.rank: Callable[[str, Row], int] | None = None
        """Tells how well a row answers the filter, 0 best; without it the rows keep their order."""
        self._filter = RowFilter()
        self._shown: Sequence[Row] = ()
        self._needle = ""
        self._chosen = -1
        self._announced: str | None = None
        self._coming: tuple[str, Callable[[bool], object]] | None = None

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that pass the filter."""
        return self._shown

    @property
    def chosen_key(self) -> str:
        """The key of the chosen row, "" when there is none."""
        return self._shown[self._chosen].key if 0 <= self._chosen < len(self._shown) else ""

    def show(self, rows: Iterable[Row], *, choose: str | None = None) -> None:
        """Show other rows; the choice stays on the same record unless `choose` names another."""
        key = self.chosen_key if choose is None else choose
        self._filter = RowFilter(rows if isinstance(rows, Sequence) else tuple(rows))
        if self._needle.strip():
            self.get_ready()
        self._refilter(key)
        if self._coming is not None:
            (coming, then), self._coming = self._coming, None
            then(self.choose(coming))

    def get_ready(self) -> None:
        """Prepare a long list for the filter, in a thread."""
        rows = self._filter
        if not rows.is_ready:
            # without a description Textual writes out all rows to make one
            work = partial(self._get_ready, rows)
            self.run_worker(work, thread=True, exclusive=True, group="filter", description="filter")

    def _get_ready(self, rows: RowFilter) -> None:
        rows.get_ready()
        self.call_later(self._take_ready, rows)

    def _take_ready(self, rows: RowFilter) -> None:
        if rows is self._filter and self._needle.strip():
            self._filter_again()

    def choose_coming(self, key: str, then: Callable[[bool], object]) -> None:
        """Choose the row with this key when the list is filled next; `then` is told whether it is there."""
        self._coming = (key, then)

    def filter(self, needle: str) -> None:
        """Keep the rows that contain the words of `needle`; accents may be left out."""
        if needle != self._needle:
            self._needle = needle
            self.get_ready()
            self._when_painted(len(self._filter.rows), lambda: self._needle == needle, self._filter_again)

    def _filter_again(self) -> None:
        self._refilter(self.chosen_key)

    def _when_painted(self, size: int, is_wanted: Callable[[], bool], work: Callable[[], object]) -> None:
        """Do what takes long in a long list once the letter that asks for it is on the screen."""
        if size <= MANY:
            work()
        else:
            self.call_after_refresh(lambda: work() if is_wanted() else None)

    def choose(self, key: str) -> bool:
        """Choose the row with this key and scroll to it; tells whether it is there."""
        place_of = getattr(self._shown, "place_of", None)
        where = (
            place_of(key)
            if place_of is not None
            else next((i for i, row in enumerate(self._shown) if row.key == key), -1)
        )
        if where >= 0:
            self._choose_row(where)
        return where >= 0

    def _refilter(self, key: str) -> None:
        self._shown = self._filter.matching(self._needle, self.rank)
        self._chosen = -1
        self._fit()
        if not (key and self.choose(key)):
            self.scroll_to(y=0, animate=False)
            self._choose_row(next((i for i, row in enumerate(self._shown) if row.key), -1), scroll=False)

    def _fit(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._shown))
        self.refresh()

    def on_resize(self) -> None:
        """Keep the chosen row in view when the window changes."""
        self._fit()
        if self._chosen >= 0:
            self.scroll_to_region(Region(0, self._chosen, 1, 1), animate=False, force=True)

    def _choose_row(self, where: int, *, scroll: bool = True) -> None:
        self._chosen = where
        if scroll and where >= 0:
            self.scroll_to_region(Region(0, where, 1, 1), animate=False, force=True)
        if self.chosen_key != self._announced:
            self._announced = self.chosen_key
            self.post_message(self.Highlighted(self, self.chosen_key))
        self.refresh()

    def _move(self, step: int) -> None:
        """Choose the next row in the direction of `step`, or scroll where none is near."""
        if self._chosen < 0:
            self.scroll_relative(y=step, animate=False)
            return
        where = self._chosen + step
        while 0 <= where < len(self._shown) and not self._shown[where].key:
            where += step
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if 0 <= where < len(self._shown) and top - _NEAR <= where < top + height + _NEAR:
            self._choose_row(where)
        else:
            self.scroll_relative(y=step, animate=False)

    def _move_page(self, direction: int) -> None:
        step = max(1, self.scrollable_content_region.height - 1) * direction
        wanted = min(max(self._chosen + step, 0), len(self._shown) - 1)
        outward = range(wanted, len(self._shown) if direction > 0 else -1, direction)
        inward = range(wanted, self._chosen, -direction)
        where = next((i for i in (*inward, *outward) if 0 <= i < len(self._shown) and self._shown[i].key), -1)
        if where >= 0 and self._chosen >= 0:
            self._choose_row(where)
        else:
            self.scroll_relative(y=step, animate=False)

    def action_cursor_up(self) -> None:
        """Go one line up."""
        self._move(-1)

    def action_cursor_down(self) -> None:
        """Go one line down."""
        self._move(1)

    def action_page_up(self) -> None:
        """Go one page up."""
        self._move_page(-1)

    def action_page_down(self) -> None:
        """Go one page down."""
        self._move_page(1)

    def action_first(self) -> None:
        """Go to the first row, and to the very top."""
        self._choose_row(next((i for i, row in enumerate(self._shown) if row.key), -1))
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """Go to the last row, and to the very end."""
        self._choose_row(next((i for i in reversed(range(len(self._shown))) if self._shown[i].key), -1))
        self.scroll_end(animate=False)

    def action_open(self) -> None:
        """Open the chosen row."""
        self.post_message(self.Opened(self, self.chosen_key))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer opening only while something is chosen that can be opened."""
        if action == "open":
            return self.can_open and bool(self.chosen_key)
        return super().check_action(action, parameters)

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse; the second click opens it."""
        offset = event.get_content_offset(self)
        where = offset.y + self.scroll_offset.y if offset is not None else -1
        if 0 <= where < len(self._shown) and self._shown[where].key:
            self._choose_row(where)
            if event.chain == 2:
                self.action_open()

    # drawing

    def render_line(self, y: int) -> Strip:
        """Draw the line `y` of the view."""
        where, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if not self._shown and self.empty:
            lines = wrap(self.empty, max(10, width - 2))
            text = f" {lines[y]}" if y < len(lines) else ""
            return self._strip([(text, "quiet")], width)
        if where >= len(self._shown):
            return Strip.blank(width, self.rich_style)
        return self._strip(self._parts(self._shown[where], width), width, is_chosen=where == self._chosen)

    def _strip(self, parts: Iterable[tuple[str, str]], width: int, *, is_chosen: bool = False) -> Strip:
        """Put the texts together; in the list that has the focus the chosen row has one colour only."""
        base = self.get_component_rich_style("record-list--chosen") if is_chosen else self.rich_style
        in_colours = not (is_chosen and self.has_focus)
        segments = [
            Segment(text, base + self._ink(tone) if tone and in_colours else base) for text, tone in parts
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def _ink(self, tone: str) -> Style:
        """Return the colour and weight of a tone, without a background."""
        style = self.get_component_rich_style(f"record-list--{tone}")
        return Style(color=style.color, bold=style.bold)

    def _parts(self, row: Row, width: int) -> list[tuple[str, str]]:
        """Return the row's texts cut and padded to the columns that the width leaves room for."""
        if len(row.cells) < len(self.columns):
            return _marked(fit(row.cells[0].text, width), row.cells[0])
        shown = [(c, cell) for c, cell in zip(self.columns, row.cells, strict=True) if width >= c.needs]
        fixed = sum(column.width for column, _cell in shown) + len(shown) - 1
        rest = max(4, width - fixed)
        parts: list[tuple[str, str]] = []
        for column, cell in shown:
            parts += _marked(fit(cell.text, column.width or rest, right=column.right), cell)
            parts.append((" ", ""))
        return parts[:-1]


def _marked(shown: str, cell: Cell) -> list[tuple[str, str]]:
    """Return the text of a cell as it is shown, in pieces of one tone."""
    if not cell.marks:
        return [(shown, cell.tone)]
    pieces, at = [], 0
    for start, end in cell.marks:
        pieces += [(shown[at:start], cell.tone), (shown[start:end], "mark")]
        at = max(at, end)
    return [(text, tone) for text, tone in [*pieces, (shown[at:], cell.tone)] if text]


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Return the text at exactly `width` cells, padded, or cut with an ellipsis."""
    taken = cell_len(text)
    if taken > width:
        while text and cell_len(text) > width - 1:
            text = text[: min(len(text) - 1, width - 1)]
        return f"{text}{_MORE}"
    padding = " " * (width - taken)
    return padding + text if right else text + padding


def wrap(text: str, width: int) -> list[str]:
    """Return the text broken at spaces into lines of at most `width` characters."""
    lines = []
    for paragraph in text.split("\n"):
        lines.extend(textwrap.wrap(paragraph, max(width, 8), break_on_hyphens=False) or [""])
    return lines
