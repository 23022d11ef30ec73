"""`cchc task add|edit|progress|extend|complete`: changes of tasks."""

from __future__ import annotations

from datetime import date
from typing import Any

import click
import msgspec

from planner.cli.context import Group, Settings, parse_day, pass_settings
from planner.cli.output import answer
from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.agency_names import find_assignee
from planner.model.deadline import Deadline
from planner.model.deadline_words import parse_deadline
from planner.model.task_changes import completed, extended, with_progress
from planner.model.tasks import AnnualPlan, Extension, Progress, Task, TaskState
from planner.model.workspace import Workspace
from planner.tracking import current_due


@click.group(cls=Group, help=_("Change tasks: add, edit, progress, extend, complete."))
def task() -> None:
    """Hold the commands that change tasks."""


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
    old = _task(workspace, record_id)
    values = _values(workspace, settings.today, workspace.year_of(old) or settings.today.year, given)
    if state:
        values |= _state_values(TaskState(state))
    if not values:
        raise WrongUseError(
            _("Nothing to change was named."), _("See: {command} --help", command="cchc task edit")
        )

    def change(task: Task) -> Task:
        return msgspec.structs.replace(task, **values)

    new = store.edit(record_id, change, "task edit")
    answer(settings, new, _("Changed {id}.", id=new.id))


@task.command(help=_("Report progress on a task."))
@click.argument("record_id", metavar="ID")
@click.option("--text", required=True, help=_("What was done."))
@click.option("--percent", type=int, help=_("Share of the work done, 0 to 100."))
@click.option("--on", "day", help=_("Day of the report; else today."))
@click.option("--by", default="", help=_("Who reports."))
@click.option("--evidence", default="", help=_("Number and symbol of a document, or a file."))
@click.option("--period", help=_("For a recurring task: the day of the occurrence reported on."))
@pass_settings
def progress(
    settings: Settings, /, record_id: str, day: str | None, period: str | None, **given: Any
) -> None:
    """Add one report."""
    entry = Progress(
        on=parse_day(day) if day else settings.today, period=parse_day(period) if period else None, **given
    )
    _task(settings.store.load(), record_id)
    new: Task = settings.store.edit(
        record_id, lambda t: with_progress(t, entry, settings.today), "task progress"
    )
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
    _task(workspace, record_id)

    def change(old: Task) -> Task:
        return extended(old, extension, settings.today, current_due(old, workspace, settings.today))

    new = settings.store.edit(record_id, change, "task extend")
    answer(settings, new, _("{id} is now due on {day}.", id=new.id, day=f"{extension.due:%d/%m/%Y}"))


@task.command(help=_("Record that a task is completed."))
@click.argument("record_id", metavar="ID")
@click.option("--on", "day", help=_("Confirmed day of completion; else today."))
@pass_settings
def complete(settings: Settings, record_id: str, day: str | None) -> None:
    """Complete one task."""
    on = parse_day(day) if day else settings.today
    _task(settings.store.load(), record_id)
    new: Task = settings.store.edit(record_id, lambda t: completed(t, on, settings.today), "task complete")
    answer(settings, new, _("{id} completed on {day}.", id=new.id, day=f"{on:%d/%m/%Y}"))


def plan_of(workspace: Workspace, year: int | None) -> AnnualPlan:
    """Return the plan of `year`, or the newest plan; raises WrongUseError."""
    plans = sorted(workspace.annual_plans.values(), key=lambda p: p.year)
    found = [plan for plan in plans if year is None or plan.year == year]
    if not found:
        years = ", ".join(str(plan.year) for plan in plans) or "–"
        raise WrongUseError(
            _("There is no annual plan for {year}.", year=year),
            _("Plans are here for: {years}.", years=years),
        )
    return found[-1]


def area_id(workspace: Workspace, text: str) -> str:
    """Return the ID of the area written as ID or number; raises WrongUseError."""
    for area in workspace.areas.values():
        if text.casefold() in (area.id.casefold(), str(area.number)):
            return area.id
    known = ", ".join(f"{a.number} ({a.id})" for a in workspace.areas.values())
    raise WrongUseError(_("There is no area “{text}”.", text=text), _("Areas: {known}.", known=known))


def _task(workspace: Workspace, record_id: str) -> Task:
    record = workspace.get(record_id)
    if not isinstance(record, Task):
        raise WrongUseError(_("{id} is not a task.", id=record_id), _("Name a task, such as NV-2026-001."))
    return record


def _state_values(state: TaskState) -> dict[str, Any]:
    if state is TaskState.completed:
        raise WrongUseError(
            _("Completion needs a confirmed day."), _("Use: cchc task complete ID --on YYYY-MM-DD")
        )
    return {"state": state, "completed_on": None}


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
        solution = workspace.get(given["solution"])
        if solution.id not in workspace.solutions:
            raise WrongUseError(
                _("{id} is not a solution.", id=solution.id), _("Name a solution, such as GP10.")
            )
        values["solution"] = solution.id
    if given.get("area"):
        values["area"] = area_id(workspace, given["area"])
    if given.get("deadline"):
        values["deadline"] = _deadline(given["deadline"], year)
    return values


def _deadline(text: str, year: int) -> Deadline:
    deadline = parse_deadline(text, year)
    if deadline is None:
        raise WrongUseError(
            _("“{text}” is not understood as a deadline.", text=text),
            _("Write for example “15/3/2026”, “Tháng 6/2026”, “Quý IV/2026”, “Thường xuyên”, “Hằng quý”."),
        )
    return deadline
