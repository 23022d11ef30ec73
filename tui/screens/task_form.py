"""The form of a task: words, agencies, deadline in free words, product and state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from textual.widgets import Static

from planner.errors import WrongUseError
from planner.i18n import _, day_text
from planner.model.day_faults import day_fault
from planner.model.deadline_words import parse_deadline
from planner.model.task_changes import moved
from planner.model.tasks import Task, TaskState
from planner.model.workflow import TRANSITIONS
from planner.tracking import confirmed, describe_deadline
from tui.field_help import TASK
from tui.screens.choices import agency_choices, state_choices
from tui.screens.form import Form
from tui.screens.saving import Saving
from tui.widgets.choice import ChoiceField
from tui.widgets.day_entry import DayEntry
from tui.widgets.typing import TextBox, TextEntry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.widget import Widget

    from planner.model.deadline import Deadline
    from planner.model.tasks import Extension
    from tui.screens.pick import Choice


def _granted(extension: Extension) -> date:
    return extension.on


class TaskForm(Form):
    """Edits one task."""

    EXPLAINED = TASK
    VERIFIES = True

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.record = task

    def form_title(self) -> str:
        """Return the task's ID as title."""
        return _("Edit task {id}", id=self.record.id)

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield the fields of a task."""
        task, today = self.record, self.desk_app.today
        yield _("Text"), TextBox(task.text, id="text")
        yield _("Lead"), ChoiceField(_("Who leads?"), self._agencies, task.leads, several=True, id="leads")
        yield (
            _("Together with"),
            ChoiceField(
                _("Who takes part?"), self._agencies, task.coordinating, several=True, id="coordinating"
            ),
        )
        yield (
            _("Deadline"),
            TextEntry(task.deadline.text, placeholder=_("Quarter IV/2026, 15/3/2026, …"), id="deadline"),
        )
        yield "", Static(id="understood", markup=False)
        yield _("Product"), TextEntry(task.product, id="product")
        yield _("State"), ChoiceField(_("Which state?"), self._states, [task.state.value], id="state")
        yield _("Completed on"), DayEntry(day_text(task.completed_on or today), id="completed-on")

    def _states(self) -> list[Choice]:
        """Offer the state as it is and those that may follow it."""
        legal = {self.record.state, *TRANSITIONS[self.record.state]}
        return [choice for choice in state_choices() if TaskState(choice.value) in legal]

    def _agencies(self) -> list[Choice]:
        used = (*self.record.leads, *self.record.coordinating)
        return agency_choices(self.workspace, self.desk_app.today, used)

    def on_mount(self) -> None:
        """Start in the text, and say how the deadline is understood."""
        super().on_mount()
        self.query_one("#text").focus()
        self._echo_deadline()
        self._show_completion()

    def on_input_changed(self, event: TextEntry.Changed) -> None:
        """Say at once how the deadline is understood."""
        if event.input.id == "deadline":
            self._echo_deadline()

    def on_choice_field_changed(self) -> None:
        """Ask for the day of completion only of a completed task."""
        self._show_completion()

    def _show_completion(self) -> None:
        self.hide("completed-on", hidden=self.choice("state").value != TaskState.completed)

    def check(self) -> object:
        """Refuse what could not be saved."""
        return self.changed_task()

    def verify(self) -> None:
        """Refuse at once what could not be saved."""
        self.check()

    def _echo_deadline(self) -> None:
        deadline, text = self._deadline(), self.entry("deadline")
        words = _("understood as: {deadline}", deadline=describe_deadline(deadline)) if deadline else ""
        if words and self.record.extensions and deadline == self.record.deadline:
            last = max(self.record.extensions, key=_granted)
            words += "; " + _("extended to {day}", day=day_text(last.due))
        if text and not words:
            fault = day_fault(text, self._year)
            words = f"! {fault}" if fault else _("not understood yet")
        self.query_one("#understood", Static).update(words)

    @property
    def _year(self) -> int:
        """The year of a deadline that names none."""
        return self.workspace.year_of(self.record) or self.desk_app.today.year

    def _deadline(self) -> Deadline | None:
        text = self.entry("deadline")
        if text == self.record.deadline.text:
            return self.record.deadline
        return parse_deadline(text, self._year)

    def changed_task(self) -> Task:
        """Return the task as all fields say; raises WrongUseError for what makes no sense."""
        return self._in_state(self.filled_in(), TaskState(self.choice("state").value))

    def filled_in(self) -> Task:
        """Return the task with what the fields say, in its old state; raises WrongUseError."""
        leads, text = self.choice("leads").chosen, " ".join(self.box("text").split())
        if not text:
            raise WrongUseError(_("The task has no text."), _("Say in a sentence what is to be done."))
        if not leads:
            raise WrongUseError(_("Nobody leads the task."), _("Choose at least one lead agency."))
        return msgspec.structs.replace(
            self.record,
            text=text,
            leads=leads,
            coordinating=self.choice("coordinating").chosen,
            deadline=self.refuse_deadline(),
            product=self.entry("product"),
        )

    def refuse_deadline(self) -> Deadline:
        """Return the deadline; raises WrongUseError for words that are not understood."""
        deadline = self._deadline()
        if deadline is None:
            fault = day_fault(self.entry("deadline"), self._year)
            raise WrongUseError(
                fault or _("The deadline is not understood."),
                _("Write it like: 15/3/2026; Quarter IV/2026; before 31/12/2026; every month; continuous."),
            )
        return deadline

    def _in_state(self, task: Task, state: TaskState) -> Task:
        if state is not TaskState.completed:
            return moved(task, state)
        day, today = self.day("completed-on"), self.desk_app.today
        if task.state is TaskState.completed:  # the confirmed day is put right, the state stays
            task = msgspec.structs.replace(task, state=TaskState.awaiting_confirmation, completed_on=None)
        return confirmed(task, self.workspace, day, today)

    def save(self) -> None:
        """Save the task."""
        new = self.changed_task()
        if new == self.record:
            self.dismiss(None)
            return
        Saving(self, new, self.record, "task edit", _("Saved {id}.", id=new.id)).start()
