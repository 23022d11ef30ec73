"""The legal texts that a document of the programme stands on (căn cứ), chosen from the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.citation import Citations, full_citation, long_date
from planner.documents.kinds.directive_wording import directive_wording
from planner.documents.wording import common_wording
from planner.vietnamese import fold

if TYPE_CHECKING:
    from planner.documents.drafting import Drafting
    from planner.model.programme import LegalBasis


def reform_bases(drafting: Drafting) -> list[LegalBasis]:
    """Return the bases of the programme that are about the reform, and its own decision; oldest first."""
    programme = drafting.workspace.programme
    if programme is None:
        return []
    words = [fold(word) for word in directive_wording().cited_words]
    title = fold(programme.title)
    found = []
    for basis in drafting.workspace.legal_bases.values():
        subject = fold(basis.subject)
        named = basis.id in programme.legal_bases and any(word in subject for word in words)
        own = bool(title) and title in subject
        if (named or own) and _is_in_force(basis, drafting) and basis.number_symbol:
            found.append(basis)
    return sorted(
        found, key=lambda basis: (basis.issued_on is None, basis.issued_on or drafting.today, basis.id)
    )


def authority_bases(drafting: Drafting, words: tuple[str, ...]) -> list[LegalBasis]:
    """Return the laws in force on the day that give the issuer its power, called by `words`.

    Of several laws of the same name the latest one holds.
    """
    wanted = [fold(word) for word in words]
    laws = [
        basis
        for basis in drafting.workspace.legal_bases.values()
        if basis.kind in common_wording().named_only
        and any(fold(basis.subject).endswith(word) for word in wanted)
        and _is_in_force(basis, drafting)
    ]
    laws.sort(key=lambda law: (law.issued_on is not None, law.issued_on or drafting.today))
    return list({fold(law.subject): law for law in laws}.values())


def cited_bases(drafting: Drafting, citations: Citations) -> str:
    """Return the reform's bases as they are cited within a sentence, or "" where there are none."""
    return "; ".join(own_name_short(drafting, citations.cite(basis)) for basis in reform_bases(drafting))


def basis_citation(drafting: Drafting, basis: LegalBasis) -> str:
    """Return the citation of a basis in the list before the body.

    A law is cited there by its name and date, without number and issuer (II.6.a).
    """
    if basis.kind in common_wording().named_only and basis.issued_on:
        return f"{full_citation(basis)} {long_date(basis.issued_on)}"
    return own_name_short(drafting, full_citation(basis))


def own_name_short(drafting: Drafting, citation: str) -> str:
    """Name the issuer without its place, as its own documents do in running text."""
    return citation.replace(drafting.issuer.name, drafting.issuer.short_name, 1)


def _is_in_force(basis: LegalBasis, drafting: Drafting) -> bool:
    day = drafting.today
    begun = basis.valid_from or basis.issued_on
    return (begun is None or begun <= day) and (basis.valid_to is None or basis.valid_to >= day)
