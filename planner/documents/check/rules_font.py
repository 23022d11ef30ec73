"""The font and colour of every letter (Appendix I, Part I, I.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check import describe
from planner.documents.layout.rules import layout_rules
from planner.i18n import _

if TYPE_CHECKING:
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece

_TIMES = re.compile(r"times new roman\b", re.IGNORECASE)
"""The decree's own file names faces of the font, such as "Times New Roman Bold"."""
LEGACY = re.compile(r"^(\.vn|vni[a-z\-])", re.IGNORECASE)
"""Names of fonts in TCVN3 (".VnTime") and VNI ("VNI-Times")."""
_NEARLY_BLACK = 0x40
_MARK_COLORS = ("urgency_mark", "secrecy_mark", "circulation_mark")


def check_font(sheet: Sheet, piece: Piece) -> None:
    """Measure font and colour; what is still to be filled into a form counts for nothing."""
    if piece.blank:
        return
    font, black = layout_rules().rule("page.font"), layout_rules().rule("page.color")
    for span in piece.spans:
        if not any(map(str.isalpha, span.text)):
            continue
        for name in span.face.fonts if not span.text.isascii() else span.face.fonts[:1]:
            remedy = _("Set the font {font}.", font=font.house)
            if LEGACY.match(name):
                remedy = _("Convert the text to Unicode first, then set the font {font}.", font=font.house)
            sheet.measure(
                font,
                font.house if _TIMES.match(name) else name,
                ok=bool(_TIMES.match(name)),
                expected=describe.allowed(font),
                where=sheet.at(piece),
                remedy=remedy,
                component=piece.component,
            )
        if piece.component not in _MARK_COLORS and not span.linked:
            sheet.measure(
                black,
                _("black") if is_black(span.face.color) else f"#{span.face.color}",
                ok=is_black(span.face.color),
                expected=_("black"),
                where=sheet.at(piece),
                remedy=_("Make the letters black (Font Color, Automatic)."),
                component=piece.component,
            )


def is_black(color: str) -> bool:
    """Tell whether a colour is black, or so dark that it prints black."""
    try:
        return all(int(color[place : place + 2], 16) <= _NEARLY_BLACK for place in (0, 2, 4))
    except ValueError:
        return True
