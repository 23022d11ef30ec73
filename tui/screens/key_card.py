"""The keyboard card: every action with its keys and where they work, found by a part of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from planner.i18n import _
from tui.actions import ACTIONS
from tui.key_names import key_name
from tui.scopes import Scope, scope_title
from tui.screens.base import Dialog
from tui.screens.filtered import Filtered
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from textual.app import ComposeResult

_MOST_KEYS = 3


class KeyCard(Filtered, Dialog[None], scope=Scope.key_card):
    """All keys on one card."""

    LIST = "#keys"

    def compose(self) -> ComposeResult:
        """Lay out the filter and the card."""
        window = Vertical(classes="window list-window wide-window")
        window.border_title = _("Keyboard card")
        with window:
            yield TextEntry(placeholder=_("A key or a part of a name, accents not needed…"), id="filter")
            yield RecordList(Column(18), Column(24), Column(), empty=_("Nothing has these words."), id="keys")
            yield KeyBar()

    def on_mount(self) -> None:
        """Write the card."""
        self.narrowed.can_open = False
        self.narrowed.show(card_rows())
        self.query_one("#filter").focus()


def card_rows() -> list[Row]:
    """Return a line for each action and place, under the heading of the place."""
    rows: list[Row] = []
    for scope in Scope:
        here = [action for action in ACTIONS if scope in action.scopes]
        if here:
            rows.append(Row("", (Cell(scope_title(scope), "heading"),)))
        for action in here:
            keys = ", ".join(key_name(key) for key in action.keys[:_MOST_KEYS])
            more = "…" if len(action.keys) > _MOST_KEYS else ""
            cells = (Cell(f"{keys}{more}", "strong"), Cell(action.label), Cell(action.help, "quiet"))
            rows.append(Row(f"{scope}.{action.id}", cells, also=scope_title(scope)))
    return rows
