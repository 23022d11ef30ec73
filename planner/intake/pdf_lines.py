"""From letters on a page to pieces of lines: letters that belong together without a wide gap."""

from __future__ import annotations

from dataclasses import dataclass
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

    glyphs: list[Glyph]
    y: float = 0.0
    """The line on which most of its letters stand."""


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
        size = glyph.size
        if (
            last is None
            or glyph.x - last.x <= -_STEP_BACK * size
            or glyph.x - last.right >= _SPACE * size
            or abs(glyph.y - last.y) >= _SAME_LINE * max(size, last.size)
            or (glyph.text == " ") is not (last.text == " ")
        ):
            chunks.append(_Chunk([]))
        chunks[-1].glyphs.append(glyph)
        last = glyph
    for chunk in chunks:
        ys = sorted(glyph.y for glyph in chunk.glyphs)
        chunk.y = ys[len(ys) // 2]
    return chunks


def _lines(chunks: list[_Chunk]) -> list[list[_Chunk]]:
    lines: list[list[_Chunk]] = []
    for chunk in sorted(chunks, key=lambda each: -each.y):
        size = max(glyph.size for glyph in chunk.glyphs)
        if lines and abs(lines[-1][0].y - chunk.y) < _SAME_LINE * size:
            lines[-1].append(chunk)
        else:
            lines.append([chunk])
    return [sorted(line, key=lambda each: each.glyphs[0].x) for line in lines]


def _pieces(line: list[_Chunk]) -> list[Piece]:
    found: list[Piece] = []
    space = False
    piece: Piece | None = None
    for glyph in (glyph for chunk in line for glyph in chunk.glyphs):
        if glyph.text.isspace():
            space = True
            continue
        gap = glyph.x - piece.right if piece else 0.0
        if piece is None or gap > _WIDE * max(glyph.size, 6.0):
            piece = Piece([], glyph.x, glyph.right, glyph.y, glyph.size)
            found.append(piece)
        elif space or gap > _SPACE * glyph.size:
            _append(piece, " ", glyph.font)
        space = False
        _append(piece, glyph.text, glyph.font)
        piece.right = max(piece.right, glyph.right)
        piece.size = max(piece.size, glyph.size)
    return found


def _append(piece: Piece, text: str, font: str) -> None:
    if piece.runs and (piece.runs[-1].font == font or text == " "):
        piece.runs[-1].text += text
        return
    low = font.lower()
    piece.runs.append(Run(text, font, "bold" in low, "italic" in low or "oblique" in low))
