"""What can be done with a task."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope

ACTIONS = (
    Action(
        "edit_task",
        ("s", "f7"),
        (Scope.record,),
        _("Edit"),
        _("Opens the form of the chosen task."),
        footer=3,
    ),
    Action(
        "add_progress",
        ("t", "insert"),
        (Scope.record,),
        _("Report progress"),
        _("Notes how far the chosen task has come."),
        footer=4,
    ),
)
