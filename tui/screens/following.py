"""What can be done with a chosen task besides editing it and reporting on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _
from planner.model.deadline import DeadlineKind
from planner.model.tasks import Task, TaskState
from planner.tracking import needs_review, review_of, situation, situation_paragraph
from tui.widgets.detail import Paragraph

if TYPE_CHECKING:
    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from tui.app import CchcApp


def can_be_done(action: str, record: Record | None, workspace: Workspace | None) -> bool:
    """Tell whether an action makes sense with the chosen record."""
    if record is None or workspace is None:
        return False
    if action == "copy_answer":
        return True
    if not isinstance(record, Task) or record.state is TaskState.completed:
        return False
    if action == "record_event":
        return record.deadline.kind is DeadlineKind.conditional
    return action != "review_task" or needs_review(record, workspace)


def show_review(app: CchcApp, task: Task) -> None:
    """Show the difference of wordings, to be confirmed."""
    from tui.screens.review import ReviewPage

    review = review_of(task, app.records)
    if review is not None:
        app.push_screen(ReviewPage(review))


def copy_answer(app: CchcApp, record: Record) -> None:
    """Copy how a record stands as one paragraph to the terminal's clipboard, and show it."""
    workspace, today, asker = app.records, app.today, app.screen

    def work() -> str:
        return situation_paragraph(workspace, record, situation(workspace, record, today))

    def show(text: str) -> None:
        from tui.screens.message import MessagePage

        app.copy_to_clipboard(text)
        hint = _("Copied. Where the terminal forbids copying, mark the text with the mouse.")
        page = MessagePage(record.id, [Paragraph(text), Paragraph(""), Paragraph(hint, tone="quiet")])
        app.show_result(asker, page, _("The answer about {id} is copied.", id=record.id))

    app.ask("", work, show)
