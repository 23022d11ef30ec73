"""How a directive opens: what was done, what falls short, what is demanded; computed, never made up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.documents.assignees import Assignees
from planner.documents.citation import Citations, cited_subject, long_date
from planner.documents.content import Paragraph
from planner.documents.kinds.bases import cited_bases
from planner.documents.kinds.directive_wording import directive_wording
from planner.documents.words import counted, joined, lower_first
from planner.model.tasks import TaskState
from planner.tracking import Standing, TaskStanding, standings
from planner.tracking.standing import DONE

if TYPE_CHECKING:
    from planner.documents.drafting import Drafting
    from planner.documents.issuer import Issuer
    from planner.documents.work_items import Work
    from planner.model.tasks import AnnualPlan

LONGEST_LIST = 6
"""Agencies named with their late tasks; with more of them the sentence could not be read."""


class Context:
    """The paragraphs before the numbered duties."""

    def __init__(self, drafting: Drafting, values: dict[str, str], work: Work) -> None:
        self._drafting, self._values, self._work = drafting, values, work
        self._assignees = Assignees(drafting.workspace, drafting.issuer, drafting.today)
        self._citations = Citations()
        self._standings = self._considered()
        self.overdue = [s for s in self._standings if s.standing is Standing.overdue]
        self._late = [s for s in self._standings if s.standing is Standing.done_late]

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return context, results in figures, and shortcomings."""
        context = " ".join((self._opening(), *self._indicators()))
        texts = (context, self._results(), self._shortcomings())
        return tuple(Paragraph(text=text) for text in texts if text)

    def figures(self) -> tuple[Paragraph, ...]:
        """Return results, and the shortcomings that the figures show."""
        late = self.overdue or self._late
        texts = (self._results(), self._shortcomings() if late else "")
        return tuple(Paragraph(text=text) for text in texts if text)

    def results(self) -> tuple[Paragraph, ...]:
        """Return the figures of the plan alone; nothing where single tasks were asked for."""
        text = self._results()
        return (Paragraph(text=text),) if text else ()

    def cited_plan(self) -> str:
        """Return the full citation of the year's plan, or "" where there is none."""
        plan = self._plan()
        return cite_plan(plan, self._drafting.issuer) if plan else ""

    def demand(self) -> str:
        """Return the pattern of the sentence that demands the duties."""
        demand = directive_wording().demand
        return demand["after_shortcomings" if self.overdue or self._late else "neutral"]

    def _considered(self) -> list[TaskStanding]:
        """Return the tasks that the figures are about: those named, or all of the year, area and agency."""
        drafting = self._drafting
        if drafting.request.tasks or drafting.request.solutions:
            return [item.standing for item in self._work.items if item.standing]
        return standings(
            drafting.workspace, drafting.today, year=drafting.year, area=drafting.area, agency=drafting.agency
        )

    def _opening(self) -> str:
        context = directive_wording().context
        bases = cited_bases(self._drafting, self._citations)
        if not bases:
            return context["opening_without_bases"].format(**self._values)
        return context["opening"].format(bases=bases, **self._values)

    def _indicators(self) -> list[str]:
        """Return the measured indices recent enough to be told; they speak of the whole programme."""
        wording = directive_wording()
        told: list[str] = []
        if self._drafting.area or self._drafting.agency:
            return told
        for indicator in self._drafting.workspace.indicators.values():
            latest = max((v for v in indicator.values if not v.derived), key=lambda v: v.year, default=None)
            recent = latest and 0 <= self._drafting.year - latest.year <= wording.indicator_years
            if latest is None or not recent or not indicator.short_name:
                continue
            rank = wording.context["rank"].format(rank=latest.rank) if latest.rank else ""
            value = str(latest.value).replace(".", ",")
            unit = indicator.unit if indicator.unit == "%" else f" {indicator.unit}"
            told.append(
                wording.context["indicator"].format(
                    name=f"{indicator.name} ({indicator.short_name})",
                    year=latest.year,
                    value=value,
                    unit=unit,
                    rank=rank,
                )
            )
        return told

    def _results(self) -> str:
        """Return how far the plan is, in figures of the day; nothing when single tasks were asked for."""
        plan, context = self._plan(), directive_wording().context
        if plan is None or self._drafting.request.tasks or self._drafting.request.solutions:
            return ""
        counts = Counter(_stage(found) for found in self._standings)
        parts = [context[name].format(count=counted(counts[name])) for name in _STAGES if counts[name]]
        scope = (
            "scope_agency" if self._drafting.agency else "scope_area" if self._drafting.area else "scope_all"
        )
        return context["plan"].format(
            plan=cite_plan(plan, self._drafting.issuer),
            scope=context[scope].format(**self._values),
            total=counted(len(self._standings)),
            day=long_date(self._drafting.today),
            results=joined(parts, directive_wording().task["last_name"]),
        )

    def _plan(self) -> AnnualPlan | None:
        plans = self._drafting.workspace.annual_plans.values()
        return next((plan for plan in plans if plan.year == self._drafting.year), None)

    def _shortcomings(self) -> str:
        wording = directive_wording().shortcomings
        late = counted(len(self._late))
        if self.overdue:
            return wording["overdue"].format(
                day=long_date(self._drafting.today),
                count=counted(len(self.overdue)),
                by_agency=self._by_agency(),
                late=wording["late"].format(count=late) if self._late else "",
            )
        return wording["late_only"].format(count=late) if self._late else wording["neutral"]

    def _by_agency(self) -> str:
        """Tell who is late, co-leads together, so that the numbers add up; "" for too long a list."""
        counts: Counter[tuple[str, ...]] = Counter()
        for found in self.overdue:
            leads = self._assignees.current(found.task.leads_on(self._drafting.today))
            counts[leads] += 1
        if len(counts) > LONGEST_LIST or () in counts:
            return ""
        pattern = directive_wording().shortcomings["by_agency"]
        entries = [
            pattern.format(agency=", ".join(self._assignees.name(a) for a in leads), count=counted(count))
            for leads, count in counts.most_common()
        ]
        return directive_wording().shortcomings["in_brackets"].format(entries="; ".join(entries))


def cite_plan(plan: AnnualPlan, issuer: Issuer) -> str:
    """Return the full citation of an annual plan (II.6.b), or its title while it has no number."""
    context = directive_wording().context
    kind = context["plan_kind"]
    if not plan.number_symbol or plan.issued_on is None:
        return plan.title
    subject = lower_first(plan.title.removeprefix(kind).strip())
    return context["issued_plan"].format(
        kind=kind,
        number_symbol=plan.number_symbol,
        date=long_date(plan.issued_on),
        body=issuer.short_name,
        subject=cited_subject(subject),
    )


_STAGES = ("done", "under_way", "not_started")


def _stage(found: TaskStanding) -> str:
    """Return how far a task is, whether or not it is late."""
    if found.standing in DONE:
        return "done"
    begun = found.task.progress or found.task.state is not TaskState.not_started
    return "under_way" if begun else "not_started"
