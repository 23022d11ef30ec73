"""The numbered duties of a directive: everybody first, then each agency, then who follows up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.assignees import Assignees
from planner.documents.content import Clause, Paragraph, Point
from planner.documents.deadline_phrases import deadline_phrase
from planner.documents.kinds.directive_wording import directive_wording
from planner.documents.words import closed, joined, lower_first, tidy, upper_first, without_closing
from planner.vietnamese import fold

if TYPE_CHECKING:
    from planner.documents.drafting import Drafting
    from planner.documents.work_items import Work, WorkItem


class Duties:
    """Clauses with an agency as title; a single duty stands as a paragraph, several as lettered points."""

    def __init__(
        self, drafting: Drafting, values: dict[str, str], work: Work, addressed: tuple[str, ...] = ()
    ) -> None:
        """`addressed` are the agencies that the document goes to; without them, all that lead the work."""
        self._addressed = addressed
        self._drafting, self._values, self._work = drafting, values, work
        self._assignees = Assignees(drafting.workspace, drafting.issuer, drafting.today)
        self._items = self._items_by_lead()

    def clauses(self, *, has_overdue: bool) -> tuple[Clause, ...]:
        """Return all clauses; the general one is left out of a directive to one agency."""
        clauses = [] if self._drafting.agency else [self._general(has_overdue=has_overdue)]
        programme = self._drafting.workspace.programme
        follow_up = self._current(programme.follow_up_agency if programme else "")
        standing_agency = self._current(programme.standing_agency if programme else "")
        last: list[str] = []
        for assignees in self._addressees(follow_up):
            duties = [self._duty(item, assignees) for item in self._items[assignees[0]]]
            if standing_agency in assignees:
                duties.append(self._filled(directive_wording().follow_up["reporting"]))
            if follow_up in assignees:
                last = duties
            else:
                clauses.append(self._clause(assignees, duties))
        if follow_up:
            clauses.append(
                self._clause((follow_up,), [*last, self._filled(directive_wording().follow_up["point"])])
            )
        return tuple(clauses)

    def requests(self) -> tuple[Clause, ...]:
        """Return the work alone: numbered one by one for a single addressee, else a clause for each."""
        together = self._addressees("")
        if len(together) > 1:
            return self.by_agency()
        return tuple(
            Clause(text=self._duty(item, leads)) for leads in together for item in self._items[leads[0]]
        )

    def by_agency(self) -> tuple[Clause, ...]:
        """Return the work alone, a clause for each that leads it."""
        return tuple(
            self._clause(leads, [self._duty(item, leads) for item in self._items[leads[0]]])
            for leads in self._addressees("")
        )

    def addressees(self) -> tuple[str, ...]:
        """Return the IDs of all that are given work, in the order in which they are addressed."""
        return tuple(lead for leads in self._addressees("") for lead in leads)

    def _addressees(self, follow_up: str) -> list[tuple[str, ...]]:
        """Return who is addressed together: agencies that lead exactly the same work share a clause.

        The agency that leads the area comes first, then those with most work, by ranks.
        """
        area = self._drafting.workspace.areas.get(self._drafting.area or "")
        terms = area.leads if area else ()
        first = {agency for term in terms if term.covers(self._drafting.today) for agency in term.agencies}
        ordered = sorted(
            self._items,
            key=lambda lead: (self._assignees.rank(lead), lead not in first, -len(self._items[lead])),
        )
        together: dict[tuple[str, ...], list[str]] = {}
        for lead in ordered:
            alone = lead == follow_up or any(follow_up in item.leads for item in self._items[lead])
            key = (lead,) if alone else tuple(str(id(item)) for item in self._items[lead])
            together.setdefault(key, []).append(lead)
        return [tuple(leads) for leads in together.values()]

    def _items_by_lead(self) -> dict[str, list[WorkItem]]:
        """Return the work of every addressee; a document to some agencies addresses these alone."""
        items: dict[str, list[WorkItem]] = {}
        for item in self._work.items:
            leads = item.leads
            if self._drafting.agency:
                leads = (self._drafting.agency,)
            elif self._addressed:
                leads = tuple(agency for agency in self._addressed if self._has(item, agency))
            for lead in leads:
                items.setdefault(lead, []).append(item)
        return items

    def _has(self, item: WorkItem, agency: str) -> bool:
        """Tell whether the agency leads the work: itself, or within a group."""
        workspace, today = self._drafting.workspace, self._drafting.today
        return any(agency in (lead, *workspace.members_on(lead, today)) for lead in item.leads)

    def _duty(self, item: WorkItem, addressed: tuple[str, ...]) -> str:
        """Return one duty as a full sentence: who with whom, what, until when, and the product."""
        wording = directive_wording()
        text = self._with_partners(item, addressed)
        deadline = deadline_phrase(item.deadline, item.standing, wording.deadline)
        text = wording.task["deadline"].format(text=text, deadline=deadline)
        if item.product:
            text = wording.task["product"].format(text=text, product=without_closing(tidy(item.product)))
        return closed(text)

    def _with_partners(self, item: WorkItem, addressed: tuple[str, ...]) -> str:
        task = directive_wording().task
        text = without_closing(tidy(item.text))
        opening = fold(text)
        if any(opening.startswith(fold(word)) for word in directive_wording().leading_words):
            return upper_first(text)
        others = [self._inside(other) for other in item.leads if not self._is_among(other, addressed)]
        coordinating = [self._inside(agency) for agency in item.coordinating if agency not in addressed]
        pattern = task[_PATTERNS[bool(others), bool(coordinating)]]
        inner = lower_first(text) if others or coordinating else text
        last = task["last_name"]
        filled = pattern.format(
            text=inner, leads=joined(others, last), coordinating=joined(coordinating, last)
        )
        return upper_first(filled)

    def _is_among(self, lead: str, addressed: tuple[str, ...]) -> bool:
        """Tell whether a lead is addressed itself, or is a group of which an agency addressed is a member."""
        members = self._drafting.workspace.members_on(lead, self._drafting.today)
        return lead in addressed or any(agency in members for agency in addressed)

    def _inside(self, assignee: str) -> str:
        """Return the name inside a sentence: groups begin small, agencies keep their capital."""
        name = self._assignees.name(assignee)
        is_group = assignee in self._drafting.workspace.agency_groups
        return (
            lower_first(name) if is_group and not name.startswith(self._drafting.issuer.collective) else name
        )

    def _general(self, *, has_overdue: bool) -> Clause:
        general = directive_wording().general
        points = [*general.points, *([general.overdue] if has_overdue else [])]
        title = self._values["addressed"]
        return Clause(title=title, blocks=tuple(Point(text=self._filled(point)) for point in points))

    def _clause(self, assignees: tuple[str, ...], duties: list[str]) -> Clause:
        title = directive_wording().addressee["between"].join(self._title(assignee) for assignee in assignees)
        if len(duties) == 1:
            return Clause(title=title, blocks=(Paragraph(text=duties[0]),))
        return Clause(title=title, blocks=tuple(Point(text=duty) for duty in duties))

    def _title(self, assignee: str) -> str:
        name = upper_first(self._assignees.name(assignee))
        if self._assignees.is_outside(assignee):
            return directive_wording().addressee["outside"].format(name=name)
        return name

    def _current(self, agency: str) -> str:
        return next(iter(self._assignees.current([agency])), "")

    def _filled(self, pattern: str) -> str:
        return pattern.format(**self._values)


_PATTERNS = {
    (False, False): "alone",
    (False, True): "coordinated",
    (True, False): "with_leads",
    (True, True): "with_leads_coordinated",
}
