"""Capital letters as far as Appendix II decides them: places, bodies, citations, Nhân dân and Nhà nước."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from planner.documents.check.pieces import whole_paragraph
from planner.documents.check.rules_tables import table_paragraphs
from planner.documents.check.vocabulary import vocabulary
from planner.i18n import _
from planner.vietnamese import fold_tone_placement, nfc

if TYPE_CHECKING:
    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece

_CHECKED = frozenset(
    {
        "body",
        "dash",
        "clause",
        "clause_title",
        "subclause",
        "point",
        "article",
        "article_title",
        "legal_basis",
        "addressees",
    }
    | {"subject", "letter_subject"}
)


def check_capitals(sheet: Sheet, part: Part) -> None:
    """Check the text and tables of one document; headings in capitals say nothing about capital letters."""
    for piece in part.pieces:
        if piece.component in _CHECKED and not piece.in_capitals:
            _check(sheet, piece)
    seen: set[str] = set()
    for paragraph in table_paragraphs(part):
        text = nfc(paragraph.text)
        if text in seen:
            continue
        seen.add(text)
        if any(word in text for word in _telling()) and text != text.upper():
            _check(sheet, whole_paragraph(paragraph, "table_cell"))


def _check(sheet: Sheet, piece: Piece) -> None:
    text = nfc(piece.text)
    _territories(sheet, piece, text)
    _citations(sheet, piece, text)
    _spellings(sheet, piece, text)


@cache
def _telling() -> tuple[str, ...]:
    """Return words without which no rule of this module says anything: most cells have none of them."""
    words = vocabulary()
    capital = (word.capitalize() for word in (*words.territories, *words.citation_low))
    small = (*words.numbered_territories, *words.citation_high)
    return (*(f"{word} " for word in (*capital, *small)), *(each.wrong for each in words.spellings))


@cache
def _territory_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = vocabulary()
    capital = "|".join(word.capitalize() for word in words.territories)
    numbered = "|".join(words.numbered_territories)
    return (
        re.compile(rf"(?<=[\w,;] )({capital}) ([^\W\d_]+)(?: ([^\W\d_]+))?"),
        re.compile(rf"\b({numbered}) (\d+)\b"),
    )


def _territories(sheet: Sheet, piece: Piece, text: str) -> None:
    named, numbered = _territory_patterns()
    for found in named.finditer(text):
        name = found.group(2)
        if not name[:1].isupper() or name.isupper() or _named_after_event(text[found.end(1) :]):
            continue
        sheet.text(
            "capitals.territory",
            ok=False,
            expected=_("the word for the unit in small letters, its proper name in capitals"),
            found=found.group(0),
            where=sheet.at(piece),
            remedy=_("Write {text}.", text=found.group(0)[0].lower() + found.group(0)[1:]),
        )
    for found in numbered.finditer(text):
        sheet.text(
            "capitals.numbered_territory",
            ok=False,
            expected=_("units named by a number with a capital: “Quận 1”"),
            found=found.group(0),
            where=sheet.at(piece),
            remedy=_("Write {text}.", text=found.group(0).capitalize()),
        )
    sheet.text(
        "capitals.territory",
        ok=True,
        expected=_("the word for the unit in small letters, its proper name in capitals"),
        found="",
        where="",
        remedy="",
    )


def _named_after_event(name: str) -> bool:
    """Tell whether a unit is named by a number, a person or an event: those take the capital."""
    return bool(re.match(r"(?: [^\W\d_]+){0,4} \d+\b", name)) or name.startswith(
        tuple(vocabulary().event_names)
    )


@cache
def _citation_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    low, high = vocabulary().citation_low, vocabulary().citation_high
    return (
        re.compile(
            rf"(?<=[\w,;)] )({'|'.join(w.capitalize() for w in low)}) (\d+|[^\W\d_]{{1,2}}(?=[,; ]))\b"
        ),
        re.compile(rf"\b({'|'.join(high)}) (\d+)\b"),
    )


def _citations(sheet: Sheet, piece: Piece, text: str) -> None:
    low, high = _citation_patterns()
    expected = _("“khoản” and “điểm” in small letters; “Phần”, “Chương”, “Mục”, “Điều” with a capital")
    for found in low.finditer(text):
        sheet.text(
            "capitals.citation",
            ok=False,
            expected=expected,
            found=found.group(0),
            where=sheet.at(piece),
            remedy=_("Write {text}.", text=found.group(0).lower()),
        )
    for found in high.finditer(text):
        if found.group(1) != vocabulary().citation_high[0] and not _cites(text, found):
            continue
        sheet.text(
            "capitals.citation",
            ok=False,
            expected=expected,
            found=found.group(0),
            where=sheet.at(piece),
            remedy=_("Write {text}.", text=found.group(0).capitalize()),
        )
    sheet.text("capitals.citation", ok=True, expected=expected, found="", where="", remedy="")


def _cites(text: str, found: re.Match[str]) -> bool:
    """Chapters and sections are cited only beside another part of a text; "mục 3" of a table is none."""
    near = text[max(0, found.start() - 30) : found.end() + 30]
    return any(word in near for word in vocabulary().citation_company)


def _spellings(sheet: Sheet, piece: Piece, text: str) -> None:
    words = vocabulary()
    for spelling in words.spellings:
        for found in re.finditer(rf"(?<!\w){re.escape(spelling.wrong)}(?!\w)", text):
            if _excepted(text, found.start(), spelling.wrong):
                continue
            rule = _rule_of(spelling.right)
            sheet.text(
                rule,
                ok=False,
                expected=spelling.right,
                found=spelling.wrong,
                where=sheet.at(piece),
                remedy=_("Write {text}.", text=spelling.right),
            )
    for spelling in words.spellings:
        if spelling.right in text:
            rule = _rule_of(spelling.right)
            sheet.text(rule, ok=True, expected=spelling.right, found="", where="", remedy="")


def _rule_of(right: str) -> str:
    if right.startswith(tuple(vocabulary().cities)):
        return "capitals.city"
    return "capitals.special" if right in vocabulary().special_nouns else "capitals.body_name"


def _excepted(text: str, start: int, wrong: str) -> bool:
    """Part of a longer name, or the word behind another one that decides otherwise."""
    plain = fold_tone_placement(text).lower()
    for phrase in vocabulary().spelling_exceptions.get(wrong, ()):
        place = phrase.find(wrong)
        if place <= start and plain.startswith(phrase, start - place):
            return True
    return False
