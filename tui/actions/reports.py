"""What can be done with reports, reminders, scores and the sheets of the agencies."""

from __future__ import annotations

from tui.actions.action import Action, _
from tui.scopes import Scope

_R = (Scope.reports,)
ACTIONS = (
    Action(
        "choose_period",
        ("n",),
        _R,
        _("Period"),
        _("Chooses the period whose report is shown."),
        footer=3,
    ),
    Action(
        "report_word",
        ("t", "ctrl+s"),
        _R,
        _("Report in Word"),
        _("Writes the report of the period as a Word file with annexes and chart."),
        footer=4,
    ),
    Action(
        "report_excel",
        ("l",),
        _R,
        _("Figures in Excel"),
        _("Writes the figures of the period, and the tasks behind them, as an Excel file."),
        footer=5,
    ),
    Action(
        "freeze_figures",
        ("f",),
        _R,
        _("Freeze"),
        _("Freezes the figures of the period; they stay whatever happens to the tasks later."),
        footer=6,
    ),
    Action(
        "show_live",
        ("z",),
        _R,
        _("Frozen or live"),
        _("Changes between the frozen figures and those of the records now."),
    ),
    Action(
        "remind",
        ("r",),
        _R,
        _("Reminders"),
        _("Lists late agencies and when each was reminded; makes their letters."),
        footer=7,
    ),
    Action(
        "show_sheets",
        ("q",),
        _R,
        _("Excel sheets"),
        _("Sends the task table out to the agencies, and takes filled-in sheets back."),
        footer=8,
    ),
    Action(
        "report_calendar",
        ("p",),
        _R,
        _("Calendar"),
        _("Writes the deadlines of open tasks as a calendar with alarms."),
    ),
    Action(
        "choose_score_year",
        ("n",),
        (Scope.indicators,),
        _("Year"),
        _("Chooses the year of the self-scoring."),
        footer=3,
    ),
    Action(
        "mark_agency",
        ("space",),
        (Scope.reminders,),
        _("Mark"),
        _("Marks the chosen agency for a letter, or takes the mark away."),
        footer=1,
    ),
    Action(
        "mark_all",
        ("ctrl+t",),
        (Scope.reminders,),
        _("Mark all"),
        _("Marks all agencies, or takes all marks away."),
        footer=3,
    ),
    Action(
        "make_letters",
        ("ctrl+s",),
        (Scope.reminders,),
        _("Make letters"),
        _("Makes a letter for each marked agency and records it on the tasks."),
        footer=2,
    ),
    Action(
        "export_sheets",
        ("ctrl+o",),
        (Scope.sheets,),
        _("Send out"),
        _("Writes a sheet for each of the agencies that you choose."),
        footer=2,
    ),
    Action(
        "take_in",
        ("ctrl+s",),
        (Scope.sheet_rows,),
        _("Take in"),
        _("Writes what the sheet asks for; where rows are not sound it asks first."),
        footer=1,
    ),
)
