"""Windows that belong to no record: jump mode, first steps, long work."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope

_LETTERS = "sklfghvnmctbrqpxz123456789"
"""No letter that an input method rewrites, and none that opens or closes the letters itself."""

ACTIONS = (
    Action(
        "jump_to",
        tuple(_LETTERS),
        (Scope.jump,),
        _("Go there"),
        _("Goes to the place that has the letter."),
        call="jump_to('{key}')",
    ),
    Action(
        "next_page",
        ("enter", "right", "space"),
        (Scope.tour,),
        _("Go on"),
        _("Shows the next page."),
        footer=1,
    ),
    Action(
        "previous_page",
        ("left", "backspace"),
        (Scope.tour,),
        _("Page before"),
        _("Shows the page before."),
        footer=2,
    ),
    Action(
        "stop_work",
        ("escape",),
        (Scope.long_work,),
        _("Stop"),
        _("Stops the work after the step in hand; what is finished stays."),
        footer=1,
    ),
)
