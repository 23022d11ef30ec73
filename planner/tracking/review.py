"""Tasks whose solution was reworded since they were made: "cần rà soát" until somebody confirms them."""

from __future__ import annotations

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.tasks import Task, TaskState
from planner.model.workspace import Workspace
from planner.tracking.word_diff import Piece, word_diff
from planner.vietnamese import nfc


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """What changed in the text that a task was made from."""

    task: str
    text: str
    """The task's own text."""
    solution: str
    old: str
    new: str
    difference: tuple[Piece, ...]


def needs_review(task: Task, ws: Workspace) -> bool:
    """Tell whether an open task was made from another wording of its solution than the one in force."""
    solution = ws.solutions.get(task.solution or "")
    return (
        solution is not None
        and bool(task.solution_text)
        and task.state is not TaskState.completed
        and _plain(task.solution_text) != _plain(solution.text)
    )


def review_of(task: Task, ws: Workspace) -> Review | None:
    """Return what has to be reviewed of a task, or None."""
    if not needs_review(task, ws):
        return None
    solution = ws.solutions[task.solution or ""]
    return Review(
        task=task.id,
        text=task.text,
        solution=solution.id,
        old=task.solution_text,
        new=solution.text,
        difference=word_diff(_plain(task.solution_text), _plain(solution.text)),
    )


def reviews(ws: Workspace, solution: str | None = None) -> list[Review]:
    """Return all open tasks to be reviewed, of one solution or of all."""
    found = (review_of(task, ws) for task in ws.tasks_of(solution=solution))
    return [review for review in found if review is not None]


def reviewed(task: Task, ws: Workspace) -> Task:
    """Return the task as reviewed against the wording of its solution now."""
    solution = ws.solutions.get(task.solution or "")
    if solution is None:
        raise WrongUseError(
            _("{id} is tied to no solution.", id=task.id), _("Only tasks of a solution are reviewed.")
        )
    return msgspec.structs.replace(task, solution_text=solution.text)


def _plain(text: str) -> str:
    return " ".join(nfc(text).split())
