"""A laid out document as lines of text: what stands where on the page, as far as letters can show it."""

from __future__ import annotations

import re
import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

import msgspec
from rich.cells import cell_len

from planner.documents.layout.printed import (
    PrintedColumns,
    PrintedLine,
    PrintedPicture,
    PrintedStamp,
    PrintedTable,
    PrintedText,
)
from planner.documents.layout.rules import layout_rules
from planner.i18n import _
from tui.widgets.record_list import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.documents.layout.printed import Printed, PrintedDocument

_FIRST_LINE = 4
"""Cells by which the first line of a paragraph is moved in."""
_ROOM_TO_SIGN = 3
"""Blank lines above the name, for the images of both signatures."""
_GAP = 2
"""Cells between two columns."""
_LEAST = 8
"""Cells of the narrowest text."""
_LONGEST_WORD = 10
"""Cells of the longest word for which a column of a table is kept wide enough, such as 01/11/2026."""
_BETWEEN = " │ "
_TALL = 8.0
"""Points above a paragraph from which a blank line shows them."""
_BLANK = re.compile(" {4,}")
"""What stays open until the issue; letters of one width take more room than those on paper."""


class PageLine(msgspec.Struct, frozen=True):
    """One line of the page, and whether it is bold."""

    text: str
    bold: bool = False


def page_lines(printed: PrintedDocument, width: int) -> list[PageLine]:
    """Return the document on a page `width` cells wide, its sections one after the other."""
    rules = layout_rules()
    page = _Page(width, width / rules.text_width)
    lines = [*page.blocks(printed.first_header), *page.blocks(printed.blocks)]
    if printed.first_footer:
        lines += [PageLine(""), *page.blocks(printed.first_footer)]
    for section in printed.sections:
        lines += [PageLine(""), PageLine(_page_break(width)), PageLine("")]
        lines += page.blocks(section.blocks)
    return lines


def _page_break(width: int) -> str:
    words = _("new page")
    return f" {words} ".center(width, "─")


class _Page:
    """A page `width` cells wide, with so many cells a millimetre."""

    def __init__(self, width: int, cells_per_mm: float) -> None:
        self._width, self._scale = width, cells_per_mm

    def blocks(self, blocks: Iterable[Printed]) -> Iterator[PageLine]:
        """Yield the lines of all blocks."""
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Printed) -> Iterator[PageLine]:
        if isinstance(block, PrintedColumns):
            yield from self._columns(block)
        elif isinstance(block, PrintedTable):
            yield from self._table(block)
        elif isinstance(block, PrintedPicture):
            yield PageLine(_("[picture]").center(self._width).rstrip())
        else:
            yield from self._piece(block, self._width)

    def _piece(self, piece: PrintedText | PrintedLine | PrintedStamp, width: int) -> list[PageLine]:
        if isinstance(piece, PrintedLine):
            length = max(3, min(width, round(width * piece.length / piece.available)))
            return [PageLine(("─" * length).center(width).rstrip())]
        if isinstance(piece, PrintedStamp):
            framed = f"[ {piece.text} ]"
            return [PageLine(framed.rjust(width) if piece.at_right else framed, bold=True)]
        return self._text(piece, width)

    def _text(self, text: PrintedText, width: int) -> list[PageLine]:
        layout = layout_rules()[text.component]
        align, bold = layout.text("align", "left"), layout.flag("bold")
        moved = round(text.left * self._scale)
        first = " " * (_FIRST_LINE if layout.rule("first_line") else 0)
        hanging = " " * round(text.hanging * self._scale)
        lines = []
        for number, line in enumerate(
            _filled(_BLANK.sub("   ", text.opening + text.text), width - moved, first, hanging, text)
        ):
            shown = line.strip().center(width).rstrip() if align == "center" else " " * moved + line
            lines.append(PageLine(shown, bold=bold or (bool(text.opening) and not number and not text.text)))
        above = text.space_before if text.space_before is not None else layout.number("space_before")
        blank = _ROOM_TO_SIGN if text.component == "signer_name" else int(above >= _TALL)
        rule = [PageLine("─" * width)] if text.line_above else []
        return [*[PageLine("")] * blank, *rule, *lines]

    def _columns(self, columns: PrintedColumns) -> Iterator[PageLine]:
        layout = layout_rules()[columns.component]
        left = round(layout.number("left_width") * self._scale)
        right = self._width - left - _GAP
        for row in columns.rows:
            sides = [
                [line for piece in side for line in self._piece(piece, width)]
                for side, width in ((row.left, left), (row.right, right))
            ]
            for one, other in zip_longest(*sides, fillvalue=PageLine("")):
                beside = f"{_padded(one.text, left + _GAP)}{other.text}".rstrip()
                yield PageLine(beside, bold=(one.bold or not one.text) and (other.bold or not other.text))

    def _table(self, table: PrintedTable) -> Iterator[PageLine]:
        widths = _column_widths(table, self._width - len(_BETWEEN) * (len(table.widths) - 1))
        rule = PageLine("─┼─".join("─" * width for width in widths) or "─" * self._width)
        yield PageLine("")
        if widths:
            yield from _table_row(table.titles, widths, bold=True)
        yield rule
        for row in table.rows:
            bold = row.bold or row.is_heading
            if widths:
                yield from _table_row(row.cells, widths, bold=bold)
            else:
                yield from _stacked_row(row.cells, table.titles, self._width, bold=bold)
            yield rule


def _column_widths(table: PrintedTable, room: int) -> list[int]:
    """Return how wide each column is, none when there are too many columns to stand side by side."""
    full = [row.cells for row in table.rows if len(row.cells) == len(table.widths)]
    columns = list(zip(table.titles, *full, strict=True))
    least = [min(_LONGEST_WORD, max(3, *map(_longest_word, column))) for column in columns]
    total = sum(table.widths)
    widths = [max(few, round(room * width / total)) for few, width in zip(least, table.widths, strict=True)]
    while sum(widths) > room:
        spare = [width - few for width, few in zip(widths, least, strict=True)]
        if max(spare) <= 0:
            return []
        widths[spare.index(max(spare))] -= 1
    return widths


def _longest_word(text: str) -> int:
    return max((cell_len(word) for word in text.split()), default=0)


def _filled(text: str, width: int, first: str, hanging: str, of: PrintedText) -> list[str]:
    """Return a text broken into lines, its own line ends kept, the first line moved in."""
    if not text:
        return [""]
    lines: list[str] = []
    room = max(_LEAST, width - len(hanging))
    for part in (first + text).split("\n") if not of.hanging else text.split("\n"):
        for number, line in enumerate(wrap(part, room)):
            lines.append(line if not number else hanging + line)
    return lines


def _table_row(cells: tuple[str, ...], widths: list[int], *, bold: bool) -> Iterator[PageLine]:
    """Yield a row; where it has fewer cells than columns, the last one reaches over the rest."""
    spans = list(widths[: len(cells)])
    spans[-1] += sum(width + len(_BETWEEN) for width in widths[len(cells) :])
    columns = [
        textwrap.wrap(cell, width, break_on_hyphens=False) for cell, width in zip(cells, spans, strict=True)
    ]
    for line in zip_longest(*columns, fillvalue=""):
        shown = _BETWEEN.join(_padded(part, width) for part, width in zip(line, spans, strict=True))
        yield PageLine(shown.rstrip(), bold=bold)


def _stacked_row(
    cells: tuple[str, ...], titles: tuple[str, ...], width: int, *, bold: bool
) -> Iterator[PageLine]:
    """Yield a row whose cells stand one below the other, each after the title of its column."""
    labelled = [f"{title}: {cell or '–'}" for title, cell in zip(titles, cells, strict=False)]
    for text in labelled if len(cells) > 1 else cells:
        yield from (PageLine(line, bold=bold) for line in wrap(text, width))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
