"""What can go wrong between the records and the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.errors import CchcError
from planner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from planner.store.journal import JournalEntry


class StoreError(CchcError):
    """Base of everything the store reports."""


class LockHeldError(StoreError):
    """Somebody else is writing and did not finish in time."""


class ReadOnlyWorkspaceError(StoreError):
    """The workspace is the one that travels with the program, which must stay as it is."""

    def __init__(self) -> None:
        super().__init__(
            _("This is the plan that came with the program; it cannot be changed."),
            _("Make your own copy first: cchc init FOLDER, then cchc -w FOLDER."),
        )


class WriteFailedError(StoreError):
    """The disk refused a write; the file is as it was before."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _("Cannot write {file}: {reason}. Nothing was changed.", file=path.name, reason=reason),
            _("Free some space or close the program that holds the file, then save again."),
        )


class BrokenRecordError(StoreError):
    """The record's file cannot be read at the moment, so it must not be written either."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(
            _("{file}, line {line}: {message}", file=file, line=line, message=message),
            _("Mend this file first (cchc validate shows every problem), then save again."),
        )


class DuplicateIdError(StoreError):
    """A new record has an ID that is taken or was used before."""

    def __init__(self, record_id: str) -> None:
        super().__init__(
            _("The ID {id} is taken or was used before.", id=record_id),
            _("Choose another ID; an ID is never used twice."),
        )


class InvalidRecordError(StoreError):
    """The change would make a record that the schema refuses."""


class ReferencedError(StoreError):
    """A record cannot be deleted while others name it."""

    def __init__(self, record_id: str, referrers: Mapping[str, str]) -> None:
        self.referrers = dict(referrers)
        shown = ", ".join(f"{other} ({key})" for other, key in list(referrers.items())[:5])
        more = f" … +{len(referrers) - 5}" if len(referrers) > 5 else ""
        super().__init__(
            _("{id} cannot be deleted: it is named by {records}.", id=record_id, records=shown + more),
            _("Change or delete those records first; nothing was changed."),
        )


class NothingToUndoError(StoreError):
    """The journal holds no change that could be taken back (or made again)."""


class FinalChangeError(NothingToUndoError):
    """The last change is a step on a document's way to issue, or an entry of the register."""

    def __init__(self, entry: JournalEntry) -> None:
        super().__init__(
            _(
                "The last change stays: it is a step of a document or an entry of the register ({id}).",
                id=entry.record,
            ),
            _("Nothing is lost. A document can be sent back, a number can be made void with a reason."),
        )


class UnsafeEditError(StoreError):
    """The edited text did not read back as the record that was meant; nothing was written."""

    def __init__(self, file: str) -> None:
        super().__init__(
            _("{file} is laid out in a way that cannot be changed safely.", file=file),
            _("Open it in a text editor and put each key on a line of its own, then save again."),
        )


class FieldConflict(msgspec.Struct, frozen=True):
    """One field that two people changed: its value at reading, mine, and theirs on disk now."""

    field: str
    base: object
    mine: object
    theirs: object


class ConflictError(StoreError):
    """Somebody changed the same fields since the record was read; nothing was written."""

    def __init__(self, record_id: str, fields: Sequence[FieldConflict]) -> None:
        self.record_id = record_id
        self.fields = tuple(fields)
        super().__init__(
            _(
                "{id} was changed by somebody else meanwhile: {fields}.",
                id=record_id,
                fields=", ".join(f.field for f in fields),
            ),
            _("Look at both versions, then save again or keep theirs."),
        )
