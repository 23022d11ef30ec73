"""The names of the body that issues: in full, without its place, as a collective, and its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents.errors import ProgrammeMissingError
from planner.documents.wording import authority_wording

if TYPE_CHECKING:
    from planner.model.workspace import Workspace


class Issuer(msgspec.Struct, frozen=True, kw_only=True):
    """The forms in which a document names the body that issues it."""

    name: str
    """"Ủy ban nhân dân tỉnh Tuyên Quang"."""
    code: str
    """"UBND"."""
    place: str
    """"Tuyên Quang", as in the date line."""
    short_name: str
    """"Ủy ban nhân dân tỉnh", as in running text."""
    collective: str
    """"Ủy ban nhân dân", as after "TM."."""
    territory: str
    """"tỉnh Tuyên Quang"."""
    territory_kind: str
    """"tỉnh"."""


def issuer_of(workspace: Workspace) -> Issuer:
    """Return the issuer named by the programme; raises ProgrammeMissingError."""
    programme = workspace.programme
    if programme is None:
        raise ProgrammeMissingError
    name = programme.issuing_body
    collective, kind, proper = _parts(name)
    return Issuer(
        name=name,
        code=programme.issuing_body_code,
        place=programme.place,
        short_name=f"{collective} {kind}".strip(),
        collective=collective,
        territory=f"{kind} {proper}".strip() or programme.province,
        territory_kind=kind,
    )


def _parts(name: str) -> tuple[str, str, str]:
    """Split "Ủy ban nhân dân tỉnh Tuyên Quang" into collective, kind of territory and proper name."""
    folded = name.casefold()
    for territory in authority_wording().territories:
        where = folded.find(f" {territory} ")
        if where >= 0:
            end = where + 1 + len(territory)
            return name[:where], name[where + 1 : end], name[end + 1 :]
    return name, "", ""
