"""The parts of a .doc file of Word 97 to 2003: its stories of text and its tables (MS-DOC 2.4 and 2.5)."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.intake.compound_file import CompoundFile

_FLAGS = 10
_TABLE_1 = 0x0200
_NUMBERS_16 = 32
"""Place of the count of 16-bit numbers, behind which the 32-bit ones and the pairs follow."""
_FIRST_STORY = 3
"""The lengths of the stories begin at this one of the 32-bit numbers."""
_COMPRESSED = 0x40000000
_PIECES = 2
_CHANGES = 1


class Part(IntEnum):
    """Numbers of the pairs of place and length that the reader follows."""

    styles = 1
    characters = 12
    paragraphs = 13
    fonts = 15
    pieces = 33
    anchors = 40
    boxes = 56
    lists = 73
    list_overrides = 74


class Piece(NamedTuple):
    """Letters that stand together in the file: their first number in the text, and where they are."""

    first: int
    text: str
    place: int
    width: int
    """Bytes of a letter, 1 or 2."""
    changes: bytes
    """Properties that a fast save put over those of the letters."""


class DocFile:
    """The streams of one .doc file; raises ValueError and struct.error where it is broken."""

    def __init__(self, file: CompoundFile) -> None:
        self.document = file.stream("WordDocument")
        flags = struct.unpack_from("<H", self.document, _FLAGS)[0]
        self.table = file.stream("1Table" if flags & _TABLE_1 else "0Table")
        self.data = file.stream("Data")
        place = _NUMBERS_16 + 2 + 2 * struct.unpack_from("<H", self.document, _NUMBERS_16)[0]
        count = struct.unpack_from("<H", self.document, place)[0]
        numbers = struct.unpack_from(f"<{count}i", self.document, place + 2)
        self.stories = [max(0, length) for length in numbers[_FIRST_STORY : _FIRST_STORY + 8]]
        """Letters of text, footnotes, headers, macros, comments, endnotes, text boxes, header boxes."""
        self._pairs = place + 2 + 4 * count + 2
        if len(self.stories) < 8:
            raise ValueError("stories")

    def part(self, part: Part) -> bytes:
        """Return the bytes of the table stream that a pair points to; b"" for none."""
        place = self._pairs + 8 * part
        if place + 8 > len(self.document):
            return b""
        start, length = struct.unpack_from("<II", self.document, place)
        return self.table[start : start + length] if length else b""

    def after(self, part: Part) -> bytes:
        """Return everything behind a part: what belongs to the lists stands there."""
        start, length = struct.unpack_from("<II", self.document, self._pairs + 8 * part)
        return self.table[start + length :] if length else b""

    def pieces(self) -> Iterator[Piece]:
        """Yield the letters in the order of the text."""
        changes, table = self._piece_table()
        count = (len(table) - 4) // 12
        if count < 1:
            raise ValueError("pieces")
        bounds = struct.unpack_from(f"<{count + 1}I", table, 0)
        for number in range(count):
            first, length = bounds[number], bounds[number + 1] - bounds[number]
            _unused, place, modifier = struct.unpack_from("<HIH", table, 4 * (count + 1) + 8 * number)
            width = 2
            if place & _COMPRESSED:
                place, width = (place & ~_COMPRESSED) // 2, 1
            if length <= 0 or place >= len(self.document):
                continue
            letters = self.document[place : place + length * width]
            text = letters.decode("utf-16-le", "replace") if width == 2 else _windows_latin(letters)
            own = changes[modifier >> 1] if modifier & 1 and modifier >> 1 < len(changes) else b""
            yield Piece(first, text, place, width, own)

    def _piece_table(self) -> tuple[list[bytes], bytes]:
        data = self.part(Part.pieces)
        changes: list[bytes] = []
        place = 0
        while place < len(data):
            if data[place] == _CHANGES:
                length = struct.unpack_from("<H", data, place + 1)[0]
                changes.append(data[place + 3 : place + 3 + length])
                place += 3 + length
            elif data[place] == _PIECES:
                length = struct.unpack_from("<I", data, place + 1)[0]
                return changes, data[place + 5 : place + 5 + length]
            else:
                break
        raise ValueError("pieces")


def _windows_latin(letters: bytes) -> str:
    """Return bytes as Windows Latin; the five bytes it lacks stand for themselves."""
    try:
        return letters.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(
            bytes((byte,)).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
            for byte in letters
        )
