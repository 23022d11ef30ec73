"""Parts, chapters and sections: their numerals, lines and titles; one size of letters all through (II.6)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from planner.documents.check import describe
from planner.documents.check.rules_page import TOLERANCE_PT
from planner.documents.layout.rules import layout_rules
from planner.i18n import _

if TYPE_CHECKING:
    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece

_NUMBER = re.compile(
    r"(?P<word>phan|chuong|tieu muc|muc)\s+(?P<ordinal>thu\s+)?(?P<number>[\w]+)\W*(?P<rest>.*)"
)
_HIGH = ("phan", "chuong")
_ROMAN = re.compile(r"[ivxlcdm]+$")
_SIZED = ("body", "dash", "clause", "subclause", "point", "article", "clause_title", "article_title")


def check_divisions(sheet: Sheet, part: Part) -> None:
    """Check the divisions of one document, and that its text has letters of one size."""
    for place, piece in enumerate(part.pieces):
        if piece.component == "division_number" and (found := _NUMBER.match(piece.folded)):
            _numerals(sheet, piece, found)
            _own_line(sheet, piece, found)
            _titled(sheet, piece, found, part.pieces[place + 1 : place + 2])
    _one_size(sheet, part.of(*_SIZED))


def _numerals(sheet: Sheet, piece: Piece, found: re.Match[str]) -> None:
    high = found["word"] in _HIGH
    roman = bool(_ROMAN.match(found["number"]))
    sheet.text(
        "division_number.numerals",
        ok=not found["ordinal"] and (roman if high else found["number"].isdecimal()),
        expected=_("Roman numerals for parts and chapters, Arabic ones for sections"),
        found=piece.text[: found.start("rest")].strip() if found["rest"] else piece.text,
        where=sheet.at(piece),
        remedy=_("Number parts and chapters I, II, III; sections and subsections 1, 2, 3."),
    )


def _broken(piece: Piece) -> bool:
    return "\n" in "".join(span.text for span in piece.spans).strip()


def _own_line(sheet: Sheet, piece: Piece, found: re.Match[str]) -> None:
    alone = not found["rest"] or _broken(piece)
    sheet.text(
        "division_number.own_line",
        ok=alone,
        expected=_("word and number on a line of their own, the title below"),
        found="" if alone else piece.text[:40],
        where=sheet.at(piece),
        remedy=_("Begin a new line behind the number."),
    )


def _titled(sheet: Sheet, piece: Piece, found: re.Match[str], following: tuple[Piece, ...]) -> None:
    titled = bool(found["rest"]) or (bool(following) and following[0].component == "division_title")
    sheet.text(
        "division_title.missing",
        ok=titled,
        expected=_("a title below the number of a part, chapter or section"),
        found="" if titled else _("nothing"),
        where=sheet.at(piece),
        remedy=_("Give it a title in capitals, centred, on the line below."),
    )


def _one_size(sheet: Sheet, pieces: list[Piece]) -> None:
    """Numbers and titles of articles, clauses and points are as large as the text around them (II.6.đ).

    Sizes that no text may have are told elsewhere.
    """
    allowed, counts = layout_rules().rule("body.size"), Counter[float]()
    for piece in pieces:
        for span in piece.letters:
            if allowed.allows(span.face.size, TOLERANCE_PT):
                counts[span.face.size] += len(span.text)
    if not counts:
        return
    usual = counts.most_common(1)[0][0]
    unlike = {size for size in counts if abs(size - usual) > TOLERANCE_PT}
    others = [piece for piece in pieces if any(span.face.size in unlike for span in piece.letters)]
    sheet.text(
        "body.one_size",
        ok=not others,
        expected=_("letters of one size in the whole text"),
        found=", ".join(describe.measured(size, "pt") for size in sorted({usual, *unlike})),
        where=sheet.at(others[0] if others else pieces[0]),
        remedy=_("Set the same size for the whole text: {size}.", size=describe.measured(usual, "pt")),
    )
