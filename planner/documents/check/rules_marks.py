"""Marks of urgency, circulation and copies with their frames; the address at the foot of page 1 (III)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.check import describe
from planner.documents.check.findings import Severity
from planner.documents.check.looks import Table
from planner.documents.check.pieces import table_columns, whole_paragraph
from planner.documents.check.rules_face import check_piece
from planner.documents.check.rules_page import TOLERANCE_MM
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
_LAST_BLOCKS = 8
"""Blocks at the end of a document in which the words of a copy stand."""
_MOST_COLUMNS = 3
"""Columns of a table that lays a signature or the words of a copy out."""
_WHOLE_WIDTH = 0.97
"""Share of the width from which a line reaches from margin to margin."""


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
            _size(sheet, mark)
            _column(sheet, mark)
    if first is not None and first.first_page_differs:
        _address(sheet, first)


def check_copy(sheet: Sheet, part: Part) -> None:
    """Measure the words that make a copy ("SAO Y"), which stand below the document copied."""
    for block in part.blocks[-_LAST_BLOCKS:]:
        rows = block.rows if isinstance(block, Table) and table_columns(block) <= _MOST_COLUMNS else ()
        own = () if isinstance(block, Table) else (block,)
        for paragraph in (*own, *(p for row in rows for cell in row for p in cell.paragraphs)):
            piece = whole_paragraph(paragraph, "copy_form")
            if vocabulary().is_mark(piece.folded, "copies"):
                check_piece(sheet, piece)


def _frame(sheet: Sheet, mark: Piece) -> None:
    rule = layout_rules().rule(f"{mark.component}.border")
    paragraph = mark.paragraph
    found = paragraph.frame.border if paragraph.frame else "single" if paragraph.framed else "none"
    sheet.measure(
        rule,
        describe.word(rule.id, "dashed" if found not in ("single", "double", "none") else found),
        ok=rule.allows(found),
        expected=describe.allowed(rule),
        where=sheet.at(mark),
        remedy=_("Put the mark into a single frame."),
    )


def _size(sheet: Sheet, mark: Piece) -> None:
    """Measure the frame against that of its stamp, as far as the file fixes it."""
    frame = mark.paragraph.frame
    if frame is None:
        return
    name = mark.folded.strip(" .!").replace(" ", "_")
    for rule_id, found in ((f"width_{name}", frame.width), ("box_height", frame.height)):
        rule = layout_rules()["urgency_mark"].rule(rule_id)
        if rule is None or not found:
            continue
        sheet.measure(
            rule,
            describe.measured(found, "mm"),
            ok=rule.allows(found, TOLERANCE_MM),
            expected=describe.allowed(rule),
            where=sheet.at(mark),
            remedy=_("Make the frame {size}.", size=describe.allowed(rule)),
        )


def _column(sheet: Sheet, mark: Piece) -> None:
    """Check that the mark stands below the number (box 10b); elsewhere it is worth a word."""
    rule = layout_rules().rule("urgency_mark.column")
    sheet.measure(
        rule,
        describe.word(rule.id, mark.column),
        ok=rule.allows(mark.column),
        expected=describe.allowed(rule),
        where=sheet.at(mark),
        remedy=_("Put the mark on the left, below number and symbol."),
        severity=Severity.warning,
    )


def _red(sheet: Sheet, mark: Piece) -> None:
    rule = layout_rules().rule("urgency_mark.color")
    frame = mark.paragraph.frame
    colors = [span.face.color for span in mark.letters]
    if frame is not None and frame.border != "none":
        colors.append(frame.color)
    red = all(_is_red(color) for color in colors)
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
    lengths = [line.length for p in first.footers["first"] for line in p.lines]
    longest = max(lengths, default=0.0) / first.text_width
    sheet.measure(
        rule,
        _("{percent} % of the width", percent=round(longest * 100)) if lengths else _("no line"),
        ok=longest >= _WHOLE_WIDTH,
        expected=_("a solid line over the whole width, above the address"),
        where=sheet.at(pieces[0]),
        remedy=_("Draw a line over the whole width above the address."),
    )
