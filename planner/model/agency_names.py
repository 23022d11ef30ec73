"""Finds an agency or agency group by what people write: ID, abbreviation or name."""

from __future__ import annotations

import difflib
from datetime import date

from planner.errors import CchcError
from planner.i18n import _
from planner.model.agencies import Agency, AgencyGroup
from planner.model.workspace import Workspace
from planner.vietnamese import fold, fold_tone_placement


class UnknownAgencyError(CchcError):
    """No agency or group is called this."""


class AmbiguousAgencyError(CchcError):
    """Several agencies are called this on the day in question."""


def find_assignee(workspace: Workspace, text: str, day: date) -> str:
    """Return the ID of the agency or group written as `text`; those that exist on `day` come first.

    Letters' case and accents do not matter. Raises UnknownAgencyError or AmbiguousAgencyError.
    """
    if text in workspace.agencies or text in workspace.agency_groups:
        return text
    everyone: list[Agency | AgencyGroup] = [*workspace.agencies.values(), *workspace.agency_groups.values()]
    for key in (_exact, _folded):
        wanted = key(text)
        found = [a for a in everyone if any(key(name) == wanted for name in _names(a))]
        current = [a for a in found if a.exists_on(day)] or found
        if len(current) == 1:
            return current[0].id
        if current:
            raise AmbiguousAgencyError(
                _(
                    "“{text}” can mean {names}.",
                    text=text,
                    names=", ".join(f"{a.name} ({a.id})" for a in current),
                ),
                _("Write the ID that stands in brackets."),
            )
    near = difflib.get_close_matches(
        _folded(text), {_folded(n): None for a in everyone for n in _names(a)}, n=1
    )
    names = [f"{a.name} ({a.id})" for a in everyone if near and any(_folded(n) == near[0] for n in _names(a))]
    raise UnknownAgencyError(
        _("No agency is called “{text}”.", text=text),
        _("Did you mean {nearest}?", nearest=names[0]) if names else _("Search for it: cchc search …"),
    )


def short_name_of(agency: Agency, workspace: Workspace) -> str:
    """Return a short name that tells the agency from all others: its abbreviation, else the rest of its name.

    Every commune has the abbreviation "UBND", which says the first words of its name only.
    """
    short = agency.abbreviation
    if not any(a.abbreviation == short and a.id != agency.id for a in workspace.agencies.values()):
        return short or agency.id
    words = agency.name.split()
    said = len(short) if _folded("".join(word[0] for word in words[: len(short)])) == _folded(short) else 0
    rest = " ".join(words[said:])
    others = [a.name for a in workspace.agencies.values() if a.id != agency.id]
    return agency.id if not rest or any(_folded(name).endswith(_folded(rest)) for name in others) else rest


def _names(agency: Agency | AgencyGroup) -> list[str]:
    abbreviation = agency.abbreviation if isinstance(agency, Agency) else ""
    return [name for name in (agency.id, abbreviation, agency.name, *agency.other_names) if name]


def _exact(text: str) -> str:
    return fold_tone_placement(" ".join(text.split())).casefold()


def _folded(text: str) -> str:
    return fold(" ".join(text.split()))
