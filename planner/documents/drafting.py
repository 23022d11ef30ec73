"""What the builder of a kind is given, and what it returns."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.documents.content import Content
from planner.documents.issuer import Issuer
from planner.documents.kinds import DocumentKind
from planner.documents.request import DraftRequest
from planner.model.agencies import Signer
from planner.model.workspace import Workspace


class Drafting(msgspec.Struct, frozen=True, kw_only=True):
    """One document being drafted: for whom, from what, on which day."""

    workspace: Workspace
    request: DraftRequest
    kind: DocumentKind
    issuer: Issuer
    signer: Signer
    today: date
    year: int
    """Year of the plan."""
    area: str | None = None
    """ID of the reform area, once found."""
    agency: str | None = None
    """ID of the agency or group addressed alone, as it stands today."""


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A drawing that stands above the text of an annex: a PNG of `width` by `height` mm."""

    annex: int
    """Place of the annex, counted from 0."""
    png: bytes
    width: float
    height: float
    text: str
    """What the drawing shows, for people who cannot see it."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """The content of a document, and what its record has to remember."""

    content: Content
    assigns: tuple[str, ...] = ()
    """IDs of the tasks that the document assigns or repeats."""
    reports_on: tuple[str, ...] = ()
    """IDs of the tasks that the document tells about."""
    warnings: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
