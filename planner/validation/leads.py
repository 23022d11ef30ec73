"""A task needs a lead, and the lead must exist while the task runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.i18n import _, day_text
from planner.model.tasks import Task
from planner.model.workspace import Workspace
from planner.validation.finding import Finding


def lead_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield tasks and solutions without a lead, and leads that did not exist on a task's dates."""
    for solution in workspace.solutions.values():
        if not any(term.agencies for term in solution.leads):
            yield _missing(solution.id)
    for task in workspace.tasks.values():
        if not task.leads:
            yield _missing(task.id)
            continue
        assigned = workspace.assigned_on(task)
        if assigned:
            yield from _absent(workspace, task, task.leads, assigned, "leads")
        for number, handover in enumerate(task.handovers, 1):
            key = f"handovers[{number}].to_agency"
            yield from _absent(workspace, task, (handover.to_agency,), handover.on, key)
        if last := last_day(task):
            yield from _absent(workspace, task, task.leads_on(last), last, "leads")


def last_day(task: Task) -> date | None:
    """Return the day on which the task ended or has to end, or None when no day is set."""
    if task.completed_on:
        return task.completed_on
    if task.extensions:
        return max(extension.due for extension in task.extensions)
    return task.deadline.due


def _missing(record: str) -> Finding:
    return Finding(
        record,
        "leads",
        "missing_lead",
        _("No lead agency is named."),
        _("Write at least one agency under “leads”."),
    )


def _absent(
    workspace: Workspace, task: Task, leads: tuple[str, ...], day: date, key: str
) -> Iterator[Finding]:
    for number, lead in enumerate(leads, 1):
        found = workspace.agencies.get(lead) or workspace.agency_groups.get(lead)
        if found is None or found.exists_on(day):
            continue
        agency = workspace.agencies.get(lead)
        successors = ", ".join(s.agency for s in agency.successors) if agency else ""
        yield Finding(
            task.id,
            f"{key}[{number}]" if key == "leads" and lead in task.leads else key,
            "lead_not_existing",
            _("{name} ({id}) does not exist on {day}.", name=found.name, id=lead, day=day_text(day)),
            _("Record the handover to its successor: {successors}.", successors=successors)
            if successors
            else _("Name the agency that is responsible on that day."),
        )
