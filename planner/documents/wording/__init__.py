"""The words of documents: fixed formulas and sentence patterns, kept as data beside this module."""

from __future__ import annotations

from functools import cache

import msgspec

from planner.documents.package_data import read_yaml


class CommonWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Formulas that every kind of document shares."""

    national_name: str
    motto: str
    number_line: str
    date_line: str
    blank_number: str
    blank_day: str
    blank_month: str
    addressees: str
    sender: str
    as_above: str
    letter_subject: str
    blank: str
    blank_line: str
    deadline_verbs: tuple[str, ...]
    urgency: dict[str, str]
    circulation: dict[str, str]
    recipients: str
    archive: str
    document_end: str
    enacting: dict[str, str]
    article: str
    divisions: dict[str, str]
    annex: str
    annex_number: str
    letter: str
    accompanying: str
    accompanying_attached: str
    blank_reference: str
    number_column: str
    long_date: str
    short_citation: str
    cited_issuer: str
    cited_subject: str
    subject_openings: tuple[str, ...]
    named_only: tuple[str, ...]
    subject_prefixes: tuple[str, ...]


class AuthorityWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Forms of signing authority, and the words that open the name of a place."""

    forms: dict[str, dict[str, tuple[str, ...]]]
    territories: tuple[str, ...]


@cache
def common_wording() -> CommonWording:
    """Return the formulas that every kind shares."""
    return read_yaml("wording/common.yaml", CommonWording)


@cache
def authority_wording() -> AuthorityWording:
    """Return the forms of signing authority."""
    return read_yaml("wording/authority.yaml", AuthorityWording)
