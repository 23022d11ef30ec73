"""The way of a document: which step leads where, who may take it, and what makes an approval void.

The order follows Articles 10 to 18 of Decree 30/2020: the content is answered for by the head of the drafting
unit and the layout by the person assigned (Article 12), then comes the signature (13), the number after the
signature (15.2), and the issue (18).
"""

from __future__ import annotations

import hashlib

import msgspec

from planner.model.documents import Document, DocumentState, DocumentStep
from planner.model.roles import Role


class Transition(msgspec.Struct, frozen=True, kw_only=True):
    """One legal step: from which states, into which, by whom."""

    step: DocumentStep
    from_states: tuple[DocumentState, ...]
    to: DocumentState
    roles: tuple[Role, ...]
    """Who may take the step; empty for the program itself."""
    final: bool = False
    """It cannot be taken back, so a screen asks before it."""
    needs_reason: bool = False


_S, _T, _R = DocumentState, DocumentStep, Role
_ON_THE_WAY = (_S.content_checked, _S.layout_checked, _S.submitted)
_OUT = (_S.issued, _S.corrected)

TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        step=_T.check_content,
        from_states=(_S.draft, _S.returned),
        to=_S.content_checked,
        roles=(_R.reviewer,),
    ),
    Transition(
        step=_T.check_layout,
        from_states=(_S.content_checked,),
        to=_S.layout_checked,
        roles=(_R.reviewer, _R.records_clerk),
    ),
    Transition(step=_T.submit, from_states=(_S.layout_checked,), to=_S.submitted, roles=(_R.drafter,)),
    Transition(step=_T.sign, from_states=(_S.submitted,), to=_S.signed, roles=(_R.signer,), final=True),
    Transition(
        step=_T.number, from_states=(_S.signed,), to=_S.numbered, roles=(_R.records_clerk,), final=True
    ),
    Transition(
        step=_T.issue, from_states=(_S.numbered,), to=_S.issued, roles=(_R.records_clerk,), final=True
    ),
    Transition(
        step=_T.send_back,
        from_states=(*_ON_THE_WAY, _S.signed),
        to=_S.returned,
        roles=(_R.reviewer, _R.signer, _R.records_clerk),
        needs_reason=True,
    ),
    Transition(step=_T.reset, from_states=_ON_THE_WAY, to=_S.draft, roles=()),
    Transition(
        step=_T.withdraw,
        from_states=(_S.numbered, *_OUT),
        to=_S.withdrawn,
        roles=(_R.signer, _R.records_clerk),
        final=True,
        needs_reason=True,
    ),
    Transition(
        step=_T.supersede,
        from_states=_OUT,
        to=_S.replaced,
        roles=(_R.signer, _R.records_clerk),
        final=True,
    ),
    Transition(
        step=_T.correct,
        from_states=_OUT,
        to=_S.corrected,
        roles=(_R.signer, _R.records_clerk),
        final=True,
    ),
)
"""Every legal transition; there are no others."""

APPROVED = _ON_THE_WAY
"""States that rest on approvals, which a later edit makes void."""
SEALED = (_S.signed, _S.numbered, _S.issued, _S.withdrawn, _S.replaced, _S.corrected)
"""States in which the file is the signed original, never to be written anew."""

LETTER = "CV"
"""Code of the official letter, which alone corrects errors of form."""

_SAID = (
    "kind", "symbol", "place", "superior_body", "issuing_body", "subject", "signing_authority", "signer",
    "addressees", "recipients", "file", "assigns", "reports_on", "replaces", "series",
)  # fmt: skip
"""Fields that an approval covers; counts, links and notes around them may change."""


def transition(step: DocumentStep) -> Transition:
    """Return the row of the table for a step."""
    return next(row for row in TRANSITIONS if row.step is step)


def next_steps(state: DocumentState) -> tuple[Transition, ...]:
    """Return the steps that people may take from `state`, the way forward first."""
    return tuple(row for row in TRANSITIONS if state in row.from_states and row.roles)


def fingerprint(document: Document) -> str:
    """Return the SHA-256 of what the record says, in hexadecimal; equal records have equal fingerprints."""
    said = {name: getattr(document, name) for name in _SAID}
    return hashlib.sha256(msgspec.json.encode(said, order="deterministic")).hexdigest()
