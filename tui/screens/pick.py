"""Choosing from a list that narrows while you type, one thing or several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from planner.i18n import _
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.app import ComposeResult

_NONE = "\x00"
"""Key of the line whose value is ""."""
_SMALL = 9
"""Lists of one choice that are shorter than this stand in a window just as high."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen."""

    value: str
    label: str
    beside: str = ""
    """Shown before the label, such as an abbreviation."""
    also: str = ""
    """Words that find it although they are not shown."""


class PickFilter(TextEntry):
    """The words that narrow the list; Space belongs to the list as long as no words stand here."""

    def __init__(self, *, marks: bool) -> None:
        super().__init__(placeholder=_("Type a part of the name, accents not needed…"), id="pick-filter")
        self._marks = marks

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave Space to the list where it divides no words."""
        return not self._goes_to_list(key) and super().check_consume_key(key, character)

    def _goes_to_list(self, key: str) -> bool:
        return key == "space" and self._marks and (not self.value.strip() or self._is_anything_selected())

    async def _on_key(self, event: events.Key) -> None:
        if self._goes_to_list(event.key):
            event.prevent_default()
        else:
            await super()._on_key(event)
            event.prevent_default()


class Pick(Dialog[tuple[str, ...]], scope=Scope.pick):
    """A list to choose from; gives the chosen values, or None when closed."""

    def __init__(
        self, title: str, choices: Iterable[Choice], chosen: Sequence[str] = (), *, several: bool = False
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = tuple(choices)
        self._marked = list(chosen)
        self._several = several
        self._small = not several and len(self._choices) < _SMALL

    def compose(self) -> ComposeResult:
        """Lay out the filter and the list."""
        window = Vertical(classes="window list-window")
        window.border_title = self._title
        window.set_class(self._small, "-short")
        beside = max((len(choice.beside) for choice in self._choices), default=0)
        columns = [Column(1)] if self._several else []
        columns += [Column(min(beside, 12))] if beside else []
        with window:
            yield PickFilter(marks=self._several)
            yield RecordList(*columns, Column(), empty=_("Nothing has these words."), id="picks")
            if self._several:
                yield Static(id="marked", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        """Start where typing narrows the list."""
        picks = self.query_one("#picks", RecordList)
        picks.can_open = False
        if self._small:
            picks.styles.height = len(self._choices)
        self._paint(choose=self._marked[0] if self._marked else "")
        self.query_one("#pick-filter").focus()

    def _paint(self, choose: str | None = None) -> None:
        picks = self.query_one("#picks", RecordList)
        with_beside = len(picks.columns) > 1 + self._several
        picks.show([self._row(choice, beside=with_beside) for choice in self._choices], choose=choose)
        if self._several:
            names = {choice.value: choice.beside or choice.label for choice in self._choices}
            labels = [names.get(value, value) for value in self._marked]
            self.query_one("#marked", Static).update(_("Chosen: {names}", names=", ".join(labels) or "–"))

    def _row(self, choice: Choice, *, beside: bool) -> Row:
        cells = [Cell("√" if choice.value in self._marked else "", "done")] if self._several else []
        cells += [Cell(choice.beside, "quiet")] if beside else []
        return Row(choice.value or _NONE, (*cells, Cell(choice.label)), also=choice.also)

    def on_input_changed(self, event: TextEntry.Changed) -> None:
        """Narrow the list."""
        event.stop()
        self.query_one("#picks", RecordList).filter(event.value)
        self.refresh_bindings()

    def on_input_submitted(self, event: TextEntry.Submitted) -> None:
        """Take the chosen line."""
        event.stop()
        self.action_accept()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Take the line that was clicked twice."""
        event.stop()
        self.action_accept()

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Keep the message inside the window."""
        event.stop()

    def action_accept(self) -> None:
        """Take the chosen line, or mark it where several can be chosen."""
        key = self.query_one("#picks", RecordList).chosen_key
        if not key:
            return
        value = "" if key == _NONE else key
        if not self._several:
            self.dismiss((value,))
            return
        if value in self._marked:
            self._marked.remove(value)
        else:
            self._marked.append(value)
        self._paint()
        self.query_one(PickFilter).action_select_all()

    def action_mark(self) -> None:
        """Mark the chosen line, or take the mark away."""
        self.action_accept()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer marks and "done" only where several can be chosen."""
        if action in {"finish", "mark"}:
            return self._several
        return super().check_action(action, parameters)

    def action_finish(self) -> None:
        """Take all marked lines."""
        self.dismiss(tuple(self._marked))

    def action_cursor_up(self) -> None:
        """Go one line up while typing."""
        self.query_one("#picks", RecordList).action_cursor_up()

    def action_cursor_down(self) -> None:
        """Go one line down while typing."""
        self.query_one("#picks", RecordList).action_cursor_down()
