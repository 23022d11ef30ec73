"""Repairs of the marks in fixed formulas: dots, commas, colons and spaces, never a letter or a digit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.word_xml import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from planner.documents.check.components import Part
    from planner.documents.check.pieces import Piece
    from planner.documents.fix.changes import ChangeLog

_AUTHORITY = re.compile(r"^(\s*)(TM|KT|TL|TUQ|Q)(?:\s*\.\s*|\s+)(?=\S)")
_MOTTO = re.compile(r"\s*[-\u2013\u2014]\s*")
_SYMBOL_DASH = re.compile(r"(?<=\w)[ \u00a0]*-[ \u00a0]*(?=\w)")
_BEFORE_COLON = re.compile(r"^(\s*[^\W\d_]+)\s+:")
_DASHED = re.compile(r"^\s*[-\u2013]")
_CLOSING = re.compile(r"[\s.;,:]*$")
_END = re.compile(r"[\s./]*$")
_ENDED = re.compile(r"\w\)?[\u201d\"]?$")
_RUNNING = ("body", "point", "clause", "article", "dash", "subclause")


def fix_marks(log: ChangeLog, part: Part) -> None:
    """Repair the fixed formulas of a document."""
    for piece in part.pieces:
        if piece.component == "signing_authority":
            _rewrite(log, "signing_authority.spacing", piece, lambda t: _AUTHORITY.sub(r"\1\2. ", t))
        elif piece.component == "motto":
            _rewrite(log, "motto.wording", piece, lambda t: _MOTTO.sub(" - ", t.strip()))
        elif piece.component == "number_symbol":
            _rewrite(log, "number_symbol.colon", piece, lambda t: _BEFORE_COLON.sub(r"\1:", t))
            _rewrite(log, "number_symbol.no_spaces", piece, _joined_symbol)
        elif piece.component == "recipients_heading" and not piece.text.rstrip().endswith(":"):
            _rewrite(log, "recipients_heading.colon", piece, lambda t: t.rstrip() + ":")
    _close_list(log, "recipients.closing", part.of("recipients"), dashed=True)
    _close_list(log, "legal_basis.closing", part.of("legal_basis"), dashed=False)
    if part.kind == "main" and part.signed:
        _end_body(log, part)


def _joined_symbol(text: str) -> str:
    before, slash, symbol = text.partition("/")
    return before + slash + _SYMBOL_DASH.sub("-", symbol)


def _close_list(log: ChangeLog, rule: str, pieces: list[Piece], *, dashed: bool) -> None:
    """End every entry by ";" and the last by "."; a list whose entries cannot be told apart is left."""
    if not pieces or (dashed and not all(_DASHED.match(piece.text) for piece in pieces)):
        return
    for piece in pieces:
        mark = "." if piece is pieces[-1] else ";"
        text = piece.text.rstrip()
        if text.endswith(mark) and not text.endswith((";" + mark, "." + mark)):
            continue
        if piece.blank or text.endswith(("\u2026", "...", "/.")):
            continue
        _rewrite(log, rule, piece, _closing_by(mark))


def _closing_by(mark: str) -> Callable[[str], str]:
    return lambda text: _CLOSING.sub("", text) + mark


def _end_body(log: ChangeLog, part: Part) -> None:
    body = part.of(*_RUNNING)
    if not body:
        return
    last = body[-1]
    text = _END.sub("", last.text)
    if last.text.rstrip().endswith("./.") or not _ENDED.search(text) or "./." in last.text:
        return
    _rewrite(log, "body.end", last, lambda t: _END.sub("", t) + "./.")


def _rewrite(log: ChangeLog, rule: str, piece: Piece, change: Callable[[str], str]) -> None:
    """Change the marks of a piece where its letters stand in runs of their own."""
    texts = _texts(piece)
    old = "".join(each.text or "" for each in texts)
    if not texts or _words(old) != _words(piece.text) or piece.paragraph.label:
        return
    new = change(old)
    if new == old or _words(new) != _words(old):
        return
    _put(texts, old, new)
    log.text(rule, piece, _quoted(old), _quoted(new))


def _texts(piece: Piece) -> list[_Element]:
    """Return the text elements of the piece's runs; none where breaks or tabs stand between them."""
    runs = list(dict.fromkeys(span.element for span in piece.spans if span.element is not None))
    if any(each.tag not in (word("t"), word("rPr")) for run in runs for each in run):
        return []
    return [each for run in runs for each in run if each.tag == word("t")]


def _put(texts: list[_Element], old: str, new: str) -> None:
    """Replace what differs between `old` and `new`, in the elements where it stands."""
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    most = shorter - start
    end = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    stop, put, place, done = len(old) - end, new[start : len(new) - end], 0, False
    for each in texts:
        text = each.text or ""
        low, high = max(start - place, 0), min(stop - place, len(text))
        here = place <= start <= place + len(text) and not done
        if here or (low < high):
            each.text = text[:low] + (put if here else "") + text[max(low, high) :]
            each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        done = done or here
        place += len(text)


def _words(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _quoted(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 40 else "\u2026" + text[-40:]
