"""Following tasks up: lists, calendar, filters; and what happens to a task besides a report."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope

_RECORD = (Scope.record,)
_FOLLOW = (Scope.follow,)
ACTIONS = (
    Action(
        "next_list",
        ("full_stop",),
        _FOLLOW,
        _("Next list"),
        _("Goes on to the next list: mine, by agency, by area, overdue, all, calendar."),
        footer=1,
    ),
    Action(
        "previous_list",
        ("comma",),
        _FOLLOW,
        _("List before"),
        _("Goes back to the list before."),
    ),
    Action(
        "choose_agency",
        ("v",),
        _FOLLOW,
        _("Whose tasks"),
        _("Chooses the agency whose tasks “mine” shows."),
    ),
    Action("sort_by", ("p",), _FOLLOW, _("Sort"), _("Sorts the list by the next column.")),
    Action("turn_round", ("l",), _FOLLOW, _("Turn round"), _("Turns the order of the list round.")),
    Action(
        "saved_filters",
        ("q",),
        _FOLLOW,
        _("Kept filters"),
        _("Shows the tasks of a filter that was kept under a name."),
    ),
    Action(
        "keep_filter",
        ("k",),
        _FOLLOW,
        _("Keep filter"),
        _("Keeps list, words and order under a name, to be shown again."),
    ),
    Action(
        "add_task",
        ("plus",),
        _RECORD,
        _("Add a task"),
        _("Adds a task to the plan, with the chosen solution, area or agency filled in."),
        footer=5,
        ranks=((Scope.page, 7),),
    ),
    Action(
        "extend_task",
        ("z",),
        _RECORD,
        _("Extend"),
        _("Notes a later deadline with the document that grants it; the original one stays."),
    ),
    Action(
        "record_event",
        ("f",),
        _RECORD,
        _("Event happened"),
        _("Notes the day of the event that the deadline of the chosen task waits for."),
        footer=5,
        ranks=((Scope.page, 3),),
    ),
    Action(
        "review_task",
        ("r",),
        _RECORD,
        _("Review"),
        _("Shows what changed in the solution since the task was made from it, to be confirmed."),
        footer=5,
        ranks=((Scope.page, 3),),
    ),
    Action(
        "copy_answer",
        ("ctrl+a",),
        _RECORD,
        _("Copy the answer"),
        _("Copies how the chosen record stands as one paragraph, and shows it."),
        ranks=((Scope.page, 4),),
    ),
    Action(
        "hand_over",
        ("p",),
        (Scope.agencies,),
        _("Hand over"),
        _("Hands the open tasks of an agency that ended over to its successors."),
        footer=4,
    ),
    Action(
        "new_year",
        ("ctrl+e",),
        (Scope.everywhere,),
        _("Plan of the new year"),
        _("Begins the plan of a year with what last year's left open."),
        in_palette=True,
    ),
    Action("confirm_review", ("ctrl+s",), (Scope.review,), _("It fits"), _("Confirms the review."), footer=1),
    Action("previous_day", ("left",), (Scope.calendar,), _("Day before"), _("Goes one day back.")),
    Action("next_day", ("right",), (Scope.calendar,), _("Next day"), _("Goes one day on.")),
    Action("previous_week", ("up",), (Scope.calendar,), _("Week before"), _("Goes one week back.")),
    Action("next_week", ("down",), (Scope.calendar,), _("Next week"), _("Goes one week on.")),
    Action(
        "previous_month",
        ("pageup",),
        (Scope.calendar,),
        _("Month before"),
        _("Goes one month back."),
        footer=3,
    ),
    Action(
        "next_month", ("pagedown",), (Scope.calendar,), _("Next month"), _("Goes one month on."), footer=4
    ),
    Action("open_day", ("enter",), (Scope.calendar,), _("Open"), _("Opens the list of the day."), footer=2),
)
