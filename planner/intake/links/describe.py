"""Proposals of links in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _
from planner.intake.links.proposals import LinkKind

if TYPE_CHECKING:
    from planner.intake.links.proposals import NewTask, Proposal


def kind_heading(kind: LinkKind) -> str:
    """Return the heading over the proposals of one kind."""
    return {
        LinkKind.area: _("Areas"),
        LinkKind.solution: _("Solutions"),
        LinkKind.agency: _("Agencies"),
        LinkKind.task: _("Tasks of the workspace"),
        LinkKind.new_task: _("New tasks"),
    }[kind]


def confidence_word(confidence: float) -> str:
    """Return how sure a proposal is, in a word."""
    if confidence >= 0.75:
        return _("sure")
    return _("likely") if confidence >= 0.45 else _("uncertain")


def proposal_lines(proposal: Proposal) -> list[str]:
    """Return the lines of one proposal: what, where and by which words it was found."""
    mark = "✓" if proposal.linked else " "
    head = f"{mark}{proposal.number:>3}  {proposal.target}  {proposal.name}".replace("    ", "  ")
    facts = f"       {confidence_word(proposal.confidence)}, {proposal.place}: “{proposal.words}”"
    lines = [head, facts]
    if proposal.task is not None:
        lines += [f"       {line}" for line in task_lines(proposal.task)]
    return [*lines, f"       ! {proposal.remark}"] if proposal.remark else lines


def task_lines(task: NewTask) -> list[str]:
    """Return what was understood of a new task."""
    rows = [
        (_("Lead"), ", ".join(task.leads) or task.lead_words),
        (_("Coordinating"), ", ".join(task.coordinating) or task.coordinating_words),
        (_("Deadline"), task.deadline_words),
        (_("Product"), task.product),
        (_("Solution"), task.solution or ""),
    ]
    return [f"{name}: {value}" for name, value in rows if value]
