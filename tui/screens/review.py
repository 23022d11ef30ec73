"""What changed in the wording that a task was made from, word by word, to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from planner.i18n import _
from planner.tracking import Change, marked
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planner.model.workspace import Workspace
    from planner.tracking import Review, Written


class ReviewPage(Dialog[None], scope=Scope.review):
    """The difference of two wordings; Ctrl+S confirms that the task fits the new one."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review

    def compose(self) -> ComposeResult:
        """Lay out the difference."""
        window = Vertical(classes="window message")
        window.border_title = _("Review {id}", id=self.review.task)
        with window:
            yield DetailPane(id="difference")
            yield KeyBar()

    def on_mount(self) -> None:
        """Tell the difference; taken-out and added words have their own lines and signs."""
        pane = self.query_one(DetailPane)
        pane.can_open = False
        pane.focus()
        pane.tell(difference_words(self.review))

    def action_confirm_review(self) -> None:
        """Record that the task fits the new wording."""
        app, task_id = self.desk_app, self.review.task

        def done(result: tuple[Written, Workspace]) -> None:
            app.take(result[1])
            app.notify(_("{id} was reviewed.", id=task_id), markup=False)
            self.dismiss(None)

        app.ask("", lambda: app.desk.tasks.confirm_reviews([task_id]), done)


def difference_words(review: Review) -> list[Paragraph]:
    """Return the task, the whole difference, and what was taken out and added."""
    tones = {Change.removed: ("late", _("Taken out"), "-"), Change.added: ("done", _("Added"), "+")}
    changed = [
        Paragraph(f"{sign} {piece.text}", label, tone=tone)
        for piece in review.difference
        if piece.change is not Change.same
        for tone, label, sign in (tones[piece.change],)
    ]
    return [
        Paragraph(review.text, tone="strong"),
        Paragraph(
            _("Wording of {solution}: [-taken out-] {{+added+}}", solution=review.solution), tone="heading"
        ),
        Paragraph(marked(review.difference)),
        *changed,
        Paragraph(""),
        Paragraph(_("If the task has to change, edit it first; then confirm."), tone="quiet"),
    ]
