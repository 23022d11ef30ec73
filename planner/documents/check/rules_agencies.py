"""Agencies named in a document: whether the register knows them, and whether they exist on its day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.i18n import _, day_text
from planner.vietnamese import fold, fold_tone_placement

if TYPE_CHECKING:
    from datetime import date

    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece
    from planner.model.agencies import Agency
    from planner.model.workspace import Workspace

_NAMED = frozenset(
    {
        "body",
        "dash",
        "clause",
        "clause_title",
        "subclause",
        "point",
        "article",
        "article_title",
        "addressees",
        "recipients",
    }
)
_SHORTEST = 8
"""Shorter names ("Sở Y tế" has 7 letters folded) are met inside other words."""


def check_agencies(sheet: Sheet, part: Part, workspace: Workspace, day: date) -> None:
    """Check every agency of the register that the document names and that does not exist on `day`."""
    past = [a for a in workspace.agencies.values() if not a.exists_on(day) and len(a.name) >= _SHORTEST]
    present = {_key(name) for a in workspace.agencies.values() if a.exists_on(day) for name in _names(a)}
    patterns = [(agency, _pattern(agency.name)) for agency in past if _key(agency.name) not in present]
    for piece in part.pieces:
        if piece.component in _NAMED:
            _past_agencies(sheet, piece, patterns, workspace, day)
    sheet.text(
        "agencies.in_force",
        ok=True,
        expected=_agencies_expected(day),
        found="",
        where="",
        remedy="",
    )
    _issuer(sheet, part, workspace)


def _agencies_expected(day: date) -> str:
    return _("agencies that exist on {day}", day=day_text(day))


def _key(name: str) -> str:
    return fold(fold_tone_placement(name))


def _names(agency: Agency) -> tuple[str, ...]:
    return (agency.name, *agency.other_names)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(_key(name))}(?!\w)")


def _past_agencies(
    sheet: Sheet,
    piece: Piece,
    patterns: list[tuple[Agency, re.Pattern[str]]],
    workspace: Workspace,
    day: date,
) -> None:
    text = _key(piece.text)
    for agency, pattern in patterns:
        if not pattern.search(text):
            continue
        later = [
            workspace.agencies[s.agency].name for s in agency.successors if s.agency in workspace.agencies
        ]
        remedy = _("Name the successor: {names}.", names=", ".join(later))
        if not later:
            remedy = _("Look up who took its work over, and name that agency.")
        sheet.text(
            "agencies.in_force",
            ok=False,
            expected=_agencies_expected(day),
            found=agency.name,
            where=sheet.at(piece),
            remedy=remedy,
        )


def _issuer(sheet: Sheet, part: Part, workspace: Workspace) -> None:
    """Look the issuing body up in the register of agencies and in the programme."""
    pieces = part.of("issuing_body")
    programme = workspace.programme
    if not pieces or programme is None:
        return
    name = " ".join(piece.text for piece in pieces)
    known = {_key(n) for agency in workspace.agencies.values() for n in _names(agency)}
    known |= {_key(programme.issuing_body)}
    sheet.text(
        "agencies.known",
        ok=_key(name) in known,
        expected=_("an issuing body of the register"),
        found=name,
        where=sheet.at(pieces[0]),
        remedy=_("Check the name of the body, or add it to agencies/."),
    )
