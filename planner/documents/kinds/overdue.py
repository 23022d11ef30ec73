"""The tasks that are late on the day of a document, and who answers for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.assignees import Assignees
from planner.errors import UnknownRecordError
from planner.tracking import Standing, TaskStanding, leads_task, standing, standings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.documents.drafting import Drafting
    from planner.model.workspace import Workspace


def overdue_tasks(drafting: Drafting) -> list[TaskStanding]:
    """Return the late tasks that the request is about; without a year, those of every plan."""
    workspace, request, today = drafting.workspace, drafting.request, drafting.today
    if request.tasks or request.solutions:
        found = [_named(workspace, task, today) for task in request.tasks]
        for solution in request.solutions:
            found += [standing(task, workspace, today) for task in workspace.tasks_of(solution=solution)]
    else:
        found = standings(workspace, today, year=request.year, area=drafting.area)
    late = {entry.task.id: entry for entry in found if entry.standing is Standing.overdue}
    return list(late.values())


def by_agency(
    drafting: Drafting, found: Iterable[TaskStanding], wanted: tuple[str, ...] = ()
) -> dict[str, list[TaskStanding]]:
    """Return the tasks of each agency or group that answers for them, by rank and then by number of tasks.

    Only the `wanted` ones if there are any; else whoever carries the work on the day.
    """
    workspace, today = drafting.workspace, drafting.today
    assignees = Assignees(workspace, drafting.issuer, today)
    answering: dict[str, list[TaskStanding]] = {}
    for entry in found:
        leads = wanted or assignees.current(entry.task.leads_on(today))
        for lead in leads:
            if not wanted or leads_task(entry.task, workspace, lead, today):
                answering.setdefault(lead, []).append(entry)
    left_out = set(drafting.request.left_out)
    answering = {
        lead: kept
        for lead, entries in answering.items()
        if (kept := [entry for entry in entries if (lead, entry.task.id) not in left_out])
    }
    order = wanted or sorted(answering, key=lambda lead: (assignees.rank(lead), -len(answering[lead]), lead))
    return {lead: answering[lead] for lead in order if lead in answering}


def _named(workspace: Workspace, task_id: str, today: date) -> TaskStanding:
    if task_id not in workspace.tasks:
        raise UnknownRecordError(task_id)
    return standing(workspace.tasks[task_id], workspace, today)
