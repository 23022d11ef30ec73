"""When an agency ends, its open tasks go to the successors, each with a visible record.

Nothing is guessed: the proposal follows the successors that the agency's record names (all communes of a
former district, else those who took over the whole, else the main one), and a person says yes before it is
written.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _, day_text
from planner.model.tasks import Handover, Task, TaskState
from planner.model.workspace import Workspace
from planner.tracking.responsibility import heirs_on


class HandoverProposal(msgspec.Struct, frozen=True, kw_only=True):
    """The open tasks of an agency that ended, and who is to go on with them."""

    agency: str
    name: str
    on: date
    """First day on which the successors lead."""
    to: tuple[str, ...]
    others: tuple[str, ...]
    """Successors to a part of the work, who may be named instead."""
    tasks: tuple[str, ...]
    coordinated: tuple[str, ...]
    """Open tasks in which the agency only takes part: their old name stays."""


def propose_handover(
    ws: Workspace,
    agency_id: str,
    today: date,
    *,
    on: date | None = None,
    to: tuple[str, ...] = (),
    tasks: tuple[str, ...] = (),
) -> HandoverProposal:
    """Return what to hand over; `to` and `tasks` narrow the proposal. Raises WrongUseError."""
    agency = ws.agencies.get(agency_id)
    if agency is None:
        raise WrongUseError(
            _("{id} is not an agency.", id=agency_id), _("A group changes with its members by itself.")
        )
    if agency.valid_to is None:
        raise WrongUseError(
            _("{name} has not ended.", name=agency.name),
            _("Write its last day (valid_to) and its successors into its record first."),
        )
    day = on or agency.valid_to + timedelta(days=1)
    if day <= agency.valid_to:
        raise WrongUseError(
            _("{name} still exists on {day}.", name=agency.name, day=day_text(day)),
            _("Name a day after {day}.", day=day_text(agency.valid_to)),
        )
    heirs = to or tuple(h for h in heirs_on(ws, agency_id, day) if h != agency_id)
    if not heirs:
        raise WrongUseError(
            _("{name} has no successor.", name=agency.name),
            _("Name who takes over: --to, or write successors into its record."),
        )
    for heir in heirs:
        if heir not in ws.agencies or not ws.agencies[heir].exists_on(day):
            raise WrongUseError(
                _("{name} does not exist on {day}.", name=ws.assignee_name(heir), day=day_text(day)),
                _("Name an agency that exists on that day."),
            )
    led = [t for t in open_tasks(ws) if agency_id in t.leads_on(max(day, today))]
    if unknown := [t for t in tasks if t not in {task.id for task in led}]:
        raise WrongUseError(
            _("{name} leads no open task {id}.", name=agency.name, id=unknown[0]),
            _("Its open tasks: {ids}.", ids=", ".join(t.id for t in led) or "–"),
        )
    return HandoverProposal(
        agency=agency_id,
        name=agency.name,
        on=day,
        to=heirs,
        others=tuple(s.agency for s in agency.successors if s.agency not in heirs),
        tasks=tuple(t.id for t in led if not tasks or t.id in tasks),
        coordinated=tuple(t.id for t in open_tasks(ws) if agency_id in t.coordinating),
    )


def open_tasks(ws: Workspace) -> list[Task]:
    """Return the tasks that are not completed and not carried into a later plan, ordered by ID."""
    return [t for t in ws.tasks_of() if t.state is not TaskState.completed and t.id not in ws.carried_to]


def handed_over(task: Task, proposal: HandoverProposal, basis: str) -> Task:
    """Return the task with its handovers; one that is on record already is not recorded twice."""
    known = {(h.from_agency, h.to_agency) for h in task.handovers if h.on == proposal.on}
    new = tuple(
        Handover(on=proposal.on, from_agency=proposal.agency, to_agency=heir, basis=basis)
        for heir in proposal.to
        if (proposal.agency, heir) not in known
    )
    return msgspec.structs.replace(task, handovers=(*task.handovers, *new))


def ended_with_open_tasks(ws: Workspace, today: date) -> list[str]:
    """Return the agencies that have ended and still lead open tasks by their record."""
    waiting = {lead for task in open_tasks(ws) for lead in task.leads_on(today)}
    return [
        a.id
        for a in ws.agencies.values()
        if a.id in waiting and a.valid_to is not None and a.valid_to < today
    ]
