"""Drafting: from a request and the workspace to a finished Word file and its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents.assignees import Assignees
from planner.documents.authority import MEETING, signer_on
from planner.documents.drafting import Drafting
from planner.documents.errors import LayoutFindingError, UnknownAreaError
from planner.documents.issuer import issuer_of
from planner.documents.kinds import builder_of, kind_named
from planner.documents.output import file_name
from planner.documents.request import DraftedDocument, DraftRequest
from planner.documents.sources import with_sources
from planner.documents.wording import common_wording
from planner.documents.words import tidy
from planner.model.agencies import Office, Signer
from planner.model.agency_names import find_assignee, short_name_of
from planner.model.documents import Document

if TYPE_CHECKING:
    from datetime import date

    from planner.documents.content import Content
    from planner.documents.drafting import Draft
    from planner.model.workspace import Workspace


def draft(workspace: Workspace, request: DraftRequest, today: date) -> DraftedDocument:
    """Draft a document of the plan as of `today`; number and day of issue stay blank.

    Nothing is written: see `planner.documents.write_document`, and give the record an ID when it is stored.
    The same workspace, request and day give the same bytes.

    Raises UnknownKindError, ProgrammeMissingError, UnknownAreaError, UnknownAgencyError,
    UnknownRecordError, NothingToAssignError, NoSuccessorError, the errors about signers and
    LayoutFindingError.
    """
    drafting, made = content_for(workspace, request, today)
    document = finished(
        made,
        today,
        year=drafting.year,
        area=drafting.area,
        workspace=workspace,
        with_errors=request.with_errors,
    )
    agency = workspace.agencies.get(drafting.agency or "")
    if agency is None:
        return document
    name = _file_name(made.content, short_name_of(agency, workspace))
    return msgspec.structs.replace(document, file_name=name)


def content_for(workspace: Workspace, request: DraftRequest, today: date) -> tuple[Drafting, Draft]:
    """Return what is drafted for, and the content alone: neither a file is made nor its layout checked.

    Raises what `draft` raises but for LayoutFindingError.
    """
    build = builder_of(request.kind)
    drafting = prepared(workspace, request, today)
    made = build(drafting)
    return drafting, msgspec.structs.replace(made, content=_marked(made.content, request))


def finished(
    made: Draft,
    today: date,
    *,
    year: int | None,
    area: str | None,
    workspace: Workspace | None = None,
    with_errors: bool = False,
) -> DraftedDocument:
    """Return the Word file and the record of a content; `year` and `area` are those of the plan.

    The file is opened again and checked; an error in its layout or words raises LayoutFindingError, unless
    `with_errors` asks for the file all the same. With the workspace that the words come from, every finding
    names the record and field that has them.
    """
    from planner.documents.check import check_bytes
    from planner.documents.docx.writer import docx_bytes
    from planner.documents.layout.compose import compose
    from planner.documents.layout.pictures import with_pictures
    from planner.documents.layout.plain_text import plain_text

    name = _file_name(made.content)
    printed = with_pictures(compose(made.content), made.pictures)
    docx = docx_bytes(printed, today)
    text = plain_text(printed)
    layout = check_bytes(docx, name)
    if workspace is not None and layout.findings:
        used = (*made.assigns, *made.reports_on)
        findings = with_sources(layout.findings, workspace, text, used)
        layout = msgspec.structs.replace(layout, findings=findings)
    if not layout.ok and not with_errors:
        raise LayoutFindingError(layout.findings)
    return DraftedDocument(
        content=made.content,
        docx=docx,
        file_name=name,
        record=_record(made, year, area),
        warnings=made.warnings,
        layout=layout,
        text=text,
    )


def prepared(workspace: Workspace, request: DraftRequest, today: date) -> Drafting:
    """Return the request with its area, agency, signer and issuer found in the workspace."""
    issuer = issuer_of(workspace)
    agency = None
    if request.agency:
        assignee = find_assignee(workspace, request.agency, today)
        agency = next(iter(Assignees(workspace, issuer, today).current([assignee])), assignee)
    return Drafting(
        workspace=workspace,
        request=request,
        kind=kind_named(request.kind),
        issuer=issuer,
        signer=_signer(workspace, request, today),
        today=today,
        year=request.year or _year_of_tasks(workspace, request) or today.year,
        area=_area(workspace, request.area) or _common_area(workspace, request),
        agency=agency,
    )


def _signer(workspace: Workspace, request: DraftRequest, today: date) -> Signer:
    """Return who signs; minutes are signed by whoever was there, so nobody in office is needed for them."""
    kind = kind_named(request.kind)
    if kind.authority == MEETING and request.signer is None:
        return Signer(id="", name="", title="", office=Office.chairman)
    return signer_on(workspace, today, request.signer, kind.usual_signers)


def _year_of_tasks(workspace: Workspace, request: DraftRequest) -> int | None:
    """Return the year of the plan that the tasks asked for come from."""
    years = (workspace.year_of(workspace.tasks[task]) for task in request.tasks if task in workspace.tasks)
    return next(years, None)


def _common_area(workspace: Workspace, request: DraftRequest) -> str | None:
    """Return the area of the tasks and solutions asked for, where all of them are in the same one."""
    tasks = (workspace.area_of(workspace.tasks[task]) for task in request.tasks if task in workspace.tasks)
    solutions = (workspace.solutions[key].area for key in request.solutions if key in workspace.solutions)
    areas = {*tasks, *solutions}
    return areas.pop() if len(areas) == 1 else None


def _area(workspace: Workspace, wanted: str | None) -> str | None:
    if not wanted:
        return None
    for area in workspace.areas.values():
        if wanted.casefold() in (area.id.casefold(), str(area.number)):
            return area.id
    known = ", ".join(f"{area.number} ({area.id})" for area in workspace.areas.values())
    raise UnknownAreaError(wanted, known)


def _marked(content: Content, request: DraftRequest) -> Content:
    """Return the content with the marks that any kind can carry; what the kind set itself gives way."""
    return msgspec.structs.replace(
        content,
        drafter_mark=tidy(request.drafter_mark).upper() or content.drafter_mark,
        urgency=request.urgency or content.urgency,
        circulation=request.circulation or content.circulation,
        address_foot=tuple(tidy(line) for line in request.address_foot) or content.address_foot,
    )


def _file_name(content: Content, agency: str = "") -> str:
    """Name the file after symbol, year, the agency written to alone, and the subject."""
    subject = content.subject
    for prefix in common_wording().subject_prefixes:
        if subject.startswith(f"{prefix} "):
            subject = subject.removeprefix(prefix)
            break
    return file_name(content.symbol, str(content.year), agency, subject)


def _record(made: Draft, year: int | None, area: str | None) -> Document:
    content = made.content
    return Document(
        id="",
        kind=content.kind,
        symbol=content.symbol,
        place=content.place,
        superior_body=content.superior_body,
        issuing_body=content.issuing_body,
        subject=content.subject,
        signing_authority=content.signature.authority,
        signer=content.signature.name,
        addressees=content.addressees,
        recipients=content.recipients,
        year=year,
        area=area,
        assigns=made.assigns,
        reports_on=made.reports_on,
    )
