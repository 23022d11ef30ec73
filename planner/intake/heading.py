"""Reads the head of a past document: bodies, number, place and date, and the subject of a letter.

The pieces are cut out of whatever line they stand in: cells, tabs, runs of spaces, or all on one line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from planner.documents.check.heading import MOTTO, NATIONAL
from planner.documents.check.parsing import DateLine, NumberLine, date_line, number_line
from planner.documents.check.vocabulary import vocabulary
from planner.intake.title import opens_title
from planner.intake.words import words
from planner.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.intake.lines import Line

PARTY = re.compile(r"dang\s+cong\s+san\s+viet\s+nam")
_NUMBER = re.compile(
    r"(?<![^\W_])so\s*(?::|\s(?=[\d.\u2026_])|(?=\d))[\d.\u2026_\s]*[/\-]"
    r"\s*(?:(?:19|20)\d\d\s*/\s*)?[^\W\d_][\w&.]*(?:\s?[\-\u2013/_]\s?[^\W\d_][\w&.]*)*"
)
_DATE = re.compile(r"ngay(?=[\s.\u2026\d])[\s.\u2026\d]*thang[\s.\u2026\d]*nam(?:[\s.\u2026]*\d{4})?")
_SUBJECT = re.compile(r"v\s*/\s*v\b\s*:?|ve viec\b\s*:?")
_RULE = re.compile(r"[-\u2013\u2014_=*~.]{3,}|-\s*[:o0]\s*-|\*+")
_MOMENT = re.compile(r"\d{1,2}:\d{2}:\d{2}")
_ADDRESSEES = re.compile(r"kinh gui\b")
_BASIS = re.compile(r"[-\u2013]?\s*can cu\b")
_AFTER_DATE = re.compile(r"[\s.,;]*$")
_MARKS = ("urgency", "secrecy", "circulation")
_MOST_LINES, _LONGEST_LINE = 60, 400
_LONGEST_PLACE = 40
_LONGEST_NAME = 160


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """What the head says; `end` is the first line behind it."""

    found: bool = False
    """A head is there at all; without one the text is no administrative document."""
    party: bool = False
    """It is the head of a Party document."""
    bodies: tuple[str, ...] = ()
    """Names of bodies from the superior to the issuing one."""
    number: NumberLine | None = None
    date: DateLine | None = None
    letter_subject: str = ""
    end: int = 0


class _Piece(msgspec.Struct, frozen=True):
    kind: str
    text: str
    line: Line


def read_heading(lines: Sequence[Line]) -> Heading:
    """Return the first heading in the opening lines."""
    start = next((n for n, line in enumerate(lines[:_MOST_LINES]) if _opens(line)), None)
    if start is None:
        return Heading()
    end = _end(lines, start)
    pieces = [piece for line in lines[:end] for piece in _pieces(line)]
    kinds = {piece.kind for piece in pieces}
    national = "national" in kinds
    if not national and "party" not in kinds and not {"number", "date"} <= kinds:
        return Heading()
    pieces = _without_stamp(pieces)
    return Heading(
        found=True,
        party="party" in kinds and not national,
        bodies=tuple(_bodies(pieces)),
        number=next((n for p in pieces if p.kind == "number" and (n := number_line(p.text))), None),
        date=next((d for p in pieces if p.kind == "date" and (d := date_line(undotted(p.text)))), None),
        letter_subject=_letter_subject(pieces),
        end=end,
    )


def numbers_in(text: str) -> list[NumberLine]:
    """Return every number and symbol that a text cites, dots that fill a form's blanks left out."""
    tidy = undotted(text)
    found = (number_line(tidy[slice(*match.span())]) for match in _NUMBER.finditer(fold(tidy)))
    return [number for number in found if number is not None and number.number_symbol]


def dates_in(text: str) -> list[DateLine]:
    """Return every date that a text gives in words, without a place."""
    tidy = undotted(text)
    found = (date_line(tidy[slice(*match.span())]) for match in _DATE.finditer(fold(tidy)))
    return [day for day in found if day is not None]


def is_national(line: Line) -> bool:
    """Tell whether a line carries the national name, or the Party's, as only a heading does."""
    text = line.folded
    if len(text) > 200 or line.data:
        return False
    return bool(NATIONAL.search(text)) or (bool(PARTY.match(text)) and line.in_capitals)


def _opens(line: Line) -> bool:
    text = line.folded
    if len(text) > _LONGEST_LINE or line.data:
        return False
    return is_national(line) or bool(_NUMBER.match(text)) or bool(PARTY.match(text) and line.in_capitals)


def _end(lines: Sequence[Line], start: int) -> int:
    """Return where the title, the addressees or the body begin."""
    for place in range(start, min(len(lines), start + _MOST_LINES)):
        line = lines[place]
        text = line.folded
        if place > start and is_national(line) and any(map(is_national, lines[start:place])):
            return place
        if _ADDRESSEES.match(text) or _BASIS.match(text) or line.data:
            return place
        if place > start and opens_title(line):
            return place
        if len(text) > _LONGEST_LINE and not is_national(line):
            return place
    return min(len(lines), start + _MOST_LINES)


def _pieces(line: Line) -> Iterator[_Piece]:
    """Cut a line at the fixed formulas in it."""
    text, folded = line.text, line.folded
    marks: list[tuple[int, int, str]] = []
    for kind, pattern in (
        ("national", NATIONAL),
        ("motto", MOTTO),
        ("party", PARTY),
        ("number", _NUMBER),
        ("rule", _RULE),
    ):
        if kind == "party" and not line.in_capitals:
            continue
        for found in pattern.finditer(folded):
            if all(found.end() <= start or end <= found.start() for start, end, _k in marks):
                marks.append((found.start(), found.end(), kind))
    place = 0
    for start, end, kind in sorted(marks):
        yield from _free(text[place:start], line)
        yield _Piece(kind, text[start:end].strip(), line)
        place = end
    yield from _free(text[place:], line)


def _free(text: str, line: Line) -> Iterator[_Piece]:
    """Cut what the formulas leave over: a date with its place, a letter's subject, else a name."""
    text = text.strip(" ,;\u2013-")
    if not any(map(str.isalnum, text)):
        return
    folded = fold(text)
    date = _DATE.search(folded)
    if date is not None and _AFTER_DATE.match(folded[date.end() :]):
        start = _place_start(text[: date.start()])
        if start is not None:
            yield from _free(text[:start], line)
            yield _Piece("date", text[start : date.end()], line)
            return
    subject = _SUBJECT.match(folded)
    if subject is not None:
        yield _Piece("subject", text[subject.end() :].strip(), line)
    else:
        yield _Piece("free", text, line)


def _place_start(before: str) -> int | None:
    """Return where the place name begins that stands before a date; None for a date inside a sentence."""
    name = before.rstrip(" ,")
    if not name:
        return 0
    if len(name) > _LONGEST_PLACE or any(c in name for c in "();:") or not name[:1].isupper():
        return None
    return 0


def undotted(text: str) -> str:
    """Take away the dots around digits that fill a form's blanks."""
    return re.sub(r"[.\u2026]+(?=\s*\d)|(?<=\d)\s*[.\u2026]+", " ", text)


def _without_stamp(pieces: list[_Piece]) -> list[_Piece]:
    """Leave out a signing stamp: its own lines, and all that stands before the moment it names."""
    first = next((n for n, p in enumerate(pieces) if p.kind in ("national", "party", "number")), 0)
    moments = [n for n, p in enumerate(pieces[:first]) if _MOMENT.search(p.text)]
    rest = pieces[moments[-1] + 1 :] if moments else pieces
    stamps = words().folded_stamps
    return [p for p in rest if p.kind != "free" or not fold(p.text).startswith(stamps)]


def _bodies(pieces: list[_Piece]) -> list[str]:
    """Join the lines that name bodies; a line that opens no body's name continues the one before."""
    known = words()
    names: list[str] = []
    for piece in _named(pieces):
        folded = fold(piece.text)
        opens = f"{folded} ".startswith(known.folded_bodies)
        unfinished = bool(names) and fold(names[-1]) in known.folded_unfinished
        if opens and not unfinished:
            names.append(piece.text)
        elif names and (opens or unfinished or piece.line.in_capitals or _is_name(piece.text)):
            names[-1] = f"{names[-1]} {piece.text}"
    return [part for name in names for part in _split_office(name)]


def _named(pieces: list[_Piece]) -> Iterator[_Piece]:
    """Yield the pieces that may name bodies: free ones before the number, or before the date without one."""
    border = next((n for n, p in enumerate(pieces) if p.kind == "number"), None)
    if border is None:
        border = next((n for n, p in enumerate(pieces) if p.kind == "date"), len(pieces))
        border = max(border, 1 + max((n for n, p in enumerate(pieces) if p.kind == "national"), default=0))
    for piece in pieces[:border]:
        if piece.kind == "free" and len(piece.text) < _LONGEST_NAME and not piece.text.isdigit():
            yield piece


def _is_name(text: str) -> bool:
    """Tell whether every word begins with a capital, as in a name written on two lines."""
    return all(word[:1].isupper() for word in text.split() if word[:1].isalpha())


def _split_office(name: str) -> list[str]:
    """Cut "BAN CHẤP HÀNH TRUNG ƯƠNG VĂN PHÒNG" into the superior body and its office."""
    folded = fold(name)
    for word in ("van phong",):
        if folded.endswith(f" {word}") and folded.startswith(words().folded_bodies):
            return [name[: -len(word)].strip(), name[-len(word) :]]
    return [name]


def _letter_subject(pieces: list[_Piece]) -> str:
    """Join the lines of a letter's subject, which stand in the left column below the number."""
    start = next((n for n, p in enumerate(pieces) if p.kind == "subject"), None)
    if start is None or not any(p.kind == "number" for p in pieces[:start]):
        return ""
    first = pieces[start]
    below = [
        piece.text
        for piece in pieces[start + 1 :]
        if piece.kind == "free" and piece.line.column in (first.line.column, "left", "")
        if not any(vocabulary().is_mark(fold(piece.text), mark) for mark in _MARKS)
    ]
    return " ".join(text for text in (first.text, *below) if text)
