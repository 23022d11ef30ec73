"""The overview: how far each area is, what is late, what is due soon, and what is wrong in the data."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widgets import Static

from planner.i18n import _, day_text, ngettext
from tui.scopes import Scope
from tui.screens.base import TaskView
from tui.widgets.lazy_rows import LazyRows
from tui.widgets.record_list import SIGNS, Cell, Column, RecordList, Row, heading
from tui.widgets.strips import loading_text
from tui.widgets.tabs import Tabs
from tui.widgets.today import TodayBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from planner.tracking import TaskStanding
    from tui.figures import Overview, Progress

_BAR = 16
_MONTH, _AGENCY = "month|", "agency|"
"""What the keys of lines of the other charts begin with."""
_CROSS_CUTTING = "*"
"""Key of the line for tasks that serve all areas."""


class Chart(StrEnum):
    """What the bars are about."""

    areas = "areas"
    months = "months"
    agencies = "agencies"


class Dashboard(TaskView, scope=Scope.dashboard):
    """The first view."""

    VIEW, TASKS = "dashboard", "due"

    def __init__(self) -> None:
        super().__init__()
        self._found: Overview | None = None
        self.chart = Chart.areas

    def body(self) -> ComposeResult:
        """Yield the title, the figures, the areas and the two lists of tasks."""
        yield Static(loading_text(), id="title", markup=False)
        yield TodayBar()
        yield Static(id="totals", markup=False)
        names = {Chart.areas: _("By area"), Chart.months: _("By month"), Chart.agencies: _("By agency")}
        yield Tabs(
            [(chart.value, names[chart]) for chart in Chart], lambda name: self.show_chart(Chart(name))
        )
        with Container(id="panels"):
            yield RecordList(
                Column(), Column(_BAR), Column(5, right=True), Column(7, right=True), Column(16), id="areas"
            )
            yield RecordList(
                Column(11, needs=76), Column(), Column(9, needs=60), Column(10), Column(14),
                empty=_("Nothing is late and nothing is due soon. Press F3 to look at the plan."),
                id="due",
            )  # fmt: skip

    def on_mount(self) -> None:
        """Start on the tasks; follow the year."""
        super().on_mount()
        self.query_one("#due").focus()
        self.watch(self.app, "year", self.show_again, init=False)
        self.watch(self.app, "problems", self._show_totals, init=False)

    def show(self, workspace: Workspace) -> None:
        """Work the figures out in a thread, then show them."""
        today, year = self.desk_app.today, self.desk_app.year

        def figures() -> Overview:
            from tui.figures import overview

            return overview(workspace, today, year)

        self.desk_app.ask("overview", figures, lambda found: self._paint(workspace, found))

    def _paint(self, workspace: Workspace, found: Overview) -> None:
        if not self.is_attached:
            return
        programme = workspace.programme
        title = programme.title if programme else _("The file workspace.yaml cannot be read: see F6.")
        self.query_one("#title", Static).update(title)
        self._found = found
        self._show_totals()
        self._paint_chart()
        self.query_one("#due", RecordList).show(_due_rows(workspace, found))
        self.refresh_bindings()

    def _paint_chart(self) -> None:
        found = self._found
        if found is None:
            return
        if self.chart is Chart.areas:
            rows = [*map(_area_row, found.areas)]
        else:
            lines = found.months if self.chart is Chart.months else found.agencies
            most = max((line.tasks for line in lines), default=1)
            rows = [_chart_row(line, most, self.chart) for line in lines]
        areas = self.query_one("#areas", RecordList)
        areas.show(rows)
        areas.styles.height = max(1, len(rows))
        self.query_one(Tabs).mark(self.chart)

    def show_chart(self, chart: Chart) -> None:
        """Show other bars: by area, by month, by agency."""
        self.chart = chart
        self._paint_chart()

    def action_next_chart(self) -> None:
        """Go on to the next bars."""
        charts = list(Chart)
        self.show_chart(charts[(charts.index(self.chart) + 1) % len(charts)])

    def _show_totals(self) -> None:
        if self._found is not None:
            self.query_one("#totals", Static).update(self._totals(self._found))
            self.query_one(TodayBar).tell(self._found, len(self.desk_app.problems or ()))

    def _totals(self, found: Overview) -> str:
        from planner.tracking import percent_text
        from tui.figures import sparkline

        counts = {kind.value: number for kind, number in found.counts.items()}
        year = self.desk_app.year
        parts = [
            _("Year {year}", year=year) if year else _("All years"),
            ngettext("{count} task", "{count} tasks", found.total.tasks),
            _("{count} done ({percent})", count=found.total.done, percent=percent_text(found.total.percent)),
            _("{count} done late", count=counts["done_late"]) if counts["done_late"] else "",
            _("{count} in progress", count=counts["in_progress"]),
            _("{count} not started", count=counts["not_started"]),
            _("{count} without a deadline", count=counts["no_deadline"]) if counts["no_deadline"] else "",
            _("done by month {line} ({count})", line=sparkline(found.finished), count=sum(found.finished)),
        ]
        return " · ".join(part for part in parts if part)

    def chosen_record(self) -> Record | None:
        """Return the task chosen in the list of late and due tasks."""
        workspace = self.desk_app.workspace
        due = self.query_one("#due", RecordList)
        return workspace.tasks.get(due.chosen_key) if workspace and due.has_focus else None

    def on_record_list_highlighted(self) -> None:
        """Show the keys that fit the chosen line."""
        self.refresh_bindings()

    async def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the chosen task or agency, the chosen area in the plan, the month in the calendar."""
        if event.of.id == "due":
            self.desk_app.open_record(event.key)
        elif event.key.startswith(_AGENCY):
            self.desk_app.open_record(event.key.removeprefix(_AGENCY))
        elif event.key.startswith(_MONTH):
            await self._show_month(int(event.key.removeprefix(_MONTH)))
        else:
            await self.desk_app.show_in_plan("" if event.key == _CROSS_CUTTING else event.key)

    async def _show_month(self, month: int) -> None:
        from tui.screens.follow import FollowView

        day = date(self.desk_app.year or self.desk_app.today.year, month, 1)
        await self.desk_app.go("follow")
        if isinstance(self.app.screen, FollowView):
            self.app.screen.show_day(day)

    def action_to_late(self) -> None:
        """Go to the first overdue task."""
        self._go_to(self._found.late if self._found else ())

    def action_to_soon(self) -> None:
        """Go to the first task that is due soon."""
        self._go_to(self._found.soon if self._found else ())

    def _go_to(self, tasks: Sequence[TaskStanding]) -> None:
        due = self.query_one("#due", RecordList)
        due.focus()
        if tasks:
            due.choose(tasks[0].task.id)

    async def action_to_returned(self) -> None:
        """Go to the documents: to one that was returned, else to a draft."""
        from planner.model.documents import DocumentState
        from tui.screens.documents import DocumentView

        await self.desk_app.go("documents")
        view = self.app.screen
        if self._found is not None and isinstance(view, DocumentView):
            wanted = DocumentState.returned if self._found.returned else DocumentState.draft
            view.call_after_refresh(view.choose_first, wanted)

    def action_choose_year(self) -> None:
        """Choose the year that is shown."""
        self.desk_app.choose_year()


def _area_row(area: Progress) -> Row:
    from planner.tracking import percent_text
    from tui.figures import bar

    name = area.name or _("Across areas")
    late = ngettext("{count} overdue", "{count} overdue", area.late) if area.late else ""
    soon = _("{count} due soon", count=area.soon) if area.soon and not late else ""
    return Row(
        area.key or _CROSS_CUTTING,
        (
            Cell(name),
            Cell(bar(area.percent, _BAR), "done"),
            Cell(percent_text(area.percent)),
            Cell(f"{area.done}/{area.tasks}"),
            Cell(f"! {late}" if late else f"~ {soon}" if soon else "", "late" if late else "soon"),
        ),
    )


def _chart_row(line: Progress, most: int, chart: Chart) -> Row:
    from planner.tracking import percent_text
    from tui.figures import split_bar

    late = ngettext("{count} overdue", "{count} overdue", line.late) if line.late else ""
    soon = _("{count} due soon", count=line.soon) if line.soon and not late else ""
    is_month = chart is Chart.months
    return Row(
        f"{_MONTH if is_month else _AGENCY}{line.key}",
        (
            Cell(_("Due in month {month}", month=line.name) if is_month else line.name),
            Cell(split_bar(line, most, _BAR), "late" if late else "done"),
            Cell(percent_text(line.percent) if line.tasks else ""),
            Cell(f"{line.done}/{line.tasks}" if line.tasks else "·", "" if line.tasks else "quiet"),
            Cell(f"! {late}" if late else f"~ {soon}" if soon else "", "late" if late else "soon"),
        ),
    )


def _due_rows(workspace: Workspace, found: Overview) -> LazyRows:
    places: list[tuple[TaskStanding | str, str]] = []
    late, soon = _("Overdue ({count})"), _("Due soon ({count})")
    for title, tasks, tone in ((late, found.late, "late"), (soon, found.soon, "soon")):
        if tasks:
            places.append((title.format(count=len(tasks)), ""))
            places += [(one, tone) for one in tasks]
    if found.following:
        places.append((_("Coming next"), ""))
        places += [(one, "") for one in found.following]

    def make(place: int) -> Row:
        one, tone = places[place]
        return heading(one) if isinstance(one, str) else _task_row(workspace, one, tone)

    return LazyRows(["" if isinstance(one, str) else one.task.id for one, _tone in places], make)


def _task_row(workspace: Workspace, one: TaskStanding, tone: str) -> Row:
    from tui.words import days_words, short_names

    return Row(
        one.task.id,
        (
            Cell(one.task.id, "quiet"),
            Cell(one.task.text),
            Cell(short_names(workspace, one.task.leads), "quiet"),
            Cell(day_text(one.due) if one.due else ""),
            Cell(f"{SIGNS.get(tone, ' ')} {days_words(one.days_left)}", tone),
        ),
    )
