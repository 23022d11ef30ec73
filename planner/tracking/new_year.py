"""The change of the year: what goes on in the next plan, what comes again, and what is new or gone.

Unfinished tasks are carried over, with their deadline as it was: what was late stays late until the new plan
gives another day. Finished work that comes every year is proposed to be repeated. Work that stands in the
plan for the third year running is marked, for it asks for a decision rather than for one more year.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.deadline import Deadline, DeadlineKind
from planner.model.deadline_words import parse_deadline
from planner.model.tasks import AnnualPlan, Task, TaskState
from planner.model.workspace import Workspace
from planner.tracking.responsibility import heirs_on, responsible_on
from planner.tracking.similar_tasks import PlanYears
from planner.tracking.standing import Standing, standing


class YearAction(StrEnum):
    """What happens to a task of last year's plan."""

    carry = "carry"
    """Not finished: goes on."""
    repeat = "repeat"
    """Finished, and comes every year."""
    end = "end"
    """Finished for good."""


class YearLine(msgspec.Struct, frozen=True, kw_only=True):
    """One task of last year's plan."""

    task: str
    text: str
    action: YearAction
    standing: Standing
    years: tuple[int, ...]
    """Years in a row, the last one included, that held this work."""
    third_year: bool
    """Whether it would stand in the plan for the third year or longer."""
    existing: str = ""
    """ID of the task in the new plan that goes on with it already."""
    new: Task | None = None
    """The task that would be written; its ID and plan are still open."""


class NewYear(msgspec.Struct, frozen=True, kw_only=True):
    """The next plan beside the last one."""

    year: int
    plan: AnnualPlan
    plan_exists: bool
    previous: str
    lines: tuple[YearLine, ...]
    only_new: tuple[str, ...]
    """IDs of tasks of the new plan that last year's did not have."""

    def of(self, action: YearAction) -> tuple[YearLine, ...]:
        """Return the lines with one action."""
        return tuple(line for line in self.lines if line.action is action)


def preview_new_year(ws: Workspace, year: int, today: date) -> NewYear:
    """Return what the plan of `year` would take over; raises WrongUseError without a plan to take from."""
    previous = plan_of_year(ws, year - 1)
    existing = next((p for p in ws.annual_plans.values() if p.year == year), None)
    plan = existing or AnnualPlan(
        id=f"KH-{year}", year=year, title=re.sub(rf"\b{year - 1}\b", str(year), previous.title)
    )
    plans = PlanYears(ws)
    last = plans.tasks(year - 1)
    lines = tuple(_line(ws, task, year, today, plans) for task in last)
    return NewYear(
        year=year,
        plan=plan,
        plan_exists=existing is not None,
        previous=previous.id,
        lines=lines,
        only_new=tuple(task.id for task in plans.counterparts(year).unmatched(last)),
    )


def plan_of_year(ws: Workspace, year: int) -> AnnualPlan:
    """Return the plan of a year; raises WrongUseError naming the years that have one."""
    found = next((p for p in ws.annual_plans.values() if p.year == year), None)
    if found is None:
        years = ", ".join(str(y) for y in sorted({p.year for p in ws.annual_plans.values()})) or "–"
        raise WrongUseError(
            _("There is no annual plan for {year}.", year=year),
            _("Plans are here for: {years}.", years=years),
        )
    return found


def _line(ws: Workspace, task: Task, year: int, today: date, plans: PlanYears) -> YearLine:
    counterpart = plans.counterparts(year).of(task)
    years = plans.years_running(task, year - 1)
    action = YearAction.carry
    if task.state is TaskState.completed:
        action = YearAction.repeat if _comes_again(task, years) else YearAction.end
    return YearLine(
        task=task.id,
        text=task.text,
        action=action,
        standing=standing(task, ws, today).standing,
        years=years,
        third_year=len(years) >= 2 and (action is not YearAction.end or counterpart is not None),
        existing=counterpart.id if counterpart else "",
        new=None if counterpart or action is YearAction.end else _next_task(ws, task, year, today, action),
    )


def _comes_again(task: Task, years: tuple[int, ...]) -> bool:
    again = {DeadlineKind.recurring, DeadlineKind.continuous}
    return task.deadline.kind in again or task.deadline.onward or len(years) > 1


def _next_task(ws: Workspace, task: Task, year: int, today: date, action: YearAction) -> Task:
    day = max(today, date(year, 1, 1))
    is_repeat = action is YearAction.repeat
    solution = ws.solutions.get(task.solution or "")
    wording = solution.text if solution else ""
    always = task.deadline.kind in {DeadlineKind.recurring, DeadlineKind.continuous}
    return Task(
        id="?",
        plan="?",
        text=_of_next_year(task.text, year) if is_repeat else task.text,
        solution=task.solution,
        area=task.area,
        product=task.product,
        leads=responsible_on(task, ws, day),
        coordinating=tuple(dict.fromkeys(h for c in task.coordinating for h in heirs_on(ws, c, day))),
        deadline=next_deadline(task.deadline, year) if is_repeat or always else _in_force(task),
        solution_text=wording if is_repeat else task.solution_text or wording,
        carried_from="" if is_repeat else task.id,
        repeats=task.id if is_repeat else "",
        note=task.note,
        example=task.example,
    )


def _in_force(task: Task) -> Deadline:
    """Return the deadline of an unfinished task with its last extension as the day."""
    if not task.extensions:
        return task.deadline
    last = max(task.extensions, key=lambda e: e.on)
    return Deadline(text=f"{last.due:%d/%m/%Y}", kind=DeadlineKind.date, due=last.due)


def next_deadline(deadline: Deadline, year: int) -> Deadline:
    """Return the deadline of the same words a year later; words not understood move on as they are."""
    words = _of_next_year(deadline.text, year)
    found = parse_deadline(words, year)
    if found is not None and found.kind is deadline.kind:
        return found
    return msgspec.structs.replace(
        deadline,
        text=words,
        start=_a_year_later(deadline.start),
        due=_a_year_later(deadline.due),
        until=_a_year_later(deadline.until),
        event_on=None,
        event_document="",
    )


def _of_next_year(text: str, year: int) -> str:
    """Return the text with last year's and this year's number each moved on by one."""
    return re.sub(rf"\b({year - 1}|{year})\b", lambda match: str(int(match[0]) + 1), text)


def _a_year_later(day: date | None) -> date | None:
    if day is None:
        return None
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 2, 28) if leap_day else day.replace(year=day.year + 1)
