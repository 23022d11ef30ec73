"""`cchc task list|lines|periods|warnings|calendar|save-filter|filters`: lists of tasks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import click

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.lookups import area_id, solution_id, task_of
from planner.cli.output import answer, columns
from planner.errors import UnknownRecordError, WrongUseError
from planner.i18n import _, day_text
from planner.model.agency_names import find_assignee
from planner.model.filters import SavedFilter, TaskCriteria, TaskOrder
from planner.model.tasks import TaskState
from planner.model.workspace import Workspace
from planner.tracking import (
    MemberLine,
    MonthGrid,
    Standing,
    TaskStanding,
    describe_standing,
    keep_filter,
    month_grid,
    occurrences_of,
    responsible_on,
    roll_up,
    select_tasks,
    standing_name,
    warnings_of,
)


def _criteria_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which tasks are meant."""
    options = (
        click.option("--year", type=int, help=_("Only the plan of this year.")),
        click.option("--area", help=_("Only this area (number or ID).")),
        click.option("--agency", help=_("Only tasks led by this agency.")),
        click.option("--solution", help=_("Only the tasks of this solution.")),
        click.option(
            "--standing",
            multiple=True,
            type=click.Choice([s.value for s in Standing]),
            help=_("Only tasks that stand so; may stand several times."),
        ),
        click.option("--state", type=click.Choice([s.value for s in TaskState]), help=_("State of work.")),
        click.option("--warning", type=int, metavar=_("DAYS"), help=_("Only tasks due within so many days.")),
        click.option("--review", is_flag=True, help=_("Only tasks whose solution was reworded.")),
        click.option("--text", default="", help=_("Only tasks with these words; accents may be left out.")),
        click.option(
            "--sort",
            "order",
            type=click.Choice([o.value for o in TaskOrder]),
            help=_("Order; else by deadline."),
        ),
        click.option("--descending", is_flag=True, help=_("The other way round.")),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _criteria(workspace: Workspace, settings: Settings, given: dict[str, Any]) -> TaskCriteria:
    """Return the criteria that the options say."""
    return TaskCriteria(
        year=given["year"],
        area=area_id(workspace, given["area"]) if given["area"] else "",
        agency=find_assignee(workspace, given["agency"], settings.today) if given["agency"] else "",
        solution=solution_id(workspace, given["solution"]) if given["solution"] else "",
        standing=given["standing"],
        state=TaskState(given["state"]) if given["state"] else None,
        warning=given["warning"],
        review=given["review"],
        text=given["text"],
        order=TaskOrder(given["order"]) if given["order"] else TaskOrder.due,
        descending=given["descending"],
    )


@click.command("list", cls=Command, help=_("List tasks: filtered, sorted, or by a filter kept under a name."))
@_criteria_options
@click.option("--saved", help=_("A filter kept under this name or ID, instead of the other options."))
@pass_settings
def tasks(settings: Settings, /, saved: str | None, **given: Any) -> None:
    """Print the chosen tasks."""
    workspace = settings.store.load()
    criteria = saved_filter(workspace, saved).criteria if saved else _criteria(workspace, settings, given)
    found = select_tasks(workspace, criteria, settings.today)
    answer(
        settings,
        {"total": len(found), "tasks": _rows(found, workspace, settings)},
        _table(found, workspace, settings),
    )


def _rows(found: list[TaskStanding], workspace: Workspace, settings: Settings) -> list[dict[str, Any]]:
    return [
        {
            "id": one.task.id,
            "text": one.task.text,
            "leads": responsible_on(one.task, workspace, settings.today),
            "state": one.task.state,
            "standing": one.standing,
            "deadline_state": one.deadline_state,
            "deadline": one.task.deadline.text,
            "due": one.due,
            "original_due": one.original_due,
            "days_left": one.days_left,
            "days_late": one.days_late,
            "warning": one.warning,
        }
        for one in found
    ]


def _table(found: list[TaskStanding], workspace: Workspace, settings: Settings) -> str:
    rows = []
    for one in found:
        leads = responsible_on(one.task, workspace, settings.today)
        due = day_text(one.due) if one.due else "–"
        rows.append([one.task.id, ", ".join(leads), due, describe_standing(one), one.task.text])
    return columns(rows) or _("No task is like this.")


@click.command(cls=Command, help=_("Show how each agency of a task stands that several lead, and the sum."))
@click.argument("record_id", metavar="ID")
@click.option("--only-open", is_flag=True, help=_("Leave out those that are done."))
@pass_settings
def lines(settings: Settings, record_id: str, *, only_open: bool) -> None:
    """Print one line per agency."""
    workspace = settings.store.load()
    found = roll_up(task_of(workspace, record_id), workspace, settings.today)
    if found is None:
        raise WrongUseError(
            _("One agency alone leads {id}.", id=record_id), _("See: cchc show {id}", id=record_id)
        )
    rows = [
        [
            line.agency,
            line.name,
            standing_name(line.standing),
            day_text(line.done_on)
            if line.done_on
            else f"{line.percent}%"
            if line.percent is not None
            else "",
        ]
        for line in found.lines
        if not only_open or line.agency in found.open
    ]
    head = _(
        "{id}: {done} of {total} agencies done, {late} late",
        id=record_id,
        done=found.done,
        total=found.total,
        late=len(found.overdue),
    )
    answer(settings, found, "\n".join([head, columns(rows)]))


def _progress(line: MemberLine) -> str:
    if line.done_on:
        return day_text(line.done_on)
    return f"{line.percent}%" if line.percent is not None else ""


@click.command(cls=Command, help=_("Show every period of a recurring task: its day, report and lateness."))
@click.argument("record_id", metavar="ID")
@pass_settings
def periods(settings: Settings, record_id: str) -> None:
    """Print one line per period."""
    workspace = settings.store.load()
    task = task_of(workspace, record_id)
    found = occurrences_of(task, workspace, settings.today)
    if not found:
        raise WrongUseError(
            _("The deadline of {id} does not recur.", id=record_id), _("See: cchc show {id}", id=record_id)
        )
    rows = [
        [
            one.name,
            day_text(one.due),
            standing_name(one.standing),
            f"{one.report.on:%d/%m/%Y} {one.report.text}" if one.report else "",
        ]
        for one in found
    ]
    answer(settings, {"id": record_id, "occurrences": found}, columns(rows))


@click.command(cls=Command, help=_("List what is overdue, and what reaches a warning level today."))
@click.option("--agency", help=_("Only tasks led by this agency."))
@click.option("--fail-overdue", is_flag=True, help=_("Exit with code 1 when a task is overdue."))
@pass_settings
def warnings(settings: Settings, agency: str | None, *, fail_overdue: bool) -> int:
    """Print the warnings of today, tightest first."""
    workspace = settings.store.load()
    wanted = find_assignee(workspace, agency, settings.today) if agency else ""
    found = warnings_of(workspace, settings.today, wanted)
    parts = []
    for level, members in found.items():
        name = _("Overdue") if level == "overdue" else _("Due within {count} days", count=level)
        parts.append(f"{name}: {len(members)}")
        if members:
            parts.append(_table(members, workspace, settings))
    data = {
        "as_of": settings.today,
        "warnings": {level: _rows(members, workspace, settings) for level, members in found.items()},
    }
    answer(settings, data, "\n".join(parts))
    return 1 if fail_overdue and found["overdue"] else 0


_MONTH = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4})")


@click.command(cls=Command, help=_("Show a month with the number of tasks that fall due on each day."))
@click.argument("month", metavar=_("MONTH"), required=False)
@_criteria_options
@pass_settings
def calendar(settings: Settings, /, month: str | None, **given: Any) -> None:
    """Print the grid of one month, such as 2026-11; else this month."""
    workspace = settings.store.load()
    year, number = _month(month) if month else (settings.today.year, settings.today.month)
    criteria = _criteria(workspace, settings, given)
    found = month_grid(workspace, year, number, settings.today, criteria)
    answer(settings, found, _grid(found))


def _month(text: str) -> tuple[int, int]:
    match = _MONTH.fullmatch(text.strip())
    year, month = (int(match[1] or match[4]), int(match[2] or match[3])) if match else (0, 0)
    if not (1900 <= year < 2200 and 1 <= month <= 12):
        raise WrongUseError(_("“{text}” is not a month.", text=text), _("Write it as 2026-11 or 11/2026."))
    return year, month


def _grid(found: MonthGrid) -> str:
    rows = [[_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")]]
    days = []
    for week in found.weeks:
        rows.append(
            [
                f"{day.day.day:2}{'' if day.is_working else '*'}{f' ({len(day.due)})' if day.due else ''}"
                if day.in_month
                else ""
                for day in week
            ]
        )
        for day in week:
            if day.in_month and day.due:
                entries = [
                    [f"  {one.task}", standing_name(one.standing), one.period, one.text] for one in day.due
                ]
                days.append(f"{day.day:%d/%m/%Y}\n{columns(entries)}")
    head = _("Month {month}/{year}; * = day off; in brackets: tasks due", month=found.month, year=found.year)
    return "\n".join([head, columns(rows), "", *days])


@click.command("save-filter", cls=Command, help=_("Keep a choice of tasks under a name."))
@click.argument("name")
@_criteria_options
@click.option("--for-all", is_flag=True, help=_("Offer it to everybody, not to me alone."))
@pass_settings
def save_filter(settings: Settings, /, name: str, *, for_all: bool, **given: Any) -> None:
    """Write one filter."""
    workspace, store = settings.store.load(), settings.store
    if not name.strip():
        raise WrongUseError(_("The filter has no name."), _("Give it a name that says what it shows."))
    criteria, owner = _criteria(workspace, settings, given), "" if for_all else store.user
    new = keep_filter(store, name, owner, criteria)
    answer(settings, new, _("Filter “{name}” kept as {id}.", name=name, id=new.id))


@click.command(cls=Command, help=_("List the filters kept under a name."))
@pass_settings
def filters(settings: Settings) -> None:
    """Print the filters of this user and those for everybody."""
    found = [f for f in settings.store.load().saved_filters.values() if f.owner in {"", settings.store.user}]
    rows = [[f.id, f.owner or _("everybody"), f.name] for f in found]
    answer(
        settings, {"filters": found}, columns(rows) or _("No filter is kept yet: cchc task save-filter NAME")
    )


def saved_filter(workspace: Workspace, name: str) -> SavedFilter:
    """Return the filter with this name or ID; raises UnknownRecordError."""
    for one in workspace.saved_filters.values():
        if name in (one.id, one.name):
            return one
    raise UnknownRecordError(name)
