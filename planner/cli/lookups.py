"""Finds what people name on the command line: plans, areas, tasks, agencies, deadlines, criteria."""

from __future__ import annotations

from datetime import date

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.day_faults import day_fault
from planner.model.deadline import Deadline
from planner.model.deadline_words import parse_deadline
from planner.model.tasks import AnnualPlan, Task
from planner.model.workspace import Workspace


def plan_of(workspace: Workspace, year: int | None) -> AnnualPlan:
    """Return the plan of `year`, or the newest plan; raises WrongUseError."""
    plans = sorted(workspace.annual_plans.values(), key=lambda p: p.year)
    found = [plan for plan in plans if year is None or plan.year == year]
    if not found:
        years = ", ".join(str(plan.year) for plan in plans) or "–"
        raise WrongUseError(
            _("There is no annual plan for {year}.", year=year),
            _("Plans are here for: {years}.", years=years),
        )
    return found[-1]


def area_id(workspace: Workspace, text: str) -> str:
    """Return the ID of the area written as ID or number; raises WrongUseError."""
    for area in workspace.areas.values():
        if text.casefold() in (area.id.casefold(), str(area.number)):
            return area.id
    known = ", ".join(f"{a.number} ({a.id})" for a in workspace.areas.values())
    raise WrongUseError(_("There is no area “{text}”.", text=text), _("Areas: {known}.", known=known))


def solution_id(workspace: Workspace, text: str) -> str:
    """Return the ID of a solution; raises UnknownRecordError and WrongUseError."""
    solution = workspace.get(text)
    if solution.id not in workspace.solutions:
        raise WrongUseError(_("{id} is not a solution.", id=solution.id), _("Name a solution, such as GP10."))
    return solution.id


def task_of(workspace: Workspace, record_id: str) -> Task:
    """Return the task with this ID; raises UnknownRecordError and WrongUseError."""
    record = workspace.get(record_id)
    if not isinstance(record, Task):
        raise WrongUseError(_("{id} is not a task.", id=record_id), _("Name a task, such as NV-2026-001."))
    return record


def deadline_of(text: str, year: int) -> Deadline:
    """Return the deadline that the words mean in a plan of `year`; raises WrongUseError."""
    deadline = parse_deadline(text, year)
    if deadline is None:
        raise WrongUseError(
            day_fault(text, year) or _("“{text}” is not understood as a deadline.", text=text),
            _("Write for example “15/3/2026”, “Tháng 6/2026”, “Quý IV/2026”, “Thường xuyên”, “Hằng quý”."),
        )
    return deadline


def year_of_plan(workspace: Workspace, task: Task, today: date) -> int:
    """Return the year of a task's plan, else this year."""
    return workspace.year_of(task) or today.year
