"""The draft as a YAML file that staff edit: a document's content and what it links, one key a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents.content import Content
from planner.documents.drafting import Draft
from planner.documents.errors import FileMissingError
from planner.documents.service import finished
from planner.documents.yaml_draft_notes import heading_lines, note_on
from planner.documents.yaml_draft_problems import DraftFileError, problems_in_draft
from planner.i18n import _
from planner.model.issue import Issue
from planner.store.canonical import data_of
from planner.store.conversion import value_from
from planner.store.files import read_bytes, reason_of
from planner.store.yaml_reader import YamlProblemError, decode, parse
from planner.store.yaml_text import item_text, mapping_text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from planner.documents.request import DraftedDocument
    from planner.model.documents import Document
    from planner.store.yaml_text import Data

_STEP = 2
"""Columns by which the items of a list stand deeper than its key."""


class DraftFile(Content, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The content of a document, and what its record remembers of the plan."""

    plan_year: int | None = None
    """Year of the plan that the document was drafted from."""
    area: str | None = None
    """ID of the reform area."""
    assigns: tuple[str, ...] = ()
    """IDs of the tasks that the document assigns or repeats."""
    reports_on: tuple[str, ...] = ()
    """IDs of the tasks that the document tells about."""

    @property
    def content(self) -> Content:
        """The content alone."""
        fields = Content.__struct_fields__
        return Content(**{name: getattr(self, name) for name in fields})


def draft_text(drafted: DraftedDocument) -> str:
    """Return the YAML text of a draft: see `text_of`."""
    return text_of(drafted.content, drafted.record)


def text_of(content: Content, record: Document) -> str:
    """Return the YAML text of a content: canonical, with a note above each key that says what it is for.

    `read_draft` on this text gives the same content, and so the same bytes of the Word file; texts come back
    in Unicode NFC.
    """
    fields = msgspec.structs.asdict(content)
    draft = DraftFile(
        **fields,
        plan_year=record.year,
        area=record.area,
        assigns=record.assigns,
        reports_on=record.reports_on,
    )
    lines = [f"# {line}".rstrip() for line in heading_lines()]
    for key, value in data_of(draft).items():
        if note := note_on(key):
            lines += ["", f"# {note}"]
        lines.append(_spaced(key, value) if key == "body" else mapping_text({key: value}, 0))
    return "\n".join(lines) + "\n"


def _spaced(key: str, items: Data) -> str:
    """Return a list with an empty line between its items, so that long texts stand apart."""
    if not isinstance(items, list) or not items:
        return mapping_text({key: items}, 0)
    return f"{key}:\n" + "\n\n".join(item_text(item, _STEP) for item in items)


def read_draft(path: Path) -> DraftFile:
    """Return the draft in a YAML file.

    Raises FileMissingError, and DraftFileError with every problem on its line.
    """
    if not path.exists():
        raise FileMissingError(path)
    try:
        raw = read_bytes(path)
    except YamlProblemError as problem:
        raise DraftFileError(str(path), [_issue(path, problem)]) from None
    except OSError as error:
        message = _("The file cannot be read: {reason}.", reason=reason_of(error))
        remedy = _("Check the file's permissions and whether another program holds it.")
        raise DraftFileError(
            str(path), [Issue(str(path), 1, "", message, remedy, code="unreadable")]
        ) from None
    return parsed_draft(raw, path)


def parsed_draft(raw: bytes, path: Path) -> DraftFile:
    """Return the draft in the bytes of a file; raises DraftFileError."""
    try:
        node = parse(decode(raw))
    except YamlProblemError as problem:
        raise DraftFileError(str(path), [_issue(path, problem)]) from None
    draft, issues = value_from(node, DraftFile, str(path))
    issues += problems_in_draft(node, str(path))
    if draft is None or issues:
        raise DraftFileError(str(path), sorted(issues, key=lambda issue: issue.line))
    return draft


def document_of(draft: DraftFile, today: date, *, with_errors: bool = False) -> DraftedDocument:
    """Return the Word file and the record of an edited draft, written on the day `today`.

    Raises LayoutFindingError, unless `with_errors` asks for the file all the same.
    """
    made = Draft(content=draft.content, assigns=draft.assigns, reports_on=draft.reports_on)
    return finished(made, today, year=draft.plan_year, area=draft.area, with_errors=with_errors)


def _issue(path: Path, problem: YamlProblemError) -> Issue:
    return Issue(str(path), problem.line, "", problem.message, problem.remedy, code=problem.code)
