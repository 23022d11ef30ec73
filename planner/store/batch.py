"""Many new records under one lock: each still has a file of its own and a line in the journal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from planner.store import changes
from planner.store.errors import DuplicateIdError

if TYPE_CHECKING:
    from planner.model.programme import Record
    from planner.store.store import Store

R = TypeVar("R", bound="Record")


class Batch:
    """Writes new records while the lock is held; made by `Store.batch`.

    `workspace` is the state under the lock at its beginning, without what the batch itself adds.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.workspace = store.load()
        self._taken = {record.id.casefold() for record in self.workspace.records()}
        self._taken |= {record_id.casefold() for record_id in store.journal.ids()}

    def free_id(self, wanted: str) -> str:
        """Return `wanted`, or with "-2", "-3" ... behind it, as no record has or ever had it."""
        number, record_id = 1, wanted
        while record_id.casefold() in self._taken:
            number += 1
            record_id = f"{wanted}-{number}"
        return record_id

    def next_id(self, prefix: str) -> str:
        """Return the next ID with this prefix ("VB-KR-") that no record has or ever had."""
        pattern = re.compile(re.escape(prefix.casefold()) + r"(\d+)")
        numbers = (int(found.group(1)) for taken in self._taken if (found := pattern.fullmatch(taken)))
        return f"{prefix}{max(numbers, default=0) + 1:03}"

    def create(self, record: R, action: str) -> R:
        """Write a new record into a file of its own; raises DuplicateIdError, InvalidRecordError."""
        if record.id.casefold() in self._taken:
            raise DuplicateIdError(record.id)
        changes.write_new(self._store, record, action)
        self._taken.add(record.id.casefold())
        return record
