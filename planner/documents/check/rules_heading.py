"""The words of the heading: national name, number, symbol, place, date, kind, subject (II.1 to II.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.heading import LETTER_SUBJECT
from planner.documents.check.parsing import date_line, kind_of, number_line
from planner.documents.check.vocabulary import vocabulary
from planner.documents.wording import common_wording
from planner.i18n import _
from planner.vietnamese import fold_tone_placement

if TYPE_CHECKING:
    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.parsing import DateLine, NumberLine
    from planner.documents.check.pieces import Piece

_MOST_SMALL = 10
_MONTHS_PADDED = 3
_SYMBOL = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*")


def check_heading(sheet: Sheet, part: Part) -> None:
    """Check the words of one heading."""
    _fixed_words(sheet, part)
    for piece in part.of("number_symbol"):
        line = number_line(piece.text)
        if line is not None:
            _number(sheet, piece, line)
            _kind_code(sheet, piece, line, part)
    for piece in part.of("place_date"):
        line_of_date = date_line(piece.text)
        if line_of_date is not None:
            _date(sheet, piece, line_of_date)
    _subject(sheet, part)


def _fixed_words(sheet: Sheet, part: Part) -> None:
    common = common_wording()
    for component, wanted in (("national_name", common.national_name.upper()), ("motto", common.motto)):
        for piece in part.of(component):
            shown = piece.text.upper() if component == "national_name" else piece.text
            sheet.text(
                f"{component}.wording",
                ok=fold_tone_placement(shown.strip(" -_")) == wanted,
                expected=f"“{wanted}”",
                found=piece.text,
                where=sheet.at(piece),
                remedy=_("Write exactly: {text}", text=wanted),
            )


def _number(sheet: Sheet, piece: Piece, line: NumberLine) -> None:
    where = sheet.at(piece)
    sheet.text(
        "number_symbol.colon",
        ok=line.colon,
        expected=_("a colon behind the word for number"),
        found=piece.text,
        where=where,
        remedy=_("Put a colon behind the word for number."),
    )
    sheet.text(
        "number_symbol.space_after",
        ok=line.space_after or line.number is None or not line.colon,
        expected=_("a space behind the colon"),
        found=piece.text,
        where=where,
        remedy=_("Put a space between the colon and the number."),
    )
    tight = line.symbol is None or not line.spaced
    sheet.text(
        "number_symbol.no_spaces",
        ok=tight,
        expected=_("no space between number, slash, hyphen and symbol"),
        found=piece.text,
        where=where,
        remedy=_("Take the spaces out of number and symbol."),
    )
    if line.number is not None:
        _padding(sheet, line.number, where)
    if line.symbol is None:
        return
    sheet.text(
        "number_symbol.syntax",
        ok=bool(_SYMBOL.fullmatch(line.symbol)) and "_" not in line.symbol,
        expected=_("a slash behind the number, hyphens between the groups of the symbol"),
        found=piece.text,
        where=where,
        remedy=_("Write number and symbol like “15/QĐ-BNV”."),
    )
    body = line.symbol.rpartition("-")[2]
    sheet.text(
        "number_symbol.capitals",
        ok=_capital_enough(body),
        expected=_("the symbol in capitals"),
        found=piece.text,
        where=where,
        remedy=_("Write the symbol in capitals."),
    )


def _capital_enough(group: str) -> bool:
    """Tell whether the first letter is a capital: some abbreviations have small ones inside (TTg)."""
    return not group or not group[0].isalpha() or group[0].isupper()


def _padding(sheet: Sheet, number: str, where: str) -> None:
    value = int(number)
    sheet.text(
        "number_symbol.leading_zero",
        ok=value >= _MOST_SMALL or len(number) > 1,
        expected=_("a zero before a number below 10"),
        found=number,
        where=where,
        remedy=_("Write {number}.", number=f"{value:02d}"),
    )
    sheet.text(
        "number_symbol.padding",
        ok=len(number) <= max(2, len(str(value))),
        expected=_("only numbers below 10 take one zero"),
        found=number,
        where=where,
        remedy=_("Write {number}, unless your office pads its numbers by rule.", number=f"{value:02d}"),
    )


def _kind_code(sheet: Sheet, piece: Piece, line: NumberLine, part: Part) -> None:
    code, name = kind_of(part)
    if line.symbol is None or name is None or code is None:
        return
    words = vocabulary()
    codes = {kind.code for kind in words.kinds if kind.code}
    first = line.symbol.partition("-")[0]
    letter = code == words.letter.code
    right = (first not in codes and first != code) if letter else first == code
    expected = _("no abbreviation of a kind in a letter's symbol") if letter else f"{code}-…"
    meant = words.old_codes.get(first)
    remedy = _("Write {code}; {wrong} comes from rules no longer in force.", code=meant, wrong=first)
    if meant != code:
        remedy = _("Begin the symbol with {code}: the document is called {name}.", code=code, name=name)
    if letter:
        remedy = _("A letter's symbol names the body and the drafting unit, like UBND-TH.")
    sheet.text(
        "number_symbol.kind_code",
        ok=right,
        expected=expected,
        found=line.symbol,
        where=sheet.at(piece),
        remedy=remedy,
    )


def _date(sheet: Sheet, piece: Piece, line: DateLine) -> None:
    where = sheet.at(piece)
    if line.place is not None:
        sheet.text(
            "place_date.comma",
            ok=line.comma,
            expected=_("a comma behind the place"),
            found=piece.text,
            where=where,
            remedy=_("Put a comma behind the place."),
        )
    if line.day is not None:
        sheet.text(
            "place_date.day",
            ok=len(line.day) == 2,
            expected=_("days below 10 with a leading zero"),
            found=line.day,
            where=where,
            remedy=_("Write the day as {day}.", day=f"{int(line.day):02d}"),
        )
    if line.month is not None:
        month = int(line.month)
        wanted = f"{month:02d}" if month < _MONTHS_PADDED else str(month)
        sheet.text(
            "place_date.month",
            ok=line.month == wanted,
            expected=_("only January and February with a leading zero"),
            found=line.month,
            where=where,
            remedy=_("Write the month as {month}.", month=wanted),
        )
    if line.day and line.month and line.year:
        sheet.text(
            "place_date.date",
            ok=line.day_of_issue is not None,
            expected=_("a day of the calendar"),
            found=piece.text,
            where=where,
            remedy=_("Correct the date."),
        )


def _subject(sheet: Sheet, part: Part) -> None:
    letters, subjects = part.of("letter_subject"), part.of("subject")
    if letters:
        opening = LETTER_SUBJECT.match(letters[0].folded)
        sheet.text(
            "letter_subject.opening",
            ok=bool(opening) and letters[0].text.startswith("V/v"),
            expected="“V/v …”",
            found=letters[0].text,
            where=sheet.at(letters[0]),
            remedy=_("Begin the subject of a letter with V/v."),
        )
    if subjects:
        sheet.text(
            "subject.letter_opening",
            ok=not subjects[0].text.lower().startswith("v/v"),
            expected=_("no V/v where the kind of document is named"),
            found=subjects[0].text,
            where=sheet.at(subjects[0]),
            remedy=_("Write the subject in full; V/v is for letters without a kind."),
        )
