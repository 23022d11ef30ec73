"""`cchc links ID`: what a document speaks of and assigns, proposed and confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import msgspec

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer, narrate
from planner.errors import WrongUseError
from planner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.intake.links.accepting import Accepted
    from planner.intake.links.proposals import Proposal

OK, FINDINGS = 0, 1


@click.command(
    cls=Command,
    help=_(
        "Show which areas, solutions, agencies and tasks a document seems to speak of; --accept links them."
    ),
)
@click.argument("record_id", metavar="ID")
@click.option("--accept", metavar="N,N", help=_("Link these proposals; a new task is created in the plan."))
@click.option("--all", "everything", is_flag=True, help=_("Link all proposals except new tasks."))
@click.option("--new-tasks", is_flag=True, help=_("With --all: create the new tasks too."))
@click.option("--plan", default="", metavar="ID", help=_("Annual plan that new tasks belong to."))
@pass_settings
def links(
    settings: Settings, record_id: str, accept: str | None, *, everything: bool, new_tasks: bool, plan: str
) -> int:
    """Propose links, or write those that were accepted; 1 when some of them could not be carried out."""
    from planner.intake.links.accepting import accept as carry_out
    from planner.intake.links.accepting import content_of, document_of
    from planner.intake.links.proposals import propose

    store = settings.store
    workspace = store.load()
    document = document_of(workspace, record_id)
    proposals = propose(workspace, document, content_of(store.folder, document))
    numbers = _numbers(accept) if accept else []
    if everything:
        numbers += [p.number for p in proposals if p.task is None or (new_tasks and not p.remark)]
    if not numbers:
        answer(settings, {"id": document.id, "proposals": proposals}, _listed(proposals))
        return OK
    done = carry_out(store, document, proposals, numbers, plan)
    for number, reason in done.refused.items():
        narrate(f"{number}: {reason}")
    answer(settings, _data(proposals, done), _told(done))
    return FINDINGS if done.refused else OK


def _numbers(text: str) -> list[int]:
    try:
        return [int(part) for part in text.replace(" ", ",").split(",") if part]
    except ValueError:
        raise WrongUseError(
            _("“{text}” is no list of numbers.", text=text), _("Write it as --accept 1,3,4.")
        ) from None


def _listed(proposals: Sequence[Proposal]) -> str:
    from planner.intake.links.describe import kind_heading, proposal_lines

    if not proposals:
        return _("Nothing in this document points to a record of the workspace.")
    lines: list[str] = []
    kind = None
    for proposal in proposals:
        if proposal.kind is not kind:
            kind = proposal.kind
            lines += ["", kind_heading(kind)] if lines else [kind_heading(kind)]
        lines += proposal_lines(proposal)
    return "\n".join(lines)


def _data(proposals: Sequence[Proposal], done: Accepted) -> dict[str, Any]:
    return {
        "id": done.document.id,
        "proposals": proposals,
        "accepted": list(done.linked),
        "created": [task.id for task in done.created],
        "refused": [{"number": n, "message": reason} for n, reason in done.refused.items()],
        "document": msgspec.to_builtins(done.document),
    }


def _told(done: Accepted) -> str:
    lines = [_("{id}: {count} proposals accepted.", id=done.document.id, count=len(done.linked))]
    lines += [_("Added {id}: {text}", id=task.id, text=task.text) for task in done.created]
    return "\n".join(lines)
