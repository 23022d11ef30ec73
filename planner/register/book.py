"""The register of one year: its lines read into entries, its chain of hashes, and the next number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from planner.model.number_series import NumberSeries
from planner.model.register import EntryState, RegisterAct, RegisterEntry, RegisterLine
from planner.register.errors import BrokenBookError
from planner.store.books import book_name, book_years, read_lines
from planner.store.journal import link_to
from planner.typed_data import known

_STATES = {
    RegisterAct.issue: EntryState.issued,
    RegisterAct.late: EntryState.issued,
    RegisterAct.reserve: EntryState.reserved,
    RegisterAct.void: EntryState.void,
}
_DECODER = msgspec.json.Decoder(known(RegisterLine))

Key = tuple[str, int, str]


class Book:
    """The register of `year` as its lines tell it; `twice` holds the numbers that were given to two."""

    def __init__(self, year: int, lines: Iterable[RegisterLine]) -> None:
        self.year = year
        self.entries: dict[Key, RegisterEntry] = {}
        self.twice: list[tuple[RegisterEntry, RegisterEntry]] = []
        self.closed: RegisterLine | None = None
        self._by_document: dict[str, RegisterEntry] = {}
        self._highest: dict[str, int] = {}
        for line in lines:
            self._take(line)

    def of_document(self, document_id: str) -> RegisterEntry | None:
        """Return the number that a document got and still has, or None."""
        found = self._by_document.get(document_id)
        return found if found and found.state is EntryState.issued else None

    def find(self, counter: str, number: int, suffix: str = "") -> RegisterEntry | None:
        """Return the entry of a number, or None for one that was never given."""
        return self.entries.get((counter, number, suffix))

    def highest(self, counter: str) -> int:
        """Return the highest number given or reserved in a count, 0 for none."""
        return self._highest.get(counter, 0)

    def with_line(self, line: RegisterLine) -> RegisterEntry:
        """Take in a line that was added to the book, and return the entry it is about."""
        self._take(line)
        return self.entries[(line.counter, line.number, line.suffix)]

    def listed(self) -> list[RegisterEntry]:
        """Return all entries by count and number, as the printed book shows them."""
        return sorted(self.entries.values(), key=lambda e: (e.counter, e.order, e.suffix))

    def _take(self, line: RegisterLine) -> None:
        if line.act is RegisterAct.close:
            self.closed = line
            return
        key = (line.counter, line.number, line.suffix)
        old = self.entries.get(key)
        if line.act is RegisterAct.send:
            if old:
                self._put(key, msgspec.structs.replace(old, sent_on=line.sent_on, copies=line.copies))
            return
        new = self._entry(line)
        if line.act is RegisterAct.void:
            new = _voided(old, new)
        elif old and old.state is not EntryState.reserved:
            self.twice.append((old, new))
            return
        self._put(key, new)
        if not line.suffix:
            self._highest[line.counter] = max(line.number, self.highest(line.counter))

    def _put(self, key: Key, entry: RegisterEntry) -> None:
        self.entries[key] = entry
        if entry.document:
            self._by_document[entry.document] = entry

    def _entry(self, line: RegisterLine) -> RegisterEntry:
        return RegisterEntry(
            year=self.year,
            series=line.series,
            counter=line.counter,
            order=line.number,
            suffix=line.suffix,
            number=line.printed,
            symbol=line.symbol,
            body=line.body,
            kind=line.kind,
            issue_date=line.issue_date,
            subject=line.subject,
            signer=line.signer,
            recipients=line.recipients,
            archived_by=line.archived_by,
            copies=line.copies,
            sent_on=line.sent_on,
            state=_STATES[line.act],
            late=line.act is RegisterAct.late,
            reason=line.reason,
            document=line.document,
            file_hash=line.file_hash,
            entered_at=line.at,
            entered_by=line.who,
        )


def _voided(old: RegisterEntry | None, new: RegisterEntry) -> RegisterEntry:
    """Return a void entry that still tells what the number was given to."""
    if old is None:
        return new
    return msgspec.structs.replace(old, state=EntryState.void, reason=new.reason)


def read_book(folder: Path, year: int) -> Book:
    """Return the register of a year; raises BrokenBookError for a line that cannot be read."""
    return Book(year, decoded(read_lines(folder, book_name(year)), year))


def decoded(lines: Sequence[bytes], year: int) -> list[RegisterLine]:
    """Return the lines of a book; raises BrokenBookError naming the one that cannot be read."""
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(_DECODER.decode(line))
        except msgspec.DecodeError as error:
            raise BrokenBookError(book_name(year), number, str(error)) from None
    return found


def chained(line: RegisterLine, lines: Sequence[bytes]) -> bytes:
    """Return a line as it goes into the book behind `lines`, carrying the hash of the last of them."""
    return msgspec.json.encode(msgspec.structs.replace(line, prev=link_to(lines[-1] if lines else b"")))


def broken_links(lines: Sequence[bytes]) -> list[int]:
    """Return the numbers (from 1) of the lines whose hash does not fit the line before."""
    found, before = [], b""
    for number, line in enumerate(lines, 1):
        try:
            fits = _DECODER.decode(line).prev == link_to(before)
        except msgspec.DecodeError:
            fits = False
        if not fits:
            found.append(number)
        before = line
    return found


def next_number(series: NumberSeries, kind: str, book: Book, folder: Path) -> int:
    """Return the number that comes next; a series without a yearly start goes on from the years before."""
    counter = series.counter(kind)
    if highest := book.highest(counter):
        return highest + 1
    if not series.yearly:
        for year in reversed([y for y in book_years(folder) if y < book.year]):
            if before := read_book(folder, year).highest(counter):
                return max(before + 1, series.first(book.year, kind))
    return series.first(book.year, kind)
