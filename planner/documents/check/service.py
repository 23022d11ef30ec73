"""The check of one file: opened, read, recognised, measured; and its certificate as text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from planner.documents.check.components import ANNEX_PART, MAIN, is_administrative, parts_of
from planner.documents.check.errors import FileNotFoundHereError
from planner.documents.check.findings import CertificateRow, Finding, Severity, Sheet, component_name
from planner.documents.check.metadata import Metadata, metadata_of
from planner.documents.check.opening import open_package
from planner.documents.check.reading import read_story
from planner.documents.check.rules_agencies import check_agencies
from planner.documents.check.rules_annex import check_annexes
from planner.documents.check.rules_capitals import check_capitals
from planner.documents.check.rules_citations import check_citations
from planner.documents.check.rules_divisions import check_divisions
from planner.documents.check.rules_face import check_faces
from planner.documents.check.rules_heading import check_heading
from planner.documents.check.rules_letters import check_legacy, check_letters
from planner.documents.check.rules_lines import check_lines
from planner.documents.check.rules_lists import check_lists
from planner.documents.check.rules_marks import check_copy, check_marks
from planner.documents.check.rules_names import check_names, check_reference
from planner.documents.check.rules_page import check_pages
from planner.documents.check.rules_place import check_places
from planner.documents.check.rules_signing import check_signing
from planner.documents.check.rules_tables import check_tables
from planner.documents.check.rules_text import check_text
from planner.i18n import _
from planner.store.files import reason_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.documents.check.components import Part
    from planner.model.workspace import Workspace

CERTIFICATE_ENDING = ".kiem-tra.json"
_WANTED = ("national_name", "motto", "issuing_body", "number_symbol", "place_date", "recipients_heading")
_WITHOUT_DATE = ("BB",)
"""Minutes have no line of place and date (template 1.9)."""


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """What the check of one file found. `ok` means no finding of severity error."""

    ok: bool
    kind: str | None
    """Code of the kind per Appendix III, or None."""
    metadata: Metadata
    checked: int
    """Number of different rules that were measured."""
    findings: tuple[Finding, ...]
    certificate: tuple[CertificateRow, ...]


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """The file kept beside a document: which rules were measured, what was found."""

    file: str
    decree: str
    ok: bool
    checked: int
    rules: tuple[CertificateRow, ...]
    findings: tuple[Finding, ...]


def check_file(path: Path, workspace: Workspace | None = None, today: date | None = None) -> CheckResult:
    """Check the file at `path`; raises a subclass of UnreadableFileError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        gone = isinstance(error, FileNotFoundError)
        reason = _("there is no such file") if gone else reason_of(error)
        raise FileNotFoundHereError(path.name, reason) from None
    return check_bytes(data, path.name, workspace, today)


def check_bytes(
    data: bytes, name: str, workspace: Workspace | None = None, today: date | None = None
) -> CheckResult:
    """Check the bytes of a file called `name`; raises a subclass of UnreadableFileError.

    With a workspace the agencies named are looked up as well, as of the day of issue, else `today`.
    """
    story = read_story(open_package(data, name))
    parts = parts_of(story)
    sheet = Sheet()
    main = parts[0]
    check_legacy(sheet, story)
    known = [part for part in parts if is_administrative(part)]
    if not known:
        _not_recognised(sheet)
        return _result(sheet, Metadata())
    check_pages(sheet, story, parts)
    for place, part in enumerate(parts):
        sheet.part = _part_name(parts, place)
        _check_part(sheet, part)
        if place == 0 and part.kind == MAIN:
            check_marks(sheet, part, story.sections[0] if story.sections else None)
    sheet.part = ""
    check_citations(sheet, parts)
    check_annexes(sheet, story, parts)
    check_letters(sheet, parts)
    metadata = metadata_of(main) if main.kind == MAIN else Metadata()
    day = _day(metadata) or today
    if workspace is not None and day is not None:
        check_agencies(sheet, main, workspace, day)
    return _result(sheet, metadata)


def certificate_text(result: CheckResult, file_name: str) -> bytes:
    """Return the certificate of a checked file as JSON text."""
    from planner.documents.layout.rules import decree

    certificate = Certificate(
        file=file_name,
        decree=decree(),
        ok=result.ok,
        checked=result.checked,
        rules=result.certificate,
        findings=result.findings,
    )
    return msgspec.json.format(msgspec.json.encode(certificate), indent=2) + b"\n"


def certificate_path(file: Path) -> Path:
    """Return where the certificate of a file is kept: beside it, under its name."""
    return file.with_name(file.stem + CERTIFICATE_ENDING)


def _check_part(sheet: Sheet, part: Part) -> None:
    check_faces(sheet, part)
    check_tables(sheet, part)
    check_capitals(sheet, part)
    check_text(sheet, part)
    check_divisions(sheet, part)
    check_copy(sheet, part)
    if part.kind == ANNEX_PART:
        check_reference(sheet, part)
        return
    if part.kind == MAIN:
        _components(sheet, part)
    check_lines(sheet, part)
    check_heading(sheet, part)
    check_names(sheet, part)
    check_places(sheet, part)
    check_lists(sheet, part)
    check_signing(sheet, part)


def _components(sheet: Sheet, part: Part) -> None:
    """Check that the fixed components of every document are there (Article 8)."""
    from planner.documents.check.parsing import kind_of

    code, _name = kind_of(part)
    for component in _WANTED:
        if component == "place_date" and code in _WITHOUT_DATE:
            continue
        present = part.first(component) is not None
        sheet.text(
            "whole.components",
            ok=present,
            expected=_("all fixed components of a document"),
            found=_("missing: {component}", component=component_name(component)) if not present else "",
            where=_("the whole document"),
            remedy=_("Add what is missing: {component}.", component=component_name(component)),
        )
    signed = part.first("signing_authority") is not None
    sheet.text(
        "whole.components",
        ok=signed,
        expected=_("all fixed components of a document"),
        found="" if signed else _("missing: {component}", component=component_name("signing_authority")),
        where=_("the whole document"),
        remedy=_("Add what is missing: {component}.", component=component_name("signing_authority")),
    )


def _not_recognised(sheet: Sheet) -> None:
    sheet.text(
        "whole.recognised",
        ok=False,
        expected=_("an administrative document"),
        found=_("no heading, number or signature of one"),
        where=_("the whole document"),
        remedy=_("Nothing was measured; if it should be one, build it from a draft (cchc draft)."),
    )


def _part_name(parts: Sequence[Part], place: int) -> str:
    part = parts[place]
    if part.kind == MAIN:
        return ""
    order = 1 + sum(1 for earlier in parts[:place] if earlier.kind == part.kind)
    if part.kind == ANNEX_PART:
        label = part.first("annex_label")
        return label.text if label is not None else _("annex {number}", number=order)
    return _("attached document {number}", number=order)


def _day(metadata: Metadata) -> date | None:
    from datetime import date

    return date.fromisoformat(metadata.issue_date) if metadata.issue_date else None


def _result(sheet: Sheet, metadata: Metadata) -> CheckResult:
    findings = sheet.findings
    return CheckResult(
        ok=not any(finding.severity is Severity.error for finding in findings),
        kind=metadata.kind_code,
        metadata=metadata,
        checked=sheet.checked,
        findings=findings,
        certificate=sheet.rows,
    )
