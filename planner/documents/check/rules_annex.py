"""Annexes: label, title and reference, Roman numbers, the mention in the body, page numbers (III.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.components import ANNEX, ANNEX_PART, MAIN
from planner.documents.layout.numbering import roman
from planner.documents.layout.rules import layout_rules
from planner.i18n import _
from planner.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece
    from planner.documents.check.reading import Story

_ROMAN = re.compile(r"[IVXLC]+$")
_MENTION = re.compile(r"\b(phu luc|bieu|danh muc|mau)\b")


def check_annexes(sheet: Sheet, story: Story, parts: Sequence[Part]) -> None:
    """Check every annex of the file against its document."""
    annexes = [part for part in parts if part.kind == ANNEX_PART]
    main = parts[0] if parts and parts[0].kind == MAIN else None
    labels = [part.first("annex_number") for part in annexes]
    several = len(annexes) > 1
    for place, (part, label) in enumerate(zip(annexes, labels, strict=True)):
        if label is None:
            continue
        if main is not None:
            _number(sheet, label, place + 1, several=several)
        _reference(sheet, part)
        if main is not None:
            _numbering(sheet, story, part, label)
    if main is not None and labels and labels[0] is not None:
        _mentioned(sheet, [part for part in parts if part.kind != ANNEX_PART], labels[0])


def _number(sheet: Sheet, label: Piece, place: int, *, several: bool) -> None:
    found = ANNEX.match(label.folded)
    start, end = found.span("number") if found else (0, 0)
    number = label.text[start:end] if found and start >= 0 else ""
    if not several and not number:
        return
    ok = bool(_ROMAN.match(number))
    sheet.text(
        "annex.roman",
        ok=ok,
        expected=_("two or more annexes carry Roman numbers"),
        found=number or _("no number"),
        where=sheet.at(label),
        remedy=_("Write “Phụ lục {number}”.", number=roman(place)),
    )
    if ok:
        sheet.text(
            "annex.sequence",
            ok=not several or number == roman(place),
            expected=_("annexes numbered in order"),
            found=number,
            where=sheet.at(label),
            remedy=_("Write “Phụ lục {number}”.", number=roman(place)),
        )


def _reference(sheet: Sheet, part: Part) -> None:
    references, label = part.of("annex_reference"), part.first("annex_number")
    if label is not None:
        sheet.text(
            "annex_reference.missing",
            ok=bool(references),
            expected=_("“(Kèm theo …)” below the title"),
            found=references[0].text if references else _("nothing"),
            where=sheet.at(label),
            remedy=_("Say below the title which document the annex belongs to."),
        )


def _numbering(sheet: Sheet, story: Story, part: Part, label: Piece) -> None:
    own = min(part.sections)
    section = story.sections[own] if own < len(story.sections) else None
    restarts = section is not None and part.starts_section and section.restarts_at == 1
    rule = layout_rules().rule("annex.start")
    sheet.measure(
        rule,
        "1" if restarts else _("numbering goes on from the text before"),
        ok=restarts,
        expected=_("page numbers of each annex from 1"),
        where=sheet.at(label),
        remedy=_("Put a section break before the annex and let its page numbers start at 1."),
    )


def _mentioned(sheet: Sheet, texts: Sequence[Part], label: Piece) -> None:
    """Look for the annexes in the document and in what it issues, which may have annexes of its own."""
    pieces = [piece for part in texts for piece in part.pieces]
    body = fold(" ".join(p.text for p in pieces if p.component not in ("annex_number", "recipients")))
    mentioned = bool(_MENTION.search(body))
    sheet.text(
        "annex.mentioned",
        ok=mentioned,
        expected=_("the text refers to its annexes"),
        found=_("mentioned") if mentioned else _("not mentioned"),
        where=sheet.at(label),
        remedy=_("Refer to the annex in the text, for example “(chi tiết tại Phụ lục kèm theo)”."),
    )
