"""What a past document says about itself, whatever its format; what cannot be known is None."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from planner.documents.check.metadata import Metadata
from planner.documents.check.vocabulary import vocabulary
from planner.intake.heading import Heading, dates_in, numbers_in, read_heading
from planner.intake.lines import lines_of
from planner.intake.signing import main_end, read_foot
from planner.intake.title import Title, read_title
from planner.intake.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.intake.blocks import ReadDocument
    from planner.intake.lines import Line

_BLANKS = re.compile(r"[.\u2026_]{2,}|\u2026")
_DASH = re.compile(r"[-\u2013\u2014+*\u2022]\s*")
_INLINE_ITEM = re.compile(r"(?<=[;,.])\s*[-\u2013]\s+(?=\S)")
_ADDRESSEES = re.compile(r"kinh gui\b\s*:?\s*|.{3,120}\bdien\s*:$")
"""What stands before the addressees of a letter, or of a telegram."""
_LOST_HYPHEN = re.compile(r"[^\W\d_]{4,}")
_MOST_ADDRESSEES = 30


class ReadMetadata(msgspec.Struct, frozen=True):
    """The metadata of a file, and the document that rules without a number of their own are attached to."""

    metadata: Metadata
    attached_number: str | None = None
    """Number and symbol of the document that issued it."""
    attached_date: str | None = None


def metadata_of(read: ReadDocument) -> Metadata:
    """Return the metadata of a file's first document, annexes and quoted documents left aside."""
    return read_metadata(read).metadata


def read_metadata(read: ReadDocument) -> ReadMetadata:
    """Return the metadata of a file with what it is attached to; nothing is read out of a scan."""
    if read.needs_ocr:
        return ReadMetadata(Metadata())
    lines = lines_of(read)
    heading = read_heading(lines)
    if not heading.found:
        return ReadMetadata(Metadata())
    title = read_title(lines, heading.end, heading.bodies)
    body = max(title.end, heading.end)
    foot = read_foot(lines, body, main_end(lines, body))
    addressees = _addressees(lines, heading.end)
    number, day = heading.number, heading.date.day_of_issue if heading.date else None
    symbol = _symbol(heading, title)
    bodies = [body for body in heading.bodies if not _BLANKS.search(body)]
    code, name = _kind(heading, title, symbol, letter=bool(addressees))
    subject = title.subject if title.kind else heading.letter_subject
    known = number is not None and number.number is not None and symbol is not None
    return ReadMetadata(
        Metadata(
            kind_code=code,
            kind_name=name,
            number=number.number if number else None,
            symbol=symbol,
            number_symbol=msgspec.structs.replace(number, symbol=symbol).number_symbol
            if known and number
            else None,
            issue_date=day.isoformat() if day else None,
            place=heading.date.place if heading.date else None,
            issuing_body=bodies[-1] if bodies else None,
            superior_body=bodies[-2] if len(bodies) > 1 else None,
            subject=subject if subject and not _BLANKS.search(subject) else None,
            signing_authority=foot.authority or None,
            signer=foot.signer or None,
            addressees=tuple(addressees) or None,
            recipients=foot.recipients or None,
        ),
        *_attached_to(title.attached),
    )


def _attached_to(note: str) -> tuple[str | None, str | None]:
    """Return number and date of the document that a note such as "(Ban hành kèm theo ...)" names."""
    numbers, dates = numbers_in(note), dates_in(note)
    day = dates[0].day_of_issue if dates else None
    return (numbers[0].number_symbol if numbers else None), (day.isoformat() if day else None)


def _symbol(heading: Heading, title: Title) -> str | None:
    """Return the symbol, its hyphen put back where a conversion lost it between kind and body."""
    symbol = heading.number.symbol if heading.number else None
    if symbol is None or not _LOST_HYPHEN.fullmatch(symbol):
        return symbol
    codes = [title.kind.code] if title.kind else list(words().kinds_by_code)
    for code in sorted(filter(None, codes), key=len, reverse=True):
        rest = symbol.removeprefix(code)
        if rest != symbol and len(rest) > 1 and rest[:2].isupper():
            return f"{code}-{rest}"
    return symbol


def _kind(
    heading: Heading, title: Title, symbol: str | None, *, letter: bool
) -> tuple[str | None, str | None]:
    """Return code and name of the kind: from the title, else from the symbol, else a letter's."""
    if title.kind is not None:
        return title.kind.code or None, title.kind.name
    opening = re.split(r"[-/]", symbol or "")[0]
    if kind := words().kinds_by_code.get(opening):
        return kind.code, kind.name
    if symbol and (heading.letter_subject or letter):
        return vocabulary().letter.code, vocabulary().letter.name
    return None, None


def _addressees(lines: Sequence[Line], start: int) -> list[str]:
    """Return those whom a letter or submission goes to, from "Kính gửi" on."""
    for place in range(start, min(len(lines), start + 20)):
        found = _ADDRESSEES.match(lines[place].folded)
        if found is None:
            continue
        first = lines[place].text[found.end() :].strip(" :")
        items = _items(first) if first else []
        for line in lines[place + 1 : place + 1 + _MOST_ADDRESSEES]:
            if _DASH.match(line.text) or (
                line.column == "right" and (not items or line.block == lines[place].block)
            ):
                items += _items(line.text)
            elif items and _open(items[-1]) and not first and not line.after_gap and len(line.text) < 120:
                items[-1] = f"{items[-1]} {line.text}"
            else:
                break
        return [
            closed
            for item in items
            if (closed := item.strip().rstrip(";.,").strip()) and not _BLANKS.search(closed)
        ]
    return []


def _open(item: str) -> bool:
    return not item.rstrip().endswith((";", "."))


def _items(text: str) -> list[str]:
    return [_DASH.sub("", part, count=1) if _DASH.match(part) else part for part in _INLINE_ITEM.split(text)]
