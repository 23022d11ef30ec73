"""Two people changed the same fields: shows both sides, and lets the person choose field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from planner.field_names import field_name
from planner.i18n import _
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar
from tui.words import value_words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planner.store import ConflictError, FieldConflict


class ConflictPage(Dialog[frozenset[str]], scope=Scope.conflict):
    """Gives the names of the fields in which the other person's value is kept, or None to go back."""

    def __init__(self, error: ConflictError) -> None:
        super().__init__()
        self._error = error
        self._theirs: set[str] = set()

    def compose(self) -> ComposeResult:
        """Lay out the fields with both sides."""
        window = Vertical(classes="window list-window wide-window")
        window.border_title = _("Somebody else changed {id} meanwhile", id=self._error.record_id)
        with window:
            yield Static(_("√ marks what will be saved. Space changes the side, Ctrl+S saves."), markup=False)
            yield RecordList(Column(1), Column(14), Column(), id="sides")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show both sides."""
        self._paint()
        sides = self.query_one("#sides", RecordList)
        sides.can_open = False
        sides.focus()

    def _paint(self) -> None:
        rows: list[Row] = []
        for conflict in self._error.fields:
            rows.append(Row("", (Cell(field_name(conflict.field), "heading"),)))
            rows += self._sides(conflict)
        self.query_one("#sides", RecordList).show(rows)

    def _sides(self, conflict: FieldConflict) -> list[Row]:
        theirs = conflict.field in self._theirs
        return [
            self._side(f"mine:{conflict.field}", _("yours"), conflict.mine, kept=not theirs),
            self._side(f"theirs:{conflict.field}", _("theirs"), conflict.theirs, kept=theirs),
        ]

    @staticmethod
    def _side(key: str, who: str, value: object, *, kept: bool) -> Row:
        return Row(key, (Cell("√" if kept else "", "done"), Cell(who, "quiet"), Cell(value_words(value))))

    def on_record_list_opened(self) -> None:
        """Keep the side that was opened."""
        self.action_switch_side()

    def action_switch_side(self) -> None:
        """Keep the side that is chosen in the list; if it is kept already, the other one."""
        side, _colon, field = self.query_one("#sides", RecordList).chosen_key.partition(":")
        kept_already = (side == "theirs") == (field in self._theirs)
        if (side == "theirs") != kept_already:
            self._theirs.add(field)
        else:
            self._theirs.discard(field)
        self._paint()

    def action_save(self) -> None:
        """Save what is marked."""
        self.dismiss(frozenset(self._theirs))
