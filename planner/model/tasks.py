"""Annual plans and the tasks they assign, with everything that happens to a task."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from planner.model.deadline import Deadline
from planner.model.programme import Record


class TaskState(StrEnum):
    """Workflow state of a task; lateness is never a state, it is computed from the deadline."""

    not_started = "not_started"
    in_progress = "in_progress"
    awaiting_confirmation = "awaiting_confirmation"
    completed = "completed"
    suspended = "suspended"
    returned = "returned"
    redo = "redo"


class AnnualPlan(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A year's reform plan (kế hoạch cải cách hành chính năm N)."""

    year: int
    title: str
    number_symbol: str = ""
    issued_on: date | None = None
    """Day of issue; tasks count as assigned on it unless they say otherwise."""
    document: str = ""
    example: bool = False
    """True for a plan made up to show the program, which the province never issued."""
    source: str = ""


class Assignment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The document and clause that assigned a task."""

    document: str = ""
    """ID of a document of this workspace."""
    number_symbol: str = ""
    """Number and symbol of a document that is not in this workspace."""
    clause: str = ""
    issued_on: date | None = None


class Progress(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One report on a task."""

    on: date
    text: str
    by: str = ""
    """Agency or person who reports."""
    percent: int | None = None
    """Share of the work done, 0 to 100."""
    period: date | None = None
    """For a recurring deadline: the day of the occurrence that this report answers."""
    evidence: str = ""
    """Number and symbol of a document, or a file."""
    example: bool = False


class Extension(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A later deadline granted by a document; the original deadline stays where it is."""

    on: date
    due: date
    text: str = ""
    approved_by: str
    reason: str = ""
    example: bool = False


class Handover(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A visible record of an open task passing from an agency to its successor."""

    on: date
    """First day on which the new agency leads."""
    from_agency: str
    to_agency: str
    basis: str = ""


class Reminder(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A letter that urged an agency to finish an overdue task (công văn đôn đốc)."""

    on: date
    period: str
    """The period reminded of, such as "2026-Q3"; one letter per agency and period."""
    document: str
    """ID of the reminder letter, or its number and symbol where it is not in this workspace."""
    agency: str
    """ID of the agency it was sent to."""


class MemberReport(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One report of one agency among several that lead a task together, such as a commune of a group."""

    agency: str
    """ID of the agency, as it was called on the day of the report."""
    on: date
    text: str = ""
    percent: int | None = None
    """Share of this agency's part done, 0 to 100."""
    done: bool = False
    """Whether this agency's part is confirmed as completed on `on`."""
    period: date | None = None
    """For a recurring deadline: the day of the occurrence that this report answers."""
    evidence: str = ""
    example: bool = False


class Task(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One task of a year's plan."""

    plan: str
    number: str = ""
    """Number of the task in its plan, as printed there."""
    text: str
    solution: str | None = None
    area: str | None = None
    """Only where it differs from the area of the solution."""
    product: str = ""
    leads: tuple[str, ...]
    """Lead agencies or agency groups; one is usual."""
    coordinating: tuple[str, ...] = ()
    deadline: Deadline
    assigned_by: Assignment | None = None
    assigned_on: date | None = None
    state: TaskState = TaskState.not_started
    completed_on: date | None = None
    """The confirmed day of completion; "on time" and "late" follow from it."""
    progress: tuple[Progress, ...] = ()
    extensions: tuple[Extension, ...] = ()
    handovers: tuple[Handover, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    member_reports: tuple[MemberReport, ...] = ()
    """Reports of single agencies of a task that a group or several agencies lead; entries are only added."""
    solution_text: str = ""
    """The solution's text when the task was last reviewed against it; "" when it never was."""
    carried_from: str = ""
    """ID of the unfinished task of an earlier plan that this one goes on with."""
    repeats: str = ""
    """ID of the finished task of the plan before that this one does again."""
    example: bool = False

    def leads_on(self, day: date) -> tuple[str, ...]:
        """Return the IDs of the lead agencies or groups on `day`, after the handovers made until then.

        Handovers of one day from one agency are a split: all who took over stand in its place.
        """
        leads = list(self.leads)
        events: dict[tuple[date, str], list[str]] = {}
        for handover in sorted(self.handovers, key=lambda h: h.on):
            if handover.on <= day:
                events.setdefault((handover.on, handover.from_agency), []).append(handover.to_agency)
        for (_on, left), heirs in events.items():
            if left in leads:
                where = leads.index(left)
                leads[where : where + 1] = [heir for heir in heirs if heir not in leads]
        return tuple(dict.fromkeys(leads))
