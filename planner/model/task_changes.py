"""What may be done to a task; each function returns the changed record and refuses what makes no sense."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.tasks import Extension, Progress, Task, TaskState

OPEN_AGAIN = (TaskState.not_started, TaskState.returned, TaskState.redo, TaskState.suspended)


def with_progress(task: Task, entry: Progress, today: date) -> Task:
    """Return the task with one more report; a task not begun becomes one in progress."""
    if not entry.text.strip():
        raise WrongUseError(_("The report has no text."), _("Say in a sentence what was done."))
    if entry.percent is not None and not 0 <= entry.percent <= 100:
        raise WrongUseError(
            _("{percent} % is not a share of the work.", percent=entry.percent),
            _("Write a number from 0 to 100."),
        )
    _not_in_future(entry.on, today)
    _not_completed(task)
    state = TaskState.in_progress if task.state in OPEN_AGAIN else task.state
    return msgspec.structs.replace(task, progress=(*task.progress, entry), state=state)


def extended(task: Task, extension: Extension, today: date, due: date | None) -> Task:
    """Return the task with a later deadline than `due`, the one in force; the original one stays."""
    if not extension.approved_by.strip():
        raise WrongUseError(
            _("An extension needs the document that approves it."),
            _("Write its number and symbol, such as 123/UBND-NC."),
        )
    _not_in_future(extension.on, today)
    _not_completed(task)
    if due and extension.due <= due:
        raise WrongUseError(
            _("{new} is not later than the deadline now ({old}).", new=_day(extension.due), old=_day(due)),
            _("Write a later day."),
        )
    return msgspec.structs.replace(task, extensions=(*task.extensions, extension))


def completed(task: Task, on: date, today: date) -> Task:
    """Return the task as completed on the confirmed day `on`."""
    _not_in_future(on, today)
    _not_completed(task)
    return msgspec.structs.replace(task, state=TaskState.completed, completed_on=on)


def _not_completed(task: Task) -> None:
    if task.state is TaskState.completed:
        raise WrongUseError(
            _("{id} is already completed.", id=task.id),
            _("Set its state to “redo” first if it must be done again."),
        )


def _not_in_future(day: date, today: date) -> None:
    if day > today:
        raise WrongUseError(
            _("{day} lies in the future.", day=_day(day)), _("Write today's date or an earlier one.")
        )


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
