"""Who signs, and in which form of authority (Decree 30/2020, Article 13; Appendix I, Part I, II.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.content import Signature
from planner.documents.errors import NoSignerError, SignerOfficeError, SignerTermError
from planner.documents.wording import authority_wording
from planner.errors import UnknownRecordError
from planner.model.agencies import Office, Signer

if TYPE_CHECKING:
    from datetime import date

    from planner.documents.issuer import Issuer
    from planner.documents.kinds import DocumentKind
    from planner.model.workspace import Workspace

MEETING = "meeting"
"""Authority of a kind that is signed by secretary and chair of a meeting."""
_HEADS = (Office.chairman, Office.acting_chairman)
"""Offices that sign when nobody else was chosen, the first one found."""


def signature(issuer: Issuer, kind: DocumentKind, signer: Signer) -> Signature:
    """Return the lines of authority in capitals and the signer's name.

    A document by the chairman's own power never opens with "TM."; one of the People's Committee always
    does. Raises SignerOfficeError for an office that cannot sign this kind.
    """
    forms = authority_wording().forms[kind.authority]
    may_sign = not kind.signers or signer.office in kind.signers
    if not may_sign or signer.office not in forms:
        raise SignerOfficeError(signer.name, kind.name)
    lines = (line.format(body=issuer.collective, title=signer.title).upper() for line in forms[signer.office])
    return Signature(authority=tuple(lines), name=signer.name)


def signer_on(
    workspace: Workspace, day: date, signer_id: str | None = None, usual: tuple[Office, ...] = ()
) -> Signer:
    """Return the signer: the one with this ID, or the chairman (or acting chairman) in office on `day`.

    Offices in `usual` sign before the chairman does, the first one that somebody holds.
    Raises UnknownRecordError, SignerTermError for somebody out of office, NoSignerError.
    """
    if signer_id is not None:
        return _named(workspace, day, signer_id)
    for office in (*usual, *_HEADS):
        holders = [s for s in workspace.signers.values() if s.office is office and s.holds_on(day)]
        if holders:
            return max(holders, key=lambda s: (s.valid_from.toordinal() if s.valid_from else 0, s.id))
    raise NoSignerError(day)


def _named(workspace: Workspace, day: date, signer_id: str) -> Signer:
    record = workspace.get(signer_id)
    if not isinstance(record, Signer):
        raise UnknownRecordError(signer_id)
    if not record.holds_on(day):
        raise SignerTermError(record.name, day, record.valid_from, record.valid_to)
    return record
