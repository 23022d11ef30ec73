"""What a person asks for when drafting, and what they get."""

from __future__ import annotations

import msgspec

from planner.documents.content import Content
from planner.model.documents import Document


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


class DraftedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A finished draft: its content, its Word file, a name for the file, and its record without an ID."""

    content: Content
    docx: bytes
    file_name: str
    record: Document
    warnings: tuple[str, ...] = ()
    """What the person should look at before the draft goes on, in the language in use."""
