"""The names in the fixed components: places, offices, whom a letter goes to, what an annex belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.parsing import date_line, kind_of
from planner.documents.check.rules_font import is_black
from planner.documents.check.vocabulary import vocabulary
from planner.documents.layout.rules import layout_rules
from planner.i18n import _
from planner.vietnamese import fold, nfc

if TYPE_CHECKING:
    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece

_TERRITORY = re.compile(r"\b(tinh|thanh pho|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)\b\s*(?P<name>.*)$")
_COLLECTIVE = re.compile(r"(ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)\s")
_UNOFFICIAL = re.compile(r"\b(phu trach|dieu hanh|thuong truc)\b")
_LONGEST_NAME = 40
_REFERENCE = tuple(re.compile(rf"\b{word}\b") for word in ("so", "ngay", "cua"))


def check_names(sheet: Sheet, part: Part) -> None:
    """Check the names of one document."""
    superior, place = part.of("superior_body"), part.first("place_date")
    if superior and not superior[-1].blank:
        _superior(sheet, superior)
    if place is not None and not place.blank:
        _place(sheet, part, place)
    for piece in part.of("signing_authority"):
        _office(sheet, piece)
    _addressed(sheet, part)


def check_reference(sheet: Sheet, part: Part) -> None:
    """Check that the line below the title of an annex is black and names number, day and issuer (III.1.c)."""
    lines = part.of("annex_reference")
    if not lines:
        return
    color, black = layout_rules().rule("annex_reference.color"), _("black")
    dark = all(is_black(span.face.color) for piece in lines for span in piece.letters)
    sheet.measure(
        color,
        black if dark else _("another colour"),
        ok=dark,
        expected=black,
        where=sheet.at(lines[0]),
        remedy=_("Make the letters black (Font Color, Automatic)."),
    )
    text = " ".join(piece.folded for piece in lines)
    complete = all(pattern.search(text) for pattern in _REFERENCE)
    sheet.text(
        "annex_reference.complete",
        ok=complete,
        expected=_("number, symbol, day and issuer of the document; blank in an electronic one"),
        found=" ".join(piece.text for piece in lines),
        where=sheet.at(lines[0]),
        remedy=_("Write “(Kèm theo … số …/… ngày … tháng … năm … của …)”."),
    )


def _superior(sheet: Sheet, pieces: list[Piece]) -> None:
    text = " ".join(piece.folded for piece in pieces)
    found = _TERRITORY.search(text)
    local = bool(_COLLECTIVE.match(text))
    named = not local or (found is not None and bool(found["name"].strip()))
    sheet.text(
        "superior_body.place",
        ok=named,
        expected=_("the superior body with the name of its province, district or commune"),
        found=" ".join(piece.text for piece in pieces),
        where=sheet.at(pieces[-1]),
        remedy=_("Add the name of the place, such as “UBND TỈNH TUYÊN QUANG”."),
    )


def _place(sheet: Sheet, part: Part, piece: Piece) -> None:
    line = date_line(piece.text)
    if line is None or line.place is None:
        return
    words = nfc(line.place).split()
    capital = all(not word[:1].islower() or (n > 0 and word in _small()) for n, word in enumerate(words))
    sheet.text(
        "place_date.capitals",
        ok=capital,
        expected=_("the name of the place with capital letters"),
        found=line.place,
        where=sheet.at(piece),
        remedy=_("Write the place with capital letters."),
    )
    wanted = _seat(part)
    if wanted:
        sheet.text(
            "place_date.place",
            ok=fold(wanted) in fold(line.place),
            expected=_("the unit in which the issuer has its seat: {place}", place=wanted.title()),
            found=line.place,
            where=sheet.at(piece),
            remedy=_("Name the place after the issuer's unit: {place}.", place=wanted.title()),
        )


def _small() -> frozenset[str]:
    """Return the second syllables of the words for a unit, which stay small: "Thành phố Hồ Chí Minh"."""
    words = (*vocabulary().territories, *vocabulary().cities)
    return frozenset(word.lower().split()[-1] for word in words)


def _seat(part: Part) -> str:
    """Return the name of the unit that the issuer governs or belongs to, "" where the heading tells none."""
    for component in ("issuing_body", "superior_body"):
        text = nfc(" ".join(piece.text for piece in part.of(component)))
        found = _TERRITORY.search(fold(text))
        if found is not None and 0 < len(found["name"].strip()) <= _LONGEST_NAME:
            return text[found.start("name") :].strip()
    return ""


def _office(sheet: Sheet, piece: Piece) -> None:
    """Deputies in charge sign as deputies; "thường trực", "phụ trách" are no offices (II.7.b, II.7.c)."""
    found = None if piece.folded.startswith("tm") else _UNOFFICIAL.search(piece.folded)
    sheet.text(
        "signing_authority.office",
        ok=found is None,
        expected=_("the official office of the signer"),
        found=piece.text,
        where=sheet.at(piece),
        remedy=_("Leave “{words}” out.", words=piece.text[found.start() : found.end()] if found else ""),
    )


def _addressed(sheet: Sheet, part: Part) -> None:
    """Letters and submissions open by "Kính gửi" (II.9.b)."""
    code, name = kind_of(part)
    if code not in vocabulary().addressed_kinds or part.kind != "main":
        return
    there = bool(part.of("addressees"))
    sheet.text(
        "addressees.missing",
        ok=there,
        expected=_("“Kính gửi: …” above the text"),
        found="" if there else _("nothing"),
        where=_("the whole document"),
        remedy=_("Say who the document is addressed to: {name} goes to somebody.", name=name or ""),
    )
