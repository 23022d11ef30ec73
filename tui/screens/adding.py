"""Adding a task from wherever tasks are listed, with what is chosen there filled in already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _
from planner.model.agencies import Agency, AgencyGroup
from planner.model.documents import Document
from planner.model.programme import Area, Solution
from planner.model.tasks import AnnualPlan, Task
from tui.results import place_words
from tui.screens.new_task import NOTHING_GIVEN, Given

if TYPE_CHECKING:
    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from tui.screens.base import TaskView


def given_by(record: Record | None, workspace: Workspace) -> Given:
    """Return what the record that is chosen says of a task that is added beside or below it."""
    given = NOTHING_GIVEN
    match record:
        case Solution(id=solution):
            given = Given(solution=solution)
        case Area(id=area):
            given = Given(area=area)
        case Task(solution=str(solution)) if solution:
            given = Given(solution=solution)
        case Task() as task:
            given = Given(area=workspace.area_of(task) or "")
        case Agency(id=agency) | AgencyGroup(id=agency):
            given = Given(lead=agency)
        case Document() as document:
            given = Given(assigned_by=document.number_symbol or document.id)
        case AnnualPlan(year=year):
            given = Given(year=year)
    return given


def add_task(view: TaskView) -> None:
    """Open the form of a new task, and choose the task in the list on show when it is saved."""
    from tui.screens.new_task import NewTaskForm, plan_for

    app = view.desk_app
    given = given_by(view.chosen_record(), app.records)
    plan = plan_for(app.records, given.year or app.year)
    app.push_screen(NewTaskForm(plan, given, lambda task_id: _choose(view, task_id)))


def _choose(view: TaskView, task_id: str) -> None:
    """Choose the new task as soon as it is listed; where it is not, tell where it is to be found."""

    def told(there: bool) -> None:  # noqa: FBT001 - the answer of the list
        if not there:
            words = f"{_('Added {id}.', id=task_id)} {place_words('plan')}"
            view.desk_app.call_later(view.desk_app.notify, words, markup=False)

    view.choose_coming(task_id, told)
