"""Reads the streams in the root of a compound file of Microsoft (OLE); chains that loop end."""

from __future__ import annotations

import struct
from typing import NamedTuple

_FIRST_FIELDS = struct.Struct("<IIIIIIIIII")
"""From byte 40: directory sectors, table sectors, directory start, ..., as MS-CFB 2.2 lists them."""
_NONE = 0xFFFFFFFA
"""Sector numbers from here on mean the end of a chain, or nothing."""
_ENTRY = 128
_MOST_ENTRIES = 20_000
_IN_HEADER = 109
_SMALL = 4096
"""Streams shorter than this are kept in pieces of 64 bytes."""
_PIECE = 64


class Stream(NamedTuple):
    """One stream or storage of the root: its first sector and its length in bytes."""

    start: int
    size: int


class CompoundFile:
    """The root of a compound file; raises ValueError or struct.error where the bytes are none."""

    def __init__(self, data: bytes) -> None:
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise ValueError("sector size")
        self._data = data
        self._size = 1 << shift
        fields = _FIRST_FIELDS.unpack_from(data, 40)
        directory_start, small_start, more_start = fields[2], fields[5], fields[7]
        self._table = self._sector_table(more_start)
        directory = self._chain(directory_start, _MOST_ENTRIES * _ENTRY)
        if len(directory) < _ENTRY:
            raise ValueError("no directory")
        self.root = _root_entries(directory)
        small = self._chain(small_start, len(data))
        self._small_table = struct.unpack(f"<{len(small) // 4}I", small[: len(small) // 4 * 4])
        start, size = struct.unpack_from("<II", directory, 116)
        self._small = self._chain(start, size)

    def stream(self, name: str) -> bytes:
        """Return a stream of the root, as much of it as there is; b"" for none."""
        found = self.root.get(name)
        if found is None:
            return b""
        if found.size >= _SMALL:
            return self._chain(found.start, found.size)[: found.size]
        pieces: list[bytes] = []
        number, seen = found.start, set[int]()
        while number < len(self._small_table) and number not in seen and len(pieces) * _PIECE < found.size:
            seen.add(number)
            pieces.append(self._small[number * _PIECE : (number + 1) * _PIECE])
            number = self._small_table[number]
        return b"".join(pieces)[: found.size]

    def _sector(self, number: int) -> bytes:
        place = (number + 1) * self._size
        return self._data[place : place + self._size]

    def _sector_table(self, more: int) -> list[int]:
        """Return which sector follows which."""
        listed = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        most = len(self._data) // self._size + 1
        seen = set[int]()
        while more < _NONE and more not in seen and more < most:
            seen.add(more)
            numbers = self._numbers(more)
            listed += numbers[:-1]
            more = numbers[-1] if numbers else _NONE
        table: list[int] = []
        for number in dict.fromkeys(listed):
            if number < most and len(table) <= most:
                table += self._numbers(number)
        return table

    def _numbers(self, number: int) -> tuple[int, ...]:
        sector = self._sector(number)
        return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])

    def _chain(self, start: int, most: int) -> bytes:
        pieces: list[bytes] = []
        number, seen = start, set[int]()
        while number < len(self._table) and number not in seen and len(pieces) * self._size < most:
            seen.add(number)
            pieces.append(self._sector(number))
            number = self._table[number]
        return b"".join(pieces)


def _root_entries(directory: bytes) -> dict[str, Stream]:
    """Return what stands directly in the root; embedded files have their names further down."""
    found: dict[str, Stream] = {}
    waiting, seen = [struct.unpack_from("<I", directory, 76)[0]], set[int]()
    while waiting:
        number = waiting.pop()
        place = number * _ENTRY
        if number in seen or place + _ENTRY > len(directory):
            continue
        seen.add(number)
        waiting += struct.unpack_from("<II", directory, place + 68)
        length = min(struct.unpack_from("<H", directory, place + 64)[0], 64)
        name = directory[place : place + max(0, length - 2)].decode("utf-16-le", "replace")
        found[name] = Stream(*struct.unpack_from("<II", directory, place + 116))
    return found
