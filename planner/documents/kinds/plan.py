"""The plan (kế hoạch, template 1.4): the year's work by areas, who carries it out, and its table as annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.citation import Citations
from planner.documents.content import Annex, Attached, BodyBlock, Clause, Paragraph, Point, Section
from planner.documents.drafting import Draft, Drafting
from planner.documents.kinds.bases import cited_bases
from planner.documents.kinds.directive import Names, example_warning
from planner.documents.kinds.parties import content_of
from planner.documents.kinds.plan_organisation import organisation
from planner.documents.kinds.programme_wording import plan_wording
from planner.documents.kinds.task_list import TaskList
from planner.documents.words import counted, lower_first, tidy, upper_first
from planner.documents.work_items import Work, planned_work_of
from planner.i18n import _

if TYPE_CHECKING:
    from planner.model.programme import Indicator


def build(drafting: Drafting) -> Draft:
    """Return the content of a plan; its tasks are those of the year, done or not.

    Raises NothingToAssignError, NoSuccessorError and SignerOfficeError.
    """
    work = planned_work_of(drafting)
    plan = PlanText(drafting, work)
    content = content_of(
        drafting,
        subject=plan.subject,
        body=(Paragraph(text=plan.opening()), *plan.body()),
        annexes=(plan.annex,),
        recipients=plan.names.recipients(),
    )
    return Draft(
        content=content, assigns=tuple(task.id for task in work.tasks), warnings=plan_warnings(drafting, work)
    )


def plan_warnings(drafting: Drafting, work: Work) -> tuple[str, ...]:
    """Return what to look at: work left out, examples, a plan that had to be made of solutions."""
    warnings = [*work.warnings, *example_warning(drafting, work.tasks)]
    asked = drafting.request.tasks or drafting.request.solutions
    if not asked and not work.tasks:
        warnings.append(
            _(
                "There are no tasks for {year} yet: the plan was made of the programme's solutions.",
                year=drafting.year,
            )
        )
    return tuple(warnings)


class PlanText:
    """What a plan says, as a document of its own or attached to a decision."""

    def __init__(self, drafting: Drafting, work: Work) -> None:
        self._drafting, self._work = drafting, work
        self.names = Names(drafting)
        wording = plan_wording()
        itself = wording.itself.format(kind=wording.kind)
        self._values = self.names.values | {"document": itself, "count": counted(len(work.items))}
        self._list = TaskList(drafting, work.items, self._values)
        self.subject = tidy(drafting.request.subject) or self._usual_subject()
        """Subject of the plan, also where a decision issues it."""
        self.annex: Annex = self._list.annex()

    def named(self) -> str:
        """Return the plan's kind and subject inside a sentence: "Kế hoạch cải cách hành chính ..."."""
        return f"{plan_wording().kind} {lower_first(self.subject)}"

    def opening(self) -> str:
        """Return the paragraph that cites the bases and issues the plan."""
        bases = cited_bases(self._drafting, Citations())
        wording = plan_wording()
        pattern = wording.opening if bases else wording.opening_without_bases
        return pattern.format(**self._values | {"bases": bases, "subject": lower_first(self.subject)})

    def body(self) -> tuple[BodyBlock, ...]:
        """Return the sections of the plan."""
        wording = plan_wording()
        purpose = wording.purpose
        aims = Clause(title=purpose.aims_title, blocks=self._points(purpose.aims))
        demands = Clause(title=purpose.demands_title, blocks=self._points(purpose.demands))
        intro = Paragraph(text=wording.tasks["intro"].format(**self._values))
        funding = Paragraph(text=wording.funding["text"].format(**self._values))
        return (
            Section(title=purpose.title, blocks=(aims, demands)),
            *self._targets(),
            Section(title=wording.tasks["title"], blocks=(intro, *self._list.clauses())),
            Section(title=wording.funding["title"], blocks=(funding,)),
            organisation(self._drafting, self._list.led_by(), self._values),
        )

    def attached(self) -> Attached:
        """Return the plan as the document that a decision issues."""
        kind = plan_wording().kind
        return Attached(kind_name=kind, subject=self.subject, body=self.body(), annexes=(self.annex,))

    def _usual_subject(self) -> str:
        """Return the title of the year's plan in the workspace, or one made of area and year."""
        drafting, wording = self._drafting, plan_wording()
        plans = drafting.workspace.annual_plans.values()
        plan = next((plan for plan in plans if plan.year == drafting.year), None)
        if plan and not drafting.area and not drafting.agency:
            return upper_first(plan.title.removeprefix(wording.kind).strip())
        pattern = wording.subject["area" if drafting.area else "programme"]
        return upper_first(pattern.format(**self._values))

    def _points(self, patterns: tuple[str, ...]) -> tuple[Point, ...]:
        return tuple(Point(text=pattern.format(**self._values)) for pattern in patterns)

    def _targets(self) -> tuple[Section, ...]:
        """Return the targets that the programme sets for the year; they are about the whole of it."""
        drafting, wording = self._drafting, plan_wording().targets
        if drafting.area or drafting.agency:
            return ()
        told = [_target(indicator, drafting.year) for indicator in drafting.workspace.indicators.values()]
        clauses = tuple(Clause(text=text) for text in told if text)
        return (Section(title=wording["title"], blocks=clauses),) if clauses else ()


def _target(indicator: Indicator, year: int) -> str:
    target = next((target for target in indicator.targets if target.year == year), None)
    if target is None:
        return ""
    unit = indicator.unit if indicator.unit == "%" else f" {indicator.unit}"
    value = str(target.at_least).replace(".", ",")
    return plan_wording().targets["target"].format(name=indicator.name, year=year, value=value, unit=unit)
