"""What a draft would be before it is written: its page as text, its tasks, and what the check finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents.check import Finding
from planner.documents.errors import LayoutFindingError
from planner.documents.layout.compose import compose
from planner.documents.service import content_for, draft
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
    subject: str
    file_name: str = ""
    checked: int = 0
    """How many layout rules were measured; 0 where the check refused the draft."""
    findings: tuple[Finding, ...] = ()
    warnings: tuple[str, ...] = ()


def outlook_of(workspace: Workspace, request: DraftRequest, today: date, width: int) -> Outlook:
    """Draft without writing; a draft that the layout check refuses shows its page and its findings.

    `width` is that of the page in cells. Raises what `content_for` raises.
    """
    _drafting, made = content_for(workspace, request, today)
    found = Outlook(
        lines=tuple(page_lines(compose(made.content), width)),
        tasks=len({*made.assigns, *made.reports_on}),
        subject=made.content.subject,
    )
    try:
        drafted = draft(workspace, request, today)
    except LayoutFindingError as error:
        return msgspec.structs.replace(found, findings=error.findings)
    return msgspec.structs.replace(
        found,
        file_name=drafted.file_name,
        checked=drafted.layout.checked,
        findings=drafted.layout.findings,
        warnings=drafted.warnings,
    )
