"""A field whose value is chosen from a list: an agency, a state, a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Static

from planner.i18n import _
from tui.binding import Scoped
from tui.scopes import Scope
from tui.work import Sturdy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.screens.pick import Choice


class ChoiceField(Scoped, Sturdy, Static, can_focus=True, scope=Scope.field):
    """Shows what is chosen; Enter or a click opens the list."""

    DEFAULT_CSS = """
    ChoiceField { height: auto; min-height: 1; padding: 0 1; background: $surface; }
    ChoiceField:focus { text-style: bold; }
    """

    class Changed(Message):
        """Something else was chosen."""

        def __init__(self, field: ChoiceField) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> ChoiceField:
            """The field."""
            return self.field

    def __init__(
        self,
        title: str,
        choices: Callable[[], Sequence[Choice]],
        chosen: Sequence[str] = (),
        *,
        several: bool = False,
        nothing: str = "",
        brief: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """Take the title of the list, what it offers, and how the field shows what is chosen.

        `nothing` is what an empty field says; with `brief` the words beside the labels stand for them.
        """
        super().__init__(markup=False, id=id)
        self._title, self._choices, self._several = title, choices, several
        self._nothing = nothing or (_("nobody yet") if several else "–")
        self._brief = brief
        self._chosen = tuple(chosen)
        self._past: list[tuple[str, ...]] = []
        self._future: list[tuple[str, ...]] = []

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen values, in the order in which they were chosen."""
        return self._chosen

    @property
    def value(self) -> str:
        """The chosen value of a field for one, "" when nothing is chosen."""
        return self._chosen[0] if self._chosen else ""

    def on_mount(self) -> None:
        """Show the value."""
        self._paint()

    def set(self, chosen: Sequence[str]) -> None:
        """Choose other values."""
        if tuple(chosen) != self._chosen:
            self._chosen = tuple(chosen)
            self._paint()
            self.post_message(self.Changed(self))

    def _paint(self) -> None:
        labels = {c.value: c.beside if self._brief else c.label for c in self._choices()}
        words = "; ".join(labels.get(value, value) for value in self._chosen)
        self.update(f"{words or self._nothing} ▼")

    def on_click(self) -> None:
        """Open the list."""
        self.action_choose()

    def action_choose(self) -> None:
        """Open the list of what can stand here."""
        from tui.screens.pick import Pick

        pick = Pick(self._title, self._choices(), self._chosen, several=self._several)
        self.app.push_screen(pick, self._take)

    def _take(self, chosen: tuple[str, ...] | None) -> None:
        if chosen is not None and chosen != self._chosen:
            self._past.append(self._chosen)
            self._future.clear()
            self.set(chosen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take back only what was chosen here."""
        if action == "undo_choice":
            return bool(self._past)
        if action == "redo_choice":
            return bool(self._future)
        return super().check_action(action, parameters)

    def action_undo_choice(self) -> None:
        """Take the last choice back."""
        self._future.append(self._chosen)
        self.set(self._past.pop())

    def action_redo_choice(self) -> None:
        """Make the choice again that was taken back."""
        self._past.append(self._chosen)
        self.set(self._future.pop())
