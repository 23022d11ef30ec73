"""Moving in lists and in the tree of the plan."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope

_WITH_A_LIST = (Scope.list, Scope.filtered, Scope.search, Scope.pick, Scope.intake)
ACTIONS = (
    Action(
        "filter",
        ("slash",),
        (Scope.filtered,),
        _("Filter"),
        _("Goes to the filter; the list keeps what contains the words, accents aside."),
        footer=5,
    ),
    Action(
        "cursor_up",
        ("up",),
        _WITH_A_LIST,
        _("Up"),
        _("Goes one line up."),
    ),
    Action(
        "cursor_down",
        ("down",),
        _WITH_A_LIST,
        _("Down"),
        _("Goes one line down."),
    ),
    Action("page_up", ("pageup",), (Scope.list,), _("Page up"), _("Goes one page up.")),
    Action("page_down", ("pagedown",), (Scope.list,), _("Page down"), _("Goes one page down.")),
    Action("first", ("home",), (Scope.list,), _("First"), _("Goes to the first line.")),
    Action("last", ("end",), (Scope.list,), _("Last"), _("Goes to the last line.")),
    Action(
        "open",
        ("enter",),
        (Scope.list,),
        _("Open"),
        _("Opens the chosen line."),
        footer=2,
        ranks=((Scope.page, 6),),
    ),
    Action("open_found", ("enter",), (Scope.search,), _("Open"), _("Opens the chosen result."), footer=2),
    Action("expand", ("right",), (Scope.tree,), _("Unfold"), _("Shows what belongs to the chosen line.")),
    Action(
        "collapse",
        ("left",),
        (Scope.tree,),
        _("Fold"),
        _("Hides what belongs to the chosen line, or goes to the line above it."),
    ),
    Action(
        "toggle_fold",
        ("space",),
        (Scope.tree,),
        _("Fold or unfold"),
        _("Shows or hides what belongs to the chosen line."),
    ),
)
