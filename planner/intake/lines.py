"""The lines of a document with the column each stands in, whether tables, tabs or spaces made the columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from planner.intake.blocks import Paragraph, ReadDocument, Table
from planner.vietnamese import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.intake.blocks import Block

_GAP = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{3,}")
_FILLED_BEFORE = re.compile(r"(?:\bso\s*:?|\bngay|\bthang|\bnam)$")
_FILLED_AFTER = re.compile(r"/|thang\b|nam\s+\d{4}|nam$")
"""Words around the blanks of "Số:      /KH-UBND, ngày     tháng     năm", which make no columns."""
_FAR = re.compile(r"(?:[ \u00a0]*\t){3}|[ \u00a0\t]{16,}")
"""An indent that no first line of a paragraph has: the right half of the page begins here."""
_MOST_COLUMNS, _MOST_ROWS = 4, 12
"""A table with more is a table of data, not a device that puts two columns beside each other."""
_MARKUP = re.compile(r"_{2}(?=\S)|(?<=\S)_{2}(?=\W|$)|\*\*")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line, or the part of a line that stands in one column; the text is in NFC without outer spaces."""

    text: str
    column: str = ""
    """"left", "middle", "right", or "" where the line has the whole width."""
    block: int
    """Position of the block that the line comes from."""
    bold: bool = False
    alignment: str = ""
    after_gap: bool = False
    """An empty line stands before it."""
    data: bool = False
    """It stands in a table of data."""

    @property
    def folded(self) -> str:
        """The text in small letters without accents, one character for each."""
        return fold(self.text)

    @property
    def in_capitals(self) -> bool:
        """Tell whether the line has letters and all of them are capitals."""
        return is_capitals(self.text)


def is_capitals(text: str) -> bool:
    """Tell whether a text has letters and all of them are capitals."""
    return any(map(str.isalpha, text)) and text == text.upper()


def lines_of(read: ReadDocument) -> tuple[Line, ...]:
    """Return all lines in reading order; empty ones are left out and remembered in the next line."""
    found: list[Line] = []
    gap = False
    for place, block in enumerate(read.blocks):
        for line in _block_lines(block, place):
            if not line.text:
                gap = True
                continue
            found.append(msgspec.structs.replace(line, after_gap=gap) if gap else line)
            gap = False
    return tuple(found)


def _block_lines(block: Block, place: int) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        yield from _paragraph_lines(block, place)
    else:
        yield from _table_lines(block, place)


def _paragraph_lines(paragraph: Paragraph, place: int) -> Iterator[Line]:
    for raw in nfc(paragraph.text).split("\n"):
        far = bool(_FAR.match(raw))
        parts = _columns(raw.strip())
        if len(parts) > 1:
            yield Line(text=_tidy(parts[0]), column="left", block=place, bold=paragraph.bold)
            yield Line(text=_tidy(" ".join(parts[1:])), column="right", block=place, bold=paragraph.bold)
        else:
            text = _tidy(parts[0]) if parts else ""
            yield Line(
                text=text,
                column="right" if far and text else "",
                block=place,
                bold=paragraph.bold,
                alignment=paragraph.alignment,
            )


def _columns(raw: str) -> list[str]:
    """Cut a line at its tabs and runs of spaces."""
    folded, start, parts = fold(raw), 0, []
    for gap in _GAP.finditer(raw):
        if _FILLED_BEFORE.search(folded[start : gap.start()]) or _FILLED_AFTER.match(folded, gap.end()):
            continue
        parts.append(raw[start : gap.start()])
        start = gap.end()
    return [part for part in (*parts, raw[start:]) if part.strip()]


def _table_lines(table: Table, place: int) -> Iterator[Line]:
    columns = max((len(row) for row in table.rows), default=0)
    data = columns > _MOST_COLUMNS or len(table.rows) > _MOST_ROWS
    for row in table.rows:
        last = len(row) - 1
        for number, cell in enumerate(row):
            column = "left" if number == 0 else "right" if number == last else "middle"
            for inner in _inside(cell):
                for line in _paragraph_lines(inner, place):
                    own = line.column if last == 0 else column
                    yield msgspec.structs.replace(line, column=own, data=data)


def _inside(cell: Iterable[Block]) -> Iterator[Paragraph]:
    for block in cell:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for inner in row:
                    yield from _inside(inner)


def _tidy(text: str) -> str:
    return " ".join(_MARKUP.sub("", text).split())
