"""What can be done with a document and its draft."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope

ACTIONS = (
    Action(
        "open_file",
        ("v", "ctrl+o"),
        (Scope.document,),
        _("Open in Word"),
        _("Opens the file of the chosen document with the program the system has for it."),
        footer=3,
    ),
    Action(
        "check_layout",
        ("k", "ctrl+l"),
        (Scope.document,),
        _("Check the layout"),
        _("Measures the file of the chosen document against the decree, as it is now."),
        article_id=_("Decree 30/2020, Appendix I"),
        footer=4,
    ),
    Action(
        "show_preview",
        ("ctrl+t",),
        (Scope.draft,),
        _("The page"),
        _("Goes to the page as it will be printed, and back to the fields."),
        footer=2,
    ),
    Action(
        "show_findings",
        ("ctrl+l",),
        (Scope.draft,),
        _("Layout findings"),
        _("Lists what the layout check finds in the draft."),
        article_id=_("Decree 30/2020, Appendix I"),
        footer=3,
    ),
    Action(
        "go_to_field",
        ("enter",),
        (Scope.findings,),
        _("To the field"),
        _("Goes to the field in which the finding can be put right."),
        footer=1,
    ),
)
