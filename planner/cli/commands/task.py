"""`cchc task add|edit|progress|extend|complete`: changes of one task."""

from __future__ import annotations

from datetime import date
from typing import Any

import click
import msgspec

from planner.cli.commands.task_events import event, review
from planner.cli.commands.task_lists import calendar, filters, lines, periods, save_filter, tasks, warnings
from planner.cli.context import Group, Settings, parse_day, pass_settings
from planner.cli.lookups import area_id, deadline_of, plan_of, solution_id, task_of, year_of_plan
from planner.cli.output import answer
from planner.errors import WrongUseError
from planner.i18n import _, day_text
from planner.model.agency_names import find_assignee
from planner.model.task_changes import completed, extended, moved, with_member_report, with_progress
from planner.model.tasks import Extension, MemberReport, Progress, Task, TaskState
from planner.model.workspace import Workspace
from planner.tracking import confirmed, current_due, member_agencies, with_rolled_up_state


@click.group(cls=Group, help=_("Follow up and change tasks."))
def task() -> None:
    """Hold the commands about tasks."""


@task.command(help=_("Add a task to the plan of a year."))
@click.option("--year", type=int, help=_("Year of the plan; else the newest plan."))
@click.option("--text", required=True, help=_("What is to be done."))
@click.option(
    "--lead", "leads", multiple=True, required=True, help=_("Lead agency: ID, abbreviation or name.")
)
@click.option(
    "--coordinating", multiple=True, help=_("Coordinating agency or group; may stand several times.")
)
@click.option("--solution", help=_("ID of the solution, such as GP10."))
@click.option("--area", help=_("Number or ID of the area, where no solution gives it."))
@click.option(
    "--deadline", required=True, help=_("In words, such as “Quý IV/2026”, “15/3/2026”, “Thường xuyên”.")
)
@click.option("--product", default="", help=_("What shall come out of it."))
@click.option("--note", default="", help=_("A note of your own."))
@click.option("--id", "record_id", help=_("An ID of your own; else the next number of the year."))
@pass_settings
def add(settings: Settings, /, year: int | None, record_id: str | None, **given: Any) -> None:
    """Create one task."""
    store, today = settings.store, settings.today
    workspace = store.load()
    plan = plan_of(workspace, year)
    values = _values(workspace, today, plan.year, given)

    def make(new_id: str) -> Task:
        return Task(id=new_id, plan=plan.id, assigned_on=today, **values)

    new = (
        store.create(make(record_id), "task add")
        if record_id
        else store.create_next(f"NV-{plan.year}-", make, "task add")
    )
    answer(settings, new, _("Added {id}: {text}", id=new.id, text=new.text))


@task.command(help=_("Change fields of a task; what is not named stays as it is."))
@click.argument("record_id", metavar="ID")
@click.option("--text", help=_("What is to be done."))
@click.option("--lead", "leads", multiple=True, help=_("Lead agencies from now on."))
@click.option("--coordinating", multiple=True, help=_("Coordinating agencies from now on."))
@click.option("--solution", help=_("ID of the solution, such as GP10."))
@click.option("--area", help=_("Number or ID of the area, where no solution gives it."))
@click.option("--deadline", help=_("In words, such as “Quý IV/2026”, “15/3/2026”, “Thường xuyên”."))
@click.option("--product", help=_("What shall come out of it."))
@click.option("--note", help=_("A note of your own."))
@click.option("--state", type=click.Choice([s.value for s in TaskState]), help=_("State of work."))
@pass_settings
def edit(settings: Settings, /, record_id: str, state: str | None, **given: Any) -> None:
    """Change one task."""
    store = settings.store
    workspace = store.load()
    old = task_of(workspace, record_id)
    values = _values(workspace, settings.today, year_of_plan(workspace, old, settings.today), given)
    if not values and not state:
        raise WrongUseError(
            _("Nothing to change was named."), _("See: {command} --help", command="cchc task edit")
        )

    def change(task: Task) -> Task:
        changed = msgspec.structs.replace(task, **values)
        return moved(changed, TaskState(state)) if state else changed

    new = store.edit(record_id, change, "task edit")
    answer(settings, new, _("Changed {id}.", id=new.id))


@task.command(help=_("Report progress on a task."))
@click.argument("record_id", metavar="ID")
@click.option("--text", default="", help=_("What was done."))
@click.option("--percent", type=int, help=_("Share of the work done, 0 to 100."))
@click.option("--on", "day", help=_("Day of the report; else today."))
@click.option("--by", default="", help=_("Who reports."))
@click.option("--evidence", default="", help=_("Number and symbol of a document, or a file."))
@click.option("--period", help=_("For a recurring task: the day of the occurrence reported on."))
@click.option("--member", help=_("The agency, among several that lead the task, whose part is reported on."))
@click.option("--done", is_flag=True, help=_("With --member: its part is confirmed as completed."))
@pass_settings
def progress(
    settings: Settings,
    /,
    record_id: str,
    day: str | None,
    period: str | None,
    member: str | None,
    *,
    done: bool,
    **given: Any,
) -> None:
    """Add one report."""
    workspace, today = settings.store.load(), settings.today
    task_of(workspace, record_id)
    when: dict[str, Any] = {
        "on": parse_day(day) if day else today,
        "period": parse_day(period) if period else None,
    }
    if member is None:
        if done:
            raise WrongUseError(
                _("--done belongs to --member."), _("Use: cchc task complete {id}", id=record_id)
            )
        entry = Progress(**when, **given)

        def change(task: Task) -> Task:
            return with_progress(task, entry, today)
    else:
        del given["by"]
        part = MemberReport(agency=find_assignee(workspace, member, today), done=done, **when, **given)

        def change(task: Task) -> Task:
            members = member_agencies(task, workspace, part.on)
            changed = with_member_report(task, part, members, today)
            return with_rolled_up_state(changed, workspace, today)

    new = settings.store.edit(record_id, change, "task progress")
    answer(settings, new, _("Progress of {id} recorded.", id=new.id))


@task.command(help=_("Give a task a later deadline; the original one stays on record."))
@click.argument("record_id", metavar="ID")
@click.option("--due", required=True, help=_("The new last day."))
@click.option("--approved-by", required=True, help=_("Number and symbol of the document that approves it."))
@click.option("--reason", default="", help=_("Why."))
@click.option("--on", "day", help=_("Day of the extension; else today."))
@pass_settings
def extend(settings: Settings, /, record_id: str, due: str, day: str | None, **given: Any) -> None:
    """Add one extension."""
    extension = Extension(on=parse_day(day) if day else settings.today, due=parse_day(due), **given)
    workspace = settings.store.load()
    task_of(workspace, record_id)

    def change(old: Task) -> Task:
        return extended(old, extension, settings.today, current_due(old, workspace, settings.today))

    new = settings.store.edit(record_id, change, "task extend")
    answer(settings, new, _("{id} is now due on {day}.", id=new.id, day=day_text(extension.due)))


@task.command(help=_("Record that a task is completed."))
@click.argument("record_id", metavar="ID")
@click.option("--on", "day", help=_("Confirmed day of completion; else today."))
@click.option("--all", "for_all", is_flag=True, help=_("Also where agencies of a group have open parts."))
@pass_settings
def complete(settings: Settings, record_id: str, day: str | None, *, for_all: bool) -> None:
    """Complete one task."""
    on, today = parse_day(day) if day else settings.today, settings.today
    workspace = settings.store.load()
    task_of(workspace, record_id)

    def change(old: Task) -> Task:
        return completed(old, on, today) if for_all else confirmed(old, workspace, on, today)

    new = settings.store.edit(record_id, change, "task complete")
    answer(settings, new, _("{id} completed on {day}.", id=new.id, day=day_text(on)))


def _values(workspace: Workspace, today: date, year: int, given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a task for the options that were given."""
    values: dict[str, Any] = {}
    for name in ("text", "product", "note"):
        if given.get(name) is not None:
            values[name] = given[name]
    if "text" in values and not values["text"].strip():
        raise WrongUseError(_("The task has no text."), _("Say in a sentence what is to be done."))
    for name in ("leads", "coordinating"):
        if given.get(name):
            values[name] = tuple(find_assignee(workspace, text, today) for text in given[name])
    if given.get("solution"):
        values["solution"] = solution_id(workspace, given["solution"])
        values["solution_text"] = workspace.solutions[values["solution"]].text
    if given.get("area"):
        values["area"] = area_id(workspace, given["area"])
    if given.get("deadline"):
        values["deadline"] = deadline_of(given["deadline"], year)
    return values


for _command in (event, review, tasks, lines, periods, warnings, calendar, save_filter, filters):
    task.add_command(_command)
