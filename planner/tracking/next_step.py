"""What has to be done next about a task, and by whom, as one sentence."""

from __future__ import annotations

from datetime import date

from planner.i18n import _, day_text, ngettext
from planner.model.deadline import DeadlineKind
from planner.model.tasks import TaskState
from planner.model.workspace import Workspace
from planner.tracking.responsibility import responsible_on
from planner.tracking.review import needs_review
from planner.tracking.standing import DONE, Standing, TaskStanding


def next_step(found: TaskStanding, ws: Workspace, today: date) -> str:
    """Return the next step; the state decides first, then what is missing, then the days."""
    task = found.task
    if following := ws.carried_to.get(task.id):
        return _("goes on as {id}", id=following)
    if found.standing in DONE:
        return _("nothing more; the task is completed")
    return _by_state(found, ws) or _by_gap(found, ws) or _by_days(found, ws, today)


def _by_state(found: TaskStanding, ws: Workspace) -> str:
    match found.task.state:
        case TaskState.awaiting_confirmation:
            return _("{office} confirms the completion or asks for the work again", office=_office(ws))
        case TaskState.returned:
            return _("{office} assigns the task anew or gives it back", office=_office(ws))
        case TaskState.suspended:
            return _("decide whether the task goes on")
    return ""


def _by_gap(found: TaskStanding, ws: Workspace) -> str:
    deadline = found.task.deadline
    if needs_review(found.task, ws):
        return _("review the task against the new wording of {solution}", solution=found.task.solution)
    if deadline.kind is DeadlineKind.conditional and found.due is None:
        return _("record the day of the event: {event}", event=deadline.event or deadline.text)
    return ""


def _by_days(found: TaskStanding, ws: Workspace, today: date) -> str:
    who = _leads(found, ws, today)
    if found.standing is Standing.overdue and found.due is not None:
        sent = [r for r in found.task.reminders if found.due < r.on <= today]
        if sent:
            last = max(sent, key=lambda r: r.on)
            return _(
                "{who} reports on reminder {document} of {day}, or asks for an extension",
                who=who,
                document=last.document,
                day=day_text(last.on),
            )
        return _("remind {who}", who=who)
    if found.due is None:
        return _("{who} reports when there is something new", who=who)
    if found.standing is Standing.due_soon:
        return ngettext(
            "{who} finishes within {count} day",
            "{who} finishes within {count} days",
            found.days_left or 0,
            who=who,
        )
    if not (found.task.progress or found.task.member_reports):
        return _("{who} sends the first report before {day}", who=who, day=day_text(found.due))
    return _("{who} finishes by {day}", who=who, day=day_text(found.due))


def _leads(found: TaskStanding, ws: Workspace, today: date) -> str:
    return ", ".join(ws.assignee_name(lead) for lead in responsible_on(found.task, ws, today))


def _office(ws: Workspace) -> str:
    agency = ws.programme.follow_up_agency if ws.programme else ""
    return ws.assignee_name(agency) if agency else _("The office that follows up")
