"""`cchc task event` and `cchc task review`: what happens to tasks besides reports and extensions."""

from __future__ import annotations

import click

from planner.cli.context import Command, Settings, parse_day, pass_settings
from planner.cli.lookups import solution_id, task_of
from planner.cli.output import answer, narrate
from planner.errors import WrongUseError
from planner.i18n import _, day_text, ngettext
from planner.model.task_changes import with_event
from planner.model.tasks import Task
from planner.tracking import (
    Review,
    confirm_reviews,
    current_due,
    marked,
    needs_review,
    review_of,
    reviews,
)


@click.command(cls=Command, help=_("Record the day of the event that a conditional deadline waits for."))
@click.argument("record_id", metavar="ID")
@click.option("--on", "day", required=True, help=_("The day on which the event happened."))
@click.option("--document", default="", help=_("Number and symbol of the document that shows it."))
@click.option("--due", help=_("The last day, where the words of the deadline count no days."))
@pass_settings
def event(settings: Settings, record_id: str, day: str, document: str, due: str | None) -> None:
    """Give a conditional deadline its event."""
    on, last, today = parse_day(day), parse_day(due) if due else None, settings.today
    task_of(settings.store.load(), record_id)

    def change(task: Task) -> Task:
        return with_event(task, on, today, document, last)

    new = settings.store.edit(record_id, change, "task event")
    now = current_due(new, settings.store.load(), today)
    words = _("no day follows yet") if now is None else day_text(now)
    answer(settings, new, _("Event of {id} recorded; last day: {day}.", id=new.id, day=words))


@click.command(
    cls=Command,
    help=_(
        "List tasks whose solution was reworded, show the difference, and confirm that they were reviewed."
    ),
)
@click.argument("record_ids", metavar="[ID]...", nargs=-1)
@click.option("--solution", help=_("Only the tasks of this solution."))
@click.option("--confirm", is_flag=True, help=_("Record that these tasks fit the new wording."))
@pass_settings
def review(settings: Settings, record_ids: tuple[str, ...], solution: str | None, *, confirm: bool) -> int:
    """Show or confirm reviews."""
    workspace = settings.store.load()
    if record_ids:
        tasks = [task_of(workspace, record_id) for record_id in record_ids]
        found = [one for task in tasks if (one := review_of(task, workspace))]
        for task in tasks:
            if not needs_review(task, workspace):
                narrate(_("{id} needs no review.", id=task.id))
    else:
        found = reviews(workspace, solution_id(workspace, solution) if solution else None)
    if not confirm:
        answer(settings, {"reviews": found}, _as_text(found))
        return 1 if found else 0
    if not (record_ids or solution):
        raise WrongUseError(
            _("Nothing to confirm was named."), _("Name tasks, or a solution with --solution.")
        )
    written = confirm_reviews(settings.store, [one.task for one in found])
    count = len(written.changed)
    answer(
        settings,
        {"confirmed": written.changed},
        ngettext("{count} task confirmed.", "{count} tasks confirmed.", count),
    )
    return 0


def _as_text(found: list[Review]) -> str:
    if not found:
        return _("No task has to be reviewed.")
    parts = [
        f"{one.task}  {one.text}\n  {one.solution}: {marked(one.difference)}\n"
        "  " + _("Confirm: cchc task review {id} --confirm", id=one.task)
        for one in found
    ]
    return "\n\n".join(parts)
