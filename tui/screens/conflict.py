"""Two people changed the same fields: shows both sides, and lets the person choose field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from planner.field_names import field_name
from planner.i18n import _
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar
from tui.words import stored_words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planner.store import ConflictError, FieldConflict

_MOST = 7
"""Lines of the list; the rest of the window tells the chosen field in full."""


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
            yield DetailPane(id="whole")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show both sides."""
        self._paint()
        sides = self.query_one("#sides", RecordList)
        sides.can_open = False
        self.query_one("#whole", DetailPane).can_focus = False
        sides.focus()

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell both sides of the field in full, with the words that differ."""
        event.stop()
        field = event.key.partition(":")[2]
        if event.of.id == "sides" and field:
            conflict = next(each for each in self._error.fields if each.field == field)
            self.query_one("#whole", DetailPane).tell(self._whole(conflict))

    def _whole(self, conflict: FieldConflict) -> list[Paragraph]:
        values = (conflict.base, conflict.mine, conflict.theirs)
        base, mine, theirs = (stored_words(conflict.field, value, self.workspace) for value in values)
        return [
            Paragraph(_("yours"), tone="quiet"),
            with_new_words(base, mine),
            Paragraph(_("theirs"), tone="quiet"),
            with_new_words(base, theirs),
        ]

    def _paint(self) -> None:
        rows: list[Row] = []
        for conflict in self._error.fields:
            rows.append(Row("", (Cell(field_name(conflict.field), "heading"),)))
            rows += self._sides(conflict)
        sides = self.query_one("#sides", RecordList)
        sides.styles.height = min(len(rows), _MOST)
        sides.show(rows)

    def _sides(self, conflict: FieldConflict) -> list[Row]:
        theirs = conflict.field in self._theirs
        return [
            self._side(f"mine:{conflict.field}", _("yours"), conflict.mine, kept=not theirs),
            self._side(f"theirs:{conflict.field}", _("theirs"), conflict.theirs, kept=theirs),
        ]

    def _side(self, key: str, who: str, value: object, *, kept: bool) -> Row:
        words = stored_words(key.partition(":")[2], value, self.workspace)
        return Row(key, (Cell("√" if kept else "", "done"), Cell(who, "quiet"), Cell(words)))

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


def with_new_words(before: str, now: str) -> Paragraph:
    """Return the text with its new words standing out, each of them also in « »: colour is no only sign."""
    from planner.tracking.word_diff import Change, word_diff

    text, marks = "", []
    for piece in word_diff(before, now):
        if piece.change is Change.removed:
            continue
        said = f"«{piece.text}»" if piece.change is Change.added else piece.text
        text += " " if text else ""
        if piece.change is Change.added:
            marks.append((len(text), len(text) + len(said)))
        text += said
    return Paragraph(text, marks=tuple(marks))
