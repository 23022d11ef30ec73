"""What may be done to a task; each function returns the changed record and refuses what makes no sense."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _, day_text
from planner.model.calendar import refuse_future
from planner.model.deadline import DeadlineKind
from planner.model.tasks import Extension, MemberReport, Progress, Task, TaskState
from planner.model.workflow import require_transition

OPEN_AGAIN = (TaskState.not_started, TaskState.returned, TaskState.redo, TaskState.suspended)
"""States that a report turns into "in progress"."""


def with_progress(task: Task, entry: Progress, today: date) -> Task:
    """Return the task with one more report; a task not begun becomes one in progress."""
    if not entry.text.strip():
        raise WrongUseError(_("The report has no text."), _("Say in a sentence what was done."))
    _share(entry.percent)
    refuse_future(entry.on, today)
    refuse_completed(task)
    return msgspec.structs.replace(task, progress=(*task.progress, entry), state=_begun(task))


def with_member_report(task: Task, entry: MemberReport, members: tuple[str, ...], today: date) -> Task:
    """Return the task with one more report of one of the agencies in `members` that lead it together."""
    if entry.agency not in members:
        raise WrongUseError(
            _("{agency} is not one of the agencies that lead {id}.", agency=entry.agency, id=task.id),
            _("See its lines: cchc task lines {id}", id=task.id),
        )
    if not (entry.text.strip() or entry.done or entry.percent is not None):
        raise WrongUseError(_("The report has no text."), _("Say in a sentence what was done."))
    _share(entry.percent)
    refuse_future(entry.on, today)
    refuse_completed(task)
    return msgspec.structs.replace(task, member_reports=(*task.member_reports, entry), state=_begun(task))


def extended(task: Task, extension: Extension, today: date, due: date | None) -> Task:
    """Return the task with a later deadline than `due`, the one in force; the original one stays."""
    if not extension.approved_by.strip():
        raise WrongUseError(
            _("An extension needs the document that approves it."),
            _("Write its number and symbol, such as 123/UBND-NC."),
        )
    refuse_future(extension.on, today)
    refuse_completed(task)
    if due and extension.due <= due:
        raise WrongUseError(
            _(
                "{new} is not later than the deadline now ({old}).",
                new=day_text(extension.due),
                old=day_text(due),
            ),
            _("Write a later day."),
        )
    return msgspec.structs.replace(task, extensions=(*task.extensions, extension))


def completed(task: Task, on: date, today: date) -> Task:
    """Return the task as completed on the confirmed day `on`; "on time" or "late" follows from that day."""
    refuse_future(on, today)
    refuse_completed(task)
    require_transition(task, TaskState.completed)
    return msgspec.structs.replace(task, state=TaskState.completed, completed_on=on)


def moved(task: Task, state: TaskState) -> Task:
    """Return the task in another state than "completed"; raises IllegalTransitionError.

    A task that is to be done again is no longer completed; the journal keeps the day it had.
    """
    if state is TaskState.completed and task.state is not TaskState.completed:
        require_transition(task, state)
        raise WrongUseError(
            _("Completion needs a confirmed day."), _("Use: cchc task complete ID --on YYYY-MM-DD")
        )
    require_transition(task, state)
    if state is task.state:
        return task
    return msgspec.structs.replace(task, state=state, completed_on=None)


def with_event(task: Task, on: date, today: date, document: str = "", due: date | None = None) -> Task:
    """Return the task with the day on which the event happened that its deadline waits for.

    A deadline that counts no days from its event needs `due`, the last day that follows from it.
    """
    deadline = task.deadline
    if deadline.kind is not DeadlineKind.conditional:
        raise WrongUseError(
            _("The deadline of {id} waits for no event.", id=task.id),
            _("For a later day record an extension: cchc task extend {id}", id=task.id),
        )
    refuse_future(on, today)
    refuse_completed(task)
    if due is None and deadline.due is None and deadline.days_after_event is None:
        raise WrongUseError(
            _("No day follows from the event: “{text}” counts no days.", text=deadline.text),
            _("Name the last day too: --due YYYY-MM-DD"),
        )
    if due and due < on:
        raise WrongUseError(
            _("{due} lies before the event on {on}.", due=day_text(due), on=day_text(on)),
            _("Write a later day."),
        )
    changed = msgspec.structs.replace(
        deadline, event_on=on, event_document=document or deadline.event_document, due=due or deadline.due
    )
    return msgspec.structs.replace(task, deadline=changed)


def _begun(task: Task) -> TaskState:
    return TaskState.in_progress if task.state in OPEN_AGAIN else task.state


def _share(percent: int | None) -> None:
    if percent is not None and not 0 <= percent <= 100:
        raise WrongUseError(
            _("{percent} % is not a share of the work.", percent=percent),
            _("Write a number from 0 to 100."),
        )


def refuse_completed(task: Task) -> None:
    """Raise WrongUseError for a completed task, to which nothing can be reported."""
    if task.state is TaskState.completed:
        raise WrongUseError(
            _("{id} is already completed.", id=task.id),
            _("Set its state to “redo” first if it must be done again."),
        )
