"""Signs of the text: the marks that close bases and the whole text (II.6.a; templates of Appendix III)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.findings import Severity
from planner.documents.check.rules_order import check_order
from planner.i18n import _

if TYPE_CHECKING:
    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece

_SHORTEST_BASIS = 14
_ISSUES = re.compile(r"\b(ban hanh|xay dung|yeu cau|nhu sau)\b")
_DOUBLED = re.compile(r"^(can cu)\W+(can cu)\b")
_END = re.compile(r"\./\.\W*$")


def check_text(sheet: Sheet, part: Part) -> None:
    """Check the text of one document."""
    _bases(sheet, part)
    check_order(sheet, part)
    if part.kind == "main" and part.signed:
        _end(sheet, part)


def _goes_on(part: Part, last: Piece) -> bool:
    """Tell whether the issuer's own sentence follows the bases ("... ban hành Kế hoạch như sau:").

    Many offices then end the last basis by a semicolon: real practice, other than the decree's wording.
    """
    behind = part.pieces[part.pieces.index(last) + 1 : part.pieces.index(last) + 2]
    return last.text.endswith(";") and any(_ISSUES.search(piece.folded) for piece in behind)


def _bases(sheet: Sheet, part: Part) -> None:
    bases = part.of("legal_basis")
    for place, piece in enumerate(bases):
        last = place == len(bases) - 1
        wanted = "." if last else ";"
        if piece.blank or len(piece.text) < _SHORTEST_BASIS:
            continue
        sheet.text(
            "legal_basis.closing",
            ok=piece.text.endswith(wanted),
            expected=_("each basis ends by a semicolon, the last one by a full stop"),
            found=_("ends by “{end}”", end=piece.text[-1:]),
            where=sheet.at(piece),
            remedy=_("End this basis by “{mark}”.", mark=wanted),
            severity=Severity.warning if last and _goes_on(part, piece) else None,
        )
        sheet.text(
            "legal_basis.doubled",
            ok=not _DOUBLED.match(piece.folded),
            expected=_("the opening word once"),
            found=piece.text[:20] if _DOUBLED.match(piece.folded) else "",
            where=sheet.at(piece),
            remedy=_("Take the doubled word out."),
        )


def _end(sheet: Sheet, part: Part) -> None:
    closing = [p for p in part.pieces if p.component in _BODY]
    if not closing:
        return
    last = closing[-1]
    after = _after_last(part, last)
    sheet.text(
        "body.end",
        ok=bool(_END.search(last.text)) or bool(_END.search(after)),
        expected="“./.”",
        found=f"…{last.text[-20:]}",
        where=sheet.at(last),
        remedy=_("Close the text by ./. before the signature."),
    )
    early = [p for p in closing[:-1] if _END.search(p.text)]
    sheet.text(
        "body.doubled_end",
        ok=not early,
        expected=_("the closing mark once, at the end"),
        found=f"…{early[0].text[-20:]}" if early else "",
        where=sheet.at(early[0] if early else last),
        remedy=_("Take the closing mark away here."),
    )


_BODY = frozenset(
    {"body", "dash", "clause", "clause_title", "subclause", "point", "article", "article_title", "centred"}
    | {"legal_basis"}
)


def _after_last(part: Part, last: Piece) -> str:
    """Return the text of tables and signs behind the last paragraph of the body: they may end it."""
    texts, seen = [], False
    for block in part.blocks:
        if block is last.paragraph:
            seen = True
        elif seen:
            if re.search(r"(?mi)^\W*n.i nh.n\b", block.text):
                break
            texts.append(block.text)
    return "\n".join(texts).rstrip()
