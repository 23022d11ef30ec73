"""A task's state must agree with its dates."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import _
from planner.model.tasks import TaskState
from planner.model.workspace import Workspace
from planner.validation.finding import Finding


def state_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield tasks whose state, day of completion and shares of work contradict each other."""
    for task in workspace.tasks.values():
        completed = task.state is TaskState.completed
        if completed and task.completed_on is None:
            yield Finding(
                task.id,
                "state",
                "completion_day_missing",
                _("The task is completed, but the day of completion is missing."),
                _("Write the confirmed day under “completed_on”, or set the state back."),
            )
        if task.completed_on and not completed:
            yield Finding(
                task.id,
                "completed_on",
                "not_completed",
                _("The task has a day of completion, but its state is not “completed”."),
                _("Set the state to “completed”, or delete the day."),
            )
        for number, report in enumerate(task.progress, 1):
            if report.percent is not None and not 0 <= report.percent <= 100:
                yield Finding(
                    task.id,
                    f"progress[{number}].percent",
                    "percent",
                    _("{percent} % is not a share of the work.", percent=report.percent),
                    _("Write a number from 0 to 100."),
                )
