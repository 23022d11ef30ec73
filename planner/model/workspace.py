"""The workspace in memory: all records of the programme at one moment, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from planner.errors import UnknownRecordError
from planner.model.agencies import Agency, AgencyGroup, Signer
from planner.model.calendar import CalendarYear, WorkingCalendar
from planner.model.documents import Document
from planner.model.filters import SavedFilter
from planner.model.issue import Issue
from planner.model.kinds import KINDS, kind_of
from planner.model.number_series import NumberSeries
from planner.model.programme import Area, Indicator, LegalBasis, Programme, Record, Solution, SolutionGroup
from planner.model.reporting import ReportPeriod, ReportSnapshot, ScoreSheet, SelfScore
from planner.model.roles import RoleHolder
from planner.model.searches import SavedSearch
from planner.model.tasks import AnnualPlan, Task

R = TypeVar("R", bound=Record)


class Workspace:
    """All records at one moment; it never changes, a later state is another Workspace.

    `issues` are the problems met while reading. Records are ordered by file name.
    """

    def __init__(self, records: Iterable[Record], issues: Iterable[Issue] = ()) -> None:
        by_kind: dict[str, dict[str, Record]] = {kind.name: {} for kind in KINDS}
        for record in records:
            by_kind[kind_of(record).name].setdefault(record.id, record)
        self._by_kind = by_kind
        self.issues: tuple[Issue, ...] = tuple(issues)

    def _all(self, kind: str, _type: type[R]) -> Mapping[str, R]:
        return MappingProxyType(self._by_kind[kind])  # type: ignore[arg-type]

    @property
    def programme(self) -> Programme | None:
        """The programme, or None when workspace.yaml is broken."""
        return next(iter(self._all("programme", Programme).values()), None)

    @property
    def areas(self) -> Mapping[str, Area]:
        """Reform areas by ID."""
        return self._all("area", Area)

    @property
    def solution_groups(self) -> Mapping[str, SolutionGroup]:
        """Groups of solutions by ID."""
        return self._all("solution_group", SolutionGroup)

    @property
    def solutions(self) -> Mapping[str, Solution]:
        """Solutions by ID."""
        return self._all("solution", Solution)

    @property
    def agencies(self) -> Mapping[str, Agency]:
        """Agencies by ID, past ones included."""
        return self._all("agency", Agency)

    @property
    def agency_groups(self) -> Mapping[str, AgencyGroup]:
        """Agency groups by ID."""
        return self._all("agency_group", AgencyGroup)

    @property
    def signers(self) -> Mapping[str, Signer]:
        """Signers by ID, past ones included."""
        return self._all("signer", Signer)

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators by ID."""
        return self._all("indicator", Indicator)

    @property
    def legal_bases(self) -> Mapping[str, LegalBasis]:
        """Legal bases by ID."""
        return self._all("legal_basis", LegalBasis)

    @property
    def annual_plans(self) -> Mapping[str, AnnualPlan]:
        """Annual plans by ID."""
        return self._all("annual_plan", AnnualPlan)

    @property
    def tasks(self) -> Mapping[str, Task]:
        """Tasks of all years by ID."""
        return self._all("task", Task)

    @property
    def documents(self) -> Mapping[str, Document]:
        """Documents by ID."""
        return self._all("document", Document)

    @property
    def number_series(self) -> Mapping[str, NumberSeries]:
        """Series of document numbers by ID."""
        return self._all("number_series", NumberSeries)

    @property
    def role_holders(self) -> Mapping[str, RoleHolder]:
        """People with roles on a document's way, by ID; empty where everybody may do everything."""
        return self._all("role_holder", RoleHolder)

    @property
    def report_periods(self) -> Mapping[str, ReportPeriod]:
        """Reporting periods by ID."""
        return self._all("report_period", ReportPeriod)

    @property
    def report_snapshots(self) -> Mapping[str, ReportSnapshot]:
        """Reports as they went out, by ID."""
        return self._all("report_snapshot", ReportSnapshot)

    @property
    def score_sheets(self) -> Mapping[str, ScoreSheet]:
        """Fields of indices for self-scoring, by ID."""
        return self._all("score_sheet", ScoreSheet)

    @property
    def self_scores(self) -> Mapping[str, SelfScore]:
        """Self-scorings of the years, by ID."""
        return self._all("self_score", SelfScore)

    @property
    def saved_searches(self) -> Mapping[str, SavedSearch]:
        """Saved searches by ID."""
        return self._all("saved_search", SavedSearch)

    @property
    def saved_filters(self) -> Mapping[str, SavedFilter]:
        """Filters kept under a name, by ID."""
        return self._all("saved_filter", SavedFilter)

    @cached_property
    def carried_to(self) -> Mapping[str, str]:
        """The tasks that go on in a later plan: the ID of each, and that of the task that goes on with it."""
        return {task.carried_from: task.id for task in self.tasks.values() if task.carried_from}

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The working-day calendar."""
        return WorkingCalendar(self._all("calendar_year", CalendarYear).values())

    def records(self) -> Iterable[Record]:
        """Yield every record, kind by kind."""
        for kind in KINDS:
            yield from self._by_kind[kind.name].values()

    @cached_property
    def _by_id(self) -> dict[str, Record]:
        return {record.id: record for record in self.records()}

    def find(self, record_id: str) -> Record | None:
        """Return the record with this ID, or None."""
        return self._by_id.get(record_id)

    def get(self, record_id: str) -> Record:
        """Return the record with this ID; raises UnknownRecordError naming the nearest ID."""
        record = self._by_id.get(record_id)
        if record is None:
            import difflib

            nearest = difflib.get_close_matches(record_id.upper(), self._by_id, n=1, cutoff=0.5)
            raise UnknownRecordError(record_id, nearest[0] if nearest else "")
        return record

    def area_of(self, task: Task) -> str | None:
        """Return the ID of the task's area: its own, or that of its solution."""
        if task.area:
            return task.area
        solution = self.solutions.get(task.solution or "")
        return solution.area if solution else None

    def year_of(self, task: Task) -> int | None:
        """Return the year of the plan that the task belongs to."""
        plan = self.annual_plans.get(task.plan)
        return plan.year if plan else None

    def assigned_on(self, task: Task) -> date | None:
        """Return the day on which the task was assigned: its own, its document's, or its plan's."""
        if task.assigned_on:
            return task.assigned_on
        if task.assigned_by:
            document = self.documents.get(task.assigned_by.document)
            if day := task.assigned_by.issued_on or (document.issue_date if document else None):
                return day
        plan = self.annual_plans.get(task.plan)
        return plan.issued_on if plan else None

    def members_on(self, assignee: str, day: date) -> tuple[str, ...]:
        """Return the agencies that an assignee (agency or group) stands for on `day`."""
        group = self.agency_groups.get(assignee)
        if group is None:
            return (assignee,)
        named = [a for a in group.members if a in self.agencies and self.agencies[a].exists_on(day)]
        by_level = [a.id for a in self.agencies.values() if a.level in group.levels and a.exists_on(day)]
        return tuple(dict.fromkeys(named + by_level))

    def assignee_name(self, assignee: str) -> str:
        """Return the printed name of an agency or agency group, or the ID itself when unknown."""
        found = self.agencies.get(assignee) or self.agency_groups.get(assignee)
        return found.name if found else assignee

    def tasks_of(
        self, *, year: int | None = None, area: str | None = None, solution: str | None = None
    ) -> list[Task]:
        """Return the tasks of a year, area and solution, in the order of their IDs."""
        return [
            task
            for task in sorted(self.tasks.values(), key=lambda t: t.id)
            if (year is None or self.year_of(task) == year)
            and (area is None or self.area_of(task) == area)
            and (solution is None or task.solution == solution)
        ]
