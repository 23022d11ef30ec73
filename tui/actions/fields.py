"""What can be done in a field."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope

ACTIONS = (
    Action(
        "undo_choice",
        ("ctrl+z",),
        (Scope.field,),
        _("Undo choice"),
        _("Takes the last choice in the field back."),
    ),
    Action(
        "redo_choice",
        ("ctrl+y",),
        (Scope.field,),
        _("Redo choice"),
        _("Makes the choice again that was taken back."),
    ),
    Action(
        "undo_typing", ("ctrl+z",), (Scope.typing,), _("Undo typing"), _("Takes the last typed word back.")
    ),
    Action(
        "redo_typing", ("ctrl+y",), (Scope.typing,), _("Redo typing"), _("Types again what was taken back.")
    ),
    Action(
        "select_all",
        ("ctrl+a",),
        (Scope.typing, Scope.text_box),
        _("Select all"),
        _("Marks everything in the field; what is typed next takes its place."),
    ),
    Action(
        "choose",
        ("enter", "space", "down"),
        (Scope.field,),
        _("Choose"),
        _("Opens the list of what can stand in this field."),
    ),
)
