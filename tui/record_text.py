"""A record in words: its own fields, what has happened to it, and everything tied to it."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from planner.i18n import _, day_text, ngettext
from planner.model.agencies import Agency, AgencyGroup, Signer
from planner.model.documents import Document
from planner.model.programme import (
    Area,
    Indicator,
    LeadTerm,
    LegalBasis,
    Record,
    Solution,
    SolutionGroup,
    Wording,
)
from planner.model.tasks import AnnualPlan, Progress, Task
from planner.register.words import document_state_name
from planner.tracking import (
    describe_deadline,
    describe_standing,
    relation_name,
    standing,
    standing_name,
    state_name,
    trace,
)
from tui.answer_text import task_answer
from tui.figures import DONE
from tui.widgets.detail import Paragraph
from tui.widgets.plan_tree import MARKS
from tui.words import agency_level_name, kind_title, names, span_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.model.workspace import Workspace
    from planner.tracking import Link


def describe(workspace: Workspace, record: Record, today: date) -> list[Paragraph]:
    """Return everything to be told about a record, ending with the records it is tied to."""
    found = [p for p in _own_fields(record, workspace, today) if p.text]
    if isinstance(record, Task):
        found += task_answer(record, workspace, today)
        found += _events(record)
    found += _ties(workspace, record, today)
    notes = [(record.note, _("Note")), (getattr(record, "source", ""), _("Source"))]
    if told := [Paragraph(text, label) for text, label in notes if text]:
        found += [Paragraph(_("Notes and sources"), tone="heading"), *told]
    return found


def _ties(workspace: Workspace, record: Record, today: date) -> list[Paragraph]:
    """Return what the record is tied to, directly tied ones first, under a heading for each kind of tie."""
    links = trace(workspace, record.id)
    from_above = isinstance(record, Task | Document)
    both = (*links.up, *links.down) if from_above else (*links.down, *links.up)
    sides: dict[tuple[str, str], list[Link]] = {}
    for link in sorted(both, key=lambda link: bool(link.via)):
        sides.setdefault((relation_name(link.relation), link.record), []).append(link)
    relations = [relation for relation, _kind in sides]
    found: list[Paragraph] = []
    for (relation, kind), side in sides.items():
        title = relation if relations.count(relation) == 1 else f"{relation}: {kind_title(kind).lower()}"
        found.append(Paragraph(f"{title[:1].upper()}{title[1:]} ({len(side)})", tone="heading"))
        if kind == "task":
            side.sort(key=lambda link: link.id.rpartition("-")[0], reverse=True)
        found += [_tie(workspace, link, today) for link in side]
    return found


def _tie(workspace: Workspace, link: Link, today: date) -> Paragraph:
    detail = f" ({link.detail})" if link.detail else ""
    task = workspace.tasks.get(link.id)
    sign, tone = MARKS[standing(task, workspace, today).standing] if task else ("", "")
    words = " ".join(filter(None, (sign, link.id, f"{link.label}{detail}")))
    return Paragraph(words, key="" if link.missing else link.id, tone=tone)


@singledispatch
def _own_fields(record: Record, workspace: Workspace, today: date) -> Iterator[Paragraph]:
    del workspace, today
    for name in ("title", "name", "text", "subject"):
        if text := getattr(record, name, ""):
            yield Paragraph(str(text), tone="strong")
            return


@_own_fields.register(Task)
def _task(task: Task, workspace: Workspace, today: date) -> Iterator[Paragraph]:
    found = standing(task, workspace, today)
    yield Paragraph(task.text, tone="strong")
    if task.example:
        yield Paragraph(_("Example: made up to show the program."), tone="quiet")
    sign, tone = MARKS[found.standing]
    name, details = standing_name(found.standing), describe_standing(found)
    words = details if name in details or found.standing in DONE else f"{name} – {details}"
    yield Paragraph(f"{sign} {words}", _("Standing"), tone=tone)
    yield Paragraph(state_name(task.state), _("State"))
    yield Paragraph(_deadline_words(task, found.due), _("Deadline"))
    yield Paragraph(names(workspace, task.leads), _("Lead"))
    if (now := task.leads_on(today)) != task.leads:
        yield Paragraph(names(workspace, now), _("Lead now"))
    yield Paragraph(names(workspace, task.coordinating), _("Together with"))
    yield Paragraph(task.product, _("Product"))
    if task.completed_on:
        yield Paragraph(day_text(task.completed_on), _("Completed"))


def _deadline_words(task: Task, due: date | None) -> str:
    understood = describe_deadline(task.deadline)
    words = task.deadline.text if task.deadline.text == understood else f"{task.deadline.text} ({understood})"
    return f"{words} → {day_text(due)}" if due and day_text(due) not in words else words


def _events(task: Task) -> Iterator[Paragraph]:
    if task.progress:
        yield Paragraph(_("Progress ({count})", count=len(task.progress)), tone="heading")
        for entry in sorted(task.progress, key=lambda e: e.on, reverse=True):
            yield Paragraph(_progress_words(entry), day_text(entry.on))
    if task.extensions:
        yield Paragraph(_("Extensions ({count})", count=len(task.extensions)), tone="heading")
        for extension in task.extensions:
            words = _(
                "until {day}, by {document}", day=day_text(extension.due), document=extension.approved_by
            )
            yield Paragraph(f"{words}. {extension.reason}".strip(), day_text(extension.on))
    for handover in task.handovers:
        words = _("{old} handed over to {new}", old=handover.from_agency, new=handover.to_agency)
        yield Paragraph(f"{words}. {handover.basis}".strip(), day_text(handover.on))


def _progress_words(entry: Progress) -> str:
    parts = [
        f"{entry.percent}%" if entry.percent is not None else "",
        entry.text,
        f"[{entry.by}]" if entry.by else "",
        _("Evidence: {evidence}", evidence=entry.evidence) if entry.evidence else "",
        _("(example)") if entry.example else "",
    ]
    return " ".join(part for part in parts if part)


@_own_fields.register(Solution)
def _solution(solution: Solution, workspace: Workspace, today: date) -> Iterator[Paragraph]:
    yield Paragraph(f"{solution.number}. {solution.text}", tone="strong")
    if solution.wording is Wording.derived:
        yield Paragraph(_("Wording derived from public facts; not the official text."), tone="quiet")
    yield Paragraph(names(workspace, solution.leads_on(today)), _("Lead now"))
    yield from _terms(workspace, solution.leads)
    yield Paragraph(names(workspace, solution.coordinating), _("Together with"))
    yield Paragraph(solution.timing.text, _("When"))
    yield Paragraph(solution.product, _("Product"))


@_own_fields.register(Area)
def _area(area: Area, workspace: Workspace, today: date) -> Iterator[Paragraph]:
    del today
    yield Paragraph(f"{area.number}. {area.name}", tone="strong")
    yield from _terms(workspace, area.leads)


@_own_fields.register(SolutionGroup)
def _group(group: SolutionGroup, workspace: Workspace, today: date) -> Iterator[Paragraph]:
    del workspace, today
    yield Paragraph(f"{group.number}. {group.name}", tone="strong")
    if group.wording is Wording.derived:
        yield Paragraph(_("Wording derived from public facts; not the official text."), tone="quiet")


def _terms(workspace: Workspace, terms: tuple[LeadTerm, ...]) -> Iterator[Paragraph]:
    for term in terms:
        span = span_words(term.valid_from, term.valid_to)
        who = names(workspace, term.agencies)
        yield Paragraph(f"{who} ({span})" if span else who, _("Lead"))


@_own_fields.register(Agency)
def _agency(agency: Agency, workspace: Workspace, today: date) -> Iterator[Paragraph]:
    yield Paragraph(agency.name, tone="strong")
    yield Paragraph(agency.abbreviation, _("Abbreviation"))
    yield Paragraph(", ".join(agency.other_names), _("Also called"))
    yield Paragraph(agency_level_name(agency.level), _("Level"))
    now = "" if agency.exists_on(today) else _("does not exist today")
    span = span_words(agency.valid_from, agency.valid_to)
    yield Paragraph("; ".join(part for part in (span, now) if part), _("Valid"), tone="late" if now else "")
    for successor in agency.successors:
        scope = f": {successor.scope}" if successor.scope else ""
        doubt = "" if successor.certain else _(" (not certain)")
        yield Paragraph(f"{workspace.assignee_name(successor.agency)}{scope}{doubt}", _("Successor"))


@_own_fields.register(AgencyGroup)
def _agency_group(group: AgencyGroup, workspace: Workspace, today: date) -> Iterator[Paragraph]:
    yield Paragraph(group.name, tone="strong")
    yield Paragraph(", ".join(group.other_names), _("Also called"))
    yield Paragraph(span_words(group.valid_from, group.valid_to), _("Valid"))
    members = workspace.members_on(group.id, today)
    yield Paragraph(ngettext("{count} agency today", "{count} agencies today", len(members)), _("Stands for"))


@_own_fields.register(Signer)
def _signer(signer: Signer, workspace: Workspace, today: date) -> Iterator[Paragraph]:
    del workspace, today
    yield Paragraph(signer.name, tone="strong")
    yield Paragraph(signer.title, _("Title"))
    yield Paragraph(span_words(signer.valid_from, signer.valid_to), _("Valid"))


@_own_fields.register(Document)
def _document(document: Document, workspace: Workspace, today: date) -> Iterator[Paragraph]:
    del workspace, today
    yield Paragraph(document.subject, tone="strong")
    if document.example:
        yield Paragraph(_("Example: made up to show the program."), tone="quiet")
    yield Paragraph(document.number_symbol or _("not numbered yet"), _("Number"))
    yield Paragraph(day_text(document.issue_date) if document.issue_date else "", _("Issued"))
    yield Paragraph(document.issuing_body, _("Issued by"))
    yield Paragraph(document_state_name(document.state), _("State"))
    yield Paragraph("; ".join(document.addressees), _("Addressed to"))
    yield Paragraph(document.signer, _("Signer"))
    yield Paragraph(document.file, _("File"))


@_own_fields.register(AnnualPlan)
def _plan(plan: AnnualPlan, workspace: Workspace, today: date) -> Iterator[Paragraph]:
    del workspace, today
    yield Paragraph(plan.title, tone="strong")
    yield Paragraph(plan.number_symbol, _("Number"))
    yield Paragraph(day_text(plan.issued_on) if plan.issued_on else "", _("Issued"))
    if plan.example:
        yield Paragraph(_("Example: made up to show the program."), tone="quiet")


@_own_fields.register(Indicator)
def _indicator(indicator: Indicator, workspace: Workspace, today: date) -> Iterator[Paragraph]:
    del workspace, today
    yield Paragraph(indicator.name, tone="strong")
    for value in indicator.values:
        rank = _(", rank {rank}", rank=value.rank) if value.rank else ""
        yield Paragraph(f"{_number(value.value)} {indicator.unit}{rank}", str(value.year))
    for target in indicator.targets:
        yield Paragraph(
            f"≥ {_number(target.at_least)} {indicator.unit}", _("Target {year}", year=target.year)
        )


def _number(value: object) -> str:
    return str(value).replace(".", ",")


@_own_fields.register(LegalBasis)
def _legal_basis(basis: LegalBasis, workspace: Workspace, today: date) -> Iterator[Paragraph]:
    del workspace, today
    yield Paragraph(f"{basis.kind} {basis.number_symbol}".strip(), tone="strong")
    yield Paragraph(basis.subject, _("Subject"))
    yield Paragraph(basis.issuer, _("Issued by"))
    yield Paragraph(day_text(basis.issued_on) if basis.issued_on else "", _("Issued"))
    yield Paragraph(span_words(basis.valid_from, basis.valid_to), _("Valid"))
