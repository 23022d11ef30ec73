"""The states that a task may go through: one table, asked by every command, form and check.

A state follows from an act of the office: the lead agency begins, reports or returns; the office that follows
up confirms, suspends or asks for the work again. Being late is no state, it is computed from the deadline.
"""

from __future__ import annotations

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.tasks import Task, TaskState

_S = TaskState
TRANSITIONS: dict[TaskState, tuple[TaskState, ...]] = {
    _S.not_started: (_S.in_progress, _S.awaiting_confirmation, _S.completed, _S.suspended, _S.returned),
    _S.in_progress: (_S.awaiting_confirmation, _S.completed, _S.suspended, _S.returned),
    _S.awaiting_confirmation: (_S.completed, _S.redo, _S.in_progress),
    _S.completed: (_S.redo,),
    _S.suspended: (_S.not_started, _S.in_progress),
    _S.returned: (_S.not_started, _S.in_progress),
    _S.redo: (_S.in_progress, _S.awaiting_confirmation, _S.completed, _S.suspended, _S.returned),
}
"""What may follow each state.

Not begun to completed is legal: a result may be confirmed although no report came before it. A suspended or
returned task has to be taken up again before it can be completed; a completed one can only be done again.
"""


class IllegalTransitionError(WrongUseError):
    """A task cannot go from its state to the one asked for."""

    def __init__(self, task: Task, wanted: TaskState) -> None:
        self.possible = TRANSITIONS[task.state]
        super().__init__(
            _(
                "{id} is “{state}”; from there it cannot become “{wanted}”.",
                id=task.id,
                state=state_name(task.state),
                wanted=state_name(wanted),
            ),
            _("Possible now: {states}.", states=", ".join(_named(state) for state in self.possible)),
        )


def require_transition(task: Task, wanted: TaskState) -> None:
    """Raise IllegalTransitionError unless the task may go from its state to `wanted`, or is there already."""
    if wanted is not task.state and wanted not in TRANSITIONS[task.state]:
        raise IllegalTransitionError(task, wanted)


def state_name(state: TaskState) -> str:
    """Return the name of a workflow state, in the language in use."""
    return {
        TaskState.not_started: _("not started"),
        TaskState.in_progress: _("in progress"),
        TaskState.awaiting_confirmation: _("awaiting confirmation"),
        TaskState.completed: _("completed"),
        TaskState.suspended: _("suspended"),
        TaskState.returned: _("returned"),
        TaskState.redo: _("to be done again"),
    }[state]


def _named(state: TaskState) -> str:
    return f"{state_name(state)} ({state})"
