"""What can be done on a document's way to its number, and in the register."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope

ACTIONS = (
    Action(
        "show_way",
        ("b",),
        (Scope.document,),
        _("Its way"),
        _("Shows what was done to the document, what comes next and who may do it; a key takes a step."),
        article_id=_("Decree 30/2020, Articles 10 to 18"),
        footer=2,
    ),
    Action(
        "take_step",
        ("c", "t", "n", "k", "s", "p", "l", "h", "m", "g"),
        (Scope.workflow,),
        _("Take a step"),
        _("Takes the step whose letter is shown; what is final or needs a reason is asked first."),
        article_id=_("Decree 30/2020, Articles 10 to 18"),
        call="take_step('{key}')",
    ),
    Action(
        "reserve_number",
        ("g",),
        (Scope.register,),
        _("Reserve a number"),
        _("Keeps the next number of a kind for a document to come, with the reason."),
        article_id=_("Decree 30/2020, Article 15"),
        footer=3,
    ),
    Action(
        "void_number",
        ("delete",),
        (Scope.register,),
        _("Make void"),
        _("Makes the chosen number void, with the reason; it is never given again."),
        article_id=_("Decree 30/2020, Article 15"),
        footer=4,
    ),
    Action(
        "print_book",
        ("p",),
        (Scope.register,),
        _("Print the register"),
        _("Writes the register of the year as a Word file with the ten columns of Appendix IV and opens it."),
        article_id=_("Decree 30/2020, Article 16 and Appendix IV"),
        footer=5,
    ),
)
