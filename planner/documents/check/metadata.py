"""What a file says about its document, under the keys of the contract; unknown is None, never guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from planner.documents.check.body import dash_items
from planner.documents.check.parsing import date_line, kind_of, number_line
from planner.vietnamese import fold

if TYPE_CHECKING:
    from planner.documents.check.components import Part

_OPENING = re.compile(r"(v\s*/\s*v|ve viec)\s*:?\s*")
_BLANKS = re.compile(r"[.\u2026_]{2,}|\u2026")
_DASH = re.compile(r"^[-\u2013\u2014+*\u2022]\s*")
_LINE = re.compile(r"[\s_\-\u2013\u2014]+$")
_COLON = re.compile(r"^[^:]*:\s*")


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that `cchc check`, `cchc read` and `cchc import` share."""

    kind_code: str | None = None
    kind_name: str | None = None
    number: str | None = None
    symbol: str | None = None
    number_symbol: str | None = None
    issue_date: str | None = None
    place: str | None = None
    issuing_body: str | None = None
    superior_body: str | None = None
    subject: str | None = None
    signing_authority: tuple[str, ...] | None = None
    signer: str | None = None
    addressees: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None


def metadata_of(part: Part) -> Metadata:
    """Return what the main document says about itself."""
    code, name = kind_of(part)
    numbers = [n for n in (number_line(p.text) for p in part.of("number_symbol")) if n is not None]
    dates = [d for d in (date_line(p.text) for p in part.of("place_date")) if d is not None]
    day = dates[0].day_of_issue if dates else None
    number = numbers[0] if numbers else None
    return Metadata(
        kind_code=code,
        kind_name=name,
        number=number.number if number else None,
        symbol=number.symbol if number else None,
        number_symbol=number.number_symbol if number else None,
        issue_date=day.isoformat() if day else None,
        place=dates[0].place if dates else None,
        issuing_body=_joined(part, "issuing_body"),
        superior_body=_joined(part, "superior_body"),
        subject=_subject(part),
        signing_authority=tuple(p.text for p in part.of("signing_authority") if _known(p.text)) or None,
        signer=next((p.text for p in part.of("signer_name") if _known(p.text)), None),
        addressees=_addressees(part),
        recipients=tuple(_closed(item) for item in dash_items(part.of("recipients")) if _known(item)) or None,
    )


def _joined(part: Part, component: str) -> str | None:
    text = _LINE.sub("", " ".join(piece.text for piece in part.of(component)))
    return text if text and _known(text) else None


def _subject(part: Part) -> str | None:
    pieces = part.of("subject") or part.of("letter_subject")
    text = " ".join(piece.text for piece in pieces)
    if part.of("letter_subject") and (opening := _OPENING.match(fold(text))):
        text = text[opening.end() :]
    return text if text and _known(text) else None


def _addressees(part: Part) -> tuple[str, ...] | None:
    pieces = part.of("addressees", "telegram_addressees")
    items = []
    for item in dash_items(pieces):
        text = _COLON.sub("", item) if fold(item).startswith("kinh gui") else item
        items.append(_closed(_DASH.sub("", text)))
    return tuple(item for item in items if item and _known(item)) or None


def _closed(text: str) -> str:
    return text.strip().rstrip(";.,").strip()


def _known(text: str) -> bool:
    return not _BLANKS.search(text)
