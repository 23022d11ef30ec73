"""From the lines of a column to paragraphs: lines that were one before the page was set."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.intake.runs import FoundBlock, FoundParagraph, FoundTable, Run
from planner.vietnamese.syllables import is_bare_syllable

if TYPE_CHECKING:
    from planner.intake.pdf_lines import Piece

_INDENT = 6.0
"""Points by which a first line stands further in than the lines after it."""
_SHORT = 1.5
"""Times its size that a line may end before the right edge and still be full."""
_LEADING = 1.45
"""Times the usual distance of lines that lies between two paragraphs."""
_LAST_PART = re.compile(r"\b([A-Za-z]*[a-z]{2})-$")
_FIRST_PART = re.compile(r"[a-z]{2,}")
_WIDEST = 1.7
"""Times the size of letters that lies between two lines of a paragraph at most."""
_MARKER = re.compile(r"\s*(?:[-–+•*]\s|\(?\w{1,2}[).]\s|\d{1,2}(?:\.\d{1,2})*[.)]?\s)")


def paragraphs_of(column: list[Piece], *, keep_lines: bool = False) -> list[FoundParagraph]:
    """Return the paragraphs of the pieces of one column, from top to bottom."""
    lines = _joined_lines(column)
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    pitch = _pitch(lines)
    found: list[FoundParagraph] = []
    above: Piece | None = None
    for line in lines:
        if above is None:
            joined = False
        elif keep_lines:
            joined = _wrapped(found[-1], above, line, pitch)
        else:
            joined = _continues(above, line, left, right, pitch)
        if joined:
            _join(found[-1], line.runs)
        else:
            found.append(FoundParagraph(list(line.runs), _alignment(line, left, right)))
        above = line
    return found


def join_pages(blocks: list[FoundBlock], page: list[FoundBlock]) -> None:
    """Put the blocks of a page behind those before; a paragraph broken by the page becomes whole again."""
    last = blocks[-1] if blocks else None
    first = page[0] if page else None
    if (
        isinstance(last, FoundParagraph)
        and isinstance(first, FoundParagraph)
        and last.runs
        and not last.alignment
        and first.text[:1].islower()
        and last.text.rstrip()[-1:] not in ".:;!?"
    ):
        _join(last, first.runs)
        page = page[1:]
    if isinstance(last, FoundTable) and isinstance(first, FoundTable) and _goes_on(last, first):
        repeated = _texts(first.rows[0]) == _texts(last.rows[0])
        last.rows += first.rows[1:] if repeated else first.rows
        page = page[1:]
    blocks += page


def _goes_on(table: FoundTable, following: FoundTable) -> bool:
    """Tell whether a ruled table goes on with the one at the head of the next page."""
    columns = {len(row) for row in (*table.rows, *following.rows)}
    return len(columns) == 1 and columns != {1} and len(table.rows) > 1 and len(following.rows) > 1


def _texts(row: list[list[FoundBlock]]) -> list[str]:
    return [" ".join(block.text for block in cell if isinstance(block, FoundParagraph)) for cell in row]


def _joined_lines(column: list[Piece]) -> list[Piece]:
    """Put the pieces of one line together, a tab between them."""
    lines: list[Piece] = []
    for piece in column:
        last = lines[-1] if lines else None
        if last is not None and abs(last.y - piece.y) < 0.5 * piece.size and piece.left >= last.right:
            last.runs = [*last.runs, Run("\t", piece.runs[0].font), *piece.runs]
            last.right = piece.right
        else:
            lines.append(piece)
    return lines


def _pitch(lines: list[Piece]) -> float:
    """Return the usual distance between two lines."""
    gaps = sorted(a.y - b.y for a, b in pairwise(lines) if a.y - b.y > 1)
    usual = lines[0].size * _WIDEST
    return min(gaps[len(gaps) // 4], usual) if gaps else usual


def _continues(above: Piece, line: Piece, left: float, right: float, pitch: float) -> bool:
    if above.y - line.y > _LEADING * pitch or above.look[0] != line.look[0]:
        return False
    if line.left - left > _INDENT or _MARKER.match(line.text):
        return line.left - left <= _INDENT and not _MARKER.match(line.text)
    word = line.text.split(" ", 1)[0]
    width = (line.right - line.left) * len(word) / max(1, len(line.text))
    return above.right + width + _SHORT * line.size * 0.3 > right


def _wrapped(paragraph: FoundParagraph, above: Piece, line: Piece, pitch: float) -> bool:
    """Tell the same in a heading or a list of recipients, whose lines end where their words do."""
    if above.y - line.y > _LEADING * pitch or above.look != line.look or _MARKER.match(line.text):
        return False
    if _MARKER.match(paragraph.text) and above.text[-1:] not in ";.:":
        return True
    return line.text[:1].islower() or above.text.endswith(("-", ","))


def _alignment(line: Piece, left: float, right: float) -> str:
    before, after = line.left - left, right - line.right
    return "center" if before > 2 * _INDENT and abs(before - after) < _INDENT else ""


def _is_broken_word(text: str, following: str) -> bool:
    """Tell whether a hyphen breaks a word of another language; Vietnamese hyphens stay."""
    before, after = _LAST_PART.search(text), _FIRST_PART.match(following)
    if before is None or after is None:
        return False
    return not (is_bare_syllable(before[1]) and is_bare_syllable(after[0]))


def _join(paragraph: FoundParagraph, line: list[Run]) -> None:
    """Put a line behind the one above it; a word broken by a hyphen becomes whole again."""
    last = paragraph.runs[-1]
    text = last.text.rstrip()
    if _is_broken_word(text, line[0].text):
        last.text = text[:-1]
    elif text.endswith("-") and not text.endswith(" -"):
        last.text = text
    else:
        last.text = f"{text} "
    paragraph.runs += line
