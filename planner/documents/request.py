"""What a person asks for when drafting, and what they get."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from planner.documents.content import Circulation, Content, Urgency
from planner.model.documents import Document
from planner.model.reporting import Happening

if TYPE_CHECKING:
    from planner.documents.check import CheckResult


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a meeting, in the words to be printed; what is left out stays a dotted blank."""

    name: str = ""
    """What was or will be held, such as "cuộc họp về cải cách hành chính"; follows from the plan if empty."""
    time: str = ""
    place: str = ""
    chair: str = ""
    """Name and office, divided by a comma: "Phan Huy Ngọc, Chủ tịch Ủy ban nhân dân tỉnh"."""
    secretary: str = ""
    """As the chair."""
    attendees: tuple[str, ...] = ()
    ended: str = ""
    """When it ended, for minutes."""


class Reporting(msgspec.Struct, frozen=True, kw_only=True):
    """A report on one period instead of the day: its name, data window, and what came about in it."""

    name: str
    """Such as "quý I năm 2026"."""
    first: date
    last: date
    """Last day of the window, or the day of counting while the window is open."""
    happened: tuple[Happening, ...] = ()


class DraftRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Which document to draft; what is left out follows from the plan and the day.

    Tasks and solutions that are named are taken whatever their state; otherwise every open task of the
    year, area and agency is.
    """

    kind: str
    """Name of the kind as on the command line, such as "directive"."""
    year: int | None = None
    """Year of the plan; the year of today when left out."""
    area: str | None = None
    """ID or number of a reform area."""
    agency: str | None = None
    """ID, abbreviation or name of an agency or agency group; only its tasks are taken."""
    tasks: tuple[str, ...] = ()
    solutions: tuple[str, ...] = ()
    subject: str = ""
    signer: str | None = None
    """ID of the signer; the chairman in office when left out."""
    drafting_unit: str | None = None
    """Mark of the drafting unit in the archive line; the usual one when left out."""
    drafter_mark: str = ""
    addressees: tuple[str, ...] = ()
    """Who a letter or telegram goes to, or who is invited: IDs, abbreviations or names of agencies, or any
    other words. Agencies among them narrow the tasks to their own, unless tasks are named."""
    urgency: Urgency | None = None
    circulation: Circulation | None = None
    address_foot: tuple[str, ...] = ()
    """Lines of the issuer's address at the foot of the first page."""
    meeting: Meeting = Meeting()
    issues: str = ""
    """What a decision issues: "plan" for the year's plan as the attached document (template 1.3)."""
    left_out: tuple[tuple[str, str], ...] = ()
    """Pairs of agency and task that a reminder leaves out, such as those reminded of lately."""
    reporting: Reporting | None = None
    """The period that a report tells of; without it a report tells of the day."""
    report_by: date | None = None
    """Last day for the report that a letter asks for; a reminder computes it when left out."""
    with_errors: bool = False
    """Make the file even where the layout check finds an error; its certificate then names it."""


class DraftedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A finished draft: its content, its Word file, a name for the file, and its record without an ID."""

    content: Content
    docx: bytes
    file_name: str
    record: Document
    warnings: tuple[str, ...] = ()
    """What the person should look at before the draft goes on, in the language in use."""
    layout: CheckResult
    """What the layout check found in the Word file; errors only where the request allows them."""
    text: str
    """The words of the whole file, kept for searching."""
