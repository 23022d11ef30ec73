"""Blocks that stand side by side on a page (the heading, the signature beside the recipients) kept apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.intake.pdf_lines import Piece

_GUTTER = 8.0
"""Points of white between two columns at least."""
_CENTRED = 8.0
"""Points by which a line may miss the middle of the page and still be centred on it."""
_INDENTED = 24.0
"""Points by which a title stands further in than the left column at least."""
_NEXT = 3.2
"""Times the size of letters that may lie between two lines of one block."""
_SIGNATURE = 11.0
"""The same for a name below the space of a signature."""
_STAMP = 1.5
"""Letters larger than their neighbours by this factor belong to something else: a stamp is set small."""
_SAME_LINE = 0.5


@dataclass(slots=True)
class Band:
    """Lines of the page that follow each other: in one column, or in two or more side by side."""

    columns: list[list[Piece]] = field(default_factory=list)


def bands_of(pieces: list[Piece]) -> list[Band]:
    """Return the pieces of a page in reading order; they come from top to bottom."""
    lines = _lines(pieces)
    left = min((piece.left for piece in pieces), default=0.0)
    right = max((piece.right for piece in pieces), default=0.0)
    middle = (left + right) / 2
    bands: list[Band] = []
    place = 0
    while place < len(lines):
        block = _side_by_side(lines, place, middle)
        if block:
            bands.append(Band(_columns([piece for line in lines[place : place + block] for piece in line])))
            place += block
            continue
        if not bands or len(bands[-1].columns) != 1:
            bands.append(Band([[]]))
        bands[-1].columns[0] += lines[place]
        place += 1
    return bands


def _lines(pieces: list[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for piece in pieces:
        if lines and abs(lines[-1][0].y - piece.y) < _SAME_LINE * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _side_by_side(lines: list[list[Piece]], start: int, middle: float) -> int:
    """Return how many lines from `start` on stand in the same two or more columns; 0 for none."""
    best = 0
    pieces: list[Piece] = []
    if not _may_begin(lines, start):
        return 0
    for length, line in enumerate(lines[start:]):
        if length and not _close(lines[start + length - 1], line, pieces):
            break
        if len(line) == 1 and best and _is_centred(line[0], middle, _columns(pieces)):
            break
        trial = [*pieces, *line]
        if len(_columns(trial)) < 2 and (
            length > 2 or any(len(each) > 1 for each in lines[start : start + length])
        ):
            break
        pieces = trial
        if len(_columns(pieces)) > 1:
            best = length + 1
        elif length > 1:
            break
    return best if best and _overlapping(lines[start : start + best]) else 0


def _is_centred(piece: Piece, middle: float, columns: list[list[Piece]]) -> bool:
    """Tell whether a line is centred on the page rather than in one of the columns above it: a title."""
    if piece.left - min(each.left for each in columns[0]) < _INDENTED:
        return False
    off = abs(piece.middle - middle)
    beside = min(abs(piece.middle - _middle(column)) for column in columns)
    return off < _CENTRED or off < beside / 2


def _middle(column: list[Piece]) -> float:
    return (min(piece.left for piece in column) + max(piece.right for piece in column)) / 2


def _may_begin(lines: list[list[Piece]], start: int) -> bool:
    """Tell whether a line begins a block: it has two parts, or the next one stands beside it."""
    if len(lines[start]) > 1:
        return True
    if start + 1 >= len(lines):
        return False
    first, second = lines[start][0], lines[start + 1][0]
    return first.y - second.y < 0.9 * min(first.size, second.size)


def _close(above: list[Piece], below: list[Piece], block: list[Piece]) -> bool:
    sizes = [piece.size for piece in (*above, *below)]
    gap = above[0].y - below[0].y
    if max(sizes) > _STAMP * min(sizes):
        return False
    if gap < _NEXT * max(sizes):
        return True
    columns = _columns(block)
    return (
        len(below) == 1
        and len(columns) > 1
        and gap < _SIGNATURE * max(sizes)
        and _is_below(below[0], columns[-1], columns[-2])
    )


def _is_below(piece: Piece, column: list[Piece], beside: list[Piece]) -> bool:
    """Tell whether a piece stands below a column, and right of the one beside it."""
    left, right = min(each.left for each in column), max(each.right for each in column)
    return piece.left < right and piece.right > left and piece.left > max(p.right for p in beside) + _GUTTER


def _overlapping(lines: list[list[Piece]]) -> bool:
    """Tell whether columns stand beside each other somewhere, not merely below each other."""
    if any(len(line) > 1 for line in lines):
        return True
    columns = _columns([piece for line in lines for piece in line])
    spans = [(min(p.y for p in column), max(p.y for p in column)) for column in columns]
    return any(a[0] < b[1] and b[0] < a[1] for n, a in enumerate(spans) for b in spans[n + 1 :])


def _columns(pieces: list[Piece]) -> list[list[Piece]]:
    """Part pieces where a strip of white runs between them from top to bottom."""
    columns: list[list[Piece]] = []
    edge = 0.0
    for piece in sorted(pieces, key=lambda each: each.left):
        if not columns or piece.left - edge > _GUTTER:
            columns.append([])
            edge = piece.right
        columns[-1].append(piece)
        edge = max(edge, piece.right)
    return [sorted(column, key=lambda each: (-each.y, each.left)) for column in columns]
