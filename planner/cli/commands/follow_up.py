"""`cchc status`: where everything stands."""

from __future__ import annotations

import click

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.lookups import area_id
from planner.cli.output import answer, bar, columns
from planner.i18n import _, day_text
from planner.model.agency_names import find_assignee
from planner.tracking import Status
from planner.tracking import status as status_of

GROUPINGS = ("area", "agency", "solution", "state")


@click.command(cls=Command, help=_("Show progress: totals, and groups by area, agency, solution or state."))
@click.option("--year", type=int, help=_("Only the plan of this year."))
@click.option("--area", help=_("Only this area (number or ID)."))
@click.option("--agency", help=_("Only tasks led by this agency."))
@click.option("--group-by", type=click.Choice(GROUPINGS), default="area", help=_("What the groups are."))
@click.option("--fail-overdue", is_flag=True, help=_("Exit with code 1 when a task is overdue."))
@pass_settings
def status(
    settings: Settings,
    year: int | None,
    area: str | None,
    agency: str | None,
    group_by: str,
    *,
    fail_overdue: bool,
) -> int:
    """Print the dashboard."""
    workspace, today = settings.store.load(), settings.today
    found = status_of(
        workspace,
        today,
        year=year,
        area=area_id(workspace, area) if area else None,
        agency=find_assignee(workspace, agency, today) if agency else None,
        group_by=group_by,
    )
    answer(settings, found, _as_text(found))
    return 1 if fail_overdue and found.totals.overdue else 0


def print_dashboard(settings: Settings) -> None:
    """Print the dashboard of the whole programme by area."""
    workspace = settings.store.load()
    found = status_of(workspace, settings.today, group_by="area")
    title = workspace.programme.title if workspace.programme else str(settings.store.folder)
    answer(settings, found, f"{title}\n{_as_text(found)}")


def _as_text(found: Status) -> str:
    totals = found.totals
    head = _("As of {day}: {count} tasks", day=day_text(found.as_of), count=totals.tasks)
    counts = columns(
        [
            [_("done on time"), str(totals.done_on_time), _("done late"), str(totals.done_late)],
            [_("in progress"), str(totals.in_progress), _("due soon"), str(totals.due_soon)],
            [_("not started"), str(totals.not_started), _("overdue"), str(totals.overdue)],
            [_("no deadline"), str(totals.no_deadline), "", ""],
        ]
    )
    rows = []
    for group in found.groups:
        done = group.totals.done_on_time + group.totals.done_late
        share = f"{done}/{group.totals.tasks}"
        late = _("overdue {count}", count=group.totals.overdue) if group.totals.overdue else ""
        rows.append([bar(done, group.totals.tasks), share, late, group.name])
    return "\n".join([head, counts, "", columns(rows)])
