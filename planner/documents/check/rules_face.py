"""Font, size, style, colour, alignment, indents and spacing of every component, against the layout table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.documents.check import describe
from planner.documents.check.findings import Severity
from planner.documents.check.rules_font import check_font
from planner.documents.check.rules_page import TOLERANCE_MM, TOLERANCE_PT
from planner.documents.layout.measures import LINE_HEIGHT, broken_lines
from planner.documents.layout.rules import layout_rules
from planner.i18n import _

if TYPE_CHECKING:
    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece
    from planner.documents.layout.rules import Component, Rule

_TOLERANCE_LINES = 0.04
_SAME_LAYOUT = {
    "dash": "body",
    "subclause": "clause",
    "telegram_addressees": "addressees",
}
"""Components of the text that are laid out as another one of the table."""
_BODY = frozenset(
    {
        "body",
        "dash",
        "clause",
        "clause_title",
        "subclause",
        "point",
        "article",
        "article_title",
        "legal_basis",
        "section",
    }
)
_RUNNING = frozenset({"body", "dash", "clause", "subclause", "point", "article"})
"""Running text, where single words in another style are nobody's fault."""
_CENTRED_BLANKS = frozenset({"annex_reference"})
"""Components whose blanks, still to be filled in, say nothing against measuring how they stand."""
_OWN_DEPARTURES = frozenset({"section.italic"})
"""Rules that the decree's own files break: Appendix III sets a section in bold italics."""
_SAMPLE_SPACE = 3.5
"""Space (pt) between paragraphs from which a shortage is told as a warning: the decree's own file sets 4."""


def check_faces(sheet: Sheet, part: Part) -> None:
    """Measure every piece of a document by the rules of its component."""
    before: Piece | None = None
    for piece in part.pieces:
        check_piece(sheet, piece, before)
        before = piece


def check_piece(sheet: Sheet, piece: Piece, before: Piece | None = None) -> None:
    """Measure one piece by the rules of its component; `before` is the piece above it."""
    check_font(sheet, piece)
    component = _component(piece.component)
    if component is not None and piece.letters:
        _letters(sheet, component, piece)
        if not piece.blank or piece.component in _CENTRED_BLANKS:
            _paragraph(sheet, component, piece, before)


def _component(key: str) -> Component | None:
    return layout_rules().components.get(_SAME_LAYOUT.get(key, key))


def _letters(sheet: Sheet, component: Component, piece: Piece) -> None:
    if rule := component.binding("size"):
        for size in _sizes(piece):
            _note(sheet, rule, piece, size, TOLERANCE_PT)
    for name in ("bold", "italic"):
        rule = component.binding(name)
        if rule is not None:
            _note(sheet, rule, piece, _style(piece, name, rule))
    if rule := component.binding("number_bold"):
        _note(sheet, rule, piece, "yes" if _number_is_bold(piece) else "no")
    if rule := component.binding("caps"):
        _note(sheet, rule, piece, _capitals(piece, rule))


def _sizes(piece: Piece) -> list[float]:
    """Return every size of the letters; of a form's dotted line the usual one only."""
    counts: Counter[float] = Counter()
    for span in piece.letters:
        counts[span.face.size] += len(span.text)
    return [counts.most_common(1)[0][0]] if piece.blank else sorted(counts)


def _style(piece: Piece, name: str, rule: Rule) -> str:
    """Return "yes" or "no": of running text the greater part counts, of a fixed component every letter."""
    share = piece.share(name)
    if piece.component in _RUNNING or piece.component in ("legal_basis", "recipients"):
        return "yes" if share > (0.9 if name == "bold" else 0.6) else "no"
    if rule.flag:
        return "yes" if share > 0.95 else "no"
    return "yes" if share > 0.3 else "no"


def _capitals(piece: Piece, rule: Rule) -> str:
    if not any(map(str.isalpha, piece.text)):
        return rule.house
    whole = piece.text if rule.flag else piece.text.rstrip(" IVXLC")
    capital = piece.in_capitals if rule.flag else whole == whole.upper() or piece.share("caps") > 0.5
    return "yes" if capital else "no"


def _number_is_bold(piece: Piece) -> bool:
    """Tell whether the word and number that open an article are bold."""
    first = piece.letters[0]
    return first.face.bold


def _paragraph(sheet: Sheet, component: Component, piece: Piece, before: Piece | None) -> None:
    look = piece.paragraph.look
    if piece.whole and (rule := component.binding("align")):
        _note(sheet, rule, piece, _alignment(piece, rule))
    if piece.component not in _BODY:
        _heading_lines(sheet, component, piece)
        if piece.component == "letter_subject" and before is not None and before.component == "number_symbol":
            _spacing(sheet, component, piece, before)
        return
    if (rule := component.binding("first_line")) and not _typed_indent(piece):
        _note(sheet, rule, piece, look.left + look.first_line, TOLERANCE_MM)
    if (rule := component.binding("line_spacing")) is not None:
        _note(sheet, rule, piece, _lines(piece), _TOLERANCE_LINES)
    if before is not None and before.component in _BODY and component.binding("space_before"):
        _spacing(sheet, component, piece, before)


def _alignment(piece: Piece, rule: Rule) -> str:
    """On a single line, left and justified look the same."""
    align = piece.paragraph.look.align
    if {align, rule.house} == {"left", "both"} and _lines_taken(piece) <= 1:
        return rule.house
    if rule.house == "left" and align == "both":
        return rule.house
    return align


def _lines_taken(piece: Piece) -> int:
    look = piece.paragraph.look
    size = max((span.face.size for span in piece.letters), default=14.0)
    room = piece.paragraph.width - look.left - look.right - max(0.0, look.first_line)
    return len(broken_lines(piece.text, max(20.0, room), size, bold=piece.bold))


def _typed_indent(piece: Piece) -> bool:
    """Tell whether an indent was typed as a tab or as spaces, which cannot be measured."""
    raw = "".join(span.text for span in piece.spans)
    return raw[:1] in ("\t", " ", "\u00a0")


def _heading_lines(sheet: Sheet, component: Component, piece: Piece) -> None:
    rule = component.binding("line_spacing")
    if rule is not None:
        _note(sheet, rule, piece, _lines(piece), _TOLERANCE_LINES * 3)


def _lines(piece: Piece) -> float:
    look = piece.paragraph.look
    if not look.exact:
        return look.line
    size = max((span.face.size for span in piece.letters), default=14.0)
    lines = look.line / (size * LINE_HEIGHT)
    return max(1.0, lines) if look.exact == "atLeast" else lines


def _spacing(sheet: Sheet, component: Component, piece: Piece, before: Piece) -> None:
    rule = component.rules["space_before"]
    look, above = piece.paragraph.look, before.paragraph.look
    close = look.same_style_close and above.same_style_close and look.style == above.style
    if piece.paragraph.element is None or before.paragraph is piece.paragraph or _gap_between(piece, before):
        return
    found = 0.0 if close else look.before + above.after
    minor = found >= _SAMPLE_SPACE or piece.component == "letter_subject"
    severity = Severity.warning if minor else Severity.error
    _note(sheet, rule, piece, found, TOLERANCE_PT, severity)


def _gap_between(piece: Piece, before: Piece) -> bool:
    """Tell whether an empty paragraph or a table stands between the two."""
    here, other = piece.paragraph.element, before.paragraph.element
    return here is None or other is None or here.getprevious() is not other


def _note(
    sheet: Sheet,
    rule: Rule,
    piece: Piece,
    found: float | str,
    tolerance: float = 0.0,
    severity: Severity = Severity.error,
) -> None:
    said = describe.measured(found, rule.unit) if isinstance(found, float) else describe.word(rule.id, found)
    expected = describe.allowed(rule)
    if rule.id in _OWN_DEPARTURES:
        severity = Severity.warning
    sheet.measure(
        rule,
        said,
        ok=rule.allows(found, tolerance),
        expected=expected,
        where=sheet.at(piece),
        remedy=_("Set {what}: {expected}.", what=describe.property_name(rule.id), expected=expected),
        severity=severity,
        component=piece.component,
    )
