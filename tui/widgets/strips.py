"""The two one-line bars of every screen: the main views on top, the keys that matter at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from planner.i18n import _, day_text
from tui.actions import Action, action_named, actions_of
from tui.key_names import key_name
from tui.views import VIEWS, View
from tui.work import Sturdy

if TYPE_CHECKING:
    from datetime import date

    from rich.style import Style
    from textual import events
    from textual.screen import Screen

MOST_KEYS = 5
"""Keys at the bottom: those that matter here, and the help."""
_APART = 2
"""Spaces between two labels where there is room for all of them."""


class ActionStrip(Sturdy, Widget):
    """One line of labelled keys; a click does what the key does."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"strip--key", "strip--label", "strip--current"}
    DEFAULT_CSS = """
    ActionStrip {
        height: 1;
        background: $panel;
        & > .strip--key { color: $text-accent; text-style: bold; background: $panel; }
        & > .strip--label { color: $foreground; background: $panel; }
        & > .strip--current {
            color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
        }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, str]] = []

    def entries(self) -> list[tuple[str, str, bool]]:
        """Return what to show: key, label, and whether it is where the person is now."""
        raise NotImplementedError

    def lead(self) -> str:
        """Return the words before the first key."""
        return ""

    def right_ends(self) -> tuple[str, ...]:
        """Return what may stand at the right end, the best first."""
        return ()

    def render_line(self, y: int) -> Strip:
        """Draw the line, closer where it is narrow; what does not fit is left out."""
        del y
        key, label, current = (self._style(name) for name in ("key", "label", "current"))
        lead = self.lead()
        segments, used, width = [Segment(f" {lead}", label)], 1 + cell_len(lead), self.size.width
        self._places = []
        entries = self.entries()
        apart, end = self._fitting(entries, width - used)
        for name, text, here in entries:
            shown = key_name(name)
            taken = cell_len(shown) + cell_len(text) + 1
            if used + taken > width:
                break
            self._places.append((used, used + taken, name))
            segments += [
                Segment(shown, current if here else key),
                Segment(f" {text}", current if here else label),
                Segment(" " * apart, label),
            ]
            used += taken + apart
        if end:
            segments += [Segment(" " * (width - used - cell_len(end) - 1), label), Segment(end, label)]
        return Strip(segments).adjust_cell_length(width, label)

    def _fitting(self, entries: list[tuple[str, str, bool]], room: int) -> tuple[int, str]:
        """Return the spaces between the labels and the right end with which everything fits."""
        labels = self._width(entries) - len(entries)
        for end in (*self.right_ends(), ""):
            taken = labels + (cell_len(end) + 1 if end else 0)
            for apart in (_APART, 1):
                gaps = len(entries) if end else len(entries) - 1
                if taken + apart * gaps <= room:
                    return apart, end
        return _APART, ""

    @staticmethod
    def _width(entries: list[tuple[str, str, bool]]) -> int:
        """Return the cells that the entries take with one space behind each."""
        return sum(cell_len(key_name(name)) + cell_len(text) + 2 for name, text, _here in entries)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"strip--{name}")

    def on_click(self, event: events.Click) -> None:
        """Do what the label under the mouse says."""
        for start, end, name in self._places:
            if start <= event.x < end:
                self.app.simulate_key(name)


class TopBar(ActionStrip):
    """The main views with their keys, the one on show marked, and today's date."""

    def __init__(self, view: str) -> None:
        super().__init__()
        self.view = view

    def on_mount(self) -> None:
        """Show how many problems the data have as soon as that is known."""
        self.watch(self.app, "problems", self._recount, init=False)

    def _recount(self) -> None:
        self.refresh()

    def entries(self) -> list[tuple[str, str, bool]]:
        """Return the pinned views that fit, the one on show in any case, and the menu of all."""
        menu = action_named("go_to")
        rest = [(menu.keys[0], menu.label, False)]
        shown = [view for view in VIEWS if view.pinned or view.name == self.view]
        while True:
            entries = [(v.keys[0], self._label(v), v.name == self.view) for v in shown] + rest
            expendable = [view for view in shown if view.name != self.view]
            if self._width(entries) < self.size.width or not expendable:
                return entries
            shown.remove(max(expendable, key=lambda view: view.pinned))

    def _label(self, view: View) -> str:
        problems = getattr(self.app, "problems", None)
        return f"{view.title} ({len(problems)})" if view.name == "problems" and problems else view.title

    def right_ends(self) -> tuple[str, ...]:
        """Return today's date, without its year where there is little room."""
        today: date = self.app.today  # type: ignore[attr-defined]
        return day_text(today), f"{today:%d/%m}"


_ENDS = 2
"""Places that are always named: the first and the last."""


def _line(names: list[str], dropped: int) -> str:
    """Return the places with a sign for those left out behind the first one."""
    return " › ".join([*names[:1], *(["…"] if dropped and names[1:] else []), *names[1 + dropped :]])


class Crumbs(Sturdy, Widget):
    """Where the person is: the main view and the pages opened above it; a click goes back to one."""

    DEFAULT_CSS = """
    Crumbs { height: 1; background: $surface; color: $text-muted; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int]] = []
        """Where the name of a place ends, and which place it is, from left to right."""

    def on_mount(self) -> None:
        """Draw once the screen stands in its place."""
        self.call_after_refresh(self.refresh)

    def render(self) -> str:
        """Write the places one behind the other; where they do not fit, those after the first give way."""
        names = [getattr(screen, "crumb", "") for screen in self.app.screen_stack]
        names = names[: self.app.screen_stack.index(self.screen) + 1] if self.screen.is_active else names
        dropped = 0
        while len(names) - dropped > _ENDS and cell_len(_line(names, dropped)) > self.content_size.width:
            dropped += 1
        shown = [0, *range(1 + dropped, len(names))]
        self._places = [(cell_len(_line(names[: place + 1], dropped)) + 1, place) for place in shown]
        return _line(names, dropped)

    def on_click(self, event: events.Click) -> None:
        """Go back to the place under the mouse."""
        place = next((place for end, place in self._places if event.x - 1 < end), len(self._places))
        self.app.call_later(self.app.go_up_to, place)  # type: ignore[attr-defined]


class KeyBar(ActionStrip):
    """The actions that can be used here and now, the most important first."""

    def on_mount(self) -> None:
        """Follow the focus: other keys matter in a list than in a field."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self.screen.screen_layout_refresh_signal.subscribe(self, self._laid_out)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()
        self.app.call_after_refresh(self.app.place_notices)  # type: ignore[attr-defined]

    def _laid_out(self, _screen: Screen[object]) -> None:
        self.app.place_notices()  # type: ignore[attr-defined]

    def entries(self) -> list[tuple[str, str, bool]]:
        """Return the usable actions by their rank in the registry, each with a key that works now."""
        focused = self.screen.focused
        nodes = focused.ancestors_with_self if focused else self.screen.ancestors_with_self
        found: dict[str, tuple[int, Action]] = {}
        places = getattr(self.screen, "SCOPES", ())
        for node in nodes:
            for scope in getattr(node, "SCOPES", ()):
                for action in actions_of(scope):
                    rank = action.rank_in(places)
                    if rank and node.check_action(action.id, ()) and (key := self._free_key(action)):
                        found.setdefault(key, (rank, action))
            if node.is_modal:
                break
        ranked = sorted((rank, number, key) for number, (key, (rank, _one)) in enumerate(found.items()))
        keys = [key for _rank, _number, key in ranked]
        helping = [key for key in keys if found[key][1].id == "help"]
        first = [key for key in keys if key not in helping][: MOST_KEYS - len(helping)]
        return [(key, found[key][1].label, False) for key in keys if key in (*first, *helping)]

    def _free_key(self, action: Action) -> str:
        """Return the first key of an action that the focused field does not take for typing."""
        focused = self.screen.focused
        if focused is None:
            return action.keys[0]
        return next((key for key in action.keys if not focused.check_consume_key(key, _character(key))), "")


_CHARACTERS = {
    "slash": "/", "question_mark": "?", "space": " ", "plus": "+", "full_stop": ".", "comma": ",",
}  # fmt: skip


def _character(key: str) -> str | None:
    """Return the character that a key types, None for one that types nothing."""
    return _CHARACTERS.get(key, key if len(key) == 1 else None)


def loading_text() -> str:
    """Return what an empty frame says until the plan is read."""
    return _("Reading the plan…")
