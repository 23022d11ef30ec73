"""The directive (chỉ thị): the plan's tasks, grouped by the agency addressed, with what leads up to them."""

from __future__ import annotations

from planner.documents.assignees import Assignees
from planner.documents.authority import signature
from planner.documents.content import BodyBlock, Content, Paragraph
from planner.documents.drafting import Draft, Drafting
from planner.documents.kinds.directive_context import Context
from planner.documents.kinds.directive_duties import Duties
from planner.documents.kinds.directive_wording import directive_wording
from planner.documents.wording import common_wording
from planner.documents.words import lower_first, tidy
from planner.documents.work_items import work_of
from planner.i18n import _
from planner.model.tasks import Task


def build(drafting: Drafting) -> Draft:
    """Return the content of a directive; every figure in it is computed from the workspace on the day.

    Raises NothingToAssignError, NoSuccessorError and SignerOfficeError.
    """
    work = work_of(drafting)
    names = Names(drafting)
    context = Context(drafting, names.values, work)
    duties = Duties(drafting, names.values, work)
    body: tuple[BodyBlock, ...] = (
        *context.paragraphs(),
        Paragraph(text=names.filled(context.demand())),
        *duties.clauses(has_overdue=bool(context.overdue)),
        Paragraph(text=names.filled(directive_wording().closing)),
    )
    content = Content(
        kind=drafting.kind.code,
        kind_name=drafting.kind.name,
        issuing_body=drafting.issuer.name,
        symbol=f"{drafting.kind.code}-{drafting.issuer.code}",
        place=drafting.issuer.place,
        year=drafting.today.year,
        subject=tidy(drafting.request.subject) or names.subject(),
        body=body,
        signature=signature(drafting.issuer, drafting.kind, drafting.signer),
        recipients=names.recipients(),
        drafter_mark=drafting.request.drafter_mark,
    )
    return Draft(
        content=content,
        assigns=tuple(task.id for task in work.tasks),
        warnings=(*work.warnings, *example_warning(drafting, work.tasks)),
    )


def example_warning(drafting: Drafting, tasks: tuple[Task, ...]) -> tuple[str, ...]:
    """Return a warning when a task, or the plan of the year, was made up to show the program."""
    plan = next((p for p in drafting.workspace.annual_plans.values() if p.year == drafting.year), None)
    if any(task.example for task in tasks) or (plan and plan.example):
        return (
            _("Tasks and figures come from records marked as examples: check them before the draft goes on."),
        )
    return ()


class Names:
    """The words that fill the sentence patterns of one directive."""

    def __init__(self, drafting: Drafting) -> None:
        wording, issuer = directive_wording(), drafting.issuer
        self._drafting = drafting
        assignees = Assignees(drafting.workspace, issuer, drafting.today)
        area = drafting.workspace.areas.get(drafting.area or "")
        programme = drafting.workspace.programme
        standing_agency = assignees.current([programme.standing_agency] if programme else [])
        follow_up = assignees.current([programme.follow_up_agency] if programme else [])
        self.office = assignees.name(follow_up[0]) if follow_up else ""
        """Name of the agency that follows up tasks, which is the office of the People's Committee."""
        self._local = assignees.local_authorities()
        self.values = {
            "field": lower_first(area.name) if area else wording.programme_field,
            "year": str(drafting.year),
            "territory": issuer.territory,
            "territory_kind": issuer.territory_kind,
            "place": issuer.place,
            "body": issuer.short_name,
            "collective": issuer.collective,
            "code": issuer.code,
            "local_short": self._local.replace(issuer.collective, issuer.code),
            "local_heads": wording.local_heads.format(name=self._local) if self._local else "",
            "agency": assignees.name(drafting.agency) if drafting.agency else "",
        }
        self.values["head"] = wording.local_heads.format(name=issuer.short_name)
        self.values["standing_agency"] = (
            assignees.name(standing_agency[0]) if standing_agency else issuer.short_name
        )
        self.values["addressed"] = self._addressed()

    def filled(self, pattern: str) -> str:
        """Return the pattern with its names filled in."""
        return pattern.format(**self.values)

    def subject(self) -> str:
        """Return the usual subject for the area or the whole programme."""
        return self.filled(directive_wording().subject["area" if self._drafting.area else "programme"])

    def recipients(self, *opening: str, addressed_too: bool = True) -> tuple[str, ...]:
        """Return the recipients in their order of rank, the archive last; empty and doubled ones left out.

        `opening` comes first, such as "Như Điều 4", which may stand for all who are addressed.
        """
        wording = directive_wording()
        lists = wording.recipients
        addressed = lists.one_agency if self._drafting.agency else lists.everybody
        patterns = (*opening, *lists.superior, *(addressed if addressed_too else ()), *lists.public)
        unit = self._drafting.request.drafting_unit
        unit = lists.archive_unit if unit is None else unit
        archive = ", ".join(part for part in (common_wording().archive, unit) if part)
        names = (self.filled(pattern) for pattern in patterns)
        return (*dict.fromkeys(name for name in names if name), archive)

    def _addressed(self) -> str:
        demand = directive_wording().demand
        if self._drafting.agency:
            return self.values["agency"]
        return self.filled(demand["everybody" if self._local else "everybody_without_local"])
