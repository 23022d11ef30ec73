"""The components of a file: the main document, and every annex or further document that follows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from planner.documents.check.body import ATTACHED_TO, body_pieces, title_pieces
from planner.documents.check.heading import heading_pieces, heading_span
from planner.documents.check.looks import Paragraph, Table
from planner.documents.check.pieces import Piece, lines_of
from planner.documents.check.signing import signature_end, signature_pieces, signature_start
from planner.documents.check.vocabulary import vocabulary
from planner.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.documents.check.looks import Block
    from planner.documents.check.reading import Story

ANNEX = re.compile(r"phu luc(\s+so)?(\s*:?\s*(?P<number>[ivxlc]+|\d+|[a-h]))?\s*[.:]?$")
_CAPTION = re.compile(r"mau (so )?\d|mau van ban|mau phu luc|bieu mau")
MAIN, ANNEX_PART, ATTACHED = "main", "annex", "attached"
_FEW_BEFORE_HEADING = 6
_SIGNS = ("national_name", "motto", "number_symbol", "place_date", "issuing_body")


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One document of the file: its blocks, and the pieces recognised in them in order."""

    kind: str
    """main, annex or attached."""
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    heading: tuple[Block, ...] = ()
    starts_section: bool = False
    """A section of its own begins with it."""
    signed: bool = False
    """A signature was found."""

    def of(self, *components: str) -> list[Piece]:
        """Return the pieces of these components, in order."""
        return [piece for piece in self.pieces if piece.component in components]

    def first(self, component: str) -> Piece | None:
        """Return the first piece of a component."""
        return next((piece for piece in self.pieces if piece.component == component), None)

    @property
    def sections(self) -> set[int]:
        """The sections its blocks stand in."""
        return {block.section for block in self.blocks}


def parts_of(story: Story) -> tuple[Part, ...]:
    """Return the documents of a file in order."""
    blocks = story.blocks
    starts = _starts(blocks)
    bounds = [*[place for place, _kind in starts], len(blocks)]
    return tuple(
        _part(blocks, bounds[order], bounds[order + 1], kind) for order, (_place, kind) in enumerate(starts)
    )


def is_administrative(part: Part) -> bool:
    """Tell whether enough of the fixed components are there to call it an administrative document."""
    known = {piece.component for piece in part.pieces}
    if part.kind == ANNEX_PART:
        return True
    score = len(known & set(_SIGNS)) + ("recipients_heading" in known) + ("signing_authority" in known)
    return score >= 3


def _starts(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    starts: list[tuple[int, str]] = []
    place, signed, filled = 0, False, 0
    while place < len(blocks):
        span = heading_span(blocks, place)
        if span is not None:
            main = not starts and filled <= _FEW_BEFORE_HEADING
            starts.append((0, MAIN) if main else (_with_caption(blocks, place), ATTACHED))
            place, signed, filled = span, False, filled + 1
            continue
        block = blocks[place]
        if isinstance(block, Paragraph) and not block.empty:
            if _is_annex_label(block) and (
                signed or not filled or block.look.page_break_before or _new(blocks, place)
            ):
                starts.append((place, ANNEX_PART))
                signed = False
            elif signed and _opens_attached(blocks, place):
                starts.append((place, ATTACHED))
                signed = False
        signed = signed or _closes(block)
        filled += not isinstance(block, Paragraph) or not block.empty
        place += 1
    if not starts or starts[0][0] > 0:
        starts.insert(0, (0, MAIN))
    return starts


def _with_caption(blocks: Sequence[Block], place: int) -> int:
    """Take the number of a form ("Mẫu số 01") above its heading along."""
    for above in range(place - 1, max(-1, place - 8), -1):
        block = blocks[above]
        if isinstance(block, Table):
            break
        if _CAPTION.match(fold(block.text).strip()):
            return above
    return place


def _closes(block: Block) -> bool:
    return bool(re.search(r"(?m)^\W*noi nhan\b", fold(block.text)))


def _is_annex_label(paragraph: Paragraph) -> bool:
    lines = lines_of(paragraph)
    return bool(lines) and bool(ANNEX.match(lines[0].folded)) and paragraph.look.align in ("center", "left")


def _new(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether the block begins a page: a new section, or a page break typed before it."""
    before = blocks[place - 1] if place else None
    if before is None or before.section != blocks[place].section:
        return True
    return isinstance(before, Paragraph) and before.empty and blocks[place - 1].text != ""


def _opens_attached(blocks: Sequence[Block], place: int) -> bool:
    block = blocks[place]
    if not isinstance(block, Paragraph) or block.look.align != "center":
        return False
    if fold(block.text).strip() not in vocabulary().kinds_by_name:
        return False
    near = (fold(b.text).strip() for b in blocks[place + 1 : place + 6])
    return any(ATTACHED_TO.match(text) for text in near)


def _part(blocks: Sequence[Block], start: int, end: int, kind: str) -> Part:
    own = blocks[start:end]
    starts_section = start == 0 or blocks[start - 1].section != blocks[start].section
    if kind == ANNEX_PART:
        pieces = _annex_pieces(own)
        return Part(kind=kind, pieces=tuple(pieces), blocks=tuple(own), starts_section=starts_section)
    at = next((n for n in range(min(len(own), _FEW_BEFORE_HEADING * 4)) if heading_span(own, n)), None)
    after = 0 if at is None else heading_span(own, at) or at + 1
    head = list(own[at or 0 : after])
    pieces = heading_pieces(head)
    title, length = title_pieces(own[after:])
    if not any(piece.component == "kind_name" for piece in title):
        title, length = [], 0
    body_from = after + length
    foot = signature_start(own[body_from:])
    body_to = len(own) if foot is None else body_from + foot
    pieces += [*title, *body_pieces(own[body_from:body_to])]
    if foot is not None:
        pieces += signature_pieces(own[body_to : body_to + signature_end(own[body_to:], 0)])
    return Part(
        kind=kind,
        pieces=tuple(pieces),
        blocks=tuple(own),
        heading=tuple(head),
        starts_section=starts_section,
        signed=foot is not None,
    )


def _annex_pieces(blocks: Sequence[Block]) -> list[Piece]:
    """Return the label, title and reference of an annex, then its body."""
    found: list[Piece] = []
    place, stage = 0, "annex_number"
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            break
        if block.empty or (block.lines and not any(map(str.isalpha, block.text))):
            continue
        lines = lines_of(block)
        if stage != "annex_number" and block.look.align != "center":
            break
        for line in lines:
            if stage == "annex_number":
                found.append(line.named("annex_number"))
                stage = "annex_title"
            elif ATTACHED_TO.match(line.folded) or stage == "annex_reference":
                stage = "annex_reference"
                found.append(line.named("annex_reference"))
                if line.text.endswith(")"):
                    stage = "annex_body"
            elif stage == "annex_title":
                found.append(line.named("annex_title"))
            else:
                return [*found, *body_pieces(blocks[place:])]
    return [*found, *body_pieces(blocks[place:])]
