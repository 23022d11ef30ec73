"""Lists of tasks, and changes of many tasks at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from planner.model.filters import TaskCriteria
    from planner.model.tasks import Task
    from planner.model.workspace import Workspace
    from planner.tracking import HandoverProposal, MonthGrid, NewYear, TaskStanding, Written
    from tui.desk.desk import Desk


class TaskDesk:
    """The tasks of the workspace: chosen, counted by day, added, handed over, reviewed, carried over."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def choose(self, workspace: Workspace, criteria: TaskCriteria) -> list[TaskStanding]:
        """Return the tasks that meet the criteria, in their order."""
        from planner.tracking import select_tasks

        return select_tasks(workspace, criteria, self._desk.today)

    def month(self, workspace: Workspace, year: int, month: int, criteria: TaskCriteria) -> MonthGrid:
        """Return a month with what falls due in it."""
        from planner.tracking import month_grid

        return month_grid(workspace, year, month, self._desk.today, criteria)

    def my_agency(self, workspace: Workspace) -> str:
        """Return the agency that this user works for, "" where no role names it."""
        user, today = self._desk.store.user, self._desk.today
        holders = (one for one in workspace.role_holders.values() if one.holds(user, today))
        return next((one.agency for one in holders if one.agency), "")

    def add(self, prefix: str, make: Callable[[str], Task]) -> tuple[Task, Workspace]:
        """Write a new task under the next number; raises StoreErrors."""
        new = self._desk.store.create_next(prefix, make, "task add")
        return new, self._desk.records.load()

    def hand_over(self, proposal: HandoverProposal, basis: str) -> tuple[Written, Workspace]:
        """Record the handovers of a proposal."""
        from planner.tracking import hand_over

        return hand_over(self._desk.store, proposal, basis), self._desk.records.load()

    def confirm_reviews(self, task_ids: Collection[str]) -> tuple[Written, Workspace]:
        """Record that tasks fit the wording of their solution now."""
        from planner.tracking import confirm_reviews

        return confirm_reviews(self._desk.store, task_ids), self._desk.records.load()

    def next_year(self, workspace: Workspace, year: int) -> NewYear:
        """Return what the plan of a year would take over; raises WrongUseError."""
        from planner.tracking import preview_new_year

        return preview_new_year(workspace, year, self._desk.today)

    def begin_year(self, year: int, skip: Collection[str], *, repeat: bool) -> tuple[Written, Workspace]:
        """Write the plan of a year with what it takes over."""
        from planner.tracking import begin_year

        written = begin_year(self._desk.store, year, self._desk.today, repeat=repeat, skip=skip)
        return written, self._desk.records.load()

    def keep_filter(self, name: str, criteria: TaskCriteria) -> Workspace:
        """Keep the criteria under a name for this user; the same name again replaces them."""
        from planner.tracking import keep_filter

        keep_filter(self._desk.store, name, self._desk.store.user, criteria)
        return self._desk.records.load()
