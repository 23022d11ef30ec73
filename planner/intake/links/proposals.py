"""What a document seems to speak of and to assign: proposals only, each with its words and place."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from planner.i18n import _
from planner.intake.heading import read_heading
from planner.intake.lines import lines_of
from planner.intake.links.agency_finder import AgencyFinder, plain
from planner.intake.links.assignments import Assignment, assignments_of
from planner.intake.links.likeness import Likeness
from planner.intake.links.words import link_words
from planner.intake.signing import main_end
from planner.model.deadline import Deadline
from planner.model.deadline_words import parse_deadline
from planner.vietnamese import fold, nfc

if TYPE_CHECKING:
    from planner.intake.blocks import ReadDocument
    from planner.model.documents import Document
    from planner.model.workspace import Workspace

_SOLUTION_FROM, _TASK_FROM = 0.3, 0.75
"""Shares of a solution's or task's text from which a passage is taken to speak of it."""
_FEWEST_AREA_MENTIONS = 2
_LONGEST_QUOTE = 160


class LinkKind(StrEnum):
    """What a proposal would link."""

    area = "area"
    solution = "solution"
    agency = "agency"
    task = "task"
    """A task of the workspace that the document assigns or repeats."""
    new_task = "new_task"
    """A task that the document assigns and that no plan of the workspace has."""


class NewTask(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A task as the document words it, with what was understood of it."""

    text: str
    leads: tuple[str, ...] = ()
    """IDs of agencies and groups."""
    coordinating: tuple[str, ...] = ()
    deadline: Deadline | None = None
    """None where the words were not understood."""
    product: str = ""
    solution: str | None = None
    clause: str = ""
    """Number of the item or row that assigns it."""
    lead_words: str = ""
    coordinating_words: str = ""
    deadline_words: str = ""


class Proposal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One proposed link."""

    number: int
    """Number by which the person accepts it."""
    kind: LinkKind
    target: str = ""
    """ID of the record; "" for a new task."""
    name: str
    words: str
    """The words in the document that it was found by."""
    place: str
    confidence: float
    """From 0 to 1."""
    remark: str = ""
    linked: bool = False
    """The document has this link already."""
    task: NewTask | None = None


def propose(workspace: Workspace, document: Document, read: ReadDocument) -> tuple[Proposal, ...]:
    """Return what may be linked to a document, areas first, new tasks last; nothing is changed."""
    found = _Proposer(workspace, document, read)
    everything = [*found.areas_and_solutions(), *found.agencies(), *found.tasks()]
    order = list(LinkKind)
    everything.sort(key=lambda each: (order.index(each.kind), -each.confidence if not each.task else 0))
    return tuple(msgspec.structs.replace(each, number=n) for n, each in enumerate(everything, 1))


class _Proposer:
    def __init__(self, workspace: Workspace, document: Document, read: ReadDocument) -> None:
        self.workspace, self.document = workspace, document
        self.day = document.issue_date
        self.finder = AgencyFinder(workspace, self.day)
        lines = lines_of(read)
        start = read_heading(lines).end
        self.passages = [line.text for line in lines[start:]]
        listed = (n for n, text in enumerate(self.passages) if fold(text).startswith("noi nhan"))
        self.recipients_from = next(listed, len(self.passages))
        self.annex_from = main_end(lines, start) - start
        self.assignments = assignments_of(read)
        programme = workspace.programme
        home = fold(programme.place) if programme else ""
        self.elsewhere = document.place if home and fold(document.place) != home and self._local() else ""

    def _local(self) -> bool:
        """Tell whether a People's Committee or a body under one issued the document."""
        issuer = fold(f"{self.document.superior_body} {self.document.issuing_body}")
        short = [fold(form) for form in (*link_words().short_forms, *link_words().short_forms.values())]
        return any(form in issuer for form in short)

    def areas_and_solutions(self) -> Iterator[Proposal]:
        """Propose the solutions whose words stand in a passage, and the areas named or behind them."""
        texts = [nfc(self.document.subject), *self.passages]
        solutions = self.workspace.solutions
        best = Likeness({key: s.text for key, s in solutions.items()}).best(texts)
        from_solutions: dict[str, tuple[float, int]] = {}
        for key, (share, place) in best.items():
            if share < _SOLUTION_FROM:
                continue
            solution = solutions[key]
            yield self._link(LinkKind.solution, key, solution.text, texts[place], place - 1, share)
            if solution.area and share > from_solutions.get(solution.area, (0.0, 0))[0]:
                from_solutions[solution.area] = (share * 0.9, place)
        for key, area in self.workspace.areas.items():
            name = _core(area.name)
            places = [n for n, text in enumerate(texts) if name in plain(text)]
            share, place = from_solutions.get(key, (0.0, 0))
            if places and (len(places) >= _FEWEST_AREA_MENTIONS or places[0] == 0):
                named = 0.9 if places[0] == 0 else min(0.85, 0.4 + 0.05 * len(places))
                share, place = max((share, place), (named, places[0]))
            if share:
                yield self._link(LinkKind.area, key, area.name, texts[place], place - 1, share)

    def agencies(self) -> Iterator[Proposal]:
        """Propose the agencies and groups that are named, those of the list of recipients last."""
        seen: dict[str, tuple[int, str, float, bool]] = {}
        for place, text in enumerate(self.passages):
            listed = self.recipients_from <= place < self.annex_from
            for mention in self.finder.find(text):
                share = (0.9 if mention.exact else 0.6) * (1 if mention.existed else 0.5)
                share *= 0.5 if self.elsewhere else 1
                share = min(share, 0.3) if listed else share
                if mention.id not in seen or share > seen[mention.id][2]:
                    words = text[max(0, mention.start - 40) : mention.end + 40]
                    seen[mention.id] = (place, words, share, mention.existed)
        for key, (place, words, share, existed) in seen.items():
            name = self.workspace.assignee_name(key)
            remark = "" if existed else _("did not exist on the day of the document")
            if self.elsewhere and not remark:
                remark = _("the agency of {place} may be meant", place=self.elsewhere)
            yield self._link(LinkKind.agency, key, name, words, place, share, remark)

    def tasks(self) -> Iterator[Proposal]:
        """Propose the tasks that are assigned: known ones to link, others to create."""
        known = Likeness({key: task.text for key, task in self.workspace.tasks.items()})
        solutions = Likeness({key: s.text for key, s in self.workspace.solutions.items()})
        linked: set[str] = set()
        for found in self.assignments:
            shares = known.shares(found.text)
            key = max(shares, key=lambda each: shares[each], default="")
            if key and shares[key] >= _TASK_FROM and key not in linked:
                linked.add(key)
                task = self.workspace.tasks[key]
                yield self._link(
                    LinkKind.task, key, task.text, found.text, None, shares[key], place=_place(found)
                )
            elif not key or shares[key] < _TASK_FROM:
                yield self._new_task(found, solutions)

    def _new_task(self, found: Assignment, solutions: Likeness) -> Proposal:
        leads = self._assignees(found.lead)
        others = tuple(key for key in self._assignees(found.coordinating) if key not in leads)
        year = self.document.year or (self.day.year if self.day else 0)
        deadline = parse_deadline(found.deadline, year) if found.deadline and year else None
        near = solutions.shares(found.text)
        solution = max(near, key=lambda each: near[each], default="")
        share = {"labels": 0.5, "table": 0.55, "sentence": 0.3}[found.layout]
        share += (0.2 if leads else 0) + (0.2 if deadline else 0)
        remarks = []
        if not leads:
            remarks.append(_("the lead agency “{words}” is not known", words=found.lead))
        if deadline is None:
            remarks.append(
                _("the deadline “{words}” was not understood", words=found.deadline)
                if found.deadline
                else _("no deadline is given")
            )
        task = NewTask(
            text=found.text,
            leads=leads,
            coordinating=others,
            deadline=deadline,
            product=found.product,
            solution=solution if solution and near[solution] >= _SOLUTION_FROM else None,
            clause=found.clause,
            lead_words=found.lead,
            coordinating_words=found.coordinating,
            deadline_words=found.deadline,
        )
        return Proposal(
            number=0,
            kind=LinkKind.new_task,
            name=found.text,
            words=_quoted(found.lead),
            place=_place(found),
            confidence=round(min(share, 0.99), 2),
            remark="; ".join(remarks),
            task=task,
        )

    def _assignees(self, words: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(mention.id for mention in self.finder.find(words) if mention.existed))

    def _link(
        self,
        kind: LinkKind,
        target: str,
        name: str,
        words: str,
        line: int | None,
        share: float,
        remark: str = "",
        place: str = "",
    ) -> Proposal:
        if line is not None:
            place = _("subject") if line < 0 else _("line {number}", number=line + 1)
        return Proposal(
            number=0,
            kind=kind,
            target=target,
            name=name,
            words=_quoted(words),
            place=place,
            confidence=round(min(share, 0.99), 2),
            remark=remark,
            linked=target in linked_ids(self.document, kind),
        )


def linked_ids(document: Document, kind: LinkKind) -> frozenset[str]:
    """Return the IDs that a document links already."""
    areas = (*((document.area,) if document.area else ()), *document.further_areas)
    by_kind = {
        LinkKind.area: areas,
        LinkKind.solution: document.solutions,
        LinkKind.agency: document.agencies,
        LinkKind.task: document.assigns,
    }
    return frozenset(by_kind.get(kind, ()))


def _core(area_name: str) -> str:
    """Return what tells an area from the others: "Cải cách thể chế" -> "thể chế"."""
    name = plain(area_name)
    for opening in link_words().area_openings:
        name = name.removeprefix(f"{plain(opening)} ")
    return name.split(",")[0].strip()


def _place(found: Assignment) -> str:
    if found.layout == "table":
        return _("table, row {number}", number=found.clause) if found.clause else _("table")
    return _("item {number}", number=found.clause) if found.clause else _("text")


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1].rstrip()}…"
