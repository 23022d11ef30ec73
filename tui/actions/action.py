"""One thing the person can do, as the registry keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.i18n import _ as translate
from tui.key_names import key_name
from tui.scopes import Scope


def _(message: str) -> str:
    """Mark a text of a table for the catalogue; it is translated when it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the person can do."""

    id: str
    """Stable name; the screen or widget of its scope has a method `action_<id>`, unless `call` names one."""
    keys: tuple[str, ...]
    """Textual's names of the keys; the first is the one shown."""
    scopes: tuple[Scope, ...]
    label_id: str
    help_id: str
    article_id: str = ""
    """Article of Decree 30/2020 that the action carries out, if any."""
    footer: int = 0
    """Rank in the footer: 1 comes first, 0 stays out."""
    ranks: tuple[tuple[Scope, int], ...] = ()
    """Its rank in the footer of certain places, where it differs."""
    in_palette: bool = False
    """Whether the palette offers it; only for actions that make sense everywhere."""
    priority: bool = False
    """Whether its keys win over a text field that has the focus; a key that types something never does."""
    call: str = ""
    """Textual's call where the method takes a parameter: "go('plan')"; "{key}" stands for the key pressed."""

    def rank_in(self, places: tuple[Scope, ...]) -> int:
        """Return its rank in the footer of a screen that has these scopes."""
        return next((rank for place, rank in self.ranks if place in places), self.footer)

    @property
    def label(self) -> str:
        """Name of the action, two or three words."""
        return translate(self.label_id)

    @property
    def help(self) -> str:
        """What the action does, one sentence."""
        return translate(self.help_id)

    @property
    def article(self) -> str:
        """The article, in the language in use."""
        return translate(self.article_id) if self.article_id else ""

    @property
    def shown_key(self) -> str:
        """The first key as printed on a keyboard."""
        return key_name(self.keys[0])
