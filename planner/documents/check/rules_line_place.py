"""Form and place of the line below a component: solid, centred, right below (II.1.b, II.2.b, II.5.b)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents.check import describe
from planner.documents.check.findings import Severity
from planner.documents.check.heights import height_of
from planner.documents.check.looks import DrawnLine, Paragraph
from planner.documents.layout.rules import layout_rules
from planner.i18n import _

if TYPE_CHECKING:
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece

_OFF_CENTRE = 1.0
"""Distance (mm) from the middle of the text up to which a line counts as centred: 0.5 mm at each end."""
_FAR_OFF = 10.0
"""Distance (mm) from the middle of the text from which a line is an error."""
_LOWEST = 8.0
"""Distance (mm) below the text up to which a line is right below it: less than two lines."""
_CROSSING = -2.0
"""Distance (mm) below the text under which the line runs through its letters."""


class HungLine(msgspec.Struct, frozen=True):
    """A drawn line, the paragraph it hangs on, and the paragraphs that stand one below the other with it.

    Without a paragraph its place cannot be told.
    """

    line: DrawnLine
    paragraph: Paragraph | None = None
    column: tuple[Paragraph, ...] = ()


def check_form(sheet: Sheet, name: str, piece: Piece, hung: HungLine) -> None:
    """Check that the line is one solid stroke; offices draw dashed ones too, so it is worth a word only."""
    rule = layout_rules().rule(f"{name}.line_form")
    found = "solid" if hung.line.solid else "broken"
    sheet.measure(
        rule,
        describe.word(rule.id, found),
        ok=rule.allows(found),
        expected=describe.allowed(rule),
        where=sheet.at(piece),
        remedy=_("Draw one solid line."),
        severity=Severity.warning,
    )


def check_place(sheet: Sheet, name: str, piece: Piece, hung: HungLine) -> None:
    """Measure how far the line stands from the middle of the text above it, and how far below."""
    if hung.paragraph is None:
        return
    rule = layout_rules().rule(f"{name}.line_place")
    beside, below = _off_centre(piece, hung.line), _below(piece, hung)
    aside = beside is not None and abs(beside) > _OFF_CENTRE
    away = below is not None and not _CROSSING <= below <= _LOWEST
    found = describe.word(rule.id, "below")
    if aside:
        found = _("{distance} off the middle", distance=describe.measured(abs(beside or 0.0), "mm"))
    elif away and (below or 0.0) < 0:
        found = _("through the text")
    elif away:
        found = _("{distance} below the text", distance=describe.measured(below or 0.0, "mm"))
    sheet.measure(
        rule,
        found,
        ok=not aside and not away,
        expected=describe.allowed(rule),
        where=sheet.at(piece),
        remedy=_("Move the line right below the text, centred."),
        severity=Severity.error if aside and abs(beside or 0.0) > _FAR_OFF else Severity.warning,
    )


def _off_centre(piece: Piece, line: DrawnLine) -> float | None:
    """Return how far (mm) the line's middle is to the right of the text's, None where it cannot be told."""
    look, width = piece.paragraph.look, piece.paragraph.width
    if look.align != "center" or not line.placed or not piece.whole:
        return None
    return line.offset + line.length / 2 - (width + look.left - look.right + look.first_line) / 2


def _below(piece: Piece, hung: HungLine) -> float | None:
    """Return how far (mm) the line is below the last line of the text, None where it cannot be told."""
    text, on = piece.paragraph, hung.paragraph
    places = {id(paragraph): place for place, paragraph in enumerate(hung.column)}
    start, end = places.get(id(text)), places.get(id(on))
    if start is None or end is None or end < start:
        return None
    if on is text:
        return 0.0 if hung.line.drop is None else hung.line.drop - height_of(text)
    between = sum(height_of(paragraph) for paragraph in hung.column[start + 1 : end])
    return between + (hung.line.drop or 0.0)
