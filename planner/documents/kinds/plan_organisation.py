"""The last section of a plan: what everybody does, what each agency leads, who follows up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.assignees import Assignees
from planner.documents.content import Clause, Paragraph, Point, Section
from planner.documents.kinds.programme_wording import plan_wording
from planner.documents.kinds.task_list import number_ranges
from planner.documents.words import counted, upper_first

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.documents.drafting import Drafting


def organisation(drafting: Drafting, led: Mapping[str, list[int]], values: Mapping[str, str]) -> Section:
    """Return the section; `led` gives the numbers of the tasks that each agency leads."""
    wording = plan_wording().organisation
    assignees = Assignees(drafting.workspace, drafting.issuer, drafting.today)
    programme = drafting.workspace.programme
    collecting = assignees.current([programme.standing_agency] if programme else [])[:1]
    following = assignees.current([programme.follow_up_agency] if programme else [])[:1]
    duties: dict[str, list[str]] = {agency: [] for agency in (*led, *collecting, *following)}
    for agency, numbers in led.items():
        told = {"count": counted(len(numbers)), "numbers": number_ranges(numbers)}
        duties[agency].append(wording.leads.format(**dict(values) | told))
    for agency in collecting:
        duties[agency].append(wording.standing_agency.format(**values))
    for agency in following:
        duties[agency].append(wording.follow_up.format(**values))
    clauses = (_clause(upper_first(assignees.name(agency)), texts) for agency, texts in duties.items())
    closing = wording.closing if collecting else wording.closing_without_agency
    return Section(
        title=wording.title,
        blocks=(
            _general(values, has_collector=bool(collecting)),
            *clauses,
            Paragraph(text=closing.format(**values)),
        ),
    )


def _general(values: Mapping[str, str], *, has_collector: bool) -> Clause:
    wording = plan_wording().organisation
    first, reporting = wording.general
    patterns = (first, reporting if has_collector else wording.general_without_agency)
    points = tuple(Point(text=pattern.format(**values)) for pattern in patterns)
    return Clause(title=values["addressed"], blocks=points)


def _clause(title: str, texts: list[str]) -> Clause:
    if len(texts) == 1:
        return Clause(title=title, blocks=(Paragraph(text=texts[0]),))
    return Clause(title=title, blocks=tuple(Point(text=text) for text in texts))
