"""What can be done while searching, beside choosing a result."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope

ACTIONS = (
    Action(
        "show_counts",
        ("ctrl+f",),
        (Scope.search,),
        _("Narrow"),
        _("Goes to the counts by kind, year, agency and area; Enter there narrows the search to one."),
        footer=4,
    ),
    Action(
        "take_meant",
        ("ctrl+t",),
        (Scope.search,),
        _("Take the proposal"),
        _("Searches for the words as they may have been meant."),
        footer=3,
    ),
    Action(
        "kept_searches",
        ("ctrl+b",),
        (Scope.search,),
        _("Saved searches"),
        _("Lists the searches that were kept, to run one again."),
        footer=5,
    ),
    Action(
        "keep_search",
        ("ctrl+s",),
        (Scope.search,),
        _("Keep the search"),
        _("Keeps the search under a name, for everybody who uses the workspace."),
        footer=6,
    ),
)
