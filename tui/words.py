"""Short phrases of the screens: names of kinds and fields, spans of time, changes."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from planner.field_names import field_name
from planner.i18n import _, day_text, ngettext
from planner.model.agencies import Agency, Level
from planner.model.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from planner.store import JournalEntry

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def kind_title(kind: str) -> str:
    """Return the name of a kind of record."""
    return {
        "programme": _("Programme"),
        "area": _("Area"),
        "solution_group": _("Solution group"),
        "solution": _("Solution"),
        "agency": _("Agency"),
        "agency_group": _("Group of agencies"),
        "signer": _("Signer"),
        "indicator": _("Indicator"),
        "legal_basis": _("Legal basis"),
        "calendar_year": _("Calendar"),
        "annual_plan": _("Annual plan"),
        "task": _("Task"),
        "document": _("Document"),
        "number_series": _("Number series"),
        "role_holder": _("Roles"),
        "saved_search": _("Saved search"),
        "saved_filter": _("Saved filter"),
        "report_period": _("Reporting period"),
        "report_snapshot": _("Frozen report"),
        "score_sheet": _("Score sheet"),
        "self_score": _("Self-score"),
    }.get(kind, kind)


def title_of(record: Record) -> str:
    """Return the name of a record's kind and its ID: "Nhiệm vụ NV-2026-001"."""
    return f"{kind_title(kind_of(record).name)} {record.id}"


def agency_level_name(level: Level) -> str:
    """Return the name of the level at which an agency stands."""
    return {
        Level.province: _("department of the province"),
        Level.office: _("unit of a department or of the province"),
        Level.district: _("district"),
        Level.commune: _("commune or ward"),
        Level.outside: _("outside the People's Committee"),
    }[level]


def document_kind_name(code: str) -> str:
    """Return the name of a kind of document by its code; a code that is not known stays as it is."""
    from planner.documents.kinds import document_kinds

    return next((kind.name for kind in document_kinds().values() if kind.code == code), code)


def span_words(start: date | None, end: date | None) -> str:
    """Return a span of days in words, "" for one without ends."""
    if start and end:
        return _("from {start} to {end}", start=day_text(start), end=day_text(end))
    if start:
        return _("from {start}", start=day_text(start))
    return _("until {end}", end=day_text(end)) if end else ""


def names(workspace: Workspace, assignees: Iterable[str]) -> str:
    """Return the names of agencies and groups, one after the other."""
    return "; ".join(workspace.assignee_name(assignee) for assignee in assignees)


def short_name(workspace: Workspace, assignee: str) -> str:
    """Return the abbreviation of an agency, or the name of a group."""
    agency = workspace.agencies.get(assignee)
    return (agency.abbreviation or agency.name) if agency else workspace.assignee_name(assignee)


def short_names(workspace: Workspace, assignees: Iterable[str]) -> str:
    """Return short names of agencies and groups for a narrow column."""
    return ", ".join(short_name(workspace, assignee) for assignee in assignees)


def agency_words(agency: Agency) -> str:
    """Return the words by which an agency is looked for besides its name."""
    return " ".join((agency.id, agency.abbreviation, *agency.other_names))


def days_words(days_left: int | None) -> str:
    """Return how far away a day is."""
    if days_left is None:
        return ""
    if days_left == 0:
        return _("today")
    if days_left < 0:
        return ngettext("{count} day late", "{count} days late", -days_left)
    return ngettext("{count} day left", "{count} days left", days_left)


def change_words(entry: JournalEntry) -> str:
    """Return a change in words: the record and the fields it touched; a whole record needs no fields."""
    fields = list(dict.fromkeys(change.field.split(".")[0].split("[")[0] for change in entry.changes))
    if not fields or "id" in fields:
        return entry.record
    return f"{entry.record} ({', '.join(field_name(field) for field in fields)})"


def stored_words(field: str, value: object, workspace: Workspace) -> str:
    """Return a value of a task's field, as stored, with the names of agencies and states."""
    from planner.model.tasks import TaskState
    from planner.tracking import state_name

    if field in {"leads", "coordinating"} and isinstance(value, list | tuple) and value:
        return names(workspace, map(str, value))
    if field == "state" and value in set(TaskState):
        return state_name(TaskState(str(value)))
    return value_words(value)


def value_words(value: object) -> str:
    """Return a value of a record's field, as stored, in words."""
    if value is None or value in ("", []):
        return _("(empty)")
    if isinstance(value, dict):
        parts = (f"{field_name(k)}: {value_words(v)}" for k, v in value.items())
        return str(value.get("text") or "; ".join(parts))
    if isinstance(value, list | tuple):
        return "; ".join(value_words(item) for item in value)
    if isinstance(value, str) and _DAY.fullmatch(value):
        return day_text(date.fromisoformat(value))
    return str(value)
