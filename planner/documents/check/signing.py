"""Recognises the foot of a document: recipients on the left, authority and name on the right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.looks import Paragraph, Table
from planner.documents.check.pieces import Piece, cell_lines, lines_of, side_by_side, table_columns
from planner.documents.check.vocabulary import vocabulary
from planner.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.documents.check.looks import Block

RECIPIENTS = re.compile(r"\W*noi nhan\b")
AUTHORITY = re.compile(
    r"(?P<form>t[./]?m|k[./]?t|t[./]?l|t[./]?u[./]?q)(?:(?P<dot>[./])(?P<gap>\s*)|(?P<open>\s+))(?=[a-z])"
    r"|(?P<acting>q)\s?[./]\s*(?=[a-z])"
)
"""A line of authority, folded: TM., KT., TL., TUQ. or Q., however dotted, before an office or a body."""
_ARCHIVE = re.compile(r"\W*luu\b")
_ASIDE = re.compile(r"[\[({]|da ky\b|\(?chu ky|ky ten|dau/|\.{3,}|\u2026{2,}$")
_DRAFTER = re.compile(r"[^\W\d_]{1,8}\.?\s*\(?\d*\)?\.?$")
_MOST_COLUMNS = 4
_LONGEST_FLOW = 40


def signature_start(blocks: Sequence[Block]) -> int | None:
    """Return the block where the signature begins: the last one with recipients or a line of authority."""
    found = None
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            if table_columns(block) <= _MOST_COLUMNS and _signs(block):
                found = place
                break
        elif RECIPIENTS.match(fold(block.text)) and len(block.text) < 200:
            found = place
            break
    if found is None:
        found = _authority_alone(blocks)
    return found if found is None else _with_authority_above(blocks, found)


def _signs(table: Table) -> bool:
    lines = [fold(line) for p in table.text.split("\n") for line in p.split("\v")]
    return any(RECIPIENTS.match(line) for line in lines) or any(
        line.strip() in vocabulary().folded_offices or (AUTHORITY.match(line.strip()) and len(line) < 60)
        for line in lines
    )


def _authority_alone(blocks: Sequence[Block]) -> int | None:
    for place in range(len(blocks) - 1, max(-1, len(blocks) - 15), -1):
        block = blocks[place]
        if isinstance(block, Paragraph) and _is_authority_text(block.text):
            return place
    return None


def _is_authority_text(text: str) -> bool:
    lines = [line.strip() for line in fold(text).replace("\t", "\n").split("\n") if line.strip()]
    if not lines or text != text.upper():
        return False
    return any(
        line in vocabulary().folded_offices or (AUTHORITY.match(line) and len(line) < 60) for line in lines
    )


def _with_authority_above(blocks: Sequence[Block], start: int) -> int:
    """Return where it begins when the signature stands above the recipients, over the whole width."""
    for place in range(max(0, start - 8), start):
        block = blocks[place]
        if isinstance(block, Paragraph) and _is_authority_text(block.text):
            return place
    return start


def signature_end(blocks: Sequence[Block], start: int) -> int:
    """Return where the signature ends (exclusive): after its table, or after its last near line."""
    end = start
    if isinstance(blocks[start], Table):
        end = start + 1
        while end < len(blocks) and isinstance(block := blocks[end], Table) and _signs(block):
            end += 1
        return end
    for place in range(start, min(len(blocks), start + _LONGEST_FLOW)):
        block = blocks[place]
        if isinstance(block, Table):
            return place + 1 if _signs(block) else place
        if block.look.page_break_before and place > start:
            return place
        end = place + 1
    return end


def signature_pieces(blocks: Sequence[Block]) -> list[Piece]:
    """Return the pieces of the signature with their components."""
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in _lines(blocks):
        (right if piece.column == "right" else left).append(piece)
    named = [*_recipients(left), *_signers(right)]
    if not right:
        named = [*_recipients(left), *_signers([p for p in left if not _is_list_line(p)])]
    elif not any(RECIPIENTS.match(p.folded) for p in left[:1]):
        above = [p for p in left[: _first_recipient(left)] if not _is_list_line(p)]
        named += _signers(above)
    return [piece for piece in named if piece.component]


def _first_recipient(pieces: list[Piece]) -> int:
    return next((n for n, p in enumerate(pieces) if RECIPIENTS.match(p.folded)), len(pieces))


def _is_list_line(piece: Piece) -> bool:
    return piece.text.startswith(("-", "\u2013", "+")) or bool(RECIPIENTS.match(piece.folded))


def _lines(blocks: Sequence[Block]) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, Paragraph):
            pieces = side_by_side(block)
            look = block.look
            aside = look.align in ("center", "right") or look.left > block.width / 3
            for piece in pieces:
                yield _in_column(piece, "right") if not piece.column and aside else piece
            continue
        for row in block.rows:
            last = len(row) - 1
            for place, cell in enumerate(row):
                if last == 0:
                    for paragraph in cell.paragraphs:
                        yield from side_by_side(paragraph) if "\t" in paragraph.text else lines_of(paragraph)
                else:
                    yield from cell_lines(cell, "right" if place == last else "left")


def _in_column(piece: Piece, column: str) -> Piece:
    return Piece(text=piece.text, spans=piece.spans, paragraph=piece.paragraph, column=column, whole=True)


def _recipients(pieces: list[Piece]) -> list[Piece]:
    start = _first_recipient(pieces)
    if start == len(pieces):
        return []
    found = [pieces[start].named("recipients_heading")]
    archived = False
    for piece in pieces[start + 1 :]:
        if archived and not _is_list_line(piece) and _marks_drafter(piece):
            found.append(piece.named("drafter_mark"))
            continue
        if piece.folded.startswith("ghi chu"):
            break
        found.append(piece.named("recipients"))
        archived = archived or bool(_ARCHIVE.match(piece.folded))
    return found


def _marks_drafter(piece: Piece) -> bool:
    """Tell the mark of the drafter: a few capitals, or small letters with a number of copies behind them."""
    counted = "(" in piece.text and any(map(str.isdigit, piece.text))
    return bool(_DRAFTER.match(piece.text)) and (piece.in_capitals or counted)


def _signers(pieces: list[Piece]) -> list[Piece]:
    shown = [p for p in pieces if any(map(str.isalpha, p.text)) and not _ASIDE.match(p.folded)]
    if not shown:
        return []
    found = [p.named("signing_authority") if _is_authority(p) else p for p in shown[:-1]]
    last = shown[-1]
    if _is_authority(last) and _looks_like_authority(last.folded):
        return [*found, last.named("signing_authority")]
    return [*found, last.named("signer_name")]


def _is_authority(piece: Piece) -> bool:
    return piece.in_capitals or _looks_like_authority(piece.folded)


def _looks_like_authority(folded: str) -> bool:
    return bool(AUTHORITY.match(folded)) or folded.strip() in vocabulary().folded_offices
