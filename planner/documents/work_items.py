"""What a document asks for: open tasks of the plan, or solutions that have no task of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from planner.documents.assignees import Assignees
from planner.documents.errors import NoSuccessorError, NothingToAssignError
from planner.errors import UnknownRecordError
from planner.i18n import _
from planner.model.deadline import Deadline
from planner.model.programme import Record, Solution
from planner.model.tasks import Task, TaskState
from planner.tracking import TaskStanding, leads_task, standing
from planner.tracking.responsibility import group_heirs_on
from planner.tracking.standing import DONE

if TYPE_CHECKING:
    from planner.documents.drafting import Drafting

R = TypeVar("R", bound=Record)


class WorkItem(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of work, with the agencies that have it on the day of the document."""

    text: str
    product: str
    leads: tuple[str, ...]
    coordinating: tuple[str, ...]
    deadline: Deadline
    area: str = ""
    """ID of the reform area; empty for work across all of them."""
    standing: TaskStanding | None = None
    """Where the task stands; None for a solution."""


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a document asks for, and what was left out."""

    items: tuple[WorkItem, ...]
    warnings: tuple[str, ...] = ()

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks among the items."""
        return tuple(item.standing.task for item in self.items if item.standing)


def work_of(drafting: Drafting) -> Work:
    """Return the work that the request asks for.

    Raises NothingToAssignError when there is none, NoSuccessorError when all of it belongs to agencies that
    are gone; single items of that sort are left out with a warning.
    """
    return _work(_chosen(drafting), drafting)


def planned_work_of(drafting: Drafting) -> Work:
    """Return all work of the year's plan, done or not, but for what was suspended.

    A year without tasks is given the solutions of the programme. Raises what `work_of` raises.
    """
    request, workspace = drafting.request, drafting.workspace
    if request.tasks or request.solutions:
        return work_of(drafting)
    tasks = workspace.tasks_of(year=drafting.year, area=drafting.area)
    planned: list[Task | Solution] = [task for task in tasks if task.state is not TaskState.suspended]
    if not planned:
        solutions = sorted(workspace.solutions.values(), key=lambda solution: solution.number)
        planned = [solution for solution in solutions if drafting.area in {None, solution.area}]
    return _work([record for record in planned if _is_for_agency(record, drafting)], drafting)


def _work(records: list[Task | Solution], drafting: Drafting) -> Work:
    assignees = Assignees(drafting.workspace, drafting.issuer, drafting.today)
    found: list[WorkItem] = []
    warnings: list[str] = []
    lost = ""
    for record in records:
        item = _item(record, drafting, assignees)
        if item.leads:
            found.append(item)
            continue
        leads = record.leads_on(drafting.today)
        lost = assignees.name(leads[0]) if leads else record.id
        warnings.append(
            _(
                "{id} was left out: “{agency}” no longer exists and has no successor.",
                id=record.id,
                agency=lost,
            )
        )
    if not found and lost:
        raise NoSuccessorError(lost, drafting.today)
    if not found:
        raise NothingToAssignError
    return Work(items=tuple(found), warnings=tuple(warnings))


def _chosen(drafting: Drafting) -> list[Task | Solution]:
    """Return the records asked for, each once; a solution without an open task stands for itself."""
    request, workspace = drafting.request, drafting.workspace
    if not request.tasks and not request.solutions:
        tasks = workspace.tasks_of(year=drafting.year, area=drafting.area)
        chosen: list[Task | Solution] = [task for task in tasks if _is_open(task, drafting)]
    else:
        chosen = [_named(workspace.get(task), Task) for task in request.tasks]
        for solution in (_named(workspace.get(solution_id), Solution) for solution_id in request.solutions):
            tasks = workspace.tasks_of(year=drafting.year, solution=solution.id)
            chosen += [task for task in tasks if _is_open(task, drafting)] or [solution]
    return [record for record in {r.id: r for r in chosen}.values() if _is_for_agency(record, drafting)]


def _is_for_agency(record: Task | Solution, drafting: Drafting) -> bool:
    agency, workspace, today = drafting.agency, drafting.workspace, drafting.today
    if agency is None:
        return True
    if isinstance(record, Task):
        return leads_task(record, workspace, agency, today)
    return any(agency in (lead, *group_heirs_on(workspace, lead, today)) for lead in record.leads_on(today))


def _is_open(task: Task, drafting: Drafting) -> bool:
    """Tell whether somebody is to be urged to work on the task: it is neither done nor suspended."""
    done = standing(task, drafting.workspace, drafting.today).standing in DONE
    return not done and task.state is not TaskState.suspended


def _named(record: Record, kind: type[R]) -> R:
    if not isinstance(record, kind):
        raise UnknownRecordError(record.id)
    return record


def _item(record: Task | Solution, drafting: Drafting, assignees: Assignees) -> WorkItem:
    leads = assignees.current(record.leads_on(drafting.today))
    coordinating = tuple(a for a in assignees.current(record.coordinating) if a not in leads)
    return WorkItem(
        text=record.text,
        product=record.product,
        leads=leads,
        coordinating=coordinating,
        deadline=record.deadline if isinstance(record, Task) else record.timing,
        area=(drafting.workspace.area_of(record) if isinstance(record, Task) else record.area) or "",
        standing=standing(record, drafting.workspace, drafting.today) if isinstance(record, Task) else None,
    )
