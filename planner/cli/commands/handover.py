"""`cchc handover AGENCY`: the open tasks of an agency that ended go to its successors."""

from __future__ import annotations

import click

from planner.cli.asking import agreed
from planner.cli.context import Command, Settings, parse_day, pass_settings
from planner.cli.output import answer, columns
from planner.i18n import _, day_text, ngettext
from planner.model.agency_names import find_assignee
from planner.model.workspace import Workspace
from planner.tracking import HandoverProposal, ended_with_open_tasks, hand_over, propose_handover


@click.command(
    cls=Command,
    help=_(
        "Hand the open tasks of an agency that ended over to its successors; shows them before it writes."
    ),
)
@click.argument("agency", required=False)
@click.option("--to", "heirs", multiple=True, help=_("Who takes over; else the successors on record."))
@click.option(
    "--task", "tasks", multiple=True, metavar="ID", help=_("Only this task; may stand several times.")
)
@click.option("--on", "day", help=_("First day of the successors; else the day after the agency's last."))
@click.option("--basis", default="", help=_("Number and symbol of the document that decides it."))
@click.option("--yes", is_flag=True, help=_("Write without asking."))
@pass_settings
def handover(
    settings: Settings,
    agency: str | None,
    heirs: tuple[str, ...],
    tasks: tuple[str, ...],
    day: str | None,
    basis: str,
    *,
    yes: bool,
) -> int:
    """Propose and, after a yes, record handovers."""
    workspace, today = settings.store.load(), settings.today
    if agency is None:
        ended = ended_with_open_tasks(workspace, today)
        rows = [[i, workspace.assignee_name(i)] for i in ended]
        answer(settings, {"ended": ended}, columns(rows) or _("No agency that ended leads an open task."))
        return 1 if ended else 0
    proposal = propose_handover(
        workspace,
        find_assignee(workspace, agency, today),
        today,
        on=parse_day(day) if day else None,
        to=tuple(find_assignee(workspace, heir, today) for heir in heirs),
        tasks=tasks,
    )
    if not proposal.tasks:
        answer(settings, {"proposal": proposal, "changed": []}, _as_text(proposal, workspace))
        return 0
    if not agreed(settings, _as_text(proposal, workspace), _("Record these handovers?"), yes=yes):
        answer(settings, {"proposal": proposal, "changed": []}, "")
        return 0
    written = hand_over(settings.store, proposal, basis)
    count = len(written.changed)
    text = ngettext("{count} task handed over.", "{count} tasks handed over.", count)
    answer(settings, {"proposal": proposal, "changed": written.changed}, text)
    return 0


def _as_text(proposal: HandoverProposal, workspace: Workspace) -> str:
    names = ", ".join(workspace.assignee_name(heir) for heir in proposal.to)
    lines = [
        _("{old} → {new}, from {day}:", old=proposal.name, new=names, day=day_text(proposal.on)),
        columns([[f"  {task}", workspace.tasks[task].text] for task in proposal.tasks])
        or "  " + _("It leads no open task."),
    ]
    if proposal.others:
        others = ", ".join(f"{workspace.assignee_name(a)} ({a})" for a in proposal.others)
        lines.append(_("Parts of its work went to {names}: name them with --to and --task.", names=others))
    return "\n".join(lines)
