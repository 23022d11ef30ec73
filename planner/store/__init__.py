"""The store: hardened reading, safe writing, the lock, the journal with undo, and the snapshot cache."""

from planner.store.document_texts import DocumentTexts
from planner.store.errors import (
    BrokenRecordError,
    ConflictError,
    DuplicateIdError,
    FieldConflict,
    InvalidRecordError,
    LockHeldError,
    NothingToUndoError,
    ReadOnlyWorkspaceError,
    StoreError,
    UnsafeEditError,
    WriteFailedError,
)
from planner.store.journal import FieldChange, JournalEntry
from planner.store.lock import LockHolder
from planner.store.store import Store

__all__ = [
    "BrokenRecordError",
    "ConflictError",
    "DocumentTexts",
    "DuplicateIdError",
    "FieldChange",
    "FieldConflict",
    "InvalidRecordError",
    "JournalEntry",
    "LockHeldError",
    "LockHolder",
    "NothingToUndoError",
    "ReadOnlyWorkspaceError",
    "Store",
    "StoreError",
    "UnsafeEditError",
    "WriteFailedError",
]
