"""From letters on a page to pieces of lines: letters that belong together without a wide gap."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.intake.runs import Run

if TYPE_CHECKING:
    from planner.intake.pdf_pages import Glyph

_SAME_LINE = 0.4
"""Letters whose lines differ by less than this share of their size stand on one line (raised ones too)."""
_SPACE = 0.22
"""A gap as wide as this share of the size is a space, where the file carries none."""
_WIDE = 1.6
"""A gap as wide as this many times the size parts two columns; justified lines have smaller ones."""
_STEP_BACK = 0.3


@dataclass(slots=True)
class Piece:
    """Letters on one line, close to each other."""

    runs: list[Run]
    left: float
    right: float
    y: float
    size: float

    @property
    def text(self) -> str:
        """The letters."""
        return "".join(run.text for run in self.runs)

    @property
    def middle(self) -> float:
        """Half-way between its ends."""
        return (self.left + self.right) / 2

    @property
    def look(self) -> tuple[bool, bool, int]:
        """Bold, italic and size, by which neighbours of one paragraph are told."""
        seen = [run for run in self.runs if run.text.strip()]
        return all(run.bold for run in seen), all(run.italic for run in seen), round(self.size)


@dataclass(slots=True)
class _Chunk:
    """Letters that follow each other in the file and on the line."""

    glyphs: list[Glyph] = field(default_factory=list)


def pieces_of(glyphs: list[Glyph]) -> list[Piece]:
    """Return the pieces of all lines, from top to bottom and left to right."""
    found: list[Piece] = []
    for line in _lines(_chunks(glyphs)):
        found += _pieces(line)
    return found


def _chunks(glyphs: list[Glyph]) -> list[_Chunk]:
    """Keep the order of the file inside a line: a mark may start where the letter after it does."""
    chunks: list[_Chunk] = []
    last: Glyph | None = None
    for glyph in glyphs:
        near = (
            last is not None
            and glyph.text.isspace() == last.text.isspace()
            and abs(glyph.y - last.y) < _SAME_LINE * max(glyph.size, last.size)
            and -_STEP_BACK * glyph.size < glyph.x - last.x
            and glyph.x - last.right < _SPACE * glyph.size
        )
        if not near:
            chunks.append(_Chunk())
        chunks[-1].glyphs.append(glyph)
        last = glyph
    return chunks


def _lines(chunks: list[_Chunk]) -> list[list[_Chunk]]:
    lines: list[list[_Chunk]] = []
    for chunk in sorted(chunks, key=lambda each: -_height(each)):
        size = max(glyph.size for glyph in chunk.glyphs)
        if lines and abs(_height(lines[-1][0]) - _height(chunk)) < _SAME_LINE * size:
            lines[-1].append(chunk)
        else:
            lines.append([chunk])
    return [sorted(line, key=lambda each: each.glyphs[0].x) for line in lines]


def _height(chunk: _Chunk) -> float:
    """Return the line on which most letters of a chunk stand."""
    ys = sorted(glyph.y for glyph in chunk.glyphs)
    return ys[len(ys) // 2]


def _pieces(line: list[_Chunk]) -> list[Piece]:
    found: list[Piece] = []
    space = False
    for glyph in (glyph for chunk in line for glyph in chunk.glyphs):
        if glyph.text.isspace():
            space = True
            continue
        gap = glyph.x - found[-1].right if found else 0.0
        if not found or gap > _WIDE * max(glyph.size, 6.0):
            found.append(Piece([], glyph.x, glyph.right, glyph.y, glyph.size))
        elif space or gap > _SPACE * glyph.size:
            _append(found[-1], " ", glyph.font)
        space = False
        _append(found[-1], glyph.text, glyph.font)
        found[-1].right = max(found[-1].right, glyph.right)
        found[-1].size = max(found[-1].size, glyph.size)
    return found


def _append(piece: Piece, text: str, font: str) -> None:
    if piece.runs and (piece.runs[-1].font == font or text == " "):
        piece.runs[-1].text += text
        return
    low = font.lower()
    piece.runs.append(Run(text, font, "bold" in low, "italic" in low or "oblique" in low))
