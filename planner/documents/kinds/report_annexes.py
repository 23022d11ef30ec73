"""The annexes of a report: the figures by area and agency, and where each task stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.content import Annex
from planner.documents.kinds.programme_wording import report_wording
from planner.documents.kinds.reported_tasks import deadline_text, latest_text, state_text, task_text
from planner.documents.tables import Align, Column, Table, TableRow
from planner.documents.words import closed, upper_first
from planner.tracking import totals_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.documents.kinds.reported_tasks import ReportedTasks
    from planner.tracking import TaskStanding


def figures_annex(tasks: ReportedTasks, values: Mapping[str, str], title: str = "") -> Annex:
    """Return the numbers of tasks by where they stand; the columns after the first add up to it."""
    wording = report_wording().annex_figures
    numbers = (
        Column(title=title, width=wording.number_width, align=Align.centred)
        for title in wording.columns.values()
    )
    rows = [
        TableRow(heading=wording.by_area),
        *_lines(tasks.by_area()),
        TableRow(cells=(wording.total, *_figures(tasks.all)), bold=True),
        TableRow(heading=wording.by_agency),
        *_lines(tasks.by_agency()),
    ]
    columns = (Column(title=wording.name, width=wording.name_width), *numbers)
    table = Table(columns=columns, rows=tuple(rows), numbered=True)
    return Annex(title=(title or wording.title).format(**values), body=(table,))


def tasks_annex(tasks: ReportedTasks, values: Mapping[str, str], title: str = "") -> Annex:
    """Return every task with who leads it, its deadline, where it stands and its last report."""
    wording = report_wording().annex_tasks
    groups = tasks.by_area()
    rows: list[TableRow] = []
    for name, entries in groups.items():
        if len(groups) > 1:
            rows.append(TableRow(heading=name))
        rows += [TableRow(cells=_cells(tasks, entry)) for entry in entries]
    table = Table(columns=wording.columns, rows=tuple(rows), numbered=True)
    return Annex(title=(title or wording.title).format(**values), body=(table,))


def _lines(groups: Mapping[str, list[TaskStanding]]) -> list[TableRow]:
    return [TableRow(cells=(upper_first(name), *_figures(entries))) for name, entries in groups.items()]


def _figures(entries: list[TaskStanding]) -> tuple[str, ...]:
    totals = totals_of(entries)
    return tuple(str(getattr(totals, name)) for name in report_wording().annex_figures.columns)


def _cells(tasks: ReportedTasks, entry: TaskStanding) -> tuple[str, ...]:
    return (
        closed(task_text(entry)),
        upper_first(tasks.leads(entry)),
        upper_first(deadline_text(entry)),
        state_text(entry),
        latest_text(tasks.latest(entry), report_wording().annex_tasks.latest),
    )
