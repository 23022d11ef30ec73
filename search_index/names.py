"""What people write for an agency or a document kind in a filter."""

from __future__ import annotations

from collections.abc import Iterable

from planner.model.agencies import Agency, AgencyGroup
from planner.model.workspace import Workspace
from planner.vietnamese import fold, nfc
from search_index.entries import Entry


def agencies_named(workspace: Workspace, text: str) -> frozenset[str]:
    """Return the IDs of the agencies and groups with this ID, abbreviation or name (accents optional).

    An abbreviation may belong to several agencies of different times; a text that names none is returned
    as it is, so that nothing is found.
    """
    wanted = _plain(text)
    names = {each.id: _names(each) for each in workspace.agencies.values()}
    names |= {each.id: _names(each) for each in workspace.agency_groups.values()}
    with_id = frozenset(id_ for id_ in names if _plain(id_) == wanted)
    return with_id or frozenset(id_ for id_, called in names.items() if wanted in called) or frozenset([text])


def _names(agency: Agency | AgencyGroup) -> set[str]:
    abbreviation = agency.abbreviation if isinstance(agency, Agency) else ""
    return {_plain(name) for name in (agency.name, abbreviation, *agency.other_names)}


def kinds_named(entries: Iterable[Entry], text: str) -> frozenset[str]:
    """Return the kind codes meant by `text`: with its accents where there is such a kind, else without.

    QD finds QĐ; HD and HĐ are two kinds.
    """
    kinds = {entry.kind for entry in entries if entry.kind}
    exact = frozenset(kind for kind in kinds if nfc(kind).casefold() == nfc(text).strip().casefold())
    return exact or frozenset(kind for kind in kinds if _plain(kind) == _plain(text)) or frozenset([text])


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
