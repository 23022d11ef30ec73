"""Citing other documents: in full the first time, by kind, number and symbol afterwards (II.6.b)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.layout.heading import printed_month
from planner.documents.wording import common_wording
from planner.documents.words import lower_first

if TYPE_CHECKING:
    from datetime import date

    from planner.model.programme import LegalBasis


def long_date(day: date) -> str:
    """Return "ngày 05 tháng 01 năm 2026": days below ten and the months 1 and 2 padded (II.4.b)."""
    return common_wording().long_date.format(
        day=f"{day.day:02d}", month=printed_month(day.month), year=day.year
    )


class Citations:
    """The citations of one document, which remember what was cited before."""

    def __init__(self) -> None:
        self._cited: set[str] = set()

    def cite(self, basis: LegalBasis) -> str:
        """Return the citation of a legal text: full the first time, short afterwards."""
        if basis.id in self._cited:
            return short_citation(basis)
        self._cited.add(basis.id)
        return full_citation(basis)


def full_citation(basis: LegalBasis) -> str:
    """Return kind, number, symbol, date, issuer and subject; laws and ordinances by kind and name only.

    What the record does not know is left out.
    """
    common = common_wording()
    if basis.kind in common.named_only:
        return _named(basis)
    parts = [short_citation(basis)]
    if basis.issued_on:
        parts.append(long_date(basis.issued_on))
    if basis.issuer:
        parts.append(common.cited_issuer.format(issuer=basis.issuer))
    if basis.subject:
        parts.append(cited_subject(basis.subject))
    return " ".join(parts)


def short_citation(basis: LegalBasis) -> str:
    """Return kind, number and symbol, or kind and name where there is no number."""
    common = common_wording()
    if basis.kind in common.named_only:
        return _named(basis)
    if not basis.number_symbol:
        return basis.kind
    return common.short_citation.format(kind=basis.kind, number_symbol=basis.number_symbol)


def cited_subject(subject: str) -> str:
    """Return the subject as it follows a citation: "về ...", or as it stands when it opens with a verb."""
    common = common_wording()
    lowered = lower_first(subject)
    if lowered.startswith(tuple(f"{word} " for word in common.subject_openings)):
        return lowered
    return common.cited_subject.format(subject=subject)


def _named(basis: LegalBasis) -> str:
    name = basis.subject or basis.number_symbol
    return name if name.startswith(basis.kind) else f"{basis.kind} {name}".strip()
