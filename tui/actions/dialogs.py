"""Windows: saving, closing, choosing, answering."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope

ACTIONS = (
    Action(
        "save",
        ("ctrl+s",),
        (Scope.form, Scope.conflict),
        _("Save"),
        _("Saves and closes the window."),
        footer=1,
    ),
    Action(
        "close",
        ("escape",),
        (Scope.dialog,),
        _("Close"),
        _("Closes the window; asks first if something would be lost."),
        footer=6,
    ),
    Action(
        "accept",
        ("enter",),
        (Scope.pick,),
        _("Choose"),
        _("Takes the chosen line; where several can be chosen, marks it."),
        footer=1,
    ),
    Action(
        "mark",
        ("space",),
        (Scope.pick,),
        _("Mark"),
        _("Marks the chosen line or takes the mark away, as long as no words narrow the list."),
        footer=2,
    ),
    Action("finish", ("ctrl+s",), (Scope.pick,), _("Done"), _("Takes all marked lines."), footer=3),
    Action(
        "switch_side",
        ("space", "enter"),
        (Scope.conflict,),
        _("The other side"),
        _("Changes between your text and the other person's."),
        footer=1,
    ),
    Action("say_yes", ("c",), (Scope.question,), _("Yes"), _("Answers yes.")),
    Action("say_no", ("k", "escape"), (Scope.question,), _("No"), _("Answers no; nothing is lost.")),
)
