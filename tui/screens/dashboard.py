"""The overview: how far each area is, what is late, what is due soon, and what is wrong in the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widgets import Static

from planner.i18n import _, day_text, ngettext
from tui.scopes import Scope
from tui.screens.base import TaskView
from tui.widgets.lazy_rows import LazyRows
from tui.widgets.record_list import Cell, Column, RecordList, Row, heading
from tui.widgets.strips import loading_text
from tui.widgets.today import TodayBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from planner.tracking import TaskStanding
    from tui.figures import Overview, Progress

_BAR = 16
_SIGNS = {"late": "!", "soon": "~"}
_CROSS_CUTTING = "*"
"""Key of the line for tasks that serve all areas."""


class Dashboard(TaskView, scope=Scope.dashboard):
    """The first view."""

    VIEW, TASKS = "dashboard", "due"

    def __init__(self) -> None:
        super().__init__()
        self._found: Overview | None = None

    def body(self) -> ComposeResult:
        """Yield the title, the figures, the areas and the two lists of tasks."""
        yield Static(loading_text(), id="title", markup=False)
        yield TodayBar()
        yield Static(id="totals", markup=False)
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
        self.query_one("#areas", RecordList).show([*map(_area_row, found.areas)])
        self.query_one("#areas").styles.height = len(found.areas)
        self.query_one("#due", RecordList).show(_due_rows(workspace, found))
        self.refresh_bindings()

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
        """Open the chosen task, or the chosen area in the plan."""
        if event.of.id == "due":
            self.desk_app.open_record(event.key)
        else:
            await self.desk_app.show_in_plan("" if event.key == _CROSS_CUTTING else event.key)

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
            Cell(f"{_SIGNS.get(tone, ' ')} {days_words(one.days_left)}", tone),
        ),
    )
