"""What can be done with a task."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope

ACTIONS = (
    Action(
        "switch_columns",
        ("space",),
        (Scope.matrix,),
        _("Next table"),
        _("Goes on to the next table: by agency, by quarter, timeline."),
        footer=1,
    ),
    Action(
        "timeline",
        ("equals_sign",),
        (Scope.everywhere,),
        _("Timeline of the year"),
        _("Shows a bar for each task of the year, from its start to its last day."),
        in_palette=True,
    ),
    Action(
        "next_chart",
        ("space",),
        (Scope.dashboard,),
        _("Next chart"),
        _("Goes on to the next bars: by area, by month of the last day, by agency."),
        footer=5,
    ),
    Action("to_late", ("q",), (Scope.dashboard,), _("Overdue"), _("Goes to the first overdue task.")),
    Action(
        "to_soon", ("p",), (Scope.dashboard,), _("Due soon"), _("Goes to the first task that is due soon.")
    ),
    Action(
        "to_returned",
        ("l",),
        (Scope.dashboard,),
        _("Returned"),
        _("Goes to the drafts that were returned, or to those in hand."),
    ),
    Action(
        "edit_task",
        ("s", "f7"),
        (Scope.record,),
        _("Edit"),
        _("Opens the form of the chosen task."),
        footer=3,
        ranks=((Scope.page, 1),),
    ),
    Action(
        "add_progress",
        ("t", "insert"),
        (Scope.record,),
        _("Report progress"),
        _("Notes how far the chosen task has come."),
        footer=4,
        ranks=((Scope.page, 2),),
    ),
)
