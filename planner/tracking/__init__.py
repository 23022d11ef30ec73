"""Follow-up of tasks: where each one stands, the figures, and what is tied to what."""

from planner.tracking.by_standing import tasks_by_standing
from planner.tracking.changing import Written, begin_year, confirm_reviews, hand_over, keep_filter
from planner.tracking.deadlines import current_due, occurrences, open_occurrences
from planner.tracking.describe import (
    deadline_state_name,
    describe_deadline,
    describe_standing,
    standing_name,
    state_name,
)
from planner.tracking.due_calendar import CalendarDay, DueTask, MonthGrid, month_grid, working_days_left
from planner.tracking.handing_over import (
    HandoverProposal,
    ended_with_open_tasks,
    handed_over,
    open_tasks,
    propose_handover,
)
from planner.tracking.members import (
    MemberLine,
    RollUp,
    confirmed,
    member_agencies,
    roll_up,
    with_rolled_up_state,
)
from planner.tracking.new_year import NewYear, YearAction, YearLine, preview_new_year
from planner.tracking.next_step import next_step
from planner.tracking.occurrences import Occurrence, occurrences_of
from planner.tracking.paragraph import document_words, report_words, situation_paragraph
from planner.tracking.relations import Relation, relation_name
from planner.tracking.responsibility import heirs_on, leads_task, responsible_on
from planner.tracking.review import Review, needs_review, review_of, reviewed, reviews
from planner.tracking.selection import in_order, searched_words, select_tasks, warnings_of
from planner.tracking.shares import percent_of, percent_text
from planner.tracking.situation import Assigned, LastReport, Late, Situation, assigned_by, situation
from planner.tracking.standing import DONE, DeadlineState, Standing, TaskStanding, standing, warning_days
from planner.tracking.status import GroupBy, Status, StatusGroup, Totals, standings, status, totals_of
from planner.tracking.trace import Link, Trace, label_of, trace
from planner.tracking.word_diff import Change, Piece, marked, word_diff

__all__ = [
    "DONE",
    "Assigned",
    "CalendarDay",
    "Change",
    "DeadlineState",
    "DueTask",
    "GroupBy",
    "HandoverProposal",
    "LastReport",
    "Late",
    "Link",
    "MemberLine",
    "MonthGrid",
    "NewYear",
    "Occurrence",
    "Piece",
    "Relation",
    "Review",
    "RollUp",
    "Situation",
    "Standing",
    "Status",
    "StatusGroup",
    "TaskStanding",
    "Totals",
    "Trace",
    "Written",
    "YearAction",
    "YearLine",
    "assigned_by",
    "begin_year",
    "confirm_reviews",
    "confirmed",
    "current_due",
    "deadline_state_name",
    "describe_deadline",
    "describe_standing",
    "document_words",
    "ended_with_open_tasks",
    "hand_over",
    "handed_over",
    "heirs_on",
    "in_order",
    "keep_filter",
    "label_of",
    "leads_task",
    "marked",
    "member_agencies",
    "month_grid",
    "needs_review",
    "next_step",
    "occurrences",
    "occurrences_of",
    "open_occurrences",
    "open_tasks",
    "percent_of",
    "percent_text",
    "preview_new_year",
    "propose_handover",
    "relation_name",
    "report_words",
    "responsible_on",
    "review_of",
    "reviewed",
    "reviews",
    "roll_up",
    "searched_words",
    "select_tasks",
    "situation",
    "situation_paragraph",
    "standing",
    "standing_name",
    "standings",
    "state_name",
    "status",
    "tasks_by_standing",
    "totals_of",
    "trace",
    "warning_days",
    "warnings_of",
    "with_rolled_up_state",
    "word_diff",
    "working_days_left",
]
