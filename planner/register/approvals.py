"""Whether what was approved or signed is still what lies there."""

from __future__ import annotations

from planner.i18n import _
from planner.model.document_workflow import APPROVED, fingerprint
from planner.model.documents import Document, DocumentState
from planner.register import files
from planner.store import Store


def changed_since_approval(store: Store, document: Document) -> str:
    """Say what changed after the last approval: the file, the record, the state by hand; "" for nothing."""
    if document.state not in APPROVED:
        return ""
    last = document.events[-1] if document.events else None
    if last is None or last.state is not document.state:
        return _("the state")
    if last.file_hash != files.hash_of(store, document):
        return _("the file")
    return "" if last.record_hash == fingerprint(document) else _("the record")


def signed_file_changed(store: Store, document: Document) -> bool:
    """Tell whether the file of a signed document is not what was signed (or later numbered)."""
    by_hand = document.state is DocumentState.numbered and not document.content_hash
    sealed = document.state in (DocumentState.signed, DocumentState.numbered) and not by_hand
    return sealed and files.hash_of(store, document) != document.content_hash
