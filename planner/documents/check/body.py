"""Recognises what stands between the heading and the signature: kind, subject, bases, addressees, body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.looks import Paragraph
from planner.documents.check.pieces import Piece, lines_of, whole_paragraph
from planner.documents.check.vocabulary import vocabulary
from planner.vietnamese import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.documents.check.looks import Block

_OPENINGS = re.compile(r"(can cu|theo de nghi|xet (de nghi|to trinh)|thuc hien|tren co so)\b")
_BASIS = re.compile(r"can cu\b")
_ADDRESSEES = re.compile(r"kinh gui\b")
_SENDER = re.compile(r".{3,120}\bdien\s*:$")
_DASH = re.compile(r"[-\u2013\u2014+*\u2022\u00b7]\s*")
ATTACHED_TO = re.compile(r"\(?\s*(ban hanh )?(kem theo|dinh kem)\b")
_NUMBERED = (
    ("division_number", re.compile(r"(phan( thu)? [\w]+|chuong [ivxlcdm\d]+)\b\W*(?P<rest>.*)$")),
    ("division_number", re.compile(r"(tieu )?muc (\d+|[ivxlcdm]+)\b\W*(?P<rest>.*)$")),
    ("article", re.compile(r"dieu \d+[a-z]?\b")),
    ("section", re.compile(r"[ivxlc]+\s*[.\-/)]\s*\S")),
    ("subclause", re.compile(r"\d{1,2}\.\d{1,2}(\.\d{1,2})*\.?\s")),
    ("clause", re.compile(r"\d{1,3}\s*[.)]\s+\S|\d{1,3}\s*[.)](?=[^\W\d_])")),
)
_ENACTING = re.compile(r"(quyet dinh|quyet nghi|nghi quyet)\s*:?$")
_ALL = 0.9
"""Share of bold letters from which a paragraph counts as bold all through."""
_POINT = re.compile(r"[^\W\d_]{1,2}\s?\)")
_TITLE_LINES = 12
_LONGEST_REST = 120
"""Characters of a title that may stand on the line of a chapter's number."""
_LONGEST_TITLE = 250


def title_pieces(blocks: Sequence[Block]) -> tuple[list[Piece], int]:
    """Return the name of the kind, the subject and what stands with them, and how many blocks they take."""
    found: list[Piece] = []
    end, stage = 0, "kind"
    for place, block in enumerate(blocks[: _TITLE_LINES + 6]):
        if not isinstance(block, Paragraph):
            break
        if block.empty or (block.lines and not any(map(str.isalpha, block.text))):
            if block.lines and stage != "kind":
                stage, end = "below", place + 1
            continue
        lines = lines_of(block)
        stage = _title_line(lines, stage, found)
        if stage == "over":
            break
        end = place + 1
    return found, end


def _title_line(lines: list[Piece], stage: str, found: list[Piece]) -> str:
    """Take one paragraph of the title; return the stage after it, "over" when it is no title."""
    for line in lines:
        centred = line.paragraph.look.align == "center"
        known = line.folded.strip(" .:") in vocabulary().kinds_by_name
        if ATTACHED_TO.match(line.folded) and (centred or stage == "below"):
            found.append(line.named("attachment_note"))
            stage = "below"
        elif _is_kind_mark(line):
            found.append(line.named("urgency_mark"))
        elif stage == "kind" and (known or (centred and line.in_capitals and len(line.text) < 60)):
            found.append(line.named("kind_name"))
            stage = "subject"
        elif stage == "subject" and centred and not _ADDRESSEES.match(line.folded):
            if line.in_capitals and any(p.component == "subject" for p in found):
                found.append(line.named("decided_by"))
                stage = "below"
            else:
                found.append(line.named("subject"))
        elif stage == "below" and centred and line.in_capitals:
            found.append(line.named("decided_by"))
        elif stage == "below" and centred and found and found[-1].component == "attachment_note":
            found.append(line.named("attachment_note"))
        else:
            return "over"
    return stage


def _is_kind_mark(line: Piece) -> bool:
    return vocabulary().is_mark(line.folded, "urgency") and line.in_capitals


def body_pieces(blocks: Sequence[Block]) -> list[Piece]:
    """Return addressees, legal bases and the body, paragraph by paragraph; tables are left out."""
    paragraphs = [b for b in blocks if isinstance(b, Paragraph) and not b.framed]
    filled = [whole_paragraph(p) for p in paragraphs if not p.empty and any(map(str.isalnum, p.text))]
    found: list[Piece] = []
    stage = "opening"
    for place, piece in enumerate(filled):
        component = _opening(piece, stage, filled[place + 1 : place + 2])
        if component is None:
            stage = "body"
            found.append(piece.named(_in_body(piece, found)))
        else:
            stage = component
            found.append(piece.named(component))
    return found


def _opening(piece: Piece, stage: str, following: list[Piece]) -> str | None:
    """Return the component of what may stand before the body, or None where the body has begun."""
    text = piece.folded
    if _ADDRESSEES.match(text):
        return "addressees"
    if stage in ("opening", "addressees") and _SENDER.match(text):
        return "telegram_sender"
    if stage in ("addressees", "telegram_sender") and (_DASH.match(text) or _continues(piece)):
        return "addressees" if stage == "addressees" else "telegram_addressees"
    if stage == "telegram_addressees" and _DASH.match(text):
        return "telegram_addressees"
    if stage in ("opening", "addressees", "legal_basis", "body") and _is_basis(piece, stage, following):
        return "legal_basis"
    return None


def _continues(piece: Piece) -> bool:
    look = piece.paragraph.look
    return look.left > 20 and look.align != "both" and not _OPENINGS.match(piece.folded)


def _is_basis(piece: Piece, stage: str, following: list[Piece]) -> bool:
    """Tell a basis, which stands on lines of its own: it ends by ";", another follows, or it is italic."""
    if stage == "body" or piece.paragraph.look.align == "center":
        return False
    text = piece.text.rstrip()
    if text.endswith(":"):
        return False
    leaning = piece.share("italic") > 0.5
    if stage == "legal_basis":
        return bool(_OPENINGS.match(piece.folded)) or leaning
    if not _BASIS.match(piece.folded):
        return leaning and bool(_OPENINGS.match(piece.folded)) and text.endswith((";", ",", "."))
    next_is = bool(following) and bool(_OPENINGS.match(following[0].folded))
    return text.endswith((";", ",")) or leaning or (next_is and len(text) < 400)


def _in_body(piece: Piece, before: list[Piece]) -> str:
    numbered = _numbered(piece)
    if numbered:
        return numbered
    if _POINT.match(nfc(piece.text)):
        return "point"
    if piece.paragraph.look.align == "center":
        return _centred(piece, before)
    return "dash" if _DASH.match(piece.folded) else "body"


def _numbered(piece: Piece) -> str:
    """Return the component that the number opening a paragraph tells, or ""."""
    for component, pattern in _NUMBERED:
        match = pattern.match(piece.folded)
        if match is not None and _fits(component, match, piece):
            if component == "clause" and _is_title(piece):
                return "clause_title"
            if component == "article" and piece.share("bold") > _ALL:
                return "article_title"
            return component
    return ""


def _fits(component: str, match: re.Match[str], piece: Piece) -> bool:
    if component == "division_number":
        return len(match.group("rest")) <= _LONGEST_REST and piece.paragraph.look.align == "center"
    return component != "section" or (piece.text[0].isupper() and (piece.in_capitals or piece.bold))


def _centred(piece: Piece, before: list[Piece]) -> str:
    if _ENACTING.match(piece.folded):
        return "enacting"
    titled = bool(before) and before[-1].component in ("division_number", "division_title")
    return "division_title" if titled and (piece.in_capitals or piece.bold) else "centred"


def _is_title(piece: Piece) -> bool:
    return piece.share("bold") > _ALL and len(piece.text) < _LONGEST_TITLE and not piece.text.endswith(";")


def dash_items(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the items of a list with dashes, continued lines joined, marks at the ends kept."""
    item = ""
    for piece in pieces:
        text = piece.text
        if _DASH.match(text) and not fold(text).startswith("noi nhan"):
            if item:
                yield item
            item = _DASH.sub("", text, count=1)
        elif item:
            item = f"{item} {text}"
        else:
            item = text
    if item:
        yield item
