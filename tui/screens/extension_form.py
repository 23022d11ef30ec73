"""A later deadline, granted by a document; and the event that a conditional deadline waits for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.widgets import Static

from planner.i18n import _, day_text
from planner.model.task_changes import extended, with_event
from planner.model.tasks import Extension, Task
from planner.tracking import current_due, describe_deadline
from tui.screens.form import Form
from tui.screens.saving import Saving
from tui.widgets.day_entry import DayEntry, DayKind
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.widget import Widget


_EXAMPLE = 30
"""Days after the present deadline that the example in the field shows."""


class ExtensionForm(Form):
    """Adds one extension to a task; the original deadline stays."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.record = task

    def form_title(self) -> str:
        """Return the task's ID as title."""
        return _("Extend {id}", id=self.record.id)

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield the fields of an extension."""
        today = self.desk_app.today
        due = current_due(self.record, self.workspace, today)
        yield _("Task"), Static(self.record.text, classes="task-text", markup=False)
        yield (
            _("Deadline now"),
            Static(_deadline_now(self.record, due), classes="task-text", markup=False),
        )
        later = (due or today) + timedelta(days=_EXAMPLE)
        example = _("such as {day}", day=day_text(later))
        yield _("New last day"), DayEntry(placeholder=example, kind=DayKind.last, id="due")
        yield (
            _("Granted by"),
            TextEntry(placeholder=_("number of the document, such as 123/UBND-NC"), id="by"),
        )
        yield _("Granted on"), DayEntry(day_text(today), id="day")
        yield _("Reason"), TextEntry(id="reason")

    def on_mount(self) -> None:
        """Start in the new day."""
        super().on_mount()
        self.query_one("#due").focus()

    def check(self) -> Task:
        """Return the task with the extension; raises WrongUseError for what makes no sense."""
        today = self.desk_app.today
        granted = Extension(
            on=self.day("day"),
            due=self.day("due"),
            approved_by=self.entry("by"),
            reason=self.entry("reason"),
        )
        return extended(self.record, granted, today, current_due(self.record, self.workspace, today))

    def save(self) -> None:
        """Save the extension; raises WrongUseError for what makes no sense."""
        new = self.check()
        message = _("{id} is now due on {day}.", id=new.id, day=day_text(self.day("due")))
        Saving(self, new, self.record, "task extend", message).start()


def _deadline_now(task: Task, due: date | None) -> str:
    """Return the wording of a deadline and the last day now, which extensions may have moved."""
    words = describe_deadline(task.deadline)
    if due is None or (due == task.deadline.due and not task.extensions):
        return words
    return _("{deadline}; last day now {day}", deadline=words, day=day_text(due))


class EventForm(Form):
    """Notes the day of the event that starts a deadline."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.record = task

    def form_title(self) -> str:
        """Return the task's ID as title."""
        return _("Event of {id}", id=self.record.id)

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield the fields of an event."""
        deadline = self.record.deadline
        yield _("Task"), Static(self.record.text, classes="task-text", markup=False)
        yield _("Deadline"), Static(deadline.text, classes="task-text", markup=False)
        yield _("Happened on"), DayEntry(day_text(deadline.event_on or self.desk_app.today), id="day")
        yield (
            _("Shown by"),
            TextEntry(deadline.event_document, placeholder=_("number of the document"), id="document"),
        )
        if deadline.days_after_event is None:
            yield (
                _("Last day"),
                DayEntry(
                    placeholder=_("follows from the event, such as 23/11/2026"), kind=DayKind.last, id="due"
                ),
            )

    def on_mount(self) -> None:
        """Start in the day."""
        super().on_mount()
        self.query_one("#day").focus()

    def check(self) -> Task:
        """Return the task with the event; raises WrongUseError for what makes no sense."""
        last = self.day("due") if self.query("#due") and self.entry("due") else None
        return with_event(self.record, self.day("day"), self.desk_app.today, self.entry("document"), last)

    def save(self) -> None:
        """Save the event; raises WrongUseError for what makes no sense."""
        new = self.check()
        Saving(self, new, self.record, "task event", _("Event of {id} noted.", id=new.id)).start()
