"""Every ID that a record names must belong to a record of the right kind."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from planner.i18n import _
from planner.model.agencies import Agency, AgencyGroup
from planner.model.documents import Document
from planner.model.kinds import kind_of
from planner.model.programme import Area, LeadTerm, Programme, Record, Solution
from planner.model.reporting import ReportSnapshot, ScoreSheet, SelfScore
from planner.model.tasks import AnnualPlan, Task
from planner.model.workspace import Workspace
from planner.validation.finding import Finding

Reference = tuple[str, str, tuple[str, ...]]
"""Key path, the ID that stands there, and the kinds it may belong to."""

ASSIGNEES = ("agency", "agency_group")


def dangling(workspace: Workspace) -> Iterator[Finding]:
    """Yield a finding for each reference that leads nowhere."""
    kinds = {record.id: kind_of(record).name for record in workspace.records()}
    for record in workspace.records():
        for key, target, wanted in references_of(record):
            if kinds.get(target) not in wanted:
                near = difflib.get_close_matches(target, [i for i, k in kinds.items() if k in wanted], n=1)
                yield Finding(
                    record.id,
                    key,
                    "dangling_reference",
                    _("“{id}” is not the ID of any {kinds}.", id=target, kinds=_kind_names(wanted)),
                    _("Did you mean {nearest}?", nearest=near[0])
                    if near
                    else _("Write an ID that exists, or add the missing record."),
                )


def _kind_names(kinds: tuple[str, ...]) -> str:
    names = {
        "area": _("reform area"),
        "solution_group": _("solution group"),
        "solution": _("solution"),
        "agency": _("agency"),
        "agency_group": _("agency group"),
        "legal_basis": _("legal basis"),
        "annual_plan": _("annual plan"),
        "task": _("task"),
        "document": _("document"),
        "indicator": _("indicator"),
        "score_sheet": _("score sheet"),
        "number_series": _("number series"),
    }
    return _(" or ").join(names[kind] for kind in kinds)


def references_of(record: Record) -> Iterator[Reference]:
    """Yield all references of a record to others."""
    if isinstance(record, Programme):
        yield from _listed("legal_bases", record.legal_bases, "legal_basis")
        yield from _single("follow_up_agency", record.follow_up_agency, "agency")
        yield from _single("standing_agency", record.standing_agency, "agency")
    elif isinstance(record, Area):
        yield from _terms(record.leads)
    elif isinstance(record, Solution):
        yield from _single("group", record.group, "solution_group")
        yield from _single("area", record.area, "area")
        yield from _terms(record.leads)
        yield from _listed("coordinating", record.coordinating, *ASSIGNEES)
    elif isinstance(record, Agency):
        yield from _single("parent", record.parent, "agency")
        for number, successor in enumerate(record.successors, 1):
            yield (f"successors[{number}].agency", successor.agency, ("agency",))
    elif isinstance(record, AgencyGroup):
        yield from _listed("members", record.members, "agency")
    elif isinstance(record, AnnualPlan):
        yield from _single("document", record.document, "document")
    elif isinstance(record, Task):
        yield from _of_task(record)
    elif isinstance(record, Document):
        yield from _of_document(record)
    else:
        yield from _of_reporting(record)


def _of_document(document: Document) -> Iterator[Reference]:
    yield from _single("area", document.area, "area")
    yield from _listed("assigns", document.assigns, "task")
    yield from _listed("reports_on", document.reports_on, "task")
    yield from _single("replaces", document.replaces, "document")
    yield from _single("series", document.series, "number_series")
    for number, event in enumerate(document.events, 1):
        yield from _single(f"events[{number}].other", event.other, "document")


def _of_reporting(record: Record) -> Iterator[Reference]:
    if isinstance(record, ReportSnapshot):
        yield from _single("document", record.document, "document")
    elif isinstance(record, SelfScore):
        yield from _single("sheet", record.sheet, "score_sheet")
    elif isinstance(record, ScoreSheet):
        yield from _single("indicator", record.indicator, "indicator")
        for number, field in enumerate(record.fields, 1):
            yield from _single(f"fields[{number}].area", field.area, "area")


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


def _single(key: str, target: str | None, *kinds: str) -> Iterator[Reference]:
    if target:
        yield (key, target, kinds)


def _listed(key: str, targets: tuple[str, ...], *kinds: str) -> Iterator[Reference]:
    for number, target in enumerate(targets, 1):
        yield (f"{key}[{number}]", target, kinds)


def _terms(terms: tuple[LeadTerm, ...]) -> Iterator[Reference]:
    for number, term in enumerate(terms, 1):
        yield from _listed(f"leads[{number}].agencies", term.agencies, *ASSIGNEES)
