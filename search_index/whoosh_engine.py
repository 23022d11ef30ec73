"""The Whoosh engine: the one module that knows Whoosh, written to the interface of Whoosh 2.7.4.

Whoosh works on bytes in memory only; what lies on disk is read, checked and replaced by IndexFolder.
So a file that is cut short or overwritten under a running program cannot harm a search, and no file
stays open.
"""
# Whoosh is typed in part only, and each of its distributions differently
# mypy: allow-untyped-calls, allow-subclassing-any, disable-error-code="attr-defined"

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
import whoosh
from whoosh import fields, formats, query
from whoosh.columns import VarBytesColumn
from whoosh.filedb.filestore import RamStorage
from whoosh.index import FileIndex

from search_index.analysis import terms_of
from search_index.engine import EngineQuery, EngineResult
from search_index.entries import Entry
from search_index.errors import DamagedIndexError
from search_index.index_folder import IndexFolder
from search_index.query import Every, Phrase, Term, Without, terms_sought
from search_index.ranking import Row, row_of, select

Query = Any
"""A query in Whoosh's own form."""

SCHEMA_VERSION: Final = 1
"""To be raised with every change of the analysis, of the fields or of what entries hold."""

VERSION: Final = f"{SCHEMA_VERSION} whoosh {'.'.join(map(str, whoosh.__version__))}"

LINE_END = "\n"
"""A term between two lines, over which no phrase can reach."""

SHORT_PREFIX = 2
"""Beginnings up to this length are terms of their own: expanding "t" into all its words takes too long."""

SEGMENT_SIZE = 2500
"""Documents written at once: sorting more terms than fit into memory costs more than it saves."""
SEGMENT_MEMORY_MB = 512
TITLE_WEIGHT = 1.5
WHOLE_WEIGHT = 4.0


def _field(format_: formats.Format, *, scorable: bool) -> fields.FieldType:
    """Return a field that takes lists of finished terms."""
    no_analyzer: Any = None
    return fields.FieldType(format_, no_analyzer, scorable=scorable)


def _schema() -> fields.Schema:
    return fields.Schema(
        text=_field(formats.Positions(), scorable=True),  # folded terms of everything
        exact=_field(formats.Frequency(), scorable=True),  # exact terms of everything
        title=_field(formats.Frequency(), scorable=True),  # folded terms of number, symbol and subject
        whole=_field(formats.Existence(), scorable=False),  # compounds such as 23/ct-ttg
        start=_field(formats.Existence(), scorable=False),  # the first letters of all folded terms
        row=fields.COLUMN(VarBytesColumn()),
    )


def document_of(entry: Entry) -> dict[str, Any]:
    """Return the fields of one entry, as lists of terms."""
    title = terms_of(f"{entry.number_symbol} {entry.subject}")
    text, exact, wholes = [*title.folded, LINE_END], list(title.exact), list(title.wholes)
    for line in (entry.id, *entry.lines):
        terms = terms_of(line)
        text += [*terms.folded, LINE_END]
        exact += terms.exact
        wholes += terms.wholes
    starts = {term[:length] for term in text for length in range(1, SHORT_PREFIX + 1)}
    row = msgspec.msgpack.encode(row_of(entry))
    return {
        "text": text,
        "exact": exact,
        "title": title.folded,
        "whole": wholes,
        "start": list(starts),
        "row": row,
    }


class _Memory(RamStorage):
    """Files in memory; unlike the storage of Whoosh 2.7.4 it keeps temporary files there as well."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        super().__init__()
        self.files = dict(files or {})

    def temp_storage(self, name: str | None = None) -> _Memory:  # noqa: ARG002 - the signature is Whoosh's
        return _Memory()


class _Index:
    """One state of the index, ready to be searched; a change makes another one."""

    def __init__(self, files: Mapping[str, bytes], fingerprints: Mapping[str, str], stamp: str) -> None:
        self.files = files
        self.fingerprints = fingerprints
        self.stamp = stamp
        self._searcher: Any = FileIndex(_Memory(files), _schema()).searcher()
        self.rows = list(self._read_rows())

    def _read_rows(self) -> Iterator[Row | None]:
        """Yield the row of each document by document number, None for a deleted one."""
        decode = msgspec.msgpack.Decoder(Row).decode
        if not self._searcher.reader().doc_count_all():
            return
        for reader, _offset in self._searcher.reader().leaf_readers():
            column = reader.column_reader("row")
            for number in range(reader.doc_count_all()):
                yield None if reader.is_deleted(number) else decode(bytes(column[number]))

    def found(self, conditions: Every) -> Iterator[tuple[Row, float]]:
        """Yield everything that fulfils the conditions; hits with the very accents of the query lead."""
        if not conditions.conditions:
            yield from ((row, 0.0) for row in self.rows if row)
            return
        scores = dict(self._searcher.search(whoosh_query(conditions), limit=None).items())
        exact = exact_query(conditions)
        leading = set(self._searcher.docs_for_query(exact)) if exact else set()
        step = max(scores.values(), default=0.0)
        for number, score in scores.items():
            if row := self.rows[number]:
                yield row, score + step if number in leading else score

    def changed(
        self, upserts: Sequence[tuple[Entry, str]], removals: Sequence[str]
    ) -> tuple[_Memory, dict[str, str]]:
        """Return the files and fingerprints after the change."""
        storage, fingerprints = _Memory(self.files), dict(self.fingerprints)
        outdated = {*removals, *(entry.id for entry, _ in upserts)}
        gone = [number for number, row in enumerate(self.rows) if row and row.id in outdated]
        for id_ in removals:
            fingerprints.pop(id_, None)
        fingerprints |= {entry.id: mark for entry, mark in upserts}
        _write(FileIndex(storage, _schema()), [entry for entry, _ in upserts], gone)
        return storage, fingerprints

    def is_worn(self) -> bool:
        """Tell whether more of the documents are deleted than live, so that building anew pays."""
        return sum(row is None for row in self.rows) * 2 > len(self.rows)

    def close(self) -> None:
        self._searcher.close()


def _built(upserts: Sequence[tuple[Entry, str]]) -> tuple[_Memory, dict[str, str]]:
    storage = _Memory()
    _write(FileIndex.create(storage, _schema()), [entry for entry, _ in upserts], [])
    return storage, {entry.id: mark for entry, mark in upserts}


def _write(index: FileIndex, entries: Sequence[Entry], gone: Sequence[int]) -> None:
    """Delete documents by number and add entries, a segment at a time."""
    for first in range(0, len(entries) or 1, SEGMENT_SIZE):
        writer = index.writer(limitmb=SEGMENT_MEMORY_MB)
        for number in gone if first == 0 else ():
            writer.delete_document(number)
        for entry in entries[first : first + SEGMENT_SIZE]:
            writer.add_document(**document_of(entry))
        writer.commit(merge=len(entries) < SEGMENT_SIZE)


class WhooshEngine:
    """The search engine over Whoosh, kept in one folder of the user's cache (see SearchEngine)."""

    def __init__(self, folder: IndexFolder) -> None:
        """Use the index in `folder`, which must have been made for VERSION; it is read when first needed."""
        self._folder = folder
        self._index: _Index | None = None
        self._seen: str | None = None
        """Stamp of the state on disk that `_index` was made from or written to."""

    @property
    def stamp(self) -> str:
        """A name of the indexed state."""
        return self._index.stamp if self._index else ""

    def fingerprints(self) -> Mapping[str, str]:
        """Return the fingerprint of every indexed record by ID."""
        return self._index.fingerprints if self._index else {}

    def refresh(self) -> None:
        """Take over what another process has written; a state that cannot be used counts as none."""
        on_disk = self._folder.stamp()
        if on_disk == self._seen:
            return
        state = self._folder.read()
        self._seen = state.stamp if state else on_disk
        try:
            self._replace(_Index(state.pieces, state.fingerprints, state.stamp) if state else None)
        except Exception:  # noqa: BLE001 - unpickling what only looks whole can raise anything
            self._replace(None)

    def update(self, upserts: Sequence[tuple[Entry, str]], removals: Sequence[str], *, wait: float) -> bool:
        """Index entries and forget removed IDs; a disk that refuses leaves the new state in memory."""
        with self._folder.lock(wait):
            before = self._seen
            self.refresh()
            if self._seen != before:
                return False
            if self._index and self._index.is_worn():
                self.discard()
                return False
            try:
                storage, fingerprints = (
                    self._index.changed(upserts, removals) if self._index else _built(upserts)
                )
                index = _Index(storage.files, fingerprints, "")
            except Exception as error:
                raise DamagedIndexError(self._folder.path) from error
            index.stamp = self._folder.keep(storage.files, fingerprints)
            self._seen = self._folder.stamp()
        self._replace(index)
        return True

    def search(self, query: EngineQuery) -> EngineResult:
        """Return what is found."""
        if self._index is None:
            return EngineResult()
        try:
            return select(query, self._index.found(query.conditions))
        except Exception as error:
            raise DamagedIndexError(self._folder.path) from error

    def discard(self) -> None:
        """Forget the whole index, so that the next update builds it from nothing."""
        self._folder.distrust()
        self._seen = self._folder.stamp()
        self._replace(None)

    def close(self) -> None:
        """Release everything held in memory; the engine reads the index again when it is used again."""
        self._seen = None
        self._replace(None)

    def _replace(self, index: _Index | None) -> None:
        if self._index:
            self._index.close()
        self._index = index


def whoosh_query(conditions: Every) -> Query:
    """Return the conditions in Whoosh's form; terms that count for the rank only are optional parts."""
    wanted = [_required(each) for each in conditions.conditions if not isinstance(each, Without)]
    unwanted = [_required(each.condition) for each in conditions.conditions if isinstance(each, Without)]
    optional = [
        part for each in conditions.conditions if not isinstance(each, Without) for part in _optional(each)
    ]
    found: Query = query.And(wanted) if wanted else query.Every()
    if optional:
        found = query.AndMaybe(found, query.Or(optional))
    return query.AndNot(found, query.Or(unwanted)) if unwanted else found


def exact_query(conditions: Every) -> Query | None:
    """Return the query for hits that contain every word with the accents it was typed with."""
    terms = [
        term for term in terms_sought(conditions) if not (term.prefix and len(term.exact) <= SHORT_PREFIX)
    ]
    parts = [(query.Prefix if term.prefix else query.Term)("exact", term.exact) for term in terms]
    return query.And(parts) if parts else None


def _required(condition: Term | Phrase) -> Query:
    if isinstance(condition, Term):
        if not condition.prefix:
            return query.Term("text", condition.folded)
        if len(condition.folded) <= SHORT_PREFIX:
            return query.Term("start", condition.folded)
        return query.Prefix("text", condition.folded)
    whole_words = [word for word in condition.words if not word.prefix]
    phrase = query.Phrase("text", [word.folded for word in whole_words])
    return query.And([phrase, *(_required(word) for word in condition.words if word.prefix)])


def _optional(condition: Term | Phrase) -> list[Query]:
    if isinstance(condition, Phrase):
        whole = [query.Term("whole", condition.whole, boost=WHOLE_WEIGHT)] if condition.whole else []
        return [*whole, *(part for word in condition.words for part in _optional(word))]
    title = query.Term("title", condition.folded, boost=TITLE_WEIGHT)
    return [query.Term("exact", condition.exact), title]
