"""One state of the index in memory: segments, and columns over all of them; a change makes another state."""
# mypy: allow-untyped-calls, allow-subclassing-any, disable-error-code="attr-defined"

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from math import log
from typing import Any, Final

import msgspec
from whoosh import fields, formats
from whoosh.columns import VarBytesColumn
from whoosh.filedb.filestore import RamStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.index import TOC, FileIndex
from whoosh.reading import SegmentReader

from planner.typed_data import known
from search_index.analysis import SEPARATOR
from search_index.bits import bitmap_of, places_in
from search_index.conditions import Fact
from search_index.engine import Upsert
from search_index.facts import Row, day_of, facts_of
from search_index.whoosh_engine.codec import CompactCodec, TermPool, TermsReader
from search_index.whoosh_engine.documents import indexed

INDEX_NAME: Final = "MAIN"
TOGETHER: Final = 8
"""So many segments of about the same size are merged into one."""
MERGED_UP_TO: Final = 64
"""Segments of more documents than these are left as they are: merging them would be felt."""
WORDS, PAIRS, NUMBERS, ROW, TEXT = "word", "pair", "number", "row", "text"

Facts = Mapping[tuple[Fact, str | int], int]
"""For each value of a fact the bitmap of the documents that have it."""


def _schema() -> fields.Schema:
    no_analyzer: Any = None

    def terms() -> fields.FieldType:
        return fields.FieldType(formats.Existence(), no_analyzer, scorable=False)

    return fields.Schema(
        word=terms(),
        pair=terms(),
        number=terms(),
        row=fields.COLUMN(VarBytesColumn()),
        text=fields.COLUMN(VarBytesColumn()),
    )


class Memory(RamStorage):
    """Files in memory; readers share the bytes instead of copying them, temporary files stay there too."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        super().__init__()
        self.files = dict(files or {})

    def open_file(self, name: str, **options: Any) -> BufferFile:
        """Return a file for reading."""
        if name not in self.files:
            raise NameError(name)
        return BufferFile(self.files[name], name=name, **options)

    def temp_storage(self, name: str | None = None) -> Memory:  # noqa: ARG002 - the signature is Whoosh's
        """Return a place for temporary files."""
        return Memory()


class Segment:
    """The documents written at one time; only their deletions change, so it serves several states."""

    def __init__(self, storage: Memory, schema: fields.Schema, segment: Any) -> None:
        codec = CompactCodec()
        self.terms: TermsReader = codec.terms_reader(storage, segment)
        self.count: int = segment.doc_count_all()
        columns = codec.per_document_reader(storage, segment)
        decode = msgspec.msgpack.Decoder(known(Row)).decode
        rows = columns.column_reader(ROW, schema[ROW].column_type)
        self.texts = columns.column_reader(TEXT, schema[TEXT].column_type)
        self.ids: list[str] = []
        self.days = array("I")
        numbers: dict[tuple[Fact, str | int], list[int]] = {}
        for number in range(self.count):
            row = decode(rows[number])
            self.ids.append(sys.intern(row.id))
            self.days.append(day_of(row))
            for fact in facts_of(row):
                numbers.setdefault(fact, []).append(number)
        self.facts: Facts = {fact: bitmap_of(found) for fact, found in numbers.items()}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All folded words."""
        return frozenset(term.decode().partition(SEPARATOR)[0] for term in self.terms.terms_of(WORDS))


class State:
    """All documents of the index at one moment, numbered through."""

    def __init__(
        self,
        files: Mapping[str, bytes],
        fingerprints: Mapping[str, str],
        stamp: str,
        known: Mapping[str, Segment] | None = None,
    ) -> None:
        self.files = files
        self.fingerprints = fingerprints
        self.stamp = stamp
        storage, schema = Memory(files), _schema()
        self.by_id: dict[str, Segment] = {}
        self.segments: list[tuple[int, Segment]] = []
        self.live = 0
        base = 0
        for each in TOC.read(storage, INDEX_NAME).segments:
            name = each.segment_id()
            segment = (known or {}).get(name) or Segment(storage, schema, each)
            self.by_id[name] = segment
            self.segments.append((base, segment))
            living = (1 << segment.count) - 1 & ~bitmap_of(sorted(each.deleted_docs()))
            self.live |= living << base
            base += segment.count
        self.count = base

    @cached_property
    def facts(self) -> Facts:
        """The bitmaps of all facts."""
        facts: dict[tuple[Fact, str | int], int] = {}
        for base, segment in self.segments:
            for fact, bits in segment.facts.items():
                facts[fact] = facts.get(fact, 0) | bits << base
        return facts

    @cached_property
    def days(self) -> array[int]:
        """The day of each document, 0 without one."""
        days = array("I")
        for _base, segment in self.segments:
            days.extend(segment.days)
        return days

    @cached_property
    def ids(self) -> list[str]:
        """The ID of each document."""
        return [id_ for _base, segment in self.segments for id_ in segment.ids]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The live document of each ID."""
        return {id_: number for number, id_ in enumerate(self.ids) if self.live >> number & 1}

    def texts_of(self, bits: int) -> Iterator[tuple[int, bytes]]:
        """Yield number and folded words of documents: a space around each word, a line end between lines."""
        for base, segment in self.segments:
            texts = segment.texts
            for number in places_in(bits >> base & (1 << segment.count) - 1):
                yield base + number, texts[number]

    @property
    def is_worn(self) -> bool:
        """Whether more of the documents are deleted than live, so that building anew pays."""
        return (self.count - self.live.bit_count()) * 2 > self.count

    def changed(
        self, upserts: Iterable[Upsert], removals: Sequence[str]
    ) -> tuple[dict[str, bytes], dict[str, str]]:
        """Return files and fingerprints after the change."""
        storage, fingerprints = Memory(self.files), dict(self.fingerprints)
        writer = FileIndex(storage, _schema()).writer(codec=CompactCodec(), compound=False)
        outdated = list(removals)
        for upsert in _written(writer, upserts):
            outdated.append(upsert.entry.id)
            fingerprints[upsert.entry.id] = upsert.fingerprint
        for id_ in removals:
            fingerprints.pop(id_, None)
        for id_ in outdated:
            if (number := self.numbers.get(id_)) is not None:
                writer.delete_document(number)
        writer.commit(mergetype=_merged)
        return storage.files, fingerprints


def _merged(writer: Any, segments: list[Any]) -> list[Any]:
    """Leave out segments without a live document, merge small ones, and return those that stay."""
    by_size: dict[int, list[Any]] = {}
    stay = []
    for segment in segments:
        count = segment.doc_count_all()
        if segment.deleted_count() == count:
            continue
        if count > MERGED_UP_TO:
            stay.append(segment)
        else:
            by_size.setdefault(int(log(count, TOGETHER)), []).append(segment)
    for alike in by_size.values():
        if len(alike) < TOGETHER:
            stay += alike
            continue
        for segment in alike:
            with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
                writer.add_reader(reader)
    return stay


def built(upserts: Iterable[Upsert]) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return files and fingerprints of a new index."""
    storage = Memory()
    writer = FileIndex.create(storage, _schema()).writer(codec=CompactCodec(), compound=False)
    fingerprints = {upsert.entry.id: upsert.fingerprint for upsert in _written(writer, upserts)}
    writer.commit()
    return storage.files, fingerprints


def _written(writer: Any, upserts: Iterable[Upsert]) -> Iterator[Upsert]:
    """Add documents to a writer and yield them."""
    pool = writer.pool = TermPool()
    for upsert in upserts:
        document, number = indexed(upsert), writer.docnum
        pool.add_terms(WORDS, number, document.words)
        pool.add_terms(PAIRS, number, document.pairs)
        pool.add_terms(NUMBERS, number, document.numbers)
        writer.add_document(row=document.row, text=document.text)
        yield upsert
