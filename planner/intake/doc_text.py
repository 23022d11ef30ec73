"""Puts paragraphs, tables, text boxes and notes together from the letters of a .doc file."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.intake.block_building import BlockBuilder
from planner.intake.doc_file import DocFile, Part, Piece
from planner.intake.doc_lists import DocLists
from planner.intake.doc_properties import Letters, Looks, ParagraphLook

if TYPE_CHECKING:
    from planner.intake.limits import ReadingLimits
    from planner.intake.runs import Found, FoundBlock

_CELL_END = "\x07"
_ENDS = re.compile("[\r\x07\x0c]")
_FIELD_START, _FIELD_MIDDLE, _FIELD_END = "\x13", "\x14", "\x15"
_MARKS = re.compile("([\x13\x14\x15])")
_PLAIN = str.maketrans(
    {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": "\xad", "\x01": "", "\x08": "", "\x02": "", "\x05": ""}
)
_ALIGNMENTS = ("left", "center", "right", "justify", "justify", "justify")
_TEXT, _FOOTNOTES, _ENDNOTES, _BOXES = 0, 1, 5, 6
_ANCHOR, _BOX = 26, 22
"""Bytes of the entries for the place of a drawing and for the text of a box."""


@dataclass(slots=True)
class _Field:
    """One open field: its instruction, whether it is still read, whether the result had letters."""

    instruction: str = ""
    reading: bool = True
    result: bool = False


@dataclass(slots=True)
class _Line:
    """One paragraph as it stands in the file: its letters with their looks, and its last character."""

    runs: list[tuple[str, Letters]] = field(default_factory=list)
    end: str = ""
    look: ParagraphLook = field(default_factory=ParagraphLook)
    last: int = 0
    """Number of its last character in the text."""


class DocText:
    """Reads one file once."""

    def __init__(self, file: DocFile, name: str, limits: ReadingLimits) -> None:
        self._file = file
        self._name = name
        self._limits = limits
        self._looks = Looks(file)
        self._lists = DocLists(file)
        self._pieces = list(file.pieces())
        self._fields: list[_Field] = []

    def found(self) -> Found:
        """Return the blocks of the text with those of its boxes, and the notes behind them."""
        starts = [sum(self._file.stories[:number]) for number in range(9)]
        boxes = self._boxes(starts[_BOXES])
        main = BlockBuilder(self._name, self._limits)
        for line in self._lines(0, starts[1]):
            self._add(main, line)
            for anchor in [each for each in boxes if each <= line.last and line.look.depth == 0]:
                main.add(boxes.pop(anchor))
        found = main.finished("doc")
        found.blocks += [block for blocks in boxes.values() for block in blocks]
        for story in (_FOOTNOTES, _ENDNOTES):
            found.notes += self._story(starts[story], starts[story + 1])
        return found

    def _story(self, start: int, end: int) -> list[FoundBlock]:
        builder = BlockBuilder(self._name, self._limits)
        self._fields = []
        for line in self._lines(start, end):
            self._add(builder, line)
        return [block for block in builder.finished("doc").blocks if getattr(block, "text", "-").strip()]

    def _add(self, builder: BlockBuilder, line: _Line) -> None:
        look = line.look
        depth = max(look.depth, 1 if line.end == _CELL_END else 0)
        if (line.end == _CELL_END and look.row_end) or look.inner_row_end:
            builder.end_row(depth)
            return
        builder.stand_in(depth)
        builder.align(_ALIGNMENTS[look.alignment] if look.alignment < len(_ALIGNMENTS) else "left")
        runs = [run for letters, style in line.runs for run in self._shown(letters, style)]
        if look.list and any(text.strip() for text, _font, _look in runs):
            label = self._lists.label(look.list, look.level)
            if label:
                runs.insert(0, (f"{label} ", "", runs[0][2]))
        for text, font, style in runs:
            builder.put(text, font, bold=style.bold, italic=style.italic)
        if line.end == _CELL_END:
            builder.end_cell(depth)
        elif look.inner_cell_end:
            builder.end_cell(max(depth, 2))
        else:
            builder.end_paragraph()

    def _shown(self, text: str, look: Letters) -> list[tuple[str, str, Letters]]:
        """Return what people see of a run, with its font: no instruction of a field, nothing deleted."""
        if look.special and look.symbol is not None:
            if not self._in_instruction:
                return [(chr(look.symbol[1] or 0x2022), self._looks.font_name(look.symbol[0]), look)]
            return []
        number = look.other_font if look.other_font >= 0 else look.font
        font = self._looks.font_name(number)
        found: list[tuple[str, str, Letters]] = []
        for part in _MARKS.split(text):
            shown = self._field_mark(part) if part in "\x13\x14\x15" and part else self._in_field(part)
            if shown and not (look.hidden or look.deleted):
                shown = shown.translate(_PLAIN)
                found.append((shown.upper() if look.capitals else shown, font, look))
        return found

    @property
    def _in_instruction(self) -> bool:
        return any(each.reading for each in self._fields)

    def _in_field(self, text: str) -> str:
        if self._in_instruction:
            if len(self._fields[-1].instruction) < 200:
                self._fields[-1].instruction += text
            return ""
        if text.strip("\x01\x08 ") and self._fields:
            self._fields[-1].result = True
        return text

    def _field_mark(self, mark: str) -> str:
        """Open, turn or close a field; an embedded object shows its name, as its picture is not read."""
        if mark == _FIELD_START:
            self._fields.append(_Field())
        elif mark == _FIELD_MIDDLE and self._fields:
            self._fields[-1].reading = False
        elif mark == _FIELD_END and self._fields:
            field_ = self._fields.pop()
            instruction = field_.instruction.strip()
            if instruction.startswith("EMBED ") and not field_.result and not self._in_instruction:
                return " ".join(instruction.split()[:2])
        return ""

    def _lines(self, start: int, end: int) -> list[_Line]:
        """Return the paragraphs between two numbers of the text."""
        lines: list[_Line] = []
        parts: list[tuple[Piece, int, int]] = []
        for piece in self._pieces:
            first, last = max(start, piece.first), min(end, piece.first + len(piece.text))
            while first < last:
                found = _ENDS.search(piece.text, first - piece.first, last - piece.first)
                stop = piece.first + found.end() if found else last
                parts.append((piece, first, stop))
                if found:
                    lines.append(self._line(parts, found[0]))
                    parts = []
                first = stop
        if parts:
            lines.append(self._line(parts, ""))
        return lines

    def _line(self, parts: list[tuple[Piece, int, int]], end: str) -> _Line:
        piece, _first, stop = parts[-1]
        look = self._looks.paragraph(piece.place + (stop - 1 - piece.first) * piece.width)
        line = _Line([], end, look, stop - 1)
        for each, first, until in parts:
            last = until - 1 if end and each is piece and until == stop else until
            place, width = each.place + (first - each.first) * each.width, each.width
            finish = each.place + (last - each.first) * width
            for begin, over, letters in self._looks.runs(place, finish, look.style, each.changes):
                low, high = (begin - each.place) // width, -(-(over - each.place) // width)
                line.runs.append((each.text[low:high], letters))
        return line

    def _boxes(self, start: int) -> dict[int, list[FoundBlock]]:
        """Return the blocks of every text box by the number of the character it is tied to."""
        table, anchors = self._file.part(Part.boxes), self._anchors()
        count = (len(table) - 4) // (4 + _BOX)
        if count < 1:
            return {}
        bounds = struct.unpack_from(f"<{count + 1}I", table, 0)
        found: dict[int, list[FoundBlock]] = {}
        for number in range(count):
            shape = struct.unpack_from("<i", table, 4 * (count + 1) + number * _BOX + 14)[0]
            length = self._file.stories[_BOXES]
            blocks = self._story(start + min(bounds[number], length), start + min(bounds[number + 1], length))
            if blocks:
                found.setdefault(anchors.get(shape, 1 << 32), []).extend(blocks)
        return dict(sorted(found.items()))

    def _anchors(self) -> dict[int, int]:
        """Return the character that each drawing is tied to, by the number of the drawing."""
        table = self._file.part(Part.anchors)
        count = (len(table) - 4) // (4 + _ANCHOR)
        if count < 1:
            return {}
        places = struct.unpack_from(f"<{count}I", table, 0)
        shapes = (struct.unpack_from("<i", table, 4 * (count + 1) + n * _ANCHOR)[0] for n in range(count))
        return dict(zip(shapes, places, strict=True))
