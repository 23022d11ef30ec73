"""How letters and paragraphs of a .doc file look: fonts, styles, and what changes them (MS-DOC 2.6, 2.9)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from planner.intake.doc_file import DocFile, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE = 512
_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)
"""Bytes of an operand by the upper three bits of the number of a property; -1: the first byte tells."""
_TABLE_DEFINITION = 0xD608
_LONGEST_CHAIN = 16
_FONT_NAME = 40
"""Place of the name in the entry of a font, with the byte of its length."""

_SWITCHES = {
    0x0835: "bold",
    0x0836: "italic",
    0x083C: "hidden",
    0x0800: "deleted",
    0x083B: "capitals",
    0x083A: "capitals",
    0x0855: "special",
}
_FONTS = {0x4A4F: "font", 0x4A51: "other_font"}
_CHARACTER_STYLE = 0x4A30
_SYMBOL = 0x6A09
_PLAIN = 0x2A33
_PARAGRAPH = {
    0x2403: "alignment",
    0x2461: "alignment",
    0x2416: "in_table",
    0x6649: "depth",
    0x2417: "row_end",
    0x244B: "inner_cell_end",
    0x244C: "inner_row_end",
    0x260A: "level",
    0x460B: "list",
}
_HUGE = (0x6645, 0x6646, 0x646B)


@dataclass(slots=True, frozen=True)
class Letters:
    """How letters look."""

    font: int = -1
    """Number of the font of ASCII letters."""
    other_font: int = -1
    """Number of the font of accented letters."""
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    capitals: bool = False
    special: bool = False
    """Whether a character stands for something else: a picture, a footnote, a symbol."""
    symbol: tuple[int, int] | None = None
    """Font and character of a symbol."""


@dataclass(slots=True, frozen=True)
class ParagraphLook:
    """How a paragraph stands."""

    style: int = 0
    alignment: int = 0
    depth: int = 0
    """In how many tables it stands."""
    row_end: bool = False
    inner_cell_end: bool = False
    inner_row_end: bool = False
    list: int = 0
    """Number of its list, 0 for none."""
    level: int = 0


def properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the numbers and operands of a list of properties (sprms); a broken end is left out."""
    place = 0
    while place + 2 <= len(data):
        number = data[place] | data[place + 1] << 8
        place += 2
        size = _SIZES[number >> 13]
        if number == _TABLE_DEFINITION:
            if place + 2 > len(data):
                return
            size = (data[place] | data[place + 1] << 8) + 1
        elif size < 0:
            if place >= len(data):
                return
            size = data[place] + 1
        if place + size > len(data):
            return
        yield number, data[place : place + size]
        place += size


class Looks:
    """Tells for any place in the file how its letter and its paragraph look."""

    def __init__(self, file: DocFile) -> None:
        self._file = file
        self.fonts = _font_names(file.part(Part.fonts))
        self._styles, self._default = _styles(file.part(Part.styles))
        self._style_letters: dict[int, Letters] = {}
        self._style_paragraphs: dict[int, ParagraphLook] = {}
        self._cache: dict[tuple[int, bytes], Letters] = {}
        self._runs = _spans(file, Part.characters)
        self._paragraphs = _spans(file, Part.paragraphs)
        self._run_starts = [start for start, _end, _data in self._runs]
        self._paragraph_starts = [start for start, _end, _data in self._paragraphs]

    def paragraph(self, place: int) -> ParagraphLook:
        """Return how the paragraph whose end stands at `place` looks."""
        found = _at(self._paragraphs, self._paragraph_starts, place)
        data = found[2] if found else b""
        style = data[0] | data[1] << 8 if len(data) >= 2 else 0
        look = replace(self.style_paragraph(style), style=style)
        return _changed_paragraph(look, data[2:], self._file.data)

    def runs(self, place: int, end: int, style: int, changes: bytes) -> Iterator[tuple[int, int, Letters]]:
        """Yield the stretches of equal looks between two places, in a paragraph of `style`."""
        while place < end:
            number = bisect_right(self._run_starts, place) - 1
            _start, until, data = self._runs[number] if number >= 0 else (0, 0, b"")
            if until <= place:
                until = self._run_starts[number + 1] if number + 1 < len(self._run_starts) else end
                data = b""
            until = min(max(until, place + 1), end)
            yield place, until, self.letters(style, data + changes)
            place = until

    def letters(self, style: int, data: bytes) -> Letters:
        """Return how letters with these properties look in a paragraph of `style`."""
        if (style, data) not in self._cache:
            self._cache[style, data] = self._changed(self.style_letters(style), data)
        return self._cache[style, data]

    def style_letters(self, style: int) -> Letters:
        """Return how letters look by their style alone."""
        if style not in self._style_letters:
            look = self._default
            for each in self._chain(style):
                look = self._changed(look, each.letters, styled=True)
            self._style_letters[style] = look
        return self._style_letters[style]

    def style_paragraph(self, style: int) -> ParagraphLook:
        """Return how a paragraph stands by its style alone."""
        if style not in self._style_paragraphs:
            look = ParagraphLook()
            for each in self._chain(style):
                look = _changed_paragraph(look, each.paragraph, b"")
            self._style_paragraphs[style] = look
        return self._style_paragraphs[style]

    def font_name(self, number: int) -> str:
        """Return the name of a font, "" for none."""
        return self.fonts[number] if 0 <= number < len(self.fonts) else ""

    def _chain(self, style: int) -> list[_Style]:
        chain: list[_Style] = []
        while style in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[style])
            style = self._styles[style].base
        return chain[::-1]

    def _changed(self, look: Letters, data: bytes, *, styled: bool = False) -> Letters:
        before = look
        for number, operand in properties(data):
            if number in _SWITCHES:
                name = _SWITCHES[number]
                asked = operand[0]
                on = getattr(before, name) ^ (asked == 0x81) if asked & 0x80 else bool(asked)
                switch: dict[str, Any] = {name: on}
                look = replace(look, **switch)
            elif number in _FONTS:
                look = replace(look, **{_FONTS[number]: struct.unpack("<H", operand)[0]})
            elif number == _SYMBOL:
                look = replace(look, symbol=struct.unpack("<HH", operand))
            elif number == _PLAIN:
                look = before
            elif number == _CHARACTER_STYLE and not styled:
                style = struct.unpack("<H", operand)[0]
                for each in self._chain(style):
                    look = self._changed(look, each.letters, styled=True)
        return look


@dataclass(slots=True, frozen=True)
class _Style:
    base: int
    paragraph: bytes
    letters: bytes


def _changed_paragraph(look: ParagraphLook, data: bytes, streams: bytes) -> ParagraphLook:
    changes: dict[str, Any] = {}
    for number, operand in properties(data):
        if number in _PARAGRAPH:
            changes[_PARAGRAPH[number]] = int.from_bytes(operand, "little", signed=len(operand) > 1)
        elif number in _HUGE and streams:
            place = int.from_bytes(operand, "little")
            length = int.from_bytes(streams[place : place + 2], "little")
            look = _changed_paragraph(look, streams[place + 2 : place + 2 + length], b"")
    if changes.pop("in_table", 0):
        changes["depth"] = max(changes.get("depth", 0), 1)
    return replace(look, **changes) if changes else look


def _at(spans: list[tuple[int, int, bytes]], starts: list[int], place: int) -> tuple[int, int, bytes] | None:
    number = bisect_right(starts, place) - 1
    return spans[number] if number >= 0 and place < spans[number][1] else None


def _spans(file: DocFile, part: Part) -> list[tuple[int, int, bytes]]:
    """Return the stretches of the file with the properties of their letters or paragraphs."""
    table = file.part(part)
    count = (len(table) - 4) // 8
    if count < 1:
        return []
    found: list[tuple[int, int, bytes]] = []
    for page in dict.fromkeys(struct.unpack_from(f"<{count}I", table, 4 * (count + 1))):
        place = (page & 0x3FFFFF) * _PAGE
        data = file.document[place : place + _PAGE]
        if len(data) == _PAGE:
            found += _of_page(data, wide=part is Part.paragraphs)
    return sorted(found)


def _of_page(data: bytes, *, wide: bool) -> Iterator[tuple[int, int, bytes]]:
    count, step = data[-1], 13 if wide else 1
    if 4 * (count + 1) + step * count > _PAGE - 1:
        return
    bounds = struct.unpack_from(f"<{count + 1}I", data, 0)
    for number in range(count):
        place = 2 * data[4 * (count + 1) + step * number]
        own = b""
        if place and place < _PAGE - 2:
            length, start = data[place], place + 1
            if wide:
                length, start = (2 * length - 1, start) if length else (2 * data[place + 1], place + 2)
            own = data[start : min(start + length, _PAGE - 1)]
        if bounds[number] < bounds[number + 1]:
            yield bounds[number], bounds[number + 1], own


def _font_names(data: bytes) -> list[str]:
    names: list[str] = []
    place = 4
    while place < len(data):
        length = data[place] + 1
        entry = data[place : place + length]
        names.append(entry[_FONT_NAME:].decode("utf-16-le", "replace").partition("\x00")[0])
        place += length
    return names


def _styles(data: bytes) -> tuple[dict[int, _Style], Letters]:
    """Return the styles by number, and the look that all begin with."""
    if len(data) < 20:
        return {}, Letters()
    header, count, base = struct.unpack_from("<HHH", data, 0)
    default = Letters(*struct.unpack_from("<H2xH", data, 14)) if header >= 18 else Letters()
    styles: dict[int, _Style] = {}
    place = 2 + header
    for number in range(count):
        if place + 2 > len(data):
            break
        length = struct.unpack_from("<H", data, place)[0]
        entry = data[place + 2 : place + 2 + length]
        if length >= 10:
            styles[number] = _style(entry, base)
        place += 2 + length + length % 2
    return styles, default


def _style(entry: bytes, base: int) -> _Style:
    kind, parent = entry[2] & 0xF, (entry[2] | entry[3] << 8) >> 4
    place = base + base % 2
    name = struct.unpack_from("<H", entry, place)[0] if place + 2 <= len(entry) else 0
    place += 2 + 2 * name + 2
    parts: list[bytes] = []
    for _number in range(entry[4] & 0xF):
        if place + 2 > len(entry):
            break
        length = struct.unpack_from("<H", entry, place)[0]
        parts.append(entry[place + 2 : place + 2 + length])
        place += 2 + length + length % 2
    if kind == 1:
        return _Style(parent, parts[0][2:] if parts else b"", parts[1] if len(parts) > 1 else b"")
    return _Style(parent, b"", parts[0] if kind == 2 and parts else b"")
