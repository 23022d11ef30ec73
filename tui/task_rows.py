"""Tasks as lines of a table, alone or under the agencies or areas they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.i18n import _, day_text, ngettext
from planner.tracking import Standing, responsible_on
from planner.tracking.describe import describe_standing
from planner.vietnamese import vietnamese_sort_key
from tui.widgets.lazy_rows import LazyRows
from tui.widgets.plan_tree import MARKS
from tui.widgets.record_list import Cell, Row, heading
from tui.words import short_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.model.workspace import Workspace
    from planner.tracking import TaskStanding


class Mode(StrEnum):
    """The lists of the view that follows tasks up."""

    mine = "mine"
    agencies = "agencies"
    areas = "areas"
    overdue = "overdue"
    all = "all"
    calendar = "calendar"


def mode_name(mode: Mode) -> str:
    """Return what a list is called."""
    return {
        Mode.mine: _("Mine"),
        Mode.agencies: _("By agency"),
        Mode.areas: _("By area"),
        Mode.overdue: _("Overdue"),
        Mode.all: _("All"),
        Mode.calendar: _("Due calendar"),
    }[mode]


@dataclass(frozen=True)
class Listing:
    """The lines of a list, and how many of its tasks are late."""

    rows: LazyRows
    tasks: int
    late: int


def listing(workspace: Workspace, found: Sequence[TaskStanding], today: date, mode: Mode) -> Listing:
    """Return the lines of the tasks in their order, under headings where the list is one of groups."""
    late = sum(one.standing is Standing.overdue for one in found)
    if mode is Mode.agencies:
        groups = _by_agency(workspace, found, today)
    elif mode is Mode.areas:
        groups = _by_area(workspace, found)
    else:
        groups = [("", list(found))]
    places: list[str | TaskStanding] = []
    for title, members in groups:
        if title:
            places.append(_heading(title, members))
        places += members

    def make(place: int) -> Row:
        one = places[place]
        return heading(one) if isinstance(one, str) else task_row(workspace, one, today)

    keys = ["" if isinstance(one, str) else one.task.id for one in places]
    return Listing(LazyRows(keys, make), len(found), late)


def task_row(workspace: Workspace, one: TaskStanding, today: date) -> Row:
    """Return one task as a line: ID, text, lead, last day, standing."""
    sign, tone = MARKS[one.standing]
    leads = responsible_on(one.task, workspace, today)
    former = one.task.leads if one.task.leads != leads else ()
    return Row(
        one.task.id,
        (
            Cell(one.task.id, "quiet"),
            Cell(one.task.text),
            Cell(short_names(workspace, leads), "quiet"),
            Cell(day_text(one.due) if one.due else ""),
            Cell(f"{sign} {describe_standing(one)}", tone),
        ),
        also=" ".join([*(workspace.assignee_name(a) for a in (*leads, *former)), one.task.deadline.text]),
    )


def _heading(title: str, members: Sequence[TaskStanding]) -> str:
    late = sum(one.standing is Standing.overdue for one in members)
    count = ngettext("{count} task", "{count} tasks", len(members))
    return f"{title} – {count}" + (f", {_('{count} overdue', count=late)}" if late else "")


def _by_agency(
    workspace: Workspace, found: Sequence[TaskStanding], today: date
) -> list[tuple[str, list[TaskStanding]]]:
    groups: dict[str, list[TaskStanding]] = {}
    for one in found:
        for lead in responsible_on(one.task, workspace, today):
            groups.setdefault(lead, []).append(one)
    named = [(workspace.assignee_name(lead), members) for lead, members in groups.items()]
    return sorted(named, key=lambda group: vietnamese_sort_key(group[0]))


def _by_area(workspace: Workspace, found: Sequence[TaskStanding]) -> list[tuple[str, list[TaskStanding]]]:
    groups: dict[str, list[TaskStanding]] = {}
    for one in found:
        groups.setdefault(workspace.area_of(one.task) or "", []).append(one)
    areas = sorted(workspace.areas.values(), key=lambda area: area.number)
    named = [(f"{a.number}. {a.name}", groups[a.id]) for a in areas if a.id in groups]
    return [*named, (_("Across areas"), groups[""])] if "" in groups else named
