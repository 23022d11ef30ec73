"""Which IDs each kind of record names: the one list that validation and deleting go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from planner.model.agencies import Agency, AgencyGroup
from planner.model.documents import Document
from planner.model.filters import SavedFilter
from planner.model.programme import Area, LeadTerm, Programme, Record, Solution
from planner.model.reporting import ReportSnapshot, ScoreSheet, SelfScore
from planner.model.roles import RoleHolder
from planner.model.tasks import AnnualPlan, Task

Reference = tuple[str, str, tuple[str, ...]]
"""Key path, the ID that stands there, and the kinds it may belong to."""

ASSIGNEES = ("agency", "agency_group")


def referrers(records: Iterable[Record], record_id: str) -> dict[str, str]:
    """Return the IDs of the records that name `record_id`, each with the first key that does."""
    found: dict[str, str] = {}
    for record in records:
        if record.id == record_id:
            continue
        for key, target, _kinds in references_of(record):
            if target == record_id:
                found.setdefault(record.id, key)
    return found


@singledispatch
def references_of(record: Record) -> Iterator[Reference]:
    """Yield all references of a record to others; a kind without any has no rule below."""
    del record
    yield from ()


@references_of.register
def _of_programme(record: Programme) -> Iterator[Reference]:
    yield from _listed("legal_bases", record.legal_bases, "legal_basis")
    yield from _single("follow_up_agency", record.follow_up_agency, "agency")
    yield from _single("standing_agency", record.standing_agency, "agency")


@references_of.register
def _of_area(record: Area) -> Iterator[Reference]:
    yield from _terms(record.leads)


@references_of.register
def _of_solution(record: Solution) -> Iterator[Reference]:
    yield from _single("group", record.group, "solution_group")
    yield from _single("area", record.area, "area")
    yield from _terms(record.leads)
    yield from _listed("coordinating", record.coordinating, *ASSIGNEES)


@references_of.register
def _of_agency(record: Agency) -> Iterator[Reference]:
    yield from _single("parent", record.parent, "agency")
    for number, successor in enumerate(record.successors, 1):
        yield (f"successors[{number}].agency", successor.agency, ("agency",))


@references_of.register
def _of_agency_group(record: AgencyGroup) -> Iterator[Reference]:
    yield from _listed("members", record.members, "agency")


@references_of.register
def _of_annual_plan(record: AnnualPlan) -> Iterator[Reference]:
    yield from _single("document", record.document, "document")


@references_of.register
def _of_saved_filter(record: SavedFilter) -> Iterator[Reference]:
    yield from _single("criteria.area", record.criteria.area, "area")
    yield from _single("criteria.agency", record.criteria.agency, *ASSIGNEES)
    yield from _single("criteria.solution", record.criteria.solution, "solution")


@references_of.register
def _of_document(record: Document) -> Iterator[Reference]:
    yield from _single("area", record.area, "area")
    yield from _listed("assigns", record.assigns, "task")
    yield from _listed("reports_on", record.reports_on, "task")
    yield from _listed("further_areas", record.further_areas, "area")
    yield from _listed("solutions", record.solutions, "solution")
    yield from _listed("agencies", record.agencies, *ASSIGNEES)
    yield from _single("replaces", record.replaces, "document")
    yield from _single("series", record.series, "number_series")
    for number, event in enumerate(record.events, 1):
        yield from _single(f"events[{number}].other", event.other, "document")


@references_of.register
def _of_role_holder(record: RoleHolder) -> Iterator[Reference]:
    yield from _single("agency", record.agency, "agency")


@references_of.register
def _of_snapshot(record: ReportSnapshot) -> Iterator[Reference]:
    yield from _single("document", record.document, "document")


@references_of.register
def _of_self_score(record: SelfScore) -> Iterator[Reference]:
    yield from _single("sheet", record.sheet, "score_sheet")


@references_of.register
def _of_score_sheet(record: ScoreSheet) -> Iterator[Reference]:
    yield from _single("indicator", record.indicator, "indicator")
    for number, field in enumerate(record.fields, 1):
        yield from _single(f"fields[{number}].area", field.area, "area")


@references_of.register
def _of_task(task: Task) -> Iterator[Reference]:
    yield from _single("plan", task.plan, "annual_plan")
    yield from _single("solution", task.solution, "solution")
    yield from _single("area", task.area, "area")
    yield from _listed("leads", task.leads, *ASSIGNEES)
    yield from _listed("coordinating", task.coordinating, *ASSIGNEES)
    if task.assigned_by:
        yield from _single("assigned_by.document", task.assigned_by.document, "document")
    for number, handover in enumerate(task.handovers, 1):
        yield (f"handovers[{number}].from_agency", handover.from_agency, ASSIGNEES)
        yield (f"handovers[{number}].to_agency", handover.to_agency, ASSIGNEES)
    for number, reminder in enumerate(task.reminders, 1):
        yield (f"reminders[{number}].agency", reminder.agency, ASSIGNEES)
    for number, report in enumerate(task.member_reports, 1):
        yield (f"member_reports[{number}].agency", report.agency, ("agency",))
    yield from _single("carried_from", task.carried_from, "task")
    yield from _single("repeats", task.repeats, "task")


def _single(key: str, target: str | None, *kinds: str) -> Iterator[Reference]:
    if target:
        yield (key, target, kinds)


def _listed(key: str, targets: tuple[str, ...], *kinds: str) -> Iterator[Reference]:
    for number, target in enumerate(targets, 1):
        yield (f"{key}[{number}]", target, kinds)


def _terms(terms: tuple[LeadTerm, ...]) -> Iterator[Reference]:
    for number, term in enumerate(terms, 1):
        yield from _listed(f"leads[{number}].agencies", term.agencies, *ASSIGNEES)
