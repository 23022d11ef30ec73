"""Recognises the head of a document (boxes 1 to 5) in tables, tabs, runs of spaces and lines in one cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.looks import Paragraph, Table
from planner.documents.check.pieces import Piece, cell_lines, side_by_side, table_columns
from planner.documents.check.vocabulary import vocabulary
from planner.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.documents.check.looks import Block

NATIONAL = re.compile(r"cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam")
MOTTO = re.compile(r"doc\s+lap\s*[-\u2013\u2014]?\s*tu\s+do\s*[-\u2013\u2014]?\s*hanh\s+phuc")
NUMBER = re.compile(r"so\s*(?:[:/\d]|\.{2,}|\u2026)")
DATE = re.compile(r"^[^(].*\bngay\b.*\bthang\b.*\bnam\b|^ngay\b.*\bthang\b.*\bnam\b")
LETTER_SUBJECT = re.compile(r"v\s*/\s*v\b|ve viec\b")
_MOST_COLUMNS, _MOST_ROWS = 4, 8
_LONGEST_FLOW = 16
"""Paragraphs that a heading without table takes at most."""


def heading_span(blocks: Sequence[Block], start: int) -> int | None:
    """Return where the heading that begins at block `start` ends (exclusive), or None where none begins."""
    block = blocks[start]
    if isinstance(block, Table):
        return _after_table(blocks, start) if is_heading_table(block) else None
    if not _opens_flow(blocks, start):
        return None
    end = start + 1
    for place in range(start, min(len(blocks), start + _LONGEST_FLOW)):
        one = blocks[place]
        if isinstance(one, Table) or _is_kind(one):
            break
        if _has_heading_words(fold(one.text)) or (one.lines and place <= end + 1):
            end = place + 1
    return end


def is_heading_table(table: Table) -> bool:
    """Tell whether a table holds the national name with the motto near it, as only a heading does."""
    if table_columns(table) > _MOST_COLUMNS or len(table.rows) > _MOST_ROWS:
        return False
    for row in table.rows:
        for cell in row:
            text = fold(" ".join(p.text for p in cell.paragraphs))
            if NATIONAL.search(text) and MOTTO.search(text):
                return True
    text = fold(table.text)
    return bool(NATIONAL.search(text) and MOTTO.search(text) and re.search(r"\bngay\b|so\s*:", text))


def _after_table(blocks: Sequence[Block], start: int) -> int:
    """Return the end where number and date follow in a table or in lines of their own."""
    seen = fold(blocks[start].text)
    if re.search(r"(?m)^\W*so\s*[:/]", seen) and DATE.search(seen.replace("\n", " ")):
        return start + 1
    end = start + 1
    for place in range(start + 1, min(len(blocks), start + 4)):
        text = fold(blocks[place].text).strip()
        if NUMBER.match(text) or (DATE.search(text) and len(text) < 120):
            end = place + 1
        elif text:
            break
    return end


def _opens_flow(blocks: Sequence[Block], start: int) -> bool:
    block = blocks[start]
    if not isinstance(block, Paragraph) or block.empty:
        return False
    near = [b for b in blocks[start : start + _LONGEST_FLOW] if isinstance(b, Paragraph)]
    national = [place for place, p in enumerate(near) if NATIONAL.search(fold(p.text))]
    if not national or national[0] > 3:
        return False
    if not any(MOTTO.search(fold(p.text)) for p in near[national[0] : national[0] + 3]):
        return False
    return all(len(p.text) < 160 for p in near[: national[0] + 1])


def _is_kind(paragraph: Paragraph) -> bool:
    return fold(paragraph.text).strip(" .:\n\t") in vocabulary().kinds_by_name


def _has_heading_words(folded: str) -> bool:
    text = folded.strip()
    return bool(
        NATIONAL.search(text)
        or MOTTO.search(text)
        or NUMBER.match(text)
        or (DATE.search(text) and len(text) < 200)
        or LETTER_SUBJECT.match(text)
    )


def heading_pieces(blocks: Sequence[Block]) -> list[Piece]:
    """Return the pieces of a heading with their components, in reading order of each column."""
    lines = list(_lines(blocks))
    found = [_certain(piece) for piece in lines]
    _name_left_column(found)
    return [piece for piece in found if piece.component]


def _lines(blocks: Sequence[Block]) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from side_by_side(block)
            continue
        middle = _right_column(block)
        for row in block.rows:
            for place, cell in enumerate(row):
                column = "right" if place >= middle or (len(row) == 1 and middle <= 0) else "left"
                if len(row) == 1:
                    for paragraph in cell.paragraphs:
                        yield from side_by_side(paragraph)
                else:
                    yield from cell_lines(cell, column)


def _right_column(table: Table) -> int:
    for row in table.rows:
        for place, cell in enumerate(row):
            if any(NATIONAL.search(fold(p.text)) for p in cell.paragraphs):
                return place if place or len(row) == 1 else 1
    return max(1, table_columns(table) - 1)


def _certain(piece: Piece) -> Piece:
    text, words = piece.folded, vocabulary()
    if NATIONAL.search(text):
        return piece.named("national_name")
    if MOTTO.search(text):
        return piece.named("motto")
    if DATE.search(text) and not NUMBER.match(text):
        return piece.named("place_date")
    if NUMBER.match(text):
        return piece.named("number_symbol")
    for kind, component in (
        ("urgency", "urgency_mark"),
        ("secrecy", "secrecy_mark"),
        ("circulation", "circulation_mark"),
    ):
        if words.is_mark(text, kind):
            return piece.named(component)
    return piece


def _name_left_column(pieces: list[Piece]) -> None:
    """Name what the words alone do not tell: the bodies above the number, the subject of a letter below."""
    below, names = False, []
    for place, piece in enumerate(pieces):
        if piece.component == "number_symbol":
            below = True
        if piece.component or piece.column == "right":
            continue
        if below and any(map(str.isalpha, piece.text)) and not piece.text.startswith("("):
            pieces[place] = piece.named("letter_subject")
        elif not below and any(map(str.isalpha, piece.text)):
            names.append(place)
    first_own = _first_of_issuer([pieces[place] for place in names])
    for order, place in enumerate(names):
        pieces[place] = pieces[place].named("superior_body" if order < first_own else "issuing_body")


def _first_of_issuer(names: list[Piece]) -> int:
    """Return how many of the lines name the superior body: told by bold letters, else by the words."""
    if len(names) < 2:
        return 0
    bold = [piece.bold for piece in names]
    if any(bold) and not all(bold) and bold == sorted(bold):
        return bold.index(True)
    words = vocabulary()
    unfinished = {fold(word) for word in words.unfinished}
    starts = [
        place
        for place, piece in enumerate(names)
        if f"{piece.folded} ".startswith(words.folded_bodies)
        and (place == 0 or names[place - 1].folded not in unfinished)
    ]
    return starts[-1] if len(starts) > 1 else 0
