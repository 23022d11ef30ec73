"""Marks of urgency and circulation, and the address at the foot of page 1 (III.2, III.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.check import describe
from planner.documents.check.pieces import whole_paragraph
from planner.documents.check.rules_face import check_piece
from planner.documents.check.vocabulary import vocabulary
from planner.documents.layout.rules import layout_rules
from planner.i18n import _
from planner.vietnamese import fold

if TYPE_CHECKING:
    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece
    from planner.documents.check.sections import Section

_RED_FROM, _OTHERS_TO = 0xC0, 0x60


def check_marks(sheet: Sheet, part: Part, first: Section | None) -> None:
    """Check the marks of the heading, and what only the first page carries in its margins."""
    marks = part.of("urgency_mark", "circulation_mark")
    above = () if first is None else first.headers.get("first", ())
    for paragraph in above:
        if vocabulary().is_mark(fold(paragraph.text), "circulation"):
            mark = whole_paragraph(paragraph, "circulation_mark")
            check_piece(sheet, mark)
            marks.append(mark)
    for mark in marks:
        _frame(sheet, mark)
        if mark.component == "urgency_mark":
            _red(sheet, mark)
    if first is not None and first.first_page_differs:
        _address(sheet, first)


def _frame(sheet: Sheet, mark: Piece) -> None:
    rule = layout_rules().rule(f"{mark.component}.border")
    found = "single" if mark.paragraph.framed else "none"
    sheet.measure(
        rule,
        describe.word(rule.id, found),
        ok=rule.allows(found),
        expected=describe.allowed(rule),
        where=sheet.at(mark),
        remedy=_("Put the mark into a single frame."),
    )


def _red(sheet: Sheet, mark: Piece) -> None:
    rule = layout_rules().rule("urgency_mark.color")
    red = all(_is_red(span.face.color) for span in mark.letters)
    sheet.measure(
        rule,
        _("bright red") if red else _("another colour"),
        ok=red,
        expected=_("bright red"),
        where=sheet.at(mark),
        remedy=_("Make the mark bright red; on paper it is stamped."),
    )


def _is_red(color: str) -> bool:
    try:
        red, green, blue = (int(color[place : place + 2], 16) for place in (0, 2, 4))
    except ValueError:
        return False
    return red >= _RED_FROM and max(green, blue) <= _OTHERS_TO


def _address(sheet: Sheet, first: Section) -> None:
    lines = [p for p in first.footers.get("first", ()) if not p.empty and not p.page_field]
    pieces = [whole_paragraph(p, "address_foot") for p in lines if any(map(str.isalpha, p.text))]
    for piece in pieces:
        check_piece(sheet, piece)
    if not pieces:
        return
    rule = layout_rules().rule("address_foot.line_above")
    drawn = any(p.lines for p in first.footers["first"])
    sheet.measure(
        rule,
        _("a line") if drawn else _("no line"),
        ok=drawn,
        expected=_("a solid line over the whole width, above the address"),
        where=sheet.at(pieces[0]),
        remedy=_("Draw a line over the whole width above the address."),
    )
