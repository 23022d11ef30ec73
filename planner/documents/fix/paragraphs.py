"""Repairs of paragraphs: alignment, indent of the first line, spacing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.check.rules_page import TOLERANCE_MM, TOLERANCE_PT
from planner.documents.fix.word_editing import properties_of, set_attributes, set_value
from planner.documents.layout.rules import TWIPS_PER_MM, TWIPS_PER_POINT

if TYPE_CHECKING:
    from planner.documents.check.pieces import Piece
    from planner.documents.fix.changes import ChangeLog
    from planner.documents.layout.rules import Component

_BODY = frozenset(
    {"body", "dash", "clause", "clause_title", "subclause", "point", "article", "legal_basis", "section"}
)
_LINE_UNITS = 240
_TOLERANCE_LINES = 0.04


def fix_paragraph(log: ChangeLog, piece: Piece, component: Component, before: Piece | None) -> None:
    """Repair how the paragraph of a piece stands; `before` is the piece above it."""
    if not piece.whole or piece.paragraph.element is None or not piece.letters:
        return
    look, properties = piece.paragraph.look, properties_of(piece.paragraph.element)
    rule = component.binding("align")
    flowing = piece.component in ("recipients", "recipients_heading") and look.align == "both"
    if rule and not flowing and not rule.allows(look.align):
        log.measured(rule, piece, look.align, rule.house)
        set_value(properties, "jc", rule.house)
    _fix_lines(log, piece, component)
    if piece.component in _BODY:
        _fix_indent(log, piece, component)
        if before is not None and before.component in _BODY:
            _fix_space(log, piece, component, before)


def _fix_indent(log: ChangeLog, piece: Piece, component: Component) -> None:
    """Indents of automatic lists, and those typed as tabs or spaces, are left: they are not certain."""
    rule = component.binding("first_line")
    raw = "".join(span.text for span in piece.spans)
    if rule is None or piece.paragraph.label or raw[:1] in ("\t", " ", "\u00a0"):
        return
    look = piece.paragraph.look
    found = look.left + look.first_line
    if rule.allows(found, TOLERANCE_MM):
        return
    log.measured(rule, piece, found, rule.number)
    drop = ("hanging", "start", "leftChars", "startChars", "firstLineChars", "hangingChars")
    twips = round(rule.number * TWIPS_PER_MM)
    set_attributes(properties_of(piece.paragraph.element), "ind", *drop, left=0, firstLine=twips)


def _fix_lines(log: ChangeLog, piece: Piece, component: Component) -> None:
    """Line spacing given as a height in points is left as it is."""
    rule = component.binding("line_spacing")
    look = piece.paragraph.look
    if rule is None or look.exact or rule.allows(look.line, _TOLERANCE_LINES):
        return
    wanted = rule.number
    if rule.high is not None and look.line > rule.high:
        wanted = rule.high
    log.measured(rule, piece, look.line, wanted)
    units = round(wanted * _LINE_UNITS)
    set_attributes(properties_of(piece.paragraph.element), "spacing", line=units, lineRule="auto")


def _fix_space(log: ChangeLog, piece: Piece, component: Component, before: Piece) -> None:
    rule = component.binding("space_before")
    element, other = piece.paragraph.element, before.paragraph.element
    if rule is None or other is None or element.getprevious() is not other:
        return
    look, above = piece.paragraph.look, before.paragraph.look
    close = look.same_style_close and above.same_style_close and look.style == above.style
    found = 0.0 if close else look.before + above.after
    if rule.allows(found, TOLERANCE_PT):
        return
    log.measured(rule, piece, found, rule.number)
    properties = properties_of(element)
    points = round(rule.number * TWIPS_PER_POINT)
    set_attributes(properties, "spacing", "beforeAutospacing", "beforeLines", before=points)
    if close:
        set_value(properties, "contextualSpacing", "0")
