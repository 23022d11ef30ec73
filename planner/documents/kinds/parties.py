"""Who a document goes to and what it has in common with the others of its sort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from planner.documents.assignees import Assignees
from planner.documents.authority import signature
from planner.documents.content import Content
from planner.documents.errors import NothingToAssignError
from planner.documents.wording import common_wording
from planner.documents.words import lower_first, tidy, upper_first
from planner.documents.work_items import Work, work_of
from planner.i18n import _
from planner.model.agency_names import UnknownAgencyError, find_assignee

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.documents.drafting import Drafting


class Party(msgspec.Struct, frozen=True):
    """Somebody who is written to: the ID of an agency or group ("" for other words), and the printed name."""

    id: str
    name: str


def requested_parties(drafting: Drafting) -> tuple[Party, ...]:
    """Return those the request names, as they stand today; the one agency of the request comes first.

    Words that name no agency are taken as they are. Raises AmbiguousAgencyError.
    """
    wanted = [drafting.agency] if drafting.agency else []
    parties = [*parties_of(drafting, wanted)]
    for text in drafting.request.addressees:
        words = tidy(text)
        try:
            found = find_assignee(drafting.workspace, words, drafting.today)
        except UnknownAgencyError:
            parties.append(Party("", words))
        else:
            parties += parties_of(drafting, _assignees(drafting).current([found])) or [Party("", words)]
    return tuple(dict.fromkeys(party for party in parties if party.name))


def parties_of(drafting: Drafting, ids: Iterable[str]) -> tuple[Party, ...]:
    """Return agencies and groups under the names that open a line."""
    assignees = _assignees(drafting)
    return tuple(Party(assignee, upper_first(assignees.name(assignee))) for assignee in ids)


def unknown_parties(parties: Iterable[Party]) -> tuple[str, ...]:
    """Return a warning for each party that is no agency or group of the workspace."""
    return tuple(
        _("“{name}” is no agency of this workspace; it is printed as written.", name=party.name)
        for party in parties
        if not party.id
    )


def name_inside(drafting: Drafting, party: Party) -> str:
    """Return the name as it stands inside a sentence: groups begin small, agencies keep their capital."""
    is_group = party.id in drafting.workspace.agency_groups
    return lower_first(party.name) if is_group and not _is_own(drafting, party.name) else party.name


def _is_own(drafting: Drafting, name: str) -> bool:
    return name.startswith(drafting.issuer.collective)


def work_for(drafting: Drafting, parties: tuple[Party, ...]) -> Work:
    """Return the work asked for; agencies among the parties narrow it to theirs, unless tasks are named.

    Raises NothingToAssignError when nothing is left.
    """
    work = work_of(drafting)
    wanted = {party.id for party in parties if party.id}
    if not wanted or drafting.agency or drafting.request.tasks or drafting.request.solutions:
        return work
    workspace, today = drafting.workspace, drafting.today
    items = tuple(
        item
        for item in work.items
        if any(not wanted.isdisjoint((lead, *workspace.members_on(lead, today))) for lead in item.leads)
    )
    if not items:
        raise NothingToAssignError
    return msgspec.structs.replace(work, items=items)


def recipients(
    drafting: Drafting, patterns: Iterable[str], values: dict[str, str], unit: str
) -> tuple[str, ...]:
    """Return the recipients once each, the archive with the mark of the drafting unit last (II.9.d)."""
    named = drafting.request.drafting_unit
    archive = ", ".join(part for part in (common_wording().archive, unit if named is None else named) if part)
    names = (tidy(pattern.format(**values)) for pattern in patterns)
    return (*dict.fromkeys(name for name in names if name), archive)


def letter_symbol(drafting: Drafting, unit: str) -> str:
    """Return the symbol of a letter: the issuer's and the drafting unit's abbreviations (II.3.b)."""
    named = drafting.request.drafting_unit
    return "-".join(part for part in (drafting.issuer.code, unit if named is None else named) if part)


def content_of(drafting: Drafting, **fields: Any) -> Content:
    """Return the content of a document of this kind and issuer, with the signer's authority, and `fields`."""
    kind, issuer = drafting.kind, drafting.issuer
    given: dict[str, Any] = {
        "kind": kind.code,
        "kind_name": kind.name,
        "issuing_body": issuer.name,
        "symbol": f"{kind.code}-{issuer.code}",
        "place": issuer.place,
        "year": drafting.today.year,
    }
    if "signature" not in fields:
        given["signature"] = signature(issuer, kind, drafting.signer)
    return Content(**(given | fields))


def _assignees(drafting: Drafting) -> Assignees:
    return Assignees(drafting.workspace, drafting.issuer, drafting.today)
