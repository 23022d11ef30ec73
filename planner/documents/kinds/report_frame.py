"""What frames every report: the plan it tells of, who it goes to, who else receives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.kinds.directive_context import cite_plan
from planner.documents.kinds.letter_wording import letter_wording
from planner.documents.kinds.parties import recipients, requested_parties
from planner.documents.wording import common_wording

if TYPE_CHECKING:
    from planner.documents.drafting import Drafting
    from planner.documents.kinds.directive import Names
    from planner.documents.kinds.parties import Party


def cited_plan(drafting: Drafting) -> str:
    """Return the year's plan cited in full, or "" where there is none."""
    plans = drafting.workspace.annual_plans.values()
    plan = next((plan for plan in plans if plan.year == drafting.year), None)
    return cite_plan(plan, drafting.issuer) if plan else ""


def report_addressees(drafting: Drafting) -> tuple[Party, ...]:
    """Return those the request names; its one agency only narrows the tasks."""
    parties = requested_parties(drafting)
    return tuple(party for party in parties if not party.id or party.id != drafting.agency)


def report_recipients(drafting: Drafting, names: Names, parties: tuple[Party, ...]) -> tuple[str, ...]:
    """Return who receives the report besides those it is addressed to, the archive last."""
    if not parties:
        return names.recipients()
    leaders = letter_wording().leaders
    patterns = (common_wording().as_above, *leaders)
    return recipients(drafting, patterns, names.values, letter_wording().archive_unit)
