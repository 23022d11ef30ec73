"""Paper, orientation, margins and page numbers of every section (Appendix I, Part I, I.1 to I.3 and I.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.check import describe
from planner.documents.layout.rules import MM_PER_POINT, layout_rules
from planner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.looks import Paragraph
    from planner.documents.check.reading import Story
    from planner.documents.check.sections import Section

TOLERANCE_MM = 0.5
TOLERANCE_PT = 0.5
_SAMPLE_BOTTOM = 15.0
"""Lower margin (mm) of the landscape pages in the decree's own file."""
_ARABIC = ("decimal", "numberInDash")
_LETTER_WIDTH = 0.45
"""Usual width of a letter, in sizes of the font; for telling whether a text needs a second page."""


def check_pages(sheet: Sheet, story: Story, parts: Sequence[Part]) -> None:
    """Measure every section, and the page numbers of the documents in it."""
    for place, section in enumerate(story.sections):
        where = (
            _("section {number} of the file", number=place + 1) if len(story.sections) > 1 else _("the page")
        )
        _paper(sheet, section, where)
        _margins(sheet, section, where)
        _orientation(sheet, place, section, parts, where)
    first = True
    for part in parts:
        own = sorted(part.sections)
        if own and own[0] < len(story.sections):
            _numbers(sheet, story, part, story.sections[own[0]], main=first)
        first = False


def _paper(sheet: Sheet, section: Section, where: str) -> None:
    sides = sorted((section.width, section.height))
    for name, found in zip(("width", "height"), sides, strict=True):
        rule = layout_rules().rule(f"page.{name}")
        sheet.measure(
            rule,
            describe.measured(found, "mm"),
            ok=rule.allows(found, TOLERANCE_MM),
            expected=describe.allowed(rule),
            where=where,
            remedy=_("Choose paper A4 (Layout, Size)."),
        )


def _margins(sheet: Sheet, section: Section, where: str) -> None:
    for side, found in section.margins.items():
        rule = layout_rules().rule(f"page.margin_{side}")
        sample = section.landscape and side == "bottom" and found >= _SAMPLE_BOTTOM - TOLERANCE_MM
        sheet.measure(
            rule,
            describe.measured(found, "mm"),
            ok=rule.allows(found, TOLERANCE_MM) or (sample and found < (rule.low or 0)),
            expected=describe.allowed(rule),
            where=where,
            remedy=_(
                "Set the margin to {value} (Layout, Margins).", value=describe.measured(rule.number, "mm")
            ),
        )


def _orientation(sheet: Sheet, place: int, section: Section, parts: Iterable[Part], where: str) -> None:
    """Landscape is allowed for annexes, and for a document with tables that are no annexes (I.2)."""
    from planner.documents.check.looks import Table

    rule = layout_rules().rule("page.orientation")
    here = [part for part in parts if place in part.sections]
    tables = any(isinstance(b, Table) and b.section == place and b.bordered for p in here for b in p.blocks)
    annex = bool(here) and all(part.kind != "main" for part in here)
    found = "landscape" if section.landscape else "portrait"
    sheet.measure(
        rule,
        describe.word(rule.id, found),
        ok=rule.allows(found) or annex or tables or _has_grid(here, place),
        expected=describe.allowed(rule),
        where=where,
        remedy=_("Turn the page upright, or put the wide table into an annex of its own."),
    )


def _has_grid(parts: Iterable[Part], place: int) -> bool:
    from planner.documents.check.looks import Table

    return any(
        isinstance(b, Table) and b.section == place and any(cell.borders for row in b.rows for cell in row)
        for part in parts
        for b in part.blocks
    )


def _numbers(sheet: Sheet, story: Story, part: Part, section: Section, *, main: bool) -> None:
    shown = ["default", *(["even"] if story.even_pages_differ else [])]
    above = [p for kind in shown for p in section.headers.get(kind, ()) if p.page_field]
    below = [p for kind in shown for p in section.footers.get(kind, ()) if p.page_field]
    where = _("page number")
    rule = layout_rules().rule("page_number.place")
    if not above and not below:
        if _pages(part, section) > 1.4:
            sheet.measure(
                rule,
                _("no page number"),
                ok=False,
                expected=describe.allowed(rule),
                where=where,
                remedy=_("Insert the page number at the top, centred (Insert, Page Number)."),
            )
        return
    found = "header" if above else "footer"
    sheet.measure(
        rule,
        describe.word(rule.id, found),
        ok=rule.allows(found),
        expected=describe.allowed(rule),
        where=where,
        remedy=_("Move the page number to the top of the page, centred."),
    )
    for paragraph in above or below:
        _number_face(sheet, paragraph, where)
    form = "decimal" if section.number_form in _ARABIC else "other"
    _measure(sheet, "page_number.form", form, where)
    if main and (part.heading or part.kind == "annex"):
        _first_page(sheet, section, where)
    start = layout_rules().rule("page_number.start")
    if main:
        first = 1 if section.restarts_at is None else section.restarts_at
        sheet.measure(
            start,
            str(first),
            ok=first in (0, 1),
            expected=_("from 1"),
            where=where,
            remedy=_("Let the page numbers start at 1."),
        )


def _pages(part: Part, section: Section) -> float:
    """Return about how many pages a document fills, rather too few than too many."""
    height = 0.0
    for piece in part.pieces:
        size = max((span.face.size for span in piece.spans), default=14.0)
        width = max(40.0, piece.paragraph.width or section.text_width)
        lines = max(1.0, len(piece.text) * size * _LETTER_WIDTH * MM_PER_POINT / width)
        height += lines * size * 1.15 * MM_PER_POINT
    return height / max(50.0, section.text_height)


def _number_face(sheet: Sheet, paragraph: Paragraph, where: str) -> None:
    faces = [span.face for span in paragraph.spans if any(map(str.isalnum, span.text))]
    if faces:
        _measure(sheet, "page_number.size", faces[0].size, where)
        _measure(sheet, "page_number.italic", "yes" if faces[0].italic else "no", where)
    _measure(sheet, "page_number.align", paragraph.look.align, where)


def _measure(sheet: Sheet, rule_id: str, found: float | str, where: str) -> None:
    rule = layout_rules().rule(rule_id)
    said = describe.measured(found, rule.unit) if isinstance(found, float) else describe.word(rule_id, found)
    sheet.measure(
        rule,
        said,
        ok=rule.allows(found, TOLERANCE_PT),
        expected=describe.allowed(rule),
        where=where,
        remedy=_(
            "Set {what} of the page number: {expected}.",
            what=describe.property_name(rule_id),
            expected=describe.allowed(rule),
        ),
    )


def _first_page(sheet: Sheet, section: Section, where: str) -> None:
    rule = layout_rules().rule("page_number.first_page")
    first = (*section.headers.get("first", ()), *section.footers.get("first", ()))
    hidden = section.first_page_differs and not any(p.page_field for p in first)
    found = "hidden" if hidden else "shown"
    sheet.measure(
        rule,
        describe.word(rule.id, found),
        ok=rule.allows(found),
        expected=describe.allowed(rule),
        where=where,
        remedy=_("Tick “Different First Page” and leave the first page's header without a number."),
    )
