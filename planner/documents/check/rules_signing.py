"""Who signs and by which authority: forms TM., Q., KT., TL., TUQ. against the issuer; the name (II.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.documents.check.parsing import kind_of
from planner.documents.check.signing import AUTHORITY
from planner.documents.check.vocabulary import vocabulary
from planner.i18n import _
from planner.vietnamese import fold, nfc

if TYPE_CHECKING:
    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece

_ABBREVIATIONS = {"tm": "TM.", "kt": "KT.", "tl": "TL.", "tuq": "TUQ.", "q": "Q."}
_DEPUTY = re.compile(r"(pho|thu truong)\b")
_ATTACHED = "attached"


def check_signing(sheet: Sheet, part: Part) -> None:
    """Check the signature of one document."""
    lines = part.of("signing_authority")
    forms = [_form(sheet, piece) for piece in lines]
    if lines and part.kind != _ATTACHED:
        _issuer(sheet, part, lines, forms)
        _order(sheet, lines, forms)
    for piece in part.of("signer_name"):
        _name(sheet, piece)


def _form(sheet: Sheet, piece: Piece) -> str:
    found = AUTHORITY.match(piece.folded)
    if found is None:
        return ""
    letters = (found.group("form") or found.group("acting")).replace(".", "").replace("/", "")
    wanted = _ABBREVIATIONS[letters]
    written = piece.text[: found.end()].rstrip()
    sheet.text(
        "signing_authority.abbreviation",
        ok=written == wanted,
        expected=", ".join(_ABBREVIATIONS.values()),
        found=written,
        where=sheet.at(piece),
        remedy=_("Write {form}", form=wanted),
    )
    sheet.text(
        "signing_authority.spacing",
        ok=piece.text[: found.end()] != written,
        expected=_("a space behind the abbreviation"),
        found=piece.text,
        where=sheet.at(piece),
        remedy=_("Write {text}", text=f"{wanted} {piece.text[found.end() :]}"),
    )
    return wanted


def _issuer(sheet: Sheet, part: Part, lines: list[Piece], forms: list[str]) -> None:
    """TM. belongs to a collective body, and never to a text in which the head demands by own power."""
    words, code = vocabulary(), kind_of(part)[0]
    issuer = fold(" ".join(piece.text for piece in part.of("issuing_body")))
    collective = issuer.startswith(tuple(fold(word) for word in words.collective))
    if forms[0] == "TM.":
        single = issuer.startswith(tuple(f"{fold(word)} " for word in words.single_headed))
        ok = not ((code in words.head_kinds and _speaks_as_head(part)) or (single and not _council(issuer)))
        expected = _("without TM.: the head signs by own power")
    elif collective and code in words.collective_kinds and not forms[0] and _is_office_first(lines):
        ok, expected = False, _("TM. and the name of the collective body first")
    else:
        ok, expected = True, _("the form of authority that fits issuer and kind")
    sheet.text(
        "signing_authority.issuer",
        ok=ok,
        expected=expected,
        found=" / ".join(piece.text for piece in lines),
        where=sheet.at(lines[0]),
        remedy=_("Choose the form of authority by issuer and kind (Article 13 of the decree)."),
    )


def _council(issuer: str) -> bool:
    return any(fold(word) in issuer for word in vocabulary().councils)


def _is_office_first(lines: list[Piece]) -> bool:
    return fold(lines[0].text).strip() in vocabulary().folded_offices


def _speaks_as_head(part: Part) -> bool:
    text = fold(" ".join(p.text for p in part.of("body", "clause", "point", "dash")))
    return bool(re.search(r"chu tich (uy ban nhan dan|ubnd)[^.;]{0,40}\byeu cau\b", text))


def _order(sheet: Sheet, lines: list[Piece], forms: list[str]) -> None:
    """Check that a deputy signs below KT. and the head's office."""
    last = fold(lines[-1].text)
    deputy = bool(_DEPUTY.match(last))
    deputising = any(form in ("KT.", "TUQ.", "TL.") for form in forms)
    shown = " / ".join(piece.text for piece in lines)
    sheet.text(
        "signing_authority.order",
        ok=deputising or not deputy,
        expected=_("a deputy signs with KT. and the head's office on the line above"),
        found=shown,
        where=sheet.at(lines[-1]),
        remedy=_("Put KT. and the office of the head above the deputy's office."),
    )


def _name(sheet: Sheet, piece: Piece) -> None:
    text = nfc(piece.text).strip()
    titled = next((d for d in vocabulary().degrees if re.match(rf"{re.escape(d)}[.\s]", text)), None)
    sheet.text(
        "signer_name.degree",
        ok=titled is None,
        expected=_("the name without degree or honorary title"),
        found=text,
        where=sheet.at(piece),
        remedy=_("Take “{title}” away, unless your sector's rules ask for it.", title=titled or ""),
    )
    words = [word for word in text.split() if word[:1].isalpha()]
    sheet.text(
        "signer_name.case",
        ok=not (len(words) > 1 and text == text.upper()),
        expected=_("the name in small letters with capital initials"),
        found=text,
        where=sheet.at(piece),
        remedy=_("Write {name}.", name=text.title()),
    )
