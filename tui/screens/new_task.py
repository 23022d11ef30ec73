"""The form of a task that is added to a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.deadline import Deadline, DeadlineKind
from planner.model.tasks import AnnualPlan, Assignment, Task
from tui.screens.pick import Choice
from tui.screens.task_form import TaskForm
from tui.widgets.choice import ChoiceField
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.widget import Widget

    from planner.model.programme import Solution
    from planner.model.workspace import Workspace


def plan_for(workspace: Workspace, year: int | None) -> AnnualPlan:
    """Return the plan of the year looked at, or the newest; raises WrongUseError without any plan."""
    plans = sorted(workspace.annual_plans.values(), key=lambda plan: plan.year)
    if not plans:
        raise WrongUseError(
            _("There is no annual plan yet."), _("Make the file of one first, in the folder annual-plans.")
        )
    return next((plan for plan in plans if plan.year == year), plans[-1])


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a new task before anything is typed."""

    solution: str = ""
    area: str = ""
    lead: str = ""
    assigned_by: str = ""
    """Number of the document, as it is typed."""
    year: int | None = None


NOTHING_GIVEN = Given()


class NewTaskForm(TaskForm):
    """Adds one task to the plan of a year."""

    def __init__(
        self, plan: AnnualPlan, given: Given = NOTHING_GIVEN, added: Callable[[str], object] | None = None
    ) -> None:
        """Take the plan, what is known of the task already, and what to do with its ID before it is shown."""
        blank = Deadline(text="", kind=DeadlineKind.continuous)
        leads = (given.lead,) if given.lead else ()
        super().__init__(Task(id="?", plan=plan.id, text="", leads=leads, deadline=blank))
        self._plan, self._given, self._added = plan, given, added

    def form_title(self) -> str:
        """Return the title of the window."""
        return _("New task in the plan of {year}", year=self._plan.year)

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield the fields of a task that has not begun."""
        for label, widget in super().fields():
            if widget.id not in {"state", "completed-on"}:
                yield label, widget
        solution, area = ([one] if one else [] for one in (self._given.solution, self._given.area))
        yield _("Solution"), ChoiceField(_("Which solution?"), self._solutions, solution, id="solution")
        yield _("Area"), ChoiceField(_("Which area?"), self._areas, area, id="area")
        yield (
            _("Assigned by"),
            TextEntry(
                self._given.assigned_by,
                placeholder=_("number of the document, such as 05/CT-UBND"),
                id="by",
            ),
        )
        yield _("Clause"), TextEntry(placeholder=_("such as 2.a"), id="clause")

    def _solutions(self) -> list[Choice]:
        solutions = sorted(self.workspace.solutions.values(), key=lambda one: one.number)
        return [Choice("", _("none")), *(Choice(one.id, one.text, one.id) for one in solutions)]

    def _areas(self) -> list[Choice]:
        areas = sorted(self.workspace.areas.values(), key=lambda one: one.number)
        return [Choice("", _("that of the solution")), *(Choice(one.id, one.name, one.id) for one in areas)]

    def _deadline(self) -> Deadline | None:
        """Read the deadline; an empty field means none yet, not a continuous one."""
        return super()._deadline() if self.entry("deadline") else None

    def _show_completion(self) -> None:
        """Ask nothing about completion: the task has not begun."""

    def verify(self) -> None:
        """Refuse at once a deadline that is not understood; the rest is still to be filled in."""
        if self.entry("deadline"):
            self.refuse_deadline()

    def changed_task(self) -> Task:
        """Return the new task as the fields say; raises WrongUseError for what makes no sense."""
        solution = self.workspace.solutions.get(self.choice("solution").value)
        return msgspec.structs.replace(
            self.filled_in(),
            solution=solution.id if solution else None,
            area=self._area(solution),
            solution_text=solution.text if solution else "",
            assigned_by=self._assignment(),
            assigned_on=self.desk_app.today,
        )

    def _area(self, solution: Solution | None) -> str | None:
        """Return the area that was chosen where it is not that of the solution anyway."""
        chosen = self.choice("area").value
        return None if not chosen or (solution and solution.area == chosen) else chosen

    def _assignment(self) -> Assignment | None:
        number, clause = self.entry("by"), self.entry("clause")
        if not number:
            return None
        found = next(
            (d for d in self.workspace.documents.values() if number in {d.id, d.number_symbol}), None
        )
        if found is not None:
            return Assignment(document=found.id, clause=clause)
        return Assignment(number_symbol=number, clause=clause)

    def save(self) -> None:
        """Write the task under the next number of its plan."""
        new, app, prefix = self.changed_task(), self.desk_app, f"NV-{self._plan.year}-"
        self.is_saving = True

        def done(result: tuple[Task, Workspace]) -> None:
            added, workspace = result
            if self._added is not None:
                self._added(added.id)
            app.take(workspace)
            self.close_saved(_("Added {id}.", id=added.id))

        def make(record_id: str) -> Task:
            return msgspec.structs.replace(new, id=record_id)

        app.ask("", lambda: app.desk.tasks.add(prefix, make), done, self.fail)
