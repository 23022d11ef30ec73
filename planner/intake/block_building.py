"""Paragraphs, tables and notes put together from marks that come one by one, as in .rtf and .doc files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.i18n import _
from planner.intake.errors import TooComplexError
from planner.intake.runs import Found, FoundBlock, FoundParagraph, FoundTable, Run

if TYPE_CHECKING:
    from planner.intake.limits import ReadingLimits


@dataclass(slots=True)
class _Level:
    """A table that is being read: finished rows, cells of the next row, blocks of the next cell."""

    rows: list[list[list[FoundBlock]]] = field(default_factory=list)
    cells: list[list[FoundBlock]] = field(default_factory=list)
    blocks: list[FoundBlock] = field(default_factory=list)


class BlockBuilder:
    """What a file says so far; level 0 is the text outside all tables."""

    def __init__(self, name: str, limits: ReadingLimits) -> None:
        self._name = name
        self._limits = limits
        self._levels = [_Level()]
        self._notes: list[FoundBlock] = []
        self._paragraph = FoundParagraph()
        self._kept: list[FoundParagraph] = []
        """Paragraphs of the text, while a note inside them is read."""
        self._depth = 0
        """In how many tables the paragraph stands."""
        self._tables = 0
        self._letters = 0

    def put(self, text: str, font: str, *, bold: bool, italic: bool) -> None:
        """Add letters to the paragraph."""
        self._letters += len(text)
        if self._letters > self._limits.characters:
            raise TooComplexError(self._name, _("characters"), self._limits.characters)
        runs = self._paragraph.runs
        if runs and (runs[-1].font, runs[-1].bold, runs[-1].italic) == (font, bold, italic):
            runs[-1].text += text
        else:
            runs.append(Run(text, font, bold, italic))

    def align(self, alignment: str) -> None:
        """Set the alignment of the paragraph."""
        self._paragraph.alignment = alignment

    def end_paragraph(self) -> None:
        """Finish the paragraph where it stands; the next one begins with the same alignment."""
        if self._kept:
            self._notes.append(self._paragraph)
        else:
            self._to_depth(self._depth)
            self._levels[-1].blocks.append(self._paragraph)
        self._paragraph = FoundParagraph(alignment=self._paragraph.alignment)

    def add(self, blocks: list[FoundBlock]) -> None:
        """Put finished blocks, such as those of a text box, behind the last paragraph."""
        self._levels[-1].blocks += blocks

    def begin_note(self) -> None:
        """Set the paragraph aside; what follows belongs to a note."""
        if len(self._kept) >= self._limits.depth:
            raise TooComplexError(self._name, _("levels"), self._limits.depth)
        self._kept.append(self._paragraph)
        self._paragraph = FoundParagraph()

    def end_note(self) -> None:
        """Finish the note and go on with the paragraph it stands in."""
        if self._kept:
            if self._paragraph.text.strip():
                self._notes.append(self._paragraph)
            self._paragraph = self._kept.pop()

    def stand_in(self, depth: int) -> None:
        """Say in how many tables the paragraph stands."""
        if depth > self._limits.depth:
            raise TooComplexError(self._name, _("tables inside tables"), self._limits.depth)
        if not self._kept:
            self._depth = max(0, depth)

    def end_cell(self, depth: int) -> None:
        """Finish the paragraph and the cell it stands in, of the table at `depth`."""
        if self._kept:
            return
        self.stand_in(depth)
        self._to_depth(depth)
        level = self._levels[-1]
        if self._paragraph.text.strip() or not level.blocks:
            level.blocks.append(self._paragraph)
        level.cells.append(level.blocks)
        level.blocks = []
        self._paragraph = FoundParagraph(alignment=self._paragraph.alignment)

    def end_row(self, depth: int) -> None:
        """Finish the row of the table at `depth`."""
        if self._kept:
            return
        self.stand_in(depth)
        self._to_depth(depth)
        level = self._levels[-1]
        if level.cells:
            level.rows.append(level.cells)
            level.cells = []

    def finished(self, kind: str) -> Found:
        """Return everything, with rows and paragraphs that the file does not end."""
        while self._kept:
            self.end_note()
        if self._paragraph.text.strip():
            self.end_paragraph()
        self._to_depth(0)
        return Found(kind, self._levels[0].blocks, self._notes)

    def _to_depth(self, depth: int) -> None:
        """Open or close tables until the text stands in `depth` of them."""
        while len(self._levels) - 1 > depth:
            level = self._levels.pop()
            if level.cells or level.blocks:
                level.rows.append([*level.cells, level.blocks] if level.blocks else level.cells)
            if level.rows:
                self._levels[-1].blocks.append(FoundTable(level.rows))
        while len(self._levels) - 1 < depth:
            self._tables += 1
            if self._tables > self._limits.tables:
                raise TooComplexError(self._name, _("tables"), self._limits.tables)
            self._levels.append(_Level())
