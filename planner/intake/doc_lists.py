"""The numbers and dashes that automatic lists put before the paragraphs of a .doc file (MS-DOC 2.4.6.3)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from planner.documents.check.numbering import printed_number
from planner.intake.doc_file import DocFile, Part

_LIST = 28
_LEVEL = 28
_OVERRIDE = 16
_LEVELS = 9
_FORMS = {1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero"}
_BULLET = 23
_NONE = 255
_PLAIN_BULLETS = "-+*–"


@dataclass(slots=True)
class _Level:
    start: int
    form: int
    text: str
    """What is printed; a character below 9 stands for the number of that level."""


class DocLists:
    """Counts through the lists of one document; ask for each paragraph once, in order."""

    def __init__(self, file: DocFile) -> None:
        self._levels: dict[int, list[_Level]] = {}
        self._lists: list[int] = []
        """The list that every number of a paragraph means."""
        self._counts: dict[int, list[int]] = {}
        try:
            self._read_levels(file)
            self._read_overrides(file.part(Part.list_overrides))
        except (struct.error, IndexError):
            # The text is worth reading without the rest of its lists.
            return

    def label(self, number: int, level: int) -> str:
        """Count one paragraph on and return what stands in front of it."""
        if not 0 < number <= len(self._lists):
            return ""
        key = self._lists[number - 1]
        levels = self._levels.get(key, [])
        if not 0 <= level < len(levels):
            return ""
        counts = self._counts.setdefault(key, [0] * _LEVELS)
        counts[level] = counts[level] + 1 if counts[level] else max(levels[level].start, 1)
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        own = levels[level]
        if own.form == _NONE:
            return ""
        if own.form == _BULLET:
            return own.text if own.text in _PLAIN_BULLETS and own.text else "-"
        return "".join(self._printed(each, levels, counts) for each in own.text)

    def _printed(self, char: str, levels: list[_Level], counts: list[int]) -> str:
        place = ord(char)
        if place >= len(levels) or place >= _LEVELS:
            return char if place >= _LEVELS else ""
        number = counts[place] or max(levels[place].start, 1)
        return printed_number(number, _FORMS.get(levels[place].form, "decimal"))

    def _read_levels(self, file: DocFile) -> None:
        table, rest = file.part(Part.lists), file.after(Part.lists)
        if len(table) < 2:
            return
        place = 0
        for number in range(struct.unpack_from("<h", table, 0)[0]):
            entry = table[2 + number * _LIST : 2 + (number + 1) * _LIST]
            key, simple = struct.unpack_from("<i", entry, 0)[0], entry[26] & 1
            levels: list[_Level] = []
            for _level in range(1 if simple else _LEVELS):
                start, form = struct.unpack_from("<iB", rest, place)
                letters, paragraph = rest[place + 24], rest[place + 25]
                place += _LEVEL + letters + paragraph
                length = struct.unpack_from("<H", rest, place)[0]
                text = rest[place + 2 : place + 2 + 2 * length].decode("utf-16-le", "replace")
                place += 2 + 2 * length
                levels.append(_Level(start, form, text))
            self._levels[key] = levels

    def _read_overrides(self, table: bytes) -> None:
        if len(table) < 4:
            return
        count = min(struct.unpack_from("<I", table, 0)[0], len(table) // _OVERRIDE)
        self._lists = [struct.unpack_from("<i", table, 4 + _OVERRIDE * n)[0] for n in range(count)]
