"""What the person said yes to becomes links of the document and new tasks of a plan; nothing else does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from planner.errors import CchcError, WrongUseError
from planner.i18n import _
from planner.intake.blocks import Paragraph, ReadDocument
from planner.intake.links.proposals import LinkKind, NewTask, Proposal
from planner.model.documents import Document
from planner.model.tasks import AnnualPlan, Assignment, Task
from planner.store import DocumentTexts

if TYPE_CHECKING:
    from planner.model.workspace import Workspace
    from planner.store import Store

ACTION = "links"


class NoSuchProposalError(WrongUseError):
    """A number was named that no proposal has."""

    def __init__(self, numbers: Iterable[int], most: int) -> None:
        super().__init__(
            _("There is no proposal {numbers}.", numbers=", ".join(map(str, numbers))),
            _("The proposals of this document are numbered from 1 to {most}.", most=most),
        )


class NoPlanError(WrongUseError):
    """New tasks need an annual plan, and none is named or fits."""

    def __init__(self, document: Document) -> None:
        super().__init__(
            _("No annual plan of the workspace belongs to {id}.", id=document.id),
            _("Name the plan that the new tasks belong to, such as --plan KH-2026."),
        )


class NoDocumentError(WrongUseError):
    """The record is not a document."""

    def __init__(self, record_id: str) -> None:
        super().__init__(
            _("{id} is not a document.", id=record_id),
            _("Links are proposed for documents only; look one up: cchc search ..."),
        )


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """What was written, and what was left and why."""

    document: Document
    linked: tuple[int, ...] = ()
    """Numbers of the proposals that are links now."""
    created: tuple[Task, ...] = ()
    refused: dict[int, str] = {}
    """Why a proposal could not be carried out, by its number."""


def document_of(workspace: Workspace, record_id: str) -> Document:
    """Return a document; raises UnknownRecordError, NoDocumentError."""
    record = workspace.get(record_id)
    if not isinstance(record, Document):
        raise NoDocumentError(record_id)
    return record


def content_of(folder: Path, document: Document) -> ReadDocument:
    """Return what the document's original says; where it cannot be read any more, the text kept of it."""
    from planner.intake.reading import read_file

    original = folder / document.file
    if document.file and original.is_file():
        try:
            return read_file(original)
        except CchcError:
            pass
    text = DocumentTexts(folder).read(document.id)
    return ReadDocument(format="txt", blocks=tuple(Paragraph(text=line) for line in text.split("\n")))


def accept(
    store: Store,
    document: Document,
    proposals: Sequence[Proposal],
    numbers: Iterable[int],
    plan_id: str = "",
) -> Accepted:
    """Write the proposals with these numbers; raises NoSuchProposalError, NoPlanError and StoreErrors.

    A new task whose lead agency or deadline is not known is not created, and told in `refused`.
    """
    wanted = sorted(set(numbers))
    if unknown := [number for number in wanted if not 0 < number <= len(proposals)]:
        raise NoSuchProposalError(unknown, len(proposals))
    chosen = [proposals[number - 1] for number in wanted]
    refused: dict[int, str] = {}
    new = []
    for proposal in chosen:
        if proposal.task is None:
            continue
        if reason := _incomplete(proposal.task):
            refused[proposal.number] = reason
        else:
            new.append(proposal)
    created = _create(store, document, new, plan_id) if new else ()
    linked = [proposal for proposal in chosen if proposal.task is None]
    ids = [task.id for task in created]
    changed: Document = store.edit(document.id, lambda old: _linked(old, linked, ids), ACTION)
    numbers_done = tuple(p.number for p in chosen if p.number not in refused)
    return Accepted(document=changed, linked=numbers_done, created=created, refused=refused)


def plan_for(workspace: Workspace, document: Document, plan_id: str = "") -> AnnualPlan:
    """Return the plan that new tasks belong to: the one named, else the one that the document is.

    Raises UnknownRecordError, NoPlanError.
    """
    if plan_id:
        plan = workspace.get(plan_id)
        if isinstance(plan, AnnualPlan):
            return plan
        raise NoPlanError(document)
    found = [plan for plan in workspace.annual_plans.values() if plan.document == document.id]
    if not found:
        raise NoPlanError(document)
    return found[0]


def _incomplete(task: NewTask) -> str:
    if not task.leads:
        return _("No lead agency of the workspace was found; add the task by hand: cchc task add ...")
    if task.deadline is None:
        return _("The deadline is missing or not understood; add the task by hand: cchc task add ...")
    return ""


def _create(
    store: Store, document: Document, proposals: Sequence[Proposal], plan_id: str
) -> tuple[Task, ...]:
    """Create the tasks under one lock."""
    with store.batch() as batch:
        plan = plan_for(batch.workspace, document, plan_id)
        return tuple(
            batch.create(_task(p, plan, document, batch.next_id(f"NV-{plan.year}-")), ACTION)
            for p in proposals
        )


def _task(proposal: Proposal, plan: AnnualPlan, document: Document, record_id: str) -> Task:
    found = proposal.task
    if found is None or found.deadline is None:
        raise ValueError(proposal.number)
    return Task(
        id=record_id,
        plan=plan.id,
        text=found.text,
        solution=found.solution,
        product=found.product,
        leads=found.leads,
        coordinating=found.coordinating,
        deadline=found.deadline,
        assigned_by=Assignment(document=document.id, clause=found.clause),
        assigned_on=document.issue_date,
    )


def _linked(old: Document, proposals: Sequence[Proposal], new_tasks: Sequence[str]) -> Document:
    """Return the document with what was accepted added; what it linked before stays."""
    by_kind = {kind: [p.target for p in proposals if p.kind is kind] for kind in LinkKind}
    areas = [*([old.area] if old.area else []), *old.further_areas, *by_kind[LinkKind.area]]
    areas = list(dict.fromkeys(areas))
    return msgspec.structs.replace(
        old,
        area=areas[0] if areas else None,
        further_areas=tuple(areas[1:]),
        solutions=_joined(old.solutions, by_kind[LinkKind.solution]),
        agencies=_joined(old.agencies, by_kind[LinkKind.agency]),
        assigns=_joined(old.assigns, [*by_kind[LinkKind.task], *new_tasks]),
    )


def _joined(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*old, *new]))
