"""Which tasks a list shows, in which order; a person may keep such a choice under a name."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from planner.model.programme import Record
from planner.model.tasks import TaskState


class TaskOrder(StrEnum):
    """What a list of tasks is sorted by."""

    due = "due"
    """The day that decides; open tasks without one, then those done, come last."""
    id = "id"
    text = "text"
    lead = "lead"
    area = "area"
    state = "state"
    """Overdue first, done last."""


class TaskCriteria(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a task must be like to be shown; an empty field asks for nothing."""

    year: int | None = None
    """Year of the plan; None shows all years, and a task carried into a later plan only there."""
    area: str = ""
    agency: str = ""
    """Leads the task by itself, as a successor, or within a group."""
    solution: str = ""
    standing: tuple[str, ...] = ()
    """Groups of the totals, such as overdue."""
    state: TaskState | None = None
    warning: int | None = None
    """Due within so many days, and not overdue."""
    review: bool = False
    """Only tasks whose solution was reworded."""
    text: str = ""
    """Words that the task, its agencies or its solution contain; accents may be left out."""
    order: TaskOrder = TaskOrder.due
    descending: bool = False


class SavedFilter(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A choice of tasks that a person kept under a name."""

    name: str
    owner: str = ""
    """User who keeps it; "" for everybody."""
    criteria: TaskCriteria = TaskCriteria()
