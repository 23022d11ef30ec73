"""Frozen reports: written once, proved by their fingerprint, never counted anew."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from planner.documents.content import Content
from planner.model.documents import DocumentState
from planner.model.reporting import ReportFigures, ReportSnapshot
from planner.reports.errors import (
    AlreadyFrozenError,
    PeriodOpenError,
    SnapshotDamagedError,
    SnapshotTooLargeError,
)
from planner.store.canonical import data_of
from planner.store.yaml_reader import MAX_BYTES
from planner.store.yaml_text import document_text
from planner.typed_data import known
from planner.vietnamese import nfc

if TYPE_CHECKING:
    from datetime import date

    from planner.model.workspace import Workspace
    from planner.store import Store

LARGEST = MAX_BYTES - 64 * 1024
"""Bytes of a kept report; a larger file could not be read back."""
_OUT = frozenset({DocumentState.signed, DocumentState.issued, DocumentState.replaced})
"""States of a report's document from which on its figures are frozen."""


def snapshot_id(period: str) -> str:
    """Return the ID of a period's frozen report."""
    return f"SL-{period}"


def snapshot_of(ws: Workspace, period: str) -> ReportSnapshot | None:
    """Return what is kept of the period's report, frozen or not."""
    return ws.report_snapshots.get(snapshot_id(period))


def frozen_since(ws: Workspace, snapshot: ReportSnapshot) -> date | None:
    """Return the day since which the figures are frozen: by hand, or by the issue of the document."""
    if snapshot.frozen_on:
        return snapshot.frozen_on
    document = ws.documents.get(snapshot.document)
    if document is None or document.state not in _OUT:
        return None
    return document.issue_date or snapshot.made_on


def frozen_figures(ws: Workspace, period: str) -> ReportFigures | None:
    """Return the frozen figures of a period, or None while they are not; raises SnapshotDamagedError."""
    snapshot = snapshot_of(ws, period)
    if snapshot is None or frozen_since(ws, snapshot) is None:
        return None
    if not is_whole(snapshot):
        raise SnapshotDamagedError(snapshot.id)
    return snapshot.figures


def is_whole(snapshot: ReportSnapshot) -> bool:
    """Tell whether figures and text are as they were kept."""
    return snapshot.fingerprint == fingerprint(snapshot.figures, snapshot.content)


def fingerprint(figures: ReportFigures, content: str) -> str:
    """Return the SHA-256 over figures and text, in hexadecimal."""
    data = msgspec.json.encode(msgspec.to_builtins(figures), order="sorted")
    return hashlib.sha256(data + b"\n" + content.encode()).hexdigest()


def content_text(content: Content) -> str:
    """Return a content as one line of JSON."""
    return nfc(msgspec.json.encode(content).decode())


def content_from(snapshot: ReportSnapshot) -> Content | None:
    """Return the text of the Word file that was kept with the figures; raises SnapshotDamagedError."""
    if not snapshot.content:
        return None
    try:
        return msgspec.json.decode(snapshot.content, type=known(Content))
    except msgspec.DecodeError:
        raise SnapshotDamagedError(snapshot.id) from None


def keep(
    store: Store,
    figures: ReportFigures,
    content: Content,
    today: date,
    *,
    document: str = "",
    freeze: bool = False,
) -> ReportSnapshot:
    """Keep the figures and the text of a report, and freeze them if asked to.

    What was kept before gives way as long as it is not frozen. Raises AlreadyFrozenError, PeriodOpenError,
    SnapshotTooLargeError and the errors of the store.
    """
    if freeze and figures.provisional:
        raise PeriodOpenError(figures.period, figures.window_to)
    ws = store.load()
    known = snapshot_of(ws, figures.period)
    text = content_text(content)
    figures = _composed(figures)
    snapshot = ReportSnapshot(
        id=snapshot_id(figures.period),
        figures=figures,
        content=text,
        document=document or (known.document if known else ""),
        made_on=today,
        frozen_on=today if freeze else None,
        frozen_by=store.user if freeze else "",
        fingerprint=fingerprint(figures, text),
    )
    if len(document_text(data_of(snapshot)).encode()) > LARGEST:
        raise SnapshotTooLargeError(figures.period, len(figures.tasks))
    if known is None:
        return store.create(snapshot, "report freeze" if freeze else "report")
    _not_frozen(ws, known)

    def renewed(now: ReportSnapshot) -> ReportSnapshot:
        _not_frozen(ws, now)
        return msgspec.structs.replace(snapshot, note=now.note)

    return store.edit(known.id, renewed, "report freeze" if freeze else "report")


def _not_frozen(ws: Workspace, snapshot: ReportSnapshot) -> None:
    if since := frozen_since(ws, snapshot):
        raise AlreadyFrozenError(snapshot.figures.period, since)


def _composed(figures: ReportFigures) -> ReportFigures:
    """Return the figures with their texts as they are read back from a file."""
    text = nfc(msgspec.json.encode(figures).decode())
    return msgspec.json.decode(text, type=known(ReportFigures))
