"""What can be chosen in the fields of forms: agencies, states, years, areas, signers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _
from planner.model.agencies import Agency, AgencyGroup, Office
from planner.model.tasks import TaskState
from planner.vietnamese import vietnamese_sort_key
from tui.screens.pick import Choice
from tui.words import agency_words, span_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.model.workspace import Workspace


def agency_choices(workspace: Workspace, day: date, also: Iterable[str] = ()) -> list[Choice]:
    """Return the agencies and groups that exist on `day`, and those of `also` even when they are gone."""
    kept = set(also)
    everyone: list[Agency | AgencyGroup] = [*workspace.agencies.values(), *workspace.agency_groups.values()]
    found = [one for one in everyone if one.exists_on(day) or one.id in kept]
    found.sort(key=agency_order)
    return [
        Choice(
            one.id,
            one.name if one.exists_on(day) else f"{one.name} ({span_words(one.valid_from, one.valid_to)})",
            one.abbreviation if isinstance(one, Agency) else _("group"),
            agency_words(one) if isinstance(one, Agency) else " ".join(one.other_names),
        )
        for one in found
    ]


_LEVELS = ("province", "office", "group", "outside", "district", "commune")


def agency_order(agency: Agency | AgencyGroup) -> tuple[int, object]:
    """Return the place of an agency in lists: the province's own first, then by the alphabet."""
    level = agency.level.value if isinstance(agency, Agency) else "group"
    return _LEVELS.index(level), vietnamese_sort_key(agency.name)


def state_choices() -> list[Choice]:
    """Return the workflow states of a task."""
    from planner.tracking import state_name

    return [Choice(state.value, state_name(state)) for state in TaskState]


def year_choices(workspace: Workspace) -> list[Choice]:
    """Return the years that have a plan, the newest first."""
    years = sorted({plan.year for plan in workspace.annual_plans.values()}, reverse=True)
    return [Choice(str(year), _("Year {year}", year=year)) for year in years]


def area_choices(workspace: Workspace) -> list[Choice]:
    """Return "all areas" and the areas by number."""
    areas = sorted(workspace.areas.values(), key=lambda area: area.number)
    return [Choice("", _("All areas")), *(Choice(area.id, f"{area.number}. {area.name}") for area in areas)]


def signer_choices(workspace: Workspace, day: date, offices: Iterable[Office]) -> list[Choice]:
    """Return who holds one of these offices on `day`, the chairman first."""
    wanted = list(offices)
    found = [
        signer for signer in workspace.signers.values() if signer.holds_on(day) and signer.office in wanted
    ]
    found.sort(key=lambda signer: (wanted.index(signer.office), vietnamese_sort_key(signer.name)))
    return [Choice(signer.id, f"{signer.name}, {signer.title}") for signer in found]
