"""The main views: one line each, from which keys, menu, palette and top bar are made.

To add a view: write the screen (a subclass of `tui.screens.base.View` whose `VIEW` is the name), then add a
line to `VIEWS` with the keys reserved for it in `RESERVED`. Its module is loaded when it is first shown.
Texts are message ids; nothing here knows Textual.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.i18n import _ as translate


def _(message: str) -> str:
    """Mark a text of the table for the catalogue; it is translated when it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class View:
    """One main view."""

    name: str
    screen: str
    """Module and class of the screen, such as "tui.screens.plan:PlanView"."""
    keys: tuple[str, ...]
    """Keys that show it from everywhere: an F-key for the busiest, a digit for the others."""
    letter: str
    """Its letter in the menu of views."""
    title_id: str
    help_id: str
    pinned: int = 0
    """Rank in the top bar: where it is narrow the highest give way; 0 stands there only while on show."""

    @property
    def title(self) -> str:
        """Name of the view, one or two words."""
        return translate(self.title_id)

    @property
    def help(self) -> str:
        """What is to be seen there, one sentence."""
        return translate(self.help_id)


RESERVED = {
    "reports": ("0", "b"),
    "indicators": ("x", "x"),
}
"""Key and letter kept free for views to come: followed tasks, reports, indicators."""

VIEWS: tuple[View, ...] = (
    View(
        "dashboard",
        "tui.screens.dashboard:Dashboard",
        ("f2", "1"),
        "q",
        _("Overview"),
        _("Progress, late tasks and tasks due soon."),
        pinned=1,
    ),
    View(
        "plan",
        "tui.screens.plan:PlanView",
        ("f3", "2"),
        "k",
        _("Plan"),
        _("Areas, groups, solutions and tasks."),
        pinned=2,
    ),
    View(
        "matrix",
        "tui.screens.matrix:MatrixView",
        ("ctrl+d",),
        "m",
        _("Matrix"),
        _("Solutions by agencies, quarters, a timeline."),
    ),
    View(
        "agencies",
        "tui.screens.agencies:AgencyView",
        ("f4", "3"),
        "c",
        _("Agencies"),
        _("The agencies and their tasks."),
        pinned=7,
    ),
    View(
        "search",
        "tui.screens.search:SearchView",
        ("f5", "4", "slash"),
        "t",
        _("Search"),
        _("Finds anything; accents may be left out."),
        pinned=3,
    ),
    View(
        "problems",
        "tui.screens.problems:ProblemView",
        ("f6", "5"),
        "l",
        _("Data"),
        _("The problems found in the data."),
        pinned=5,
    ),
    View(
        "documents",
        "tui.screens.documents:DocumentView",
        ("f12", "6"),  # F11 makes the window of most terminals fill the screen
        "v",
        _("Documents"),
        _("Drafts first, then those issued."),
        pinned=4,
    ),
    View(
        "intake",
        "tui.screens.intake:IntakeView",
        ("7",),
        "n",
        _("Import"),
        _("Takes in documents of the past."),
    ),
    View(
        "follow",
        "tui.screens.follow:FollowView",
        ("8",),
        "h",
        _("Follow up"),
        _("Mine, by agency, by area, overdue, calendar."),
        pinned=6,
    ),
    View(
        "register",
        "tui.screens.register:RegisterView",
        ("9",),
        "s",
        _("Register"),
        _("Numbers given, next numbers, gaps."),
        pinned=6,
    ),
    View(
        "reports",
        "tui.screens.reports:ReportView",
        ("0",),
        "b",
        _("Reports"),
        _("Figures, files, reminders, agencies' sheets."),
        pinned=8,
    ),
    View(
        "indicators",
        "tui.screens.indicators:IndicatorView",
        ("x",),
        "x",
        _("Scores"),
        _("PAR INDEX, SIPAS and the self-scoring."),
    ),
)
FIRST = VIEWS[0].name
"""The view on show at the start, and the one that Escape leads to in the end."""


def view_named(name: str) -> View | None:
    """Return the view called `name`, None where no view has the name."""
    return next((view for view in VIEWS if view.name == name), None)
