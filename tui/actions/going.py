"""Going from view to view: made from the table of main views."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope
from tui.views import VIEWS, View

_MENU = Action(
    "go_to",
    ("f9", "g"),
    (Scope.everywhere,),
    _("Go to"),
    _("Lists all main views; a letter goes to one."),
    in_palette=True,
)


def _by_key(view: View) -> Action:
    return Action(
        f"show_{view.name}",
        view.keys,
        (Scope.everywhere,),
        view.title_id,
        view.help_id,
        in_palette=True,
        call=f"go('{view.name}')",
    )


def _by_letter(view: View) -> Action:
    return Action(
        f"go_{view.name}",
        tuple(dict.fromkeys((view.letter, *view.keys))),
        (Scope.go_menu,),
        view.title_id,
        view.help_id,
        call=f"take('{view.name}')",
    )


ACTIONS = (_MENU, *map(_by_key, VIEWS), *map(_by_letter, VIEWS))
