"""What can be done while past documents are taken in, and with the links that they propose."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope

ACTIONS = (
    Action(
        "start_import",
        ("ctrl+s",),
        (Scope.intake,),
        _("Import"),
        _("Takes the file or folder of the line into the workspace; what is there already is skipped."),
        footer=1,
    ),
    Action(
        "stop_import",
        ("escape",),
        (Scope.intake,),
        _("Stop"),
        _("Ends the import after the file in hand; started again it goes on where it ended."),
        footer=1,
    ),
    Action(
        "choose_files",
        ("slash",),
        (Scope.intake,),
        _("Choose files"),
        _("Goes to the line in which the file or folder is chosen."),
        footer=3,
    ),
    Action(
        "review_document",
        ("l",),
        (Scope.document,),
        _("Data and links"),
        _("Shows what the chosen document says, proposes what it may be linked to, and corrects its data."),
        article_id=_("Decree 30/2020, Appendix VI"),
        footer=5,
    ),
    Action(
        "toggle_proposal",
        ("space", "enter"),
        (Scope.links,),
        _("Accept or not"),
        _("Marks the chosen proposal as accepted, or takes the mark away."),
        footer=1,
    ),
    Action(
        "mark_sure",
        ("b",),
        (Scope.links,),
        _("Mark the sure ones"),
        _("Marks all proposals that are sure, new tasks not among them."),
        footer=3,
    ),
    Action(
        "save_links",
        ("ctrl+s",),
        (Scope.links,),
        _("Save"),
        _("Links what is marked, and makes the marked new tasks in the plan."),
        footer=2,
    ),
    Action(
        "correct_data",
        ("s", "f7"),
        (Scope.links,),
        _("Correct the data"),
        _("Opens number, date, subject, signer and the rest for correction."),
        footer=4,
    ),
    Action(
        "read_text",
        ("ctrl+t", "t"),
        (Scope.links,),
        _("Read the text"),
        _("Shows the text of the document, and goes back to the proposals."),
        footer=5,
    ),
)
