"""Addressees and recipients: dashes, closing marks, the archive line, "Như trên" (II.9; templates of PL3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.body import dash_items
from planner.documents.check.parsing import kind_of
from planner.documents.check.vocabulary import vocabulary
from planner.documents.wording import common_wording
from planner.i18n import _
from planner.vietnamese import fold

if TYPE_CHECKING:
    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece

_ARCHIVE = re.compile(r"luu\b")
_ARCHIVE_FORM = re.compile(r"luu\s*:\s*vt\b.*\.$|luu\s*:\s*(vp|ho so)\b.*\.$")
_AS_ABOVE = re.compile(r"nhu (tren|dieu|kinh gui|thanh phan)")
_BLANK = re.compile(r"\.{3,}|\u2026")
_DASH = re.compile(r"[-\u2013]")


def check_lists(sheet: Sheet, part: Part) -> None:
    """Check the lists of one document."""
    _addressees(sheet, part.of("addressees"))
    _recipients(sheet, part)


def _addressees(sheet: Sheet, pieces: list[Piece]) -> None:
    if not pieces:
        return
    first = pieces[0]
    sheet.text(
        "addressees.colon",
        ok=":" in first.text[:12],
        expected=f"“{common_wording().addressees}”",
        found=first.text[:20],
        where=sheet.at(first),
        remedy=_("Put a colon behind the words."),
    )
    alone = first.text.rstrip().endswith(":")
    listed = pieces[1:] if alone else pieces
    if len(pieces) == 1 or not alone:
        if len(pieces) == 1 and not _BLANK.search(first.text):
            _single(sheet, first)
        return
    items = list(dash_items(listed))
    for place, item in enumerate(items):
        if _BLANK.search(item):
            continue
        wanted = "." if place == len(items) - 1 else ";"
        sheet.text(
            "addressees.closing",
            ok=item.rstrip().endswith(wanted),
            expected=_("each name ends by a semicolon, the last one by a full stop"),
            found=_("ends by “{end}”", end=item.rstrip()[-1:]),
            where=sheet.at(listed[min(place, len(listed) - 1)]),
            remedy=_("End this line by “{mark}”.", mark=wanted),
        )
    sheet.text(
        "addressees.dash",
        ok=bool(_DASH.match(listed[0].text)),
        expected=_("a dash before each of several names"),
        found=listed[0].text[:20],
        where=sheet.at(listed[0]),
        remedy=_("Begin each name on a line of its own with a dash."),
    )


def _single(sheet: Sheet, piece: Piece) -> None:
    """One addressee stands on the line of the words; a list on that line would hide the others."""
    sheet.text(
        "addressees.closing",
        ok=not piece.text.rstrip().endswith((";", ",")),
        expected=_("no semicolon behind a single addressee"),
        found=_("ends by “{end}”", end=piece.text.rstrip()[-1:]),
        where=sheet.at(piece),
        remedy=_("Take the mark away."),
    )


def _recipients(sheet: Sheet, part: Part) -> None:
    heading, pieces = part.first("recipients_heading"), part.of("recipients")
    if heading is None:
        return
    where = sheet.at(heading)
    sheet.text(
        "recipients_heading.colon",
        ok=heading.text.rstrip().endswith(":"),
        expected=f"“{common_wording().recipients}”",
        found=heading.text,
        where=where,
        remedy=_("Put a colon behind the words."),
    )
    sheet.text(
        "recipients_heading.underline",
        ok=heading.share("underlined") < 0.5,
        expected=_("not underlined"),
        found=_("underlined") if heading.share("underlined") >= 0.5 else _("not underlined"),
        where=where,
        remedy=_("Take the underline away."),
    )
    items = list(dash_items(pieces))
    if not items:
        return
    _items(sheet, pieces, items)
    _archive(sheet, pieces, items)
    _as_above(sheet, part, pieces, items)
    for piece in part.of("drafter_mark"):
        sheet.text(
            "drafter_mark.capitals",
            ok=piece.in_capitals,
            expected=_("the drafter's mark in capitals, the number of copies in Arabic digits"),
            found=piece.text,
            where=sheet.at(piece),
            remedy=_("Write {text}.", text=piece.text.upper()),
        )


def _items(sheet: Sheet, pieces: list[Piece], items: list[str]) -> None:
    sheet.text(
        "recipients.dash",
        ok=bool(_DASH.match(pieces[0].text)),
        expected=_("a dash before each recipient"),
        found=pieces[0].text[:20],
        where=sheet.at(pieces[0]),
        remedy=_("Begin each recipient on a line of its own with a dash."),
    )
    for place, item in enumerate(items):
        if _BLANK.search(item):
            continue
        wanted = "." if place == len(items) - 1 else ";"
        where = next((p for p in pieces if item[:20] in p.text), pieces[-1])
        sheet.text(
            "recipients.closing",
            ok=item.rstrip().endswith(wanted),
            expected=_("each recipient ends by a semicolon, the last line by a full stop"),
            found=_("ends by “{end}”", end=item.rstrip()[-1:]),
            where=sheet.at(where),
            remedy=_("End this line by “{mark}”.", mark=wanted),
        )


def _archive(sheet: Sheet, pieces: list[Piece], items: list[str]) -> None:
    last = fold(items[-1]).strip()
    ok = bool(_ARCHIVE.match(last)) and (bool(_ARCHIVE_FORM.match(last)) or bool(_BLANK.search(items[-1])))
    sheet.text(
        "recipients.archive",
        ok=ok,
        expected=_("the last line “Lưu: VT, …” with the drafting unit"),
        found=items[-1],
        where=sheet.at(pieces[-1]),
        remedy=_("End the list by “- Lưu: VT, <drafting unit>.”"),
    )


def _as_above(sheet: Sheet, part: Part, pieces: list[Piece], items: list[str]) -> None:
    """Only those whose "as above" is decided: letters, and decisions that name who carries them out."""
    (code, _name), words = kind_of(part), vocabulary()
    first = fold(items[0])
    if code == words.letter.code and part.of("addressees"):
        expected, ok = f"“- {common_wording().as_above};”", bool(_AS_ABOVE.match(first))
    elif code in words.deciding_kinds and part.of("article", "article_title"):
        expected, ok = _("“- Như Điều …;” for those who carry it out"), bool(_AS_ABOVE.match(first))
    elif code in words.listing_kinds and not part.of("addressees"):
        expected, ok = _("no “Như trên” where nobody stands above"), not first.startswith("nhu tren")
    else:
        return
    sheet.text(
        "recipients.as_above",
        ok=ok,
        expected=expected,
        found=items[0],
        where=sheet.at(pieces[0]),
        remedy=_("Write the first line as the template of this kind has it."),
    )
