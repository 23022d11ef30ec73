"""Who answers for a task on a day: leads after handovers, and the successors of agencies that are gone."""

from __future__ import annotations

from datetime import date

from planner.model.agencies import Agency, Level
from planner.model.tasks import Task
from planner.model.workspace import Workspace


def responsible_on(task: Task, ws: Workspace, day: date) -> tuple[str, ...]:
    """Return the leads of the task on `day`: agencies and groups, agencies that are gone replaced.

    An agency without successors, and an ID that nothing stands for, remain as they are written.
    """
    leads = (a for lead in task.leads_on(day) for a in heirs_on(ws, lead, day))
    return tuple(dict.fromkeys(leads))


def leads_task(task: Task, ws: Workspace, agency: str, day: date) -> bool:
    """Tell whether `agency` (or group) leads the task on `day`: itself, as a successor, or within a group."""
    if agency in task.leads_on(day):
        return True
    leads = responsible_on(task, ws, day)
    return agency in leads or any(agency in group_heirs_on(ws, lead, day) for lead in leads)


def heirs_on(ws: Workspace, agency_id: str, day: date) -> tuple[str, ...]:
    """Return the agencies that carry the work of an agency on `day`: itself while it exists.

    Afterwards its successors to the whole of the work, or its main (first) successor where each took a part.
    A district's work went to all of its communes, never to one.
    """
    return tuple(dict.fromkeys(_heirs(ws, agency_id, day, frozenset())))


def _heirs(ws: Workspace, agency_id: str, day: date, seen: frozenset[str]) -> tuple[str, ...]:
    agency = ws.agencies.get(agency_id)
    gone = agency is not None and agency.valid_to is not None and agency.valid_to < day
    if agency is None or not gone or not agency.successors or agency_id in seen:
        return (agency_id,)
    return tuple(
        heir for successor in _to_whole(agency) for heir in _heirs(ws, successor, day, seen | {agency_id})
    )


def _to_whole(agency: Agency) -> tuple[str, ...]:
    if agency.level is Level.district:
        return tuple(successor.agency for successor in agency.successors)
    whole = tuple(successor.agency for successor in agency.successors if not successor.scope)
    return whole or (agency.successors[0].agency,)


def group_heirs_on(ws: Workspace, group_id: str, day: date) -> tuple[str, ...]:
    """Return the agencies that a group stands for on `day`; of a group that is gone, its members' heirs."""
    group = ws.agency_groups.get(group_id)
    if group is None:
        return ()
    formed_on = group.valid_to if group.valid_to and group.valid_to < day else day
    members = (heir for a in ws.members_on(group_id, formed_on) for heir in heirs_on(ws, a, day))
    return tuple(dict.fromkeys(members))
