"""Repairs of the letters: font in all four slots, size, bold, italic, capitals, colour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.rules_page import TOLERANCE_PT
from planner.documents.fix.changes import rule_named
from planner.documents.fix.word_editing import properties_of, set_attributes, set_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.documents.check.looks import Span
    from planner.documents.check.pieces import Piece
    from planner.documents.fix.changes import ChangeLog
    from planner.documents.layout.rules import Component, Rule

_TIMES = re.compile(r"times new roman\b", re.IGNORECASE)
_LEGACY = re.compile(r"^\.?(vn|vni)[a-z\-]", re.IGNORECASE)
"""Fonts of the old encodings: their letters must be converted, another font would garble them."""
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_TAGS = {"bold": ("b", "bCs"), "italic": ("i", "iCs"), "caps": ("caps",)}
_RUNNING = frozenset({"body", "dash", "clause", "subclause", "point", "article", "legal_basis", "recipients"})
"""Components in which single words may stand in another style."""
_MOSTLY, _LEANING, _ALL, _SOME = 0.9, 0.6, 0.95, 0.3
"""Shares of the letters from which on the check takes a text as bold, as italic, as wholly or partly so."""


def fix_letters(log: ChangeLog, piece: Piece, component: Component | None, shared: set[int]) -> None:
    """Repair the letters of a piece; runs in `shared` hold parts of other components too."""
    spans = [span for span in piece.spans if any(map(str.isalpha, span.text))]
    for span in spans:
        _fix_font(log, piece, span)
    if component is None or any(id(span.element) in shared for span in piece.letters):
        return
    if rule := component.binding("size"):
        _fix_size(log, piece, rule)
    for name in ("bold", "italic"):
        if rule := component.binding(name):
            _fix_flag(log, piece, name, rule)
    rule = component.binding("caps")
    if rule and rule.flag and piece.component != "section" and spans and not piece.in_capitals:
        log.measured(rule, piece, "no", "yes")
        _set_flag(piece.letters, "caps", on=True)


def _fix_font(log: ChangeLog, piece: Piece, span: Span) -> None:
    rule = rule_named("page.font")
    fonts = span.face.fonts if not span.text.isascii() else span.face.fonts[:1]
    wrong = [name for name in fonts if not _TIMES.match(name)]
    if not wrong or any(_LEGACY.match(name) for name in span.face.fonts):
        return
    log.measured(rule, piece, wrong[0], rule.house)
    values = dict.fromkeys(_SLOTS, rule.house)
    set_attributes(properties_of(span.element), "rFonts", *_THEMES, **values)


def _fix_size(log: ChangeLog, piece: Piece, rule: Rule) -> None:
    for span in piece.letters:
        if rule.allows(span.face.size, TOLERANCE_PT):
            continue
        wanted = _nearest(rule, span.face.size)
        log.measured(rule, piece, span.face.size, wanted)
        for name in ("sz", "szCs"):
            set_value(properties_of(span.element), name, str(round(wanted * 2)))


def _nearest(rule: Rule, found: float) -> float:
    if rule.low is not None and found < rule.low:
        return rule.low
    if rule.high is not None and found > rule.high:
        return rule.high
    return rule.number


def _fix_flag(log: ChangeLog, piece: Piece, name: str, rule: Rule) -> None:
    share = piece.share(name)
    if piece.component in _RUNNING:
        right = (share > (_MOSTLY if name == "bold" else _LEANING)) == rule.flag
    else:
        right = share > _ALL if rule.flag else share <= _SOME
    if right or not piece.letters:
        return
    log.measured(rule, piece, "no" if rule.flag else "yes", "yes" if rule.flag else "no")
    _set_flag(piece.letters, name, on=rule.flag)


def _set_flag(spans: Sequence[Span], name: str, *, on: bool) -> None:
    for span in spans:
        for tag in _TAGS[name]:
            set_value(properties_of(span.element), tag, "1" if on else "0")
