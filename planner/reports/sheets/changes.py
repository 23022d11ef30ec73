"""The changes of state that a sheet can ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.task_changes import completed
from planner.model.tasks import Task, TaskState

if TYPE_CHECKING:
    from datetime import date


def completed_on_sheet(task: Task, on: date, today: date) -> Task:
    """Return the task as completed on `on`; raises WrongUseError, also for a completed task."""
    if task.state is TaskState.completed:
        raise WrongUseError(
            _("The task is already completed."), _("Another day of completion is entered in the program.")
        )
    return completed(task, on, today)


def moved_on_sheet(task: Task, state: TaskState) -> Task:
    """Return the task in another open state; raises WrongUseError for one that is completed."""
    if task.state is TaskState.completed and state is not TaskState.redo:
        raise WrongUseError(
            _("The task is already completed."), _("To open it again choose the state “to be done again”.")
        )
    return msgspec.structs.replace(task, state=state, completed_on=None)
