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
        self.app.push_screen(pick, lambda chosen: None if chosen is None else self.set(chosen))
