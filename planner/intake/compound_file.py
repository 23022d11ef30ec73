"""Looks into the compound files of Microsoft (OLE) as far as telling what they hold; loops end."""

from __future__ import annotations

import struct
from typing import NamedTuple

_HEADER = struct.Struct("<8s16xHHHHH6xIIIIIIIIII")
_NONE = 0xFFFFFFFA
"""Sector numbers from here on mean the end of a chain, or nothing."""
_ENTRY = 128
_MOST_ENTRIES = 20_000
_FAT_IN_HEADER = 109
_NOBODY = 0xFFFFFFFF


class Stream(NamedTuple):
    """One stream or storage of the root: its first sector and its length in bytes."""

    start: int
    size: int


class CompoundFile:
    """The root of a compound file; raises ValueError where the bytes are none."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise ValueError("no header")
        fields = _HEADER.unpack_from(data)
        shift = fields[4]
        if shift not in (9, 12):
            raise ValueError("sector size")
        self._data = data
        self._size = 1 << shift
        self._fat = self._allocation(fields)
        self.root = self._root(self._chain(fields[8]))

    def head(self, name: str) -> bytes:
        """Return the first sector of a stream of more than 4096 bytes."""
        return self._sector(self.root[name].start) if name in self.root else b""

    def _sector(self, number: int) -> bytes:
        place = (number + 1) * self._size
        return self._data[place : place + self._size]

    def _numbers(self, number: int) -> tuple[int, ...]:
        sector = self._sector(number)
        return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])

    def _allocation(self, fields: tuple[int, ...]) -> list[int]:
        """Return which sector follows which."""
        listed = list(struct.unpack_from(f"<{_FAT_IN_HEADER}I", self._data, 76))
        more, seen = fields[-2], set[int]()
        while more < _NONE and more not in seen and len(seen) < 4096:
            seen.add(more)
            numbers = self._numbers(more)
            if not numbers:
                break
            listed += numbers[:-1]
            more = numbers[-1]
        fat: list[int] = []
        most = len(self._data) // self._size + 1
        for number in dict.fromkeys(listed):
            if number < most and len(fat) <= most:
                fat += self._numbers(number)
        return fat

    def _chain(self, start: int) -> bytes:
        pieces, seen = [], set[int]()
        while (
            start < len(self._fat) and start not in seen and len(seen) * self._size < _MOST_ENTRIES * _ENTRY
        ):
            seen.add(start)
            pieces.append(self._sector(start))
            start = self._fat[start]
        return b"".join(pieces)

    def _root(self, directory: bytes) -> dict[str, Stream]:
        """Return what stands directly in the root; an embedded file has its names further down."""
        if len(directory) < _ENTRY:
            raise ValueError("no directory")
        found: dict[str, Stream] = {}
        waiting, seen = [struct.unpack_from("<I", directory, 76)[0]], {_NOBODY}
        while waiting:
            number = waiting.pop()
            place = number * _ENTRY
            if number in seen or place + _ENTRY > len(directory):
                continue
            seen.add(number)
            left, right = struct.unpack_from("<II", directory, place + 68)
            waiting += [left, right]
            length = min(struct.unpack_from("<H", directory, place + 64)[0], 64)
            name = directory[place : place + max(0, length - 2)].decode("utf-16-le", "replace")
            found[name] = Stream(*struct.unpack_from("<II", directory, place + 116))
        return found
