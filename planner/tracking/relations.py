"""The ways in which records are tied to each other, and which pairs of records are tied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from planner.i18n import _
from planner.model.agencies import Agency, AgencyGroup
from planner.model.documents import Document
from planner.model.programme import Area, Indicator, LeadTerm, Programme, Record, Solution, SolutionGroup
from planner.model.tasks import AnnualPlan, Task
from planner.model.workspace import Workspace


class Relation(StrEnum):
    """What the linked record is to the record that it is linked through."""

    programme = "programme"
    area = "area"
    solution_group = "solution_group"
    solution = "solution"
    plan = "plan"
    task = "task"
    legal_basis = "legal_basis"
    indicator = "indicator"
    assigned_by = "assigned_by"
    assigned_task = "assigned_task"
    reported_in = "reported_in"
    reported_task = "reported_task"
    issued_as = "issued_as"
    document = "document"
    lead = "lead"
    former_lead = "former_lead"
    coordinating = "coordinating"
    led = "led"
    formerly_led = "formerly_led"
    coordinated = "coordinated"
    predecessor = "predecessor"
    successor = "successor"
    parent = "parent"
    unit = "unit"
    member = "member"
    member_of = "member_of"
    replaced = "replaced"
    replaced_by = "replaced_by"
    reminded_by = "reminded_by"
    reminder_of = "reminder_of"
    carried_from = "carried_from"
    carried_to = "carried_to"
    repeats = "repeats"
    repeated_by = "repeated_by"
    granted_by = "granted_by"
    granted = "granted"
    signer = "signer"
    signed = "signed"


def relation_name(relation: Relation) -> str:
    """Return the name of a relation, as a heading over the linked records."""
    return {
        Relation.programme: _("programme"),
        Relation.area: _("area"),
        Relation.solution_group: _("group of solutions"),
        Relation.solution: _("solution"),
        Relation.plan: _("annual plan"),
        Relation.task: _("task"),
        Relation.legal_basis: _("legal basis"),
        Relation.indicator: _("indicator"),
        Relation.assigned_by: _("assigned by"),
        Relation.assigned_task: _("task assigned"),
        Relation.reported_in: _("reported in"),
        Relation.reported_task: _("task reported on"),
        Relation.issued_as: _("issued as"),
        Relation.document: _("document"),
        Relation.lead: _("lead agency"),
        Relation.former_lead: _("former lead agency"),
        Relation.coordinating: _("coordinating agency"),
        Relation.led: _("leads"),
        Relation.formerly_led: _("formerly led"),
        Relation.coordinated: _("coordinates"),
        Relation.predecessor: _("predecessor"),
        Relation.successor: _("successor"),
        Relation.parent: _("belongs to"),
        Relation.unit: _("unit"),
        Relation.member: _("member"),
        Relation.member_of: _("member of"),
        Relation.replaced: _("replaces"),
        Relation.replaced_by: _("replaced by"),
        Relation.reminded_by: _("reminded by"),
        Relation.reminder_of: _("reminder of"),
        Relation.carried_from: _("goes on with"),
        Relation.carried_to: _("goes on as"),
        Relation.repeats: _("does again"),
        Relation.repeated_by: _("done again as"),
        Relation.granted_by: _("extended by"),
        Relation.granted: _("extension of"),
        Relation.signer: _("signer"),
        Relation.signed: _("signed"),
    }[relation]


class Tie(NamedTuple):
    """Two records that belong together; what stands above says where the other comes from."""

    below: str
    above: str
    up: Relation
    """What the one above is to the one below."""
    down: Relation
    """What the one below is to the one above."""
    detail: str = ""
    """The clause or the scope, where one is recorded."""


def ties_of(ws: Workspace) -> Iterator[Tie]:
    """Yield every tie between records of the workspace, those to unknown IDs included."""
    by_kind: tuple[tuple[Iterable[Record], Callable[[Workspace, Any], Iterator[Tie]]], ...] = (
        ((ws.programme,) if ws.programme else (), _programme_ties),
        (ws.areas.values(), _area_ties),
        (ws.solution_groups.values(), _group_ties),
        (ws.solutions.values(), _solution_ties),
        (ws.indicators.values(), _indicator_ties),
        (ws.annual_plans.values(), _plan_ties),
        (ws.documents.values(), _document_ties),
        (ws.agencies.values(), _agency_ties),
        (ws.agency_groups.values(), _member_ties),
    )
    for records, ties in by_kind:
        for record in records:
            yield from ties(ws, record)
    documents = {d.number_symbol: d.id for d in ws.documents.values() if d.number_symbol}
    documents |= {d.id: d.id for d in ws.documents.values()}
    for task in ws.tasks.values():
        yield from _task_ties(task, documents)


def _ties(
    below: Record, above: Iterable[str | None], up: Relation, down: Relation, detail: str = ""
) -> Iterator[Tie]:
    return (Tie(below.id, record_id, up, down, detail) for record_id in above if record_id)


def _to_programme(ws: Workspace, record: Record, down: Relation) -> Iterator[Tie]:
    return _ties(record, (ws.programme.id if ws.programme else "",), Relation.programme, down)


def _leads(record: Record, terms: Iterable[LeadTerm]) -> Iterator[Tie]:
    agencies = dict.fromkeys(agency for term in terms for agency in term.agencies)
    return _ties(record, agencies, Relation.lead, Relation.led)


def _programme_ties(_ws: Workspace, programme: Programme) -> Iterator[Tie]:
    return _ties(programme, programme.legal_bases, Relation.legal_basis, Relation.programme)


def _area_ties(ws: Workspace, area: Area) -> Iterator[Tie]:
    yield from _to_programme(ws, area, Relation.area)
    yield from _leads(area, area.leads)


def _group_ties(ws: Workspace, group: SolutionGroup) -> Iterator[Tie]:
    return _to_programme(ws, group, Relation.solution_group)


def _solution_ties(_ws: Workspace, solution: Solution) -> Iterator[Tie]:
    yield from _ties(solution, (solution.area,), Relation.area, Relation.solution)
    yield from _ties(solution, (solution.group,), Relation.solution_group, Relation.solution)
    yield from _leads(solution, solution.leads)
    yield from _ties(solution, solution.coordinating, Relation.coordinating, Relation.coordinated)


def _indicator_ties(ws: Workspace, indicator: Indicator) -> Iterator[Tie]:
    return _to_programme(ws, indicator, Relation.indicator)


def _plan_ties(ws: Workspace, plan: AnnualPlan) -> Iterator[Tie]:
    yield from _to_programme(ws, plan, Relation.plan)
    yield from _ties(plan, (plan.document,), Relation.issued_as, Relation.plan)


def _task_ties(task: Task, documents: dict[str, str]) -> Iterator[Tie]:
    yield from _ties(task, (task.solution,), Relation.solution, Relation.task)
    yield from _ties(task, (task.area,), Relation.area, Relation.task)
    yield from _ties(task, (task.plan,), Relation.plan, Relation.task)
    if task.assigned_by:
        number = documents.get(task.assigned_by.number_symbol, "")
        assigning = (task.assigned_by.document or number,)
        yield from _ties(
            task, assigning, Relation.assigned_by, Relation.assigned_task, task.assigned_by.clause
        )
    leads = task.leads_on(date.max)
    yield from _ties(task, leads, Relation.lead, Relation.led)
    former = [a for a in (*task.leads, *(h.from_agency for h in task.handovers)) if a not in leads]
    yield from _ties(task, dict.fromkeys(former), Relation.former_lead, Relation.formerly_led)
    yield from _ties(task, task.coordinating, Relation.coordinating, Relation.coordinated)
    yield from _ties(task, (task.carried_from,), Relation.carried_from, Relation.carried_to)
    yield from _ties(task, (task.repeats,), Relation.repeats, Relation.repeated_by)
    reminders = [documents[r.document] for r in task.reminders if r.document in documents]
    for letter in dict.fromkeys(reminders):
        yield Tie(letter, task.id, Relation.reminder_of, Relation.reminded_by)
    granting = [documents[e.approved_by] for e in task.extensions if e.approved_by in documents]
    for document in dict.fromkeys(granting):
        yield Tie(task.id, document, Relation.granted_by, Relation.granted)
    evidence = [documents[entry.evidence] for entry in task.progress if entry.evidence in documents]
    for report in dict.fromkeys(evidence):
        yield Tie(report, task.id, Relation.reported_task, Relation.reported_in)


def _document_ties(ws: Workspace, document: Document) -> Iterator[Tie]:
    for task in document.assigns:
        yield Tie(task, document.id, Relation.assigned_by, Relation.assigned_task)
    yield from _ties(document, document.reports_on, Relation.reported_task, Relation.reported_in)
    yield from _ties(document, (document.area,), Relation.area, Relation.document)
    yield from _ties(document, (document.replaces,), Relation.replaced, Relation.replaced_by)
    signer = document.signer if document.signer in ws.signers else ""
    yield from _ties(document, (signer,), Relation.signer, Relation.signed)


def _agency_ties(_ws: Workspace, agency: Agency) -> Iterator[Tie]:
    yield from _ties(agency, (agency.parent,), Relation.parent, Relation.unit)
    for heir in agency.successors:
        yield Tie(heir.agency, agency.id, Relation.predecessor, Relation.successor, heir.scope)


def _member_ties(ws: Workspace, group: AgencyGroup) -> Iterator[Tie]:
    for member in dict.fromkeys((*group.members, *_of_levels(ws, group))):
        yield Tie(member, group.id, Relation.member_of, Relation.member)


def _of_levels(ws: Workspace, group: AgencyGroup) -> Iterator[str]:
    """Yield the agencies of the group's levels that exist on some day of the group."""
    first, last = group.valid_from or date.min, group.valid_to or date.max
    for agency in ws.agencies.values():
        lived = (agency.valid_from or date.min) <= last and first <= (agency.valid_to or date.max)
        if agency.level in group.levels and lived:
            yield agency.id
