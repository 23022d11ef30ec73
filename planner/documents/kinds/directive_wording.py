"""The sentence patterns of a directive, as its data file has them."""

from __future__ import annotations

from functools import cache

import msgspec

from planner.documents.package_data import read_yaml


class GeneralDuties(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every head of agency is asked for; `overdue` is added when tasks are late."""

    points: tuple[str, ...]
    overdue: str


class RecipientLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Recipients by rank; `everybody` or `one_agency` stands between the others."""

    superior: tuple[str, ...]
    everybody: tuple[str, ...]
    one_agency: tuple[str, ...]
    public: tuple[str, ...]
    archive_unit: str
    """Mark of the drafting unit in the archive line, unless the request names another."""


class DirectiveWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything a directive says besides the plan's own words."""

    subject: dict[str, str]
    programme_field: str
    cited_words: tuple[str, ...]
    indicator_years: int
    context: dict[str, str]
    shortcomings: dict[str, str]
    demand: dict[str, str]
    general: GeneralDuties
    task: dict[str, str]
    leading_words: tuple[str, ...]
    addressee: dict[str, str]
    deadline: dict[str, str]
    follow_up: dict[str, str]
    closing: str
    local_heads: str
    recipients: RecipientLists


@cache
def directive_wording() -> DirectiveWording:
    """Return the sentence patterns of a directive."""
    return read_yaml("wording/directive.yaml", DirectiveWording)
