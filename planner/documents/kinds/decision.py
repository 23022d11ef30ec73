"""The decision: direct, giving agencies their tasks (template 1.2), or issuing a plan (template 1.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.documents.assignees import Assignees
from planner.documents.content import Annex, Article, Clause, Content
from planner.documents.drafting import Draft, Drafting
from planner.documents.errors import NotIssuedError
from planner.documents.kinds.bases import authority_bases, basis_citation, reform_bases
from planner.documents.kinds.directive import Names, example_warning
from planner.documents.kinds.directive_context import Context
from planner.documents.kinds.directive_duties import Duties
from planner.documents.kinds.directive_wording import directive_wording
from planner.documents.kinds.parties import content_of
from planner.documents.kinds.plan import PlanText, plan_warnings
from planner.documents.kinds.programme_wording import decision_wording
from planner.documents.kinds.task_list import TaskList
from planner.documents.words import counted, tidy, upper_first
from planner.documents.work_items import planned_work_of, work_of

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = "head"
"""Authority of a kind that the head of the body issues by the own power."""
PLAN = "plan"
"""The kind of document that a decision can issue."""


def build(drafting: Drafting) -> Draft:
    """Return the content of a decision; `issues` of the request says what it issues, if anything.

    Raises NotIssuedError, NothingToAssignError, NoSuccessorError and SignerOfficeError.
    """
    if drafting.request.issues == PLAN:
        return _issuing(drafting)
    if drafting.request.issues:
        raise NotIssuedError(drafting.request.issues, PLAN)
    return _assigning(drafting)


def _issuing(drafting: Drafting) -> Draft:
    work = planned_work_of(drafting)
    plan, wording = PlanText(drafting, work), decision_wording()
    content = _content(
        drafting,
        plan.names,
        subject=wording.issue["subject"].format(document=plan.named()),
        articles=(Article(text=wording.issue["article"].format(document=plan.named())),),
        attached=plan.attached(),
    )
    return Draft(
        content=content, assigns=tuple(task.id for task in work.tasks), warnings=plan_warnings(drafting, work)
    )


def _assigning(drafting: Drafting) -> Draft:
    work, wording = work_of(drafting), decision_wording()
    names = Names(drafting)
    values = names.values | {"document": wording.itself, "count": counted(len(work.items))}
    annexes: tuple[Annex, ...] = ()
    if len(work.items) > int(wording.assign["listed"]):
        first = Article(text=wording.assign["annex"].format(**values))
        annexes = (TaskList(drafting, work.items, values).annex(),)
    else:
        listed = Duties(drafting, names.values, work).by_agency()
        first = Article(text=wording.assign["list"].format(**values), blocks=listed)
    content = _content(
        drafting,
        names,
        subject=tidy(drafting.request.subject) or wording.subject.format(**values),
        articles=(first, _duties(drafting, values)),
        plan=Context(drafting, names.values, work).cited_plan(),
        annexes=annexes,
    )
    return Draft(
        content=content,
        assigns=tuple(task.id for task in work.tasks),
        warnings=(*work.warnings, *example_warning(drafting, work.tasks)),
    )


def _content(
    drafting: Drafting,
    names: Names,
    *,
    subject: str,
    articles: tuple[Article, ...],
    plan: str = "",
    **attachments: Any,
) -> Content:
    """Return the decision: who decides, the bases, the articles, then effect and who is responsible."""
    wording = decision_wording()
    articles = (
        *articles,
        Article(text=wording.effect),
        Article(text=wording.responsible.format(people=_responsible(drafting, names))),
    )
    own = wording.as_article.format(number=len(articles))
    return content_of(
        drafting,
        subject=subject,
        decided_by=_decider(drafting),
        legal_bases=_bases(drafting, plan),
        body=articles,
        recipients=names.recipients(own, addressed_too=False),
        **attachments,
    )


def _decider(drafting: Drafting) -> str:
    """Return whose power it is: the head's office, or the body as a collective (note 6 of template 1.2)."""
    if drafting.kind.authority != HEAD:
        return drafting.issuer.name
    return directive_wording().local_heads.format(name=drafting.issuer.name)


def _bases(drafting: Drafting, plan: str) -> tuple[str, ...]:
    """Return the laws of authority, the reform's texts, the plan, and the agency that proposes."""
    wording = decision_wording()
    bases = [*authority_bases(drafting, wording.authority_words), *reform_bases(drafting)]
    citations = dict.fromkeys([*(basis_citation(drafting, basis) for basis in bases), plan])
    told = [wording.basis.format(citation=citation) for citation in citations if citation]
    programme = drafting.workspace.programme
    assignees = Assignees(drafting.workspace, drafting.issuer, drafting.today)
    proposing = assignees.current([programme.standing_agency] if programme else [])[:1]
    told += [wording.proposal.format(head_of_agency=head_of(assignees.name(agency))) for agency in proposing]
    return tuple(told)


def head_of(agency: str) -> str:
    """Return the office of who heads an agency: "Giám đốc Sở Nội vụ", "Chánh Văn phòng ..."."""
    wording = decision_wording()
    for opening, pattern in wording.heads.items():
        if agency.startswith(f"{opening} "):
            return pattern.format(name=agency)
    return wording.other_head.format(name=agency)


def _duties(drafting: Drafting, values: Mapping[str, str]) -> Article:
    wording = decision_wording().duties
    programme = drafting.workspace.programme
    assignees = Assignees(drafting.workspace, drafting.issuer, drafting.today)
    collecting = assignees.current([programme.standing_agency] if programme else [])[:1]
    patterns = (*wording.points, *([wording.standing_agency] if collecting else []))
    return Article(
        title=wording.title, blocks=tuple(Clause(text=pattern.format(**values)) for pattern in patterns)
    )


def _responsible(drafting: Drafting, names: Names) -> str:
    """Return who has to carry the decision out: the office, then everybody, or the one agency."""
    wording, values = decision_wording(), names.values
    if drafting.agency:
        others = [head_of(upper_first(values["agency"]))]
    else:
        others = [wording.everybody, values["local_heads"]]
    people = [head_of(names.office) if names.office else "", *others]
    return wording.between.join(dict.fromkeys(person for person in people if person))
