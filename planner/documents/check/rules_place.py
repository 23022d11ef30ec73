"""Where the components stand: on which side, on one line with which other (Appendix I, Part I, IV)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.check import describe
from planner.documents.check.findings import Severity
from planner.documents.check.heights import tops_of
from planner.documents.check.looks import Table
from planner.documents.check.parsing import kind_of
from planner.documents.layout.measures import text_width
from planner.documents.layout.rules import layout_rules
from planner.i18n import _

if TYPE_CHECKING:
    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece

_SIDED = (
    "national_name",
    "issuing_body",
    "number_symbol",
    "place_date",
    "recipients_heading",
    "signing_authority",
)
_MEETING = "BB"
"""Minutes are signed on both sides, and their recipients stand below the secretary (template 1.9)."""
_SAME_HEIGHT = 8.0
"""Difference of height (mm) up to which two texts stand on one line: less than two lines."""
_AT_EDGE = 3.0
"""Distance (mm) from the edge of the column up to which a dash stands at it."""
_UNDER_COLON = 6.0
"""Distance (mm) from the colon up to which dashes stand below it."""


def check_places(sheet: Sheet, part: Part) -> None:
    """Check the places of heading and signature of one document."""
    minutes = kind_of(part)[0] == _MEETING
    for component in _SIDED:
        pieces = part.of(component)
        if pieces and not (minutes and component == "signing_authority"):
            _side(sheet, pieces[0])
    _level(sheet, part, "number_symbol", "place_date", "place_date.level")
    if not minutes:
        _level(sheet, part, "signing_authority", "recipients_heading", "recipients_heading.level")
    for piece in part.of("recipients"):
        if piece.text.startswith(("-", "\u2013")):
            _at_edge(sheet, piece)
    _under_colon(sheet, part.of("addressees"))


def _side(sheet: Sheet, piece: Piece) -> None:
    rule = layout_rules().rule(f"{piece.component}.column")
    sheet.measure(
        rule,
        describe.word(rule.id, piece.column),
        ok=rule.allows(piece.column),
        expected=describe.allowed(rule),
        where=sheet.at(piece),
        remedy=_("Set heading and signature in two columns, as the templates of Appendix III have it."),
        severity=Severity.warning,
    )


def _level(sheet: Sheet, part: Part, one: str, other: str, rule_id: str) -> None:
    first, second = part.first(one), part.first(other)
    if first is None or second is None:
        return
    apart = _apart(part, first, second)
    if apart is None:
        return
    level = apart <= _SAME_HEIGHT
    sheet.text(
        rule_id,
        ok=level,
        expected=_("on one line with “{words}”", words=first.text[:30]),
        found=_("on one line") if level else _("higher or lower"),
        where=sheet.at(second),
        remedy=_("Put both into one row of the table, at the same height."),
    )


def _apart(part: Part, one: Piece, other: Piece) -> float | None:
    """Return how far (mm) apart in height two pieces are, None where it cannot be told."""
    if one.paragraph is other.paragraph:
        return 0.0
    for block in part.blocks:
        if not isinstance(block, Table):
            continue
        tops = tops_of(block) if any(_holds(block, piece) for piece in (one, other)) else {}
        first, second = (tops.get(id(piece.paragraph)) for piece in (one, other))
        if first and second:
            return abs(first[1] - second[1]) if first[0] == second[0] else float("inf")
        if first or second:
            return None
    return float("inf") if one.column == other.column else None


def _holds(table: Table, piece: Piece) -> bool:
    return any(piece.paragraph is p for row in table.rows for cell in row for p in cell.paragraphs)


def _at_edge(sheet: Sheet, piece: Piece) -> None:
    rule, look = layout_rules().rule("recipients.dash_left"), piece.paragraph.look
    if not piece.whole:
        return
    found = look.left + look.first_line
    sheet.measure(
        rule,
        describe.measured(found, "mm"),
        ok=abs(found) <= _AT_EDGE,
        expected=_("dashes at the left margin"),
        where=sheet.at(piece),
        remedy=_("Take the indent away: the dashes stand at the left margin."),
        severity=Severity.warning,
    )


def _under_colon(sheet: Sheet, pieces: list[Piece]) -> None:
    """Check that the dashes of several addressees stand in one line below the colon (II.9.d)."""
    if len(pieces) < 3 or not pieces[0].text.rstrip().endswith(":"):
        return
    first = pieces[0].paragraph
    dashed = [p for p in pieces[1:] if p.text.startswith(("-", "\u2013")) and _measurable(p)]
    if not dashed or not _measurable(pieces[0]):
        return
    size = max((span.face.size for span in pieces[0].letters), default=14.0)
    colon = first.look.left + max(0.0, first.look.first_line) + text_width(pieces[0].text.rstrip(), size)
    for piece in dashed:
        look = piece.paragraph.look
        away = look.left + look.first_line - colon
        sheet.text(
            "addressees.dash_place",
            ok=abs(away) <= _UNDER_COLON,
            expected=_("the dashes in one line below the colon"),
            found=_("below the colon") if abs(away) <= _UNDER_COLON else describe.measured(abs(away), "mm"),
            where=sheet.at(piece),
            remedy=_("Give the lines the indent that sets their dashes below the colon."),
        )


def _measurable(piece: Piece) -> bool:
    raw = "".join(span.text for span in piece.spans)
    aligned = piece.paragraph.look.align in ("left", "both")
    return aligned and piece.whole and raw[:1] not in ("\t", " ", "\u00a0")
