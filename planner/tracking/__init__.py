"""Follow-up of tasks: where each one stands, the figures, and what is tied to what."""

from planner.tracking.by_standing import tasks_by_standing
from planner.tracking.deadlines import current_due, occurrences, open_occurrences
from planner.tracking.describe import (
    day_text,
    deadline_state_name,
    describe_deadline,
    describe_standing,
    standing_name,
    state_name,
)
from planner.tracking.relations import Relation, relation_name
from planner.tracking.responsibility import heirs_on, leads_task, responsible_on
from planner.tracking.standing import DeadlineState, Standing, TaskStanding, standing, warning_days
from planner.tracking.status import GroupBy, Status, StatusGroup, Totals, standings, status, totals_of
from planner.tracking.trace import Link, Trace, label_of, trace

__all__ = [
    "DeadlineState",
    "GroupBy",
    "Link",
    "Relation",
    "Standing",
    "Status",
    "StatusGroup",
    "TaskStanding",
    "Totals",
    "Trace",
    "current_due",
    "day_text",
    "deadline_state_name",
    "describe_deadline",
    "describe_standing",
    "heirs_on",
    "label_of",
    "leads_task",
    "occurrences",
    "open_occurrences",
    "relation_name",
    "responsible_on",
    "standing",
    "standing_name",
    "standings",
    "state_name",
    "status",
    "tasks_by_standing",
    "totals_of",
    "trace",
    "warning_days",
]
