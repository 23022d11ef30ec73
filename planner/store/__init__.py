"""The store: hardened reading, safe writing, the lock, the journal with undo, and the snapshot cache."""

from planner.store.archive import Archive
from planner.store.backup import Backup, Backups, DamagedBackupError, UnknownBackupError
from planner.store.batch import Batch
from planner.store.document_texts import DocumentTexts
from planner.store.errors import (
    BrokenRecordError,
    ConflictError,
    DuplicateIdError,
    FieldConflict,
    FinalChangeError,
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
from planner.store.restoring import Restored
from planner.store.store import Store

__all__ = [
    "Archive",
    "Backup",
    "Backups",
    "Batch",
    "BrokenRecordError",
    "ConflictError",
    "DamagedBackupError",
    "DocumentTexts",
    "DuplicateIdError",
    "FieldChange",
    "FieldConflict",
    "FinalChangeError",
    "InvalidRecordError",
    "JournalEntry",
    "LockHeldError",
    "LockHolder",
    "NothingToUndoError",
    "ReadOnlyWorkspaceError",
    "Restored",
    "Store",
    "StoreError",
    "UnknownBackupError",
    "UnsafeEditError",
    "WriteFailedError",
]
