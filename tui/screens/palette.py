"""The palette: any action and any record by a part of its name, accents aside."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from textual.containers import Vertical

from planner.i18n import _
from planner.vietnamese import all_begin, fold, folded_words, without_marks
from tui.actions import ACTIONS, Action, action_named, actions_of
from tui.scopes import Scope, scope_title
from tui.screens.base import Dialog
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.dom import DOMNode
    from textual.screen import Screen

    from planner.model.workspace import Workspace

_HERE, _MOVES, _ELSEWHERE = "here:", "moves:", "elsewhere:"
_MOVING = frozenset(("palette", "accept", "finish", "choose", "open", "open_found", "go_to"))
_KEYS_OF_FIELDS = frozenset(
    (Scope.list, Scope.filtered, Scope.tree, Scope.typing, Scope.text_box, Scope.field, Scope.dialog)
)
"""What moves about or edits: whoever opens the palette rarely means it."""
_LISTED_ELSEWHERE_NOT = (Scope.go_menu, Scope.jump, Scope.question, Scope.pick, Scope.tour, Scope.list)


def usable_on(screen: Screen[Any]) -> dict[str, tuple[Action, DOMNode]]:
    """Return the actions that can be done on a screen now, each with the widget that does it."""
    nodes: list[DOMNode] = [*(screen.focused.ancestors_with_self if screen.focused else (screen,))]
    if screen.app not in nodes and not screen.is_modal:
        nodes.append(screen.app)
    found: dict[str, tuple[Action, DOMNode]] = {}
    for node in nodes:
        for scope in getattr(node, "SCOPES", ()):
            for action in actions_of(scope):
                if node.check_action(action.id, ()) and action.id not in _MOVING:
                    found.setdefault(action.id, (action, node))
    return found


class Palette(Dialog[None], scope=Scope.pick):
    """Type a part of what you want to do or to see; Enter does it or opens it."""

    def __init__(self, above: Screen[Any]) -> None:
        super().__init__()
        self._usable = usable_on(above)

    def compose(self) -> ComposeResult:
        """Lay out the entry and the list."""
        window = Vertical(classes="window list-window wide-window")
        window.border_title = _("Do or find")
        with window:
            yield TextEntry(placeholder=_("A part of its name, accents not needed…"), id="wish")
            yield RecordList(Column(12), Column(), empty=_("Nothing has these words."), id="offers")
            yield KeyBar()

    def on_mount(self) -> None:
        """List actions first; the records come from a thread."""
        self.query_one("#wish").focus()
        offers = self.query_one("#offers", RecordList)
        offers.can_open = False
        offers.rank = _rank
        offers.show(self._action_rows())
        workspace = self.workspace
        self.desk_app.ask("palette", lambda: _record_rows(workspace), self._add_records)

    def _action_rows(self, records: Sequence[Row] = ()) -> list[Row]:
        """Return what this place is for, then the views, what works everywhere, the records, and the rest."""
        usable = [action for action, _node in self._usable.values()]
        usable.sort(key=_order)
        at = sum(_place(action) is not _Place.moving for action in usable)
        here = [
            Row(
                f"{_MOVES if _place(action) is _Place.moving else _HERE}{action.id}",
                (Cell(action.shown_key, "strong"), Cell(f"{action.label} – {action.help}")),
            )
            for action in usable
        ]
        return [*here[:at], *records, *here[at:], *_rows_elsewhere(self._usable)]

    def _add_records(self, rows: list[Row]) -> None:
        if self.is_attached:
            self.query_one("#offers", RecordList).show(self._action_rows(rows))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to mark here."""
        return False if action in {"finish", "mark"} else super().check_action(action, parameters)

    def on_input_changed(self, event: TextEntry.Changed) -> None:
        """Narrow the list, the best first."""
        offers = self.query_one("#offers", RecordList)
        offers.filter(event.value)
        offers.action_first()

    def on_input_submitted(self) -> None:
        """Do or open what is chosen."""
        self.action_accept()

    def on_record_list_opened(self) -> None:
        """Do or open what is chosen."""
        self.action_accept()

    def action_accept(self) -> None:
        """Close the palette, then do or open what is chosen."""
        key, app = self.query_one("#offers", RecordList).chosen_key, self.desk_app
        if not key:
            return
        self.dismiss(None)
        if key.startswith((_HERE, _MOVES)):
            action, node = self._usable[key.partition(":")[2]]
            app.call_later(app.run_action, action.call or action.id, node)
        elif key.startswith(_ELSEWHERE):
            action = action_named(key.removeprefix(_ELSEWHERE))
            where = ", ".join(scope_title(scope) for scope in action.scopes)
            app.notify(
                action.help, title=_("{key}: {where}", key=action.shown_key, where=where), markup=False
            )
        else:
            app.call_later(app.open_record, key)

    def action_cursor_up(self) -> None:
        """Go one line up while typing."""
        self.query_one("#offers", RecordList).action_cursor_up()

    def action_cursor_down(self) -> None:
        """Go one line down while typing."""
        self.query_one("#offers", RecordList).action_cursor_down()


class _Place(Enum):
    """Where an action stands while nothing is typed."""

    here = auto()
    view = auto()
    everywhere = auto()
    moving = auto()


_PLACES = tuple(_Place)


def _place(action: Action) -> _Place:
    if Scope.everywhere in action.scopes:
        return _Place.view if action.call.startswith("go(") else _Place.everywhere
    return _Place.moving if _KEYS_OF_FIELDS & set(action.scopes) else _Place.here


def _order(action: Action) -> tuple[int, int]:
    """Return the place of an action while nothing is typed; what the footer offers comes first here."""
    place = _place(action)
    footer = action.footer if place is _Place.here and action.footer else _LAST
    return _PLACES.index(place), footer


_LAST = 99
"""Behind every rank in the footer."""


def _rank(needle: str, row: Row) -> int:
    """Return how well a line answers what was typed: called so, beginning so, speaking of it."""
    typed = " ".join(folded_words(needle))
    kind, colon, _name = row.key.partition(":")
    if not colon:
        return 0 if fold(row.key).startswith(typed) else 3
    label = fold(without_marks(row.cells[1].text.partition(" – ")[0]))
    begins, called = label.startswith(typed), all_begin(tuple(typed.split()), label)
    if f"{kind}:" == _HERE:
        return 0 if begins else 1 if called else 4
    return 2 if begins else 5 if called else 6


def _rows_elsewhere(usable: dict[str, tuple[Action, DOMNode]]) -> list[Row]:
    """Return the actions of other places: choosing one tells where it works."""
    return [
        Row(
            f"{_ELSEWHERE}{action.id}",
            (
                Cell(action.shown_key, "quiet"),
                Cell(f"{action.label} – {action.help} ({scope_title(action.scopes[0])})", "quiet"),
            ),
        )
        for action in ACTIONS
        if action.id not in usable
        and action.id not in _MOVING
        and not set(_LISTED_ELSEWHERE_NOT) & set(action.scopes)
    ]


def _record_rows(workspace: Workspace) -> list[Row]:
    from planner.tracking import label_of
    from tui.words import title_of

    return [
        Row(record.id, (Cell(record.id, "quiet"), Cell(label_of(record))), also=title_of(record))
        for record in workspace.records()
    ]
