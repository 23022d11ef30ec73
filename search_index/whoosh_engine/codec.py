"""How posting lists lie in a segment: for each term the documents and one byte that says how much it counts.

Whoosh lets an index choose its codec. Its own one pickles blocks of 128 postings; reading back a frequent
word costs more than everything else of a search. Here a list is one piece of bytes: few documents as an
array of numbers, many as a bitmap, then a byte for each document.
"""
# Whoosh is typed in part only, and each of its distributions differently
# mypy: allow-untyped-calls, allow-subclassing-any, disable-error-code="attr-defined"

from __future__ import annotations

import struct
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo, W3TermsReader
from whoosh.matching import ListMatcher
from whoosh.reading import TermNotFound

from search_index.bits import bitmap_of, places_in

_HEAD: Final = struct.Struct("<cI")
_EXTENT: Final = struct.Struct("!qi")
"""The last bytes of what Whoosh keeps of a term: where its postings begin, and their length in bytes."""
_FIELD: Final = struct.Struct("!H")
_FEW, _MANY, _HUGE = b"F", b"M", b"H"
_HUGE_NUMBER: Final = 65536
"""Document numbers from here on need four bytes."""


class Postings:
    """The documents of a term within one segment, ascending, and a byte (1 to 255) for each."""

    __slots__ = ("_bits", "_numbers", "count", "impacts")

    def __init__(self, data: bytes) -> None:
        kind, self.count = _HEAD.unpack_from(data)
        self.impacts = data[len(data) - self.count :]
        listed = data[_HEAD.size : len(data) - self.count]
        self._numbers: array[int] | None = None
        self._bits: int | None = None
        if kind == _MANY:
            self._bits = int.from_bytes(listed, "little")
        else:
            self._numbers = array("I" if kind == _HUGE else "H", listed)

    @property
    def bits(self) -> int:
        """The documents as a bitmap."""
        if self._bits is None:
            self._bits = bitmap_of(self._numbers or ())
        return self._bits

    @property
    def numbers(self) -> Iterable[int]:
        """The documents by number, in the order of `impacts`."""
        return places_in(self.bits) if self._numbers is None else self._numbers


def packed(numbers: array[int], impacts: bytes) -> bytes:
    """Return the bytes that `Postings` reads; `numbers` ascend."""
    last, count = numbers[-1], len(numbers)
    if count > last // 16:
        bits = bitmap_of(numbers)
        return _HEAD.pack(_MANY, count) + bits.to_bytes((bits.bit_length() + 7) // 8, "little") + impacts
    if last < _HUGE_NUMBER:
        return _HEAD.pack(_FEW, count) + array("H", numbers).tobytes() + impacts
    return _HEAD.pack(_HUGE, count) + numbers.tobytes() + impacts


class TermPool:
    """What a segment's writer collects: the documents of each term, as Whoosh's own pool but whole lists."""

    def __init__(self) -> None:
        self._terms: dict[str, defaultdict[bytes, list[int]]] = {}
        """Of each term its documents with their impacts in the lowest eight bits."""

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting over from a segment that is merged."""
        field, term, number, impact, _value = item
        self.add_terms(field, number, [(term, int(impact))])

    def add_terms(self, field: str, number: int, terms: Iterable[tuple[bytes, int]]) -> None:
        """Take the terms of a document, each with its impact (1 to 255)."""
        known = self._terms.setdefault(field, defaultdict(list))
        shifted = number << 8
        for term, impact in terms:
            known[term].append(shifted | impact)

    def iter_postings(self) -> Iterator[tuple[str, bytes, bytes, int]]:
        """Yield field, term, packed postings and their number, in order."""
        for field in sorted(self._terms):
            terms = self._terms[field]
            for term in sorted(terms):
                found = terms[term]
                numbers = array("I", [each >> 8 for each in found])
                yield field, term, packed(numbers, bytes([each & 255 for each in found])), len(found)

    def cleanup(self) -> None:
        """Let go of everything."""
        self._terms.clear()


class _FieldWriter(W3FieldWriter):
    """Writes what a TermPool yields."""

    def add_postings(
        self, schema: Any, lengths: object, items: Iterable[tuple[str, bytes, bytes, int]]
    ) -> None:
        del lengths
        current, prefix = "", b""
        at = self._postfile.tell()
        for field, term, data, count in items:
            if field != current:
                self.start_field(field, schema[field])
                current, prefix = field, _FIELD.pack(self._fieldid)
            self._postfile.write(data)
            info = W3TermInfo(weight=float(count), df=count, minid=0)
            info.set_extent(at, len(data))
            at += len(data)
            self._tindex.add(prefix + term, info.to_bytes())


class TermsReader(W3TermsReader):
    """Reads posting lists whole."""

    def postings(self, field: str, term: bytes) -> Postings | None:
        """Return the postings of a term, None where no document has it."""
        number = self._fieldmap.get(field)
        if number is None:
            return None
        try:
            info = self._tindex[_FIELD.pack(number) + term]
        except KeyError:
            return None
        return self._read(info)

    def beginning(self, field: str, start: bytes) -> Iterator[tuple[bytes, Postings]]:
        """Yield the terms of the field that begin with `start`, in order, with their postings."""
        number = self._fieldmap.get(field)
        if number is None:
            return
        key = _FIELD.pack(number) + start
        for found, info in self._tindex.items_from(key):
            if not found.startswith(key):
                return
            yield found[_FIELD.size :], self._read(info)

    def terms_of(self, field: str) -> Iterator[bytes]:
        """Yield all terms of the field in order."""
        number = self._fieldmap.get(field)
        if number is None:
            return
        key = _FIELD.pack(number)
        for found in self._tindex.keys_from(key):
            if not found.startswith(key):
                return
            yield found[_FIELD.size :]

    def matcher(self, fieldname: str, tbytes: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """Return the postings in Whoosh's own form, which it asks for when it merges segments."""
        found = self.postings(fieldname, tbytes)
        if found is None:
            raise TermNotFound(tbytes)
        weights = [float(impact) for impact in found.impacts]
        return ListMatcher(
            list(found.numbers), weights, format=format_, term=(fieldname, tbytes), scorer=scorer
        )

    def _read(self, info: bytes) -> Postings:
        at, length = _EXTENT.unpack_from(info, len(info) - _EXTENT.size)
        return Postings(self._postfile.get(at, length))


class CompactCodec(W3Codec):
    """Whoosh's codec with lists as above; the dictionary of terms and the columns are Whoosh's own."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        """Return what writes the terms of a segment."""
        return _FieldWriter(self, storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> TermsReader:
        """Return the dictionary of a segment."""
        name = segment.make_filename(self.TERMS_EXT)
        terms = storage.open_file(name)
        return TermsReader(self, terms, storage.file_length(name), segment.open_file(storage, self.POSTS_EXT))
