"""The order of the text: sections, articles, clauses and points, each counted without a gap (II.6.đ)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.findings import Severity
from planner.documents.layout.numbering import point_letter, roman
from planner.i18n import _
from planner.vietnamese import POINT_LETTERS, nfc

if TYPE_CHECKING:
    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece

_POINT = re.compile(r"([^\W\d_]{1,2})(\s?)\)")
_CLAUSE = re.compile(r"(\d{1,3})\s*([.)])")
_ARTICLE = re.compile(r"dieu (\d+)([a-z]?)\s*([.:]?)")
_SECTION = re.compile(r"([ivxlc]+)\s*([.\-/)])")
_ROMAN = re.compile(r"[IVX]+\s*[.\-/]\s")
"""A section whose title is not in capitals counts all the same."""
_SINGLE = ("C", "D", "L", "M")
"""Letters of a list A, B, C rather than numerals."""
_MOST_SECTIONS = 60
_UNSURE = -1
"""What to expect behind a quotation of several paragraphs: the next number is taken as it is."""
_BLANK = re.compile(r"\.{4,}|\u2026")


def check_order(sheet: Sheet, part: Part) -> None:
    """Walk the body once; every article, section or other division starts its clauses and points afresh."""
    expected = {"point": 0, "article": 0, "section": 0}
    clauses: list[int] = []
    amending = any("sua doi" in piece.folded for piece in part.of("subject"))
    open_quote = False
    for piece in part.pieces:
        quoted_already = open_quote
        open_quote = _quote_state(piece.text, open_quote)
        if quoted_already or piece.text[:1] in ("\u201c", '"'):
            if quoted_already and not open_quote:
                clauses[:] = [_UNSURE]
                expected |= dict.fromkeys(expected, _UNSURE)
            continue
        component = piece.component.removesuffix("_title")
        if component in ("division", "division_number"):
            clauses.clear()
            expected["point"] = expected["section"] = 0
        elif component == "article":
            clauses.clear()
            _article(sheet, piece, expected)
        elif component == "section" or _ROMAN.match(piece.text):
            clauses.clear()
            _section(sheet, piece, expected)
        elif component == "clause":
            _clause(sheet, piece, clauses, amending=amending)
            expected["point"] = 0
        elif component == "subclause":
            _subclause(sheet, piece)
            expected["point"] = 0
        elif component == "point":
            _point(sheet, piece, expected)


def _quote_state(text: str, inside: bool) -> bool:  # noqa: FBT001
    """Tell whether a quotation opened before or in the text is still open after it."""
    opened, closed = text.count("\u201c"), text.count("\u201d")
    if opened > closed:
        return True
    return False if closed > opened else inside


def _article(sheet: Sheet, piece: Piece, expected: dict[str, int]) -> None:
    found = _ARTICLE.match(piece.folded)
    expected["point"] = 0
    if found is None or _BLANK.search(piece.text[:16]):
        return
    number = int(found.group(1))
    wanted = expected["article"] + 1
    if expected["article"] > 0 or (number == 1 and not expected["article"]):
        sheet.text(
            "article.sequence",
            ok=number == wanted or bool(found.group(2)),
            expected=_("articles numbered without a gap"),
            found=_("{found} after {before}", found=number, before=wanted - 1),
            where=sheet.at(piece),
            remedy=_("Number this article {number}.", number=wanted),
        )
    expected["article"] = number
    sheet.text(
        "article.dot",
        ok=found.group(3) == ".",
        expected=_("a full stop behind the number of an article"),
        found=piece.text[:12],
        where=sheet.at(piece),
        remedy=_("Put a full stop behind the number."),
    )


def _section(sheet: Sheet, piece: Piece, expected: dict[str, int]) -> None:
    found = _SECTION.match(piece.folded)
    expected["point"] = 0
    digits = found.group(1).upper() if found else ""
    number = next((n for n in range(1, _MOST_SECTIONS) if roman(n) == digits), 0)
    if not number or (not expected["section"] and digits in _SINGLE):
        return
    wanted = expected["section"] + 1
    sheet.text(
        "section.sequence",
        ok=number in (1, wanted) or expected["section"] == _UNSURE,
        expected=_("sections numbered without a gap in Roman numerals"),
        found=digits,
        where=sheet.at(piece),
        remedy=_("Number this section {number}.", number=roman(wanted)),
    )
    expected["section"] = number


def _clause(sheet: Sheet, piece: Piece, clauses: list[int], *, amending: bool) -> None:
    """Check one number; `clauses` are the last numbers of the open lists, the innermost last.

    A text that amends another one quotes its clauses, with numbers of their own: no error there.
    """
    found = _CLAUSE.match(piece.text)
    if found is None:
        return
    number = int(found.group(1))
    if clauses == [_UNSURE]:
        clauses[:] = [number]
        return
    before = clauses[-1] if clauses else 0
    level = next((n for n in range(len(clauses) - 1, -1, -1) if clauses[n] + 1 == number), None)
    ok = number == 1 or level is not None
    sheet.text(
        "clause.sequence",
        ok=ok,
        severity=Severity.warning if amending else None,
        expected=_("clauses numbered without a gap"),
        found=_("{found} after {before}", found=number, before=before) if not ok else "",
        where=sheet.at(piece),
        remedy=_("Number this clause {number}.", number=before + 1),
    )
    if level is not None:
        clauses[level:] = [number]
    elif number == 1:
        clauses.append(1)
    else:
        clauses[-1:] = [number]
    sheet.text(
        "clause.dot",
        ok=found.group(2) == ".",
        expected=_("a full stop behind the number of a clause"),
        found=found.group(0) if found.group(2) != "." else ".",
        where=sheet.at(piece),
        remedy=_("Put a full stop behind the number."),
    )


def _subclause(sheet: Sheet, piece: Piece) -> None:
    sheet.text(
        "subclause.level",
        ok=False,
        expected=_("clauses 1., 2. and points a), b)"),
        found=piece.text.split(" ")[0],
        where=sheet.at(piece),
        remedy=_("The decree has no level 1.1; use points a), b), c) where you can."),
    )


def _point(sheet: Sheet, piece: Piece, expected: dict[str, int]) -> None:
    found = _POINT.match(nfc(piece.text))
    if found is None:
        return
    letter = found.group(1)
    place = expected["point"]
    if place == _UNSURE:
        expected["point"] = _place_after(letter, 0)
        return
    wanted = point_letter(place)
    restarts = letter.lower() == POINT_LETTERS[0]
    sheet.text(
        "point.sequence",
        ok=letter == wanted or restarts,
        expected=_("the letters of the Vietnamese alphabet in order: “a, b, c, d, đ, e, g, h”"),
        found=_(
            "{found} after {before}",
            found=f"{letter})",
            before=f"{point_letter(place - 1)})" if place else "…",
        )
        if letter != wanted and not restarts
        else "",
        where=sheet.at(piece),
        remedy=_("Letter this point {letter} and move the following ones on.", letter=f"{wanted})"),
    )
    expected["point"] = _place_after(letter, place) if not restarts else 1


def _place_after(letter: str, place: int) -> int:
    """Go on from the letter that stands there, so that one slip is told once."""
    if letter in POINT_LETTERS:
        return POINT_LETTERS.index(letter) + 1
    return place + 1
