"""What a draft would be before it is written: its page as text, its tasks, and what the check finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents import asked_agencies, draft
from planner.documents.check import Finding
from planner.documents.layout.compose import compose
from tui.page_text import PageLine, page_lines

if TYPE_CHECKING:
    from datetime import date

    from planner.documents import DraftRequest
    from planner.model.workspace import Workspace


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """A draft that is not written yet."""

    lines: tuple[PageLine, ...]
    tasks: int
    """How many tasks it assigns or tells about."""
    documents: int = 1
    """How many documents will be written, one for each agency; the first of them is shown."""
    subject: str
    file_name: str = ""
    checked: int = 0
    """How many layout rules were measured."""
    refused: bool = False
    """It breaks a rule of the decree and is only written when the person insists."""
    findings: tuple[Finding, ...] = ()
    warnings: tuple[str, ...] = ()


def outlook_of(
    workspace: Workspace, request: DraftRequest, today: date, width: int, *, each: bool = False
) -> Outlook:
    """Draft without writing; a draft that the layout check refuses shows its page and its findings.

    `width` is that of the page in cells. With `each` it is about a document for each agency concerned, and
    the first one is shown. Raises what `draft` and `asked_agencies` raise but for LayoutFindingError.
    """
    agencies = asked_agencies(workspace, request, today) if each else ()
    own = msgspec.structs.replace(request, with_errors=True, agency=next(iter(agencies), request.agency))
    drafted = draft(workspace, own, today)
    record = drafted.record
    return Outlook(
        lines=tuple(page_lines(compose(drafted.content), width)),
        tasks=len({*record.assigns, *record.reports_on}),
        documents=len(agencies) or 1,
        subject=drafted.content.subject,
        file_name=drafted.file_name,
        checked=drafted.layout.checked,
        refused=not drafted.layout.ok,
        findings=drafted.layout.findings,
        warnings=drafted.warnings,
    )
