"""The tasks that a report is about: where each stands on the day, in the words of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.assignees import Assignees
from planner.documents.citation import long_date
from planner.documents.errors import NothingToReportError
from planner.documents.kinds.directive_wording import directive_wording
from planner.documents.kinds.parties import name_inside, parties_of
from planner.documents.kinds.programme_wording import report_wording
from planner.documents.words import joined, lower_first, tidy, without_closing
from planner.model.deadline import DeadlineKind
from planner.model.tasks import TaskState
from planner.tracking import TaskStanding, standings
from planner.tracking.standing import DONE

if TYPE_CHECKING:
    from planner.documents.drafting import Drafting
    from planner.model.tasks import Progress


class ReportedTasks:
    """All tasks of the year, area and agency, or those that are named, as of the day."""

    def __init__(self, drafting: Drafting) -> None:
        """Find the tasks; raises NothingToReportError."""
        self._drafting = drafting
        self._assignees = Assignees(drafting.workspace, drafting.issuer, drafting.today)
        named = set(drafting.request.tasks)
        solutions = set(drafting.request.solutions)
        self.all = [
            entry
            for entry in standings(
                drafting.workspace,
                drafting.today,
                year=drafting.year,
                area=drafting.area,
                agency=drafting.agency,
            )
            if not (named or solutions) or entry.task.id in named or entry.task.solution in solutions
        ]
        if not self.all:
            raise NothingToReportError

    def by_area(self) -> dict[str, list[TaskStanding]]:
        """Return the tasks of each area under its name, in the order of the areas; none without tasks."""
        workspace = self._drafting.workspace
        found: dict[str, list[TaskStanding]] = {}
        for entry in self.all:
            area = workspace.areas.get(workspace.area_of(entry.task) or "")
            found.setdefault(area.id if area else "", []).append(entry)
        areas = sorted(workspace.areas.values(), key=lambda area: area.number)
        ordered = {area.name: found[area.id] for area in areas if area.id in found}
        return ordered | ({report_wording().annex_tasks.across: found[""]} if "" in found else {})

    def by_agency(self) -> dict[str, list[TaskStanding]]:
        """Return the tasks that each agency or group leads today, by rank; several leads count it each."""
        found: dict[str, list[TaskStanding]] = {}
        for entry in self.all:
            for lead in self._leads(entry):
                found.setdefault(lead, []).append(entry)
        order = sorted(found, key=lambda lead: (self._assignees.rank(lead), -len(found[lead]), lead))
        return {self._assignees.name(lead): found[lead] for lead in order}

    def leads(self, entry: TaskStanding) -> str:
        """Return the names of who leads a task today, or led it where nobody took over."""
        parties = parties_of(self._drafting, self._leads(entry))
        last_name = directive_wording().task["last_name"]
        return joined([name_inside(self._drafting, party) for party in parties], last_name)

    def latest(self, entry: TaskStanding) -> Progress | None:
        """Return the last report on a task until the day that says something."""
        told = [p for p in entry.task.progress if p.on <= self._drafting.today and p.text.strip()]
        return max(told, key=lambda report: report.on, default=None)

    def open(self) -> list[TaskStanding]:
        """Return the tasks that are not done, nor suspended."""
        return [e for e in self.all if e.standing not in DONE and e.task.state is not TaskState.suspended]

    def _leads(self, entry: TaskStanding) -> tuple[str, ...]:
        leads = entry.task.leads_on(self._drafting.today)
        return self._assignees.current(leads) or leads


def task_text(entry: TaskStanding) -> str:
    """Return the text of a task without closing mark."""
    return without_closing(tidy(entry.task.text))


def deadline_text(entry: TaskStanding) -> str:
    """Return the deadline in its own words, with the extension in force or the period that is open."""
    deadline, wording = entry.task.deadline, report_wording().annex_tasks
    text = without_closing(tidy(deadline.text))
    if entry.due and entry.original_due and entry.due != entry.original_due:
        return wording.extended.format(deadline=text, due=f"{entry.due:%d/%m/%Y}")
    if entry.due and deadline.kind is DeadlineKind.recurring and entry.standing not in DONE:
        return wording.period.format(deadline=text, due=f"{entry.due:%d/%m/%Y}")
    return text


def state_text(entry: TaskStanding) -> str:
    """Return where a task stands, with the days that it is or was late."""
    states = report_wording().annex_tasks.states
    if entry.task.state is TaskState.suspended and entry.standing not in DONE:
        return states["suspended"]
    days = entry.days_late or -(entry.days_left or 0)
    return states[entry.standing].format(days=days)


def latest_text(report: Progress | None, pattern: str, *, long: bool = False) -> str:
    """Return the last report with its day, or "" where there is none."""
    if report is None:
        return ""
    on = long_date(report.on) if long else f"{report.on:%d/%m/%Y}"
    text = without_closing(tidy(report.text))
    return pattern.format(on=on, text=lower_first(text) if long else text)
