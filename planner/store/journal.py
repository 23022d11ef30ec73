"""The append-only journal: every change once, each line carrying the hash of the line before it."""

from __future__ import annotations

import contextlib
import os
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from planner.i18n import _
from planner.model.issue import Issue
from planner.store.errors import WriteFailedError
from planner.store.files import digest, reason_of, write_through
from planner.typed_data import known

if TYPE_CHECKING:
    from collections.abc import Iterator

JOURNAL_FILE = Path(".journal") / "journal.jsonl"
_TAIL = 1 << 16
_RECORD = re.compile(rb'"record":("(?:[^"\\]|\\.)*"),"kind":')
START = "0" * 64
"""What the first line carries in place of a hash."""


def link_to(line: bytes) -> str:
    """Return what the line behind `line` carries as `prev`; b"" stands for the beginning."""
    return digest(line) if line else START


class FieldChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """One field's value before and after; None where the field was not written."""

    field: str
    before: Any = None
    after: Any = None


class JournalEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One change of one record."""

    seq: int
    at: datetime
    who: str
    action: str
    """create, edit, delete, undo, redo, aborted, restore, or the name of the command that edited."""
    record: str
    kind: str
    file: str
    changes: tuple[FieldChange, ...] = ()
    before_hash: str = ""
    """SHA-256 of the whole file before, "" when there was none."""
    after_hash: str = ""
    text: str = ""
    """The deleted file's whole text."""
    undoes: int = 0
    """For undo, redo and aborted: the entry taken back or made again."""
    batch: str = ""
    """The same for all changes that were made, and are taken back, together."""
    prev: str = START


class Journal:
    """The journal of one workspace; append only under the workspace's lock."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / JOURNAL_FILE
        self._decoder = msgspec.json.Decoder(known(JournalEntry))

    def entries(self) -> Iterator[JournalEntry]:
        """Yield all readable entries, oldest first."""
        for _number, line in self._lines():
            with contextlib.suppress(msgspec.DecodeError):
                yield self._decoder.decode(line)

    def last(self) -> JournalEntry | None:
        """Return the newest whole entry, or None for an empty journal."""
        line = self._last_line()
        if not line:
            return None
        try:
            return self._decoder.decode(line)
        except msgspec.DecodeError:
            return None

    def mentions(self, record_id: str) -> bool:
        """Tell whether a record with this ID ever existed."""
        needle = b'"record":' + msgspec.json.encode(record_id) + b","
        try:
            return needle in self.path.read_bytes()
        except OSError:
            return False

    def ids(self) -> set[str]:
        """Return the IDs of all records that ever existed."""
        try:
            raw = self.path.read_bytes()
        except OSError:
            return set()
        return {msgspec.json.decode(found) for found in _RECORD.findall(raw)}

    def append(self, entry: JournalEntry) -> JournalEntry:
        """Write one entry after the last, flushed to the disk; a WriteFailedError leaves no part of it."""
        size = self._drop_torn_line()
        last = self._last_line()
        number = self._number_of(last) + 1 if last else 1
        linked = msgspec.structs.replace(entry, seq=number, prev=link_to(last))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_through(self.path, msgspec.json.encode(linked) + b"\n", os.O_CREAT | os.O_APPEND)
        except OSError as error:
            with contextlib.suppress(OSError):
                os.truncate(self.path, size)
            raise WriteFailedError(self.path, reason_of(error)) from error
        return linked

    def verify(self) -> list[Issue]:
        """Return every break in the chain of hashes and every unreadable line."""
        issues: list[Issue] = []
        previous = b""
        for number, line in self._lines():
            wanted = link_to(previous)
            try:
                ok = self._decoder.decode(line).prev == wanted
            except msgspec.DecodeError:
                ok = False
            if not ok:
                issues.append(
                    Issue(
                        JOURNAL_FILE.as_posix(),
                        number,
                        "prev",
                        _("The journal was changed at or before this line."),
                        _("Restore the journal from a backup; the records themselves are untouched."),
                        code="journal_chain",
                    )
                )
            previous = line
        return issues

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        try:
            with self.path.open("rb") as file:
                for number, line in enumerate(file, 1):
                    if line.endswith(b"\n"):
                        yield number, line.rstrip(b"\n")
        except FileNotFoundError:
            return

    def _last_line(self) -> bytes:
        try:
            with self.path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                span = _TAIL
                while True:
                    start = max(0, size - span)
                    file.seek(start)
                    parts = file.read(size - start).split(b"\n")
                    # the last part is "" or a torn line; the one before it must be whole
                    if len(parts) > 2 or (start == 0 and len(parts) == 2):
                        return parts[-2]
                    if start == 0:
                        return b""
                    span *= 4
        except FileNotFoundError:
            return b""

    def _number_of(self, line: bytes) -> int:
        try:
            return self._decoder.decode(line).seq
        except msgspec.DecodeError:
            return sum(1 for _line in self._lines())

    def _drop_torn_line(self) -> int:
        """Cut off a line that a killed writer did not finish: its change was never made.

        Returns the size of the file (bytes) without it.
        """
        try:
            with self.path.open("rb+") as file:
                size = whole = file.seek(0, os.SEEK_END)
                span = 1
                while whole:
                    start = max(0, size - span)
                    file.seek(start)
                    cut = file.read(size - start).rfind(b"\n")
                    if cut >= 0 or start == 0:
                        whole = start + cut + 1
                        break
                    span *= 4096
                if whole != size:
                    file.truncate(whole)
                return whole
        except FileNotFoundError:
            return 0
