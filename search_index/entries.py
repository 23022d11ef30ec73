"""What of a record is searched: one entry for each record, with the names of everything it refers to."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from planner.model.agencies import Agency, AgencyGroup, Signer
from planner.model.documents import Document
from planner.model.programme import Area, Indicator, LeadTerm, LegalBasis, Record, Solution, SolutionGroup
from planner.model.tasks import AnnualPlan, Task
from planner.model.workspace import Workspace
from planner.vietnamese import nfc


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One record as the index sees it; all texts are in NFC."""

    id: str
    record: str
    """Name of the record's kind, such as "task"."""
    kind: str = ""
    """Document kind code per Appendix III of Decree 30/2020, only for documents."""
    number_symbol: str = ""
    subject: str
    lines: tuple[str, ...] = ()
    """Everything else that can be found, one idea a line; a phrase never runs over the end of a line."""
    date: date | None = None
    """Day of issue; of a task: the day on which it is due, extensions included."""
    year: int | None = None
    agencies: tuple[str, ...] = ()
    """IDs of lead and coordinating agencies and agency groups."""
    area: int | None = None
    """Number of the reform area."""
    further_areas: tuple[int, ...] = ()
    """Numbers of other areas that a document speaks of."""
    state: str = ""
    text_hash: str = ""
    """Names the text of a document that is kept beside the record, "" where there is none."""


def fingerprint(entry: Entry) -> str:
    """Return a short hash of everything in the entry; it changes whenever the entry must be indexed anew."""
    # thousands of entries are compared with what the index says of them: each hash stands in memory once
    return sys.intern(hashlib.blake2b(msgspec.msgpack.encode(entry), digest_size=12).hexdigest())


class _Sources(NamedTuple):
    """The workspace, and the names that its agencies and groups are found by."""

    workspace: Workspace
    names: dict[str, str]


def _names_by_id(workspace: Workspace) -> dict[str, str]:
    """Return the name, abbreviation and other names of every agency and group, as one line each."""
    names = {each.id: [each.name, *each.other_names] for each in workspace.agency_groups.values()}
    for agency in workspace.agencies.values():
        names[agency.id] = [agency.name, agency.abbreviation, *agency.other_names]
    return {id_: "; ".join(filter(None, called)) for id_, called in names.items()}


class EntryMaker:
    """Makes the entries of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._sources = _Sources(workspace, _names_by_id(workspace))

    def entry_of(self, record: Record) -> Entry | None:
        """Return the entry of a record, or None for one that is not searched."""
        make = _MAKERS.get(type(record))
        return make(self._sources, record) if make else None


def entries_of(workspace: Workspace) -> Iterator[Entry]:
    """Yield an entry for every record that can be searched."""
    maker = EntryMaker(workspace)
    for record in workspace.records():
        if (entry := maker.entry_of(record)) is not None:
            yield entry


def _entry(record: Record, name: str, subject: str, lines: Iterable[str], **rest: object) -> Entry:
    found = tuple(nfc(line) for line in (*lines, record.note) if line)
    return Entry(id=record.id, record=name, subject=nfc(subject), lines=found, **rest)  # type: ignore[arg-type]


def _led_by(terms: Iterable[LeadTerm]) -> list[str]:
    return list(dict.fromkeys(agency for term in terms for agency in term.agencies))


def _area_number(sources: _Sources, area: str | None) -> int | None:
    found = sources.workspace.areas.get(area or "")
    return found.number if found else None


def _area(sources: _Sources, area: Area) -> Entry:
    leads = _led_by(area.leads)
    lines = [sources.names.get(a, a) for a in leads]
    return _entry(area, "area", area.name, lines, agencies=tuple(leads), area=area.number)


def _solution_group(_sources: _Sources, group: SolutionGroup) -> Entry:
    return _entry(group, "solution_group", group.name, [])


def _solution(sources: _Sources, solution: Solution) -> Entry:
    agencies = tuple(dict.fromkeys([*_led_by(solution.leads), *solution.coordinating]))
    lines = [solution.product, *(sources.names.get(a, a) for a in agencies), solution.timing.text]
    area = _area_number(sources, solution.area)
    return _entry(solution, "solution", solution.text, lines, agencies=agencies, area=area)


def _due(task: Task) -> date | None:
    """Return the last granted day, else the day of the deadline itself."""
    if task.extensions:
        return max(task.extensions, key=lambda extension: extension.on).due
    return task.deadline.due or task.deadline.until or task.deadline.event_on


def _task(sources: _Sources, task: Task) -> Entry:
    handed_over = [handover.to_agency for handover in task.handovers]
    agencies = tuple(dict.fromkeys([*task.leads, *handed_over, *task.coordinating]))
    lines = [
        task.product,
        *(sources.names.get(a, a) for a in agencies),
        task.deadline.text,
        *_assignment(sources, task),
    ]
    for report in task.progress:
        lines += [report.text, report.evidence]
    for extension in task.extensions:
        lines += [extension.text, extension.reason, extension.approved_by]
    return _entry(
        task,
        "task",
        task.text,
        lines,
        date=_due(task),
        year=sources.workspace.year_of(task),
        agencies=agencies,
        area=_area_number(sources, sources.workspace.area_of(task)),
        state=task.state.value,
    )


def _assignment(sources: _Sources, task: Task) -> list[str]:
    given = task.assigned_by
    if given is None:
        return []
    document = sources.workspace.documents.get(given.document)
    return [given.number_symbol or (document.number_symbol or "" if document else ""), given.clause]


def _document(sources: _Sources, document: Document) -> Entry:
    lines = [document.issuing_body, document.superior_body, document.signer, *document.signing_authority]
    issued = document.issue_date
    return _entry(
        document,
        "document",
        document.subject,
        [*lines, *document.addressees, *document.recipients, document.place],
        kind=document.kind,
        number_symbol=nfc(document.number_symbol or document.symbol),
        date=issued,
        year=document.year or (issued.year if issued else None),
        area=_area_number(sources, document.area),
        further_areas=_further_areas(sources, document),
        agencies=_agencies_of(sources, document),
        state=document.state.value,
        text_hash=document.text_hash,
    )


def _further_areas(sources: _Sources, document: Document) -> tuple[int, ...]:
    solutions = (sources.workspace.solutions.get(each) for each in document.solutions)
    named = [*document.further_areas, *(found.area for found in solutions if found)]
    numbers = (_area_number(sources, area) for area in named)
    return tuple(dict.fromkeys(number for number in numbers if number is not None))


def _agencies_of(sources: _Sources, document: Document) -> tuple[str, ...]:
    tasks = (sources.workspace.tasks.get(task) for task in document.assigns)
    assigned = (agency for task in tasks if task for agency in task.leads)
    return tuple(dict.fromkeys([*document.agencies, *assigned]))


def _agency(_sources: _Sources, agency: Agency) -> Entry:
    lines = [agency.abbreviation, *agency.other_names, agency.code]
    return _entry(agency, "agency", agency.name, lines, agencies=(agency.id,))


def _agency_group(_sources: _Sources, group: AgencyGroup) -> Entry:
    return _entry(group, "agency_group", group.name, group.other_names, agencies=(group.id,))


def _signer(_sources: _Sources, signer: Signer) -> Entry:
    return _entry(signer, "signer", signer.name, [signer.title])


def _indicator(_sources: _Sources, indicator: Indicator) -> Entry:
    return _entry(indicator, "indicator", indicator.name, [indicator.short_name])


def _legal_basis(_sources: _Sources, basis: LegalBasis) -> Entry:
    issued = basis.issued_on
    return _entry(
        basis,
        "legal_basis",
        basis.subject or basis.kind,
        [basis.kind, basis.issuer],
        number_symbol=nfc(basis.number_symbol),
        date=issued,
        year=issued.year if issued else None,
    )


def _annual_plan(_sources: _Sources, plan: AnnualPlan) -> Entry:
    number_symbol = nfc(plan.number_symbol)
    return _entry(
        plan, "annual_plan", plan.title, [], number_symbol=number_symbol, date=plan.issued_on, year=plan.year
    )


_MAKERS: dict[type[Record], Callable[..., Entry]] = {
    Area: _area,
    SolutionGroup: _solution_group,
    Solution: _solution,
    Task: _task,
    Document: _document,
    Agency: _agency,
    AgencyGroup: _agency_group,
    Signer: _signer,
    Indicator: _indicator,
    LegalBasis: _legal_basis,
    AnnualPlan: _annual_plan,
}
