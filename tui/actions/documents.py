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
        "show_page",
        ("ctrl+t", "p"),
        (Scope.document,),
        _("The page"),
        _("Shows the text of the chosen document's file as it was written."),
        footer=5,
        ranks=((Scope.page, 3),),
    ),
    Action(
        "check_layout",
        ("k", "ctrl+l"),
        (Scope.document,),
        _("Check the layout"),
        _("Measures the file of the chosen document against the decree, as it is now."),
        article_id=_("Decree 30/2020, Appendix I"),
        footer=4,
        ranks=((Scope.page, 5),),
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
        "write_with_errors",
        ("ctrl+b",),
        (Scope.draft,),
        _("Write with errors"),
        _("Writes the draft although it breaks rules of the decree; its certificate names the errors."),
        footer=4,
    ),
    Action(
        "go_to_finding",
        ("enter",),
        (Scope.findings,),
        _("Go there"),
        _("Goes to the field, the record of the plan or the words on the page that the finding is about."),
        footer=1,
    ),
    Action(
        "stop_batch",
        ("ctrl+d",),
        (Scope.batch,),
        _("Stop"),
        _("Stops after the document that is being written; those written stay."),
        footer=1,
    ),
)
