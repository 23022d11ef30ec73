"""The help: what each key does here, then everywhere; made from the registry of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import Vertical

from planner.i18n import _
from tui.actions import actions_of
from tui.key_names import key_name
from tui.scopes import Scope, scope_title
from tui.screens.base import Dialog
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.screen import Screen


class HelpPage(Dialog[None], scope=Scope.help):
    """What each key does on the screen that asked for help."""

    def __init__(self, about: Screen[Any], first: Sequence[Paragraph] = ()) -> None:
        super().__init__()
        self._scopes, self._first = scopes_on(about), tuple(first)

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        window = Vertical(classes="window list-window wide-window")
        window.border_title = _("Help: what the keys do")
        with window:
            yield DetailPane(id="help-text")
            yield KeyBar()

    def on_mount(self) -> None:
        """Write the help."""
        pane = self.query_one(DetailPane)
        pane.focus()
        pane.tell([*self._first, *help_paragraphs(self._scopes)])

    def action_show_keys(self) -> None:
        """Show the keyboard card."""
        self.desk_app.action_show_keys()

    def action_show_rules(self) -> None:
        """Show the table of layout rules."""
        self.desk_app.show_rules()

    def action_help(self) -> None:
        """Close the help again with the key that opened it."""
        self.dismiss(None)


def scopes_on(screen: Screen[Any]) -> tuple[Scope, ...]:
    """Return the scopes whose keys work on a screen: the particular ones first."""
    nodes = screen.focused.ancestors_with_self if screen.focused else [screen]
    here = [scope for node in nodes for scope in getattr(node, "SCOPES", ())]
    inside = [scope for node in screen.query("*") for scope in getattr(node, "SCOPES", ())]
    common = (Scope.list, Scope.everywhere)
    return tuple(dict.fromkeys([*(scope for scope in (*here, *inside) if scope not in common), *common]))


def help_paragraphs(scopes: tuple[Scope, ...]) -> list[Paragraph]:
    """Return the help of these scopes."""
    found = [
        Paragraph(
            _("All fields take Vietnamese from UniKey or EVKey; searching and filtering need no accents.")
        )
    ]
    for scope in scopes:
        if actions := actions_of(scope):
            found.append(Paragraph(scope_title(scope), tone="heading"))
        for action in actions:
            keys = ", ".join(key_name(key) for key in action.keys)
            article = f" ({action.article})" if action.article else ""
            found.append(Paragraph(f"{action.label}: {action.help}{article}", keys))
    return found
