"""Citing other documents: in full the first time, by kind, number and symbol afterwards (II.6.a, II.6.b)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from planner.documents.check.vocabulary import vocabulary
from planner.documents.wording import common_wording
from planner.i18n import _
from planner.vietnamese import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece

_CITING = frozenset(
    {"legal_basis", "body", "dash", "clause", "clause_title", "subclause", "point"}
    | {"article", "article_title"}
)
_DATE = re.compile(r"\bngay\s+\d{1,2}(\s+thang\s+\d{1,2}\s+nam\s+\d{4}|[/.-]\d{1,2}[/.-]\d{4})")
_ISSUER = re.compile(r"\bcua\s+\w")
_AT_ONCE = re.compile(r"[\s,]*ngay\s+\d{1,2}(\s+thang\b|[/.-]\d)")
_STOP = re.compile(r"[;)]|\.(\s|$)|\./\.")
_LONGEST = 400
"""Characters behind a number in which the rest of a citation is looked for."""
_MERGED = re.compile(r"[;,.]\s*can cu\b")


def check_citations(sheet: Sheet, parts: Sequence[Part]) -> None:
    """Follow the citations through the file: the text, what is attached to it, its annexes."""
    cited: set[str] = set()
    for part in parts:
        for piece in part.pieces:
            if piece.component in _CITING and not piece.blank:
                for found in _citations(piece):
                    _one(sheet, piece, found, cited)
    for part in parts:
        for piece in part.of("legal_basis"):
            _own_line(sheet, piece)


@cache
def _pattern() -> re.Pattern[str]:
    words = vocabulary()
    kinds = sorted((*words.kinds_by_name, fold(words.letter.name)), key=len, reverse=True)
    return re.compile(
        rf"\b(?P<kind>{'|'.join(kinds)})\s+so\s*:?\s*(?P<number>\d+[a-z]?(?:/\d{{4}})?[/-][a-z0-9/&.-]*[a-z0-9])"
    )


@cache
def _laws() -> frozenset[str]:
    return frozenset(fold(kind) for kind in common_wording().named_only)


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(fold(word) for word in common_wording().subject_openings)})\b")


def _citations(piece: Piece) -> Iterator[re.Match[str]]:
    return _pattern().finditer(piece.folded)


def _one(sheet: Sheet, piece: Piece, found: re.Match[str], cited: set[str]) -> None:
    number = found.group("number")
    words = nfc(piece.text)[found.start() : found.end()]
    if found.group("kind") in _laws():
        _law(sheet, piece, words)
    elif number in cited:
        _later(sheet, piece, found, words)
    else:
        _first(sheet, piece, found, words)
    cited.add(number)


def _law(sheet: Sheet, piece: Piece, words: str) -> None:
    sheet.text(
        "citation.law",
        ok=False,
        expected=_("laws and ordinances by kind and name, without number"),
        found=words,
        where=sheet.at(piece),
        remedy=_("Cite the law by its name; many offices add the number, for which the decree does not ask."),
    )


def _first(sheet: Sheet, piece: Piece, found: re.Match[str], words: str) -> None:
    rest = piece.folded[found.end() : found.end() + _LONGEST]
    stop = _STOP.search(rest)
    rest = rest[: stop.start()] if stop else rest
    missing = [
        name
        for name, there in (
            (_("the day"), bool(_DATE.search(rest))),
            (_("the issuer"), bool(_ISSUER.search(rest))),
            (_("the subject"), bool(_openings().search(rest))),
        )
        if not there
    ]
    sheet.text(
        "legal_basis.complete" if piece.component == "legal_basis" else "citation.first",
        ok=not missing,
        expected=_("kind, number, symbol, day, issuer and subject when a document is first cited"),
        found=_("{words}: without {missing}", words=words, missing=", ".join(missing)) if missing else words,
        where=sheet.at(piece),
        remedy=_("Cite it in full here, and by kind, number and symbol alone afterwards."),
    )


def _later(sheet: Sheet, piece: Piece, found: re.Match[str], words: str) -> None:
    long = bool(_AT_ONCE.match(piece.folded, found.end()))
    sheet.text(
        "citation.later",
        ok=not long,
        expected=_("kind, number and symbol alone once a document was cited"),
        found=_("{words} with its day again", words=words) if long else words,
        where=sheet.at(piece),
        remedy=_("Leave day, issuer and subject out: the document was cited in full before."),
    )


def _own_line(sheet: Sheet, piece: Piece) -> None:
    merged = bool(_MERGED.search(piece.folded))
    sheet.text(
        "legal_basis.own_line",
        ok=not merged,
        expected=_("each basis on a line of its own"),
        found=_("several in one paragraph") if merged else "",
        where=sheet.at(piece),
        remedy=_("Begin a new line for each basis."),
    )
