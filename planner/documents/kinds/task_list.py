"""The work of a plan by areas, numbered through, as points in the body and as the table of an annex."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from planner.documents.assignees import Assignees
from planner.documents.content import Annex, Clause, Paragraph, Point
from planner.documents.kinds.programme_wording import plan_wording
from planner.documents.tables import Table, TableRow
from planner.documents.words import closed, counted, lower_first, tidy, upper_first, without_closing
from planner.vietnamese import POINT_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.documents.drafting import Drafting
    from planner.documents.work_items import WorkItem


class TaskList:
    """The work in the order of the areas, that across all of them last; numbered as in the table."""

    def __init__(self, drafting: Drafting, items: Iterable[WorkItem], values: Mapping[str, str]) -> None:
        """`values` fill the sentence patterns; among them `document`, how the document calls itself."""
        self._drafting, self._values = drafting, values
        self._assignees = Assignees(drafting.workspace, drafting.issuer, drafting.today)
        areas = drafting.workspace.areas
        last = 1 + max((area.number for area in areas.values()), default=0)
        self.items = sorted(items, key=lambda item: areas[item.area].number if item.area in areas else last)

    def clauses(self) -> tuple[Clause, ...]:
        """Return a clause for each area, its tasks as points, or only how many when they are too many."""
        clauses, number = [], 1
        for name, items in self._by_area():
            if len(items) > len(POINT_LETTERS):
                numbers = number_ranges(range(number, number + len(items)))
                told = self._filled(plan_wording().tasks["many"], count=counted(len(items)), numbers=numbers)
                blocks: tuple[Paragraph | Point, ...] = (Paragraph(text=told),)
            elif len(items) == 1:
                blocks = (Paragraph(text=_text(items[0])),)
            else:
                blocks = tuple(Point(text=_text(item)) for item in items)
            clauses.append(Clause(title=name, blocks=blocks))
            number += len(items)
        return tuple(clauses)

    def annex(self) -> Annex:
        """Return the annex with the table of all tasks, grouped by area."""
        wording = plan_wording().annex
        rows: list[TableRow] = []
        groups = self._by_area()
        for name, items in groups:
            if len(groups) > 1:
                rows.append(TableRow(heading=name))
            rows += [TableRow(cells=self._cells(item)) for item in items]
        table = Table(columns=wording.columns, rows=tuple(rows), numbered=True)
        return Annex(title=self._filled(wording.title), body=(table,))

    def led_by(self) -> dict[str, list[int]]:
        """Return the numbers of the tasks that each agency or group leads, by rank and first number."""
        led: dict[str, list[int]] = {}
        for number, item in enumerate(self.items, 1):
            for lead in item.leads:
                led.setdefault(lead, []).append(number)
        return dict(sorted(led.items(), key=lambda entry: (self._assignees.rank(entry[0]), entry[1])))

    def _by_area(self) -> list[tuple[str, list[WorkItem]]]:
        areas = self._drafting.workspace.areas
        grouped = groupby(self.items, key=lambda item: item.area if item.area in areas else "")
        across = plan_wording().tasks["across"]
        return [(areas[key].name if key else across, list(items)) for key, items in grouped]

    def _cells(self, item: WorkItem) -> tuple[str, ...]:
        return (
            closed(tidy(item.text)),
            without_closing(tidy(item.product)),
            self._names(item.leads),
            self._names(item.coordinating),
            upper_first(without_closing(tidy(item.deadline.text))),
        )

    def _names(self, assignees: tuple[str, ...]) -> str:
        names = [self._assignees.name(assignee) for assignee in assignees]
        groups = [assignee in self._drafting.workspace.agency_groups for assignee in assignees]
        own = self._drafting.issuer.collective
        later = [
            lower_first(name) if is_group and not name.startswith(own) else name
            for name, is_group in zip(names, groups, strict=True)
        ]
        return plan_wording().annex.between.join([upper_first(name) for name in names[:1]] + later[1:])

    def _filled(self, pattern: str, **more: str) -> str:
        return pattern.format(**(dict(self._values) | more))


def _text(item: WorkItem) -> str:
    return closed(upper_first(tidy(item.text)))


def number_ranges(numbers: Iterable[int]) -> str:
    """Return rising numbers with runs of three and more drawn together: "1, 3-5, 9"."""
    ordered = sorted(numbers)
    runs: list[list[int]] = []
    for number in ordered:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts: list[str] = []
    for run in runs:
        if len(run) > 2:
            texts.append(plan_wording().annex.range.format(first=run[0], last=run[-1]))
        else:
            texts += [str(number) for number in run]
    return ", ".join(texts)
