"""The annex of a reminder: the overdue tasks as a table, grouped by agency where there are several.

Its columns follow the tables that the Government Office publishes (Thông báo 624/TB-VPCP, Phụ lục I).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.content import Annex
from planner.documents.kinds.letter_wording import letter_wording
from planner.documents.kinds.parties import parties_of
from planner.documents.kinds.reported_tasks import deadline_text, task_text
from planner.documents.tables import Table, TableRow
from planner.documents.words import closed, tidy, upper_first

if TYPE_CHECKING:
    from planner.documents.drafting import Drafting
    from planner.tracking import TaskStanding


def overdue_annex(drafting: Drafting, late: dict[str, list[TaskStanding]]) -> Annex:
    """Return the table of the tasks of each agency: what, who assigned it, until when, days late."""
    wording = letter_wording().reminder_table
    rows: list[TableRow] = []
    for party in parties_of(drafting, late):
        if len(late) > 1:
            rows.append(TableRow(heading=party.name))
        rows += [TableRow(cells=_cells(drafting, entry, party.id)) for entry in late[party.id]]
    table = Table(columns=wording.columns, rows=tuple(rows), numbered=True)
    return Annex(title=wording.title, body=(table,))


def _cells(drafting: Drafting, entry: TaskStanding, agency: str) -> tuple[str, ...]:
    wording = letter_wording().reminder_table
    return (
        closed(task_text(entry)),
        _assigned(drafting, entry),
        upper_first(deadline_text(entry)),
        wording.days.format(days=-(entry.days_left or 0)),
        _reminded(drafting, entry, agency),
    )


def _assigned(drafting: Drafting, entry: TaskStanding) -> str:
    """Return number and clause of the document that assigned the task, or number or title of its plan."""
    wording, workspace, task = letter_wording().reminder_table, drafting.workspace, entry.task
    if given := task.assigned_by:
        document = workspace.documents.get(given.document)
        number = given.number_symbol or (document.number_symbol if document else "") or ""
        if number:
            clause = wording.clause.format(clause=tidy(given.clause)) if given.clause else ""
            return wording.assigned.format(document=number, clause=clause)
    plan = workspace.annual_plans.get(task.plan)
    return wording.plan.format(plan=plan.number_symbol or tidy(plan.title)) if plan else ""


def _reminded(drafting: Drafting, entry: TaskStanding, agency: str) -> str:
    """Return the day of the last reminder before the day of the letter, or ""."""
    days = [each.on for each in entry.task.reminders if each.agency == agency and each.on < drafting.today]
    return letter_wording().reminder_table.reminded.format(on=f"{max(days):%d/%m/%Y}") if days else ""
