"""Many drafts at once, one for each agency: progress, a way to stop, and what became of each."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import ProgressBar, Static

from planner.i18n import _, ngettext
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.screens.message import MessagePage
from tui.widgets.detail import Paragraph
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planner.documents import DraftRequest
    from tui.desk.batch import Batch


class BatchPage(Dialog[None], scope=Scope.batch):
    """Writes the drafts in a thread; what is written when the person stops it stays."""

    def __init__(self, request: DraftRequest) -> None:
        super().__init__()
        self._request, self._stopped = request, threading.Event()

    @property
    def is_busy(self) -> bool:
        """The work is under way as long as the window is there."""
        return True

    def compose(self) -> ComposeResult:
        """Lay out the bar."""
        window = Vertical(classes="window small batch")
        window.border_title = _("One document for each agency")
        with window:
            yield Static(_("Drafting…"), id="batch-state", markup=False)
            yield ProgressBar(show_eta=False, id="batch-bar")
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin at once."""
        app, workspace = self.desk_app, self.workspace

        def progress(done: int, total: int) -> None:
            app.call_from_thread(self._show_progress, done, total)

        app.ask(
            "",
            lambda: app.desk.batch.draft_each(workspace, self._request, progress, self._stopped.is_set),
            self._told,
            self._failed,
        )

    def _show_progress(self, done: int, total: int) -> None:
        if self.is_attached:
            self.query_one(ProgressBar).update(total=total, progress=done)
            words = _("{done} of {total} documents", done=done, total=total)
            self.query_one("#batch-state", Static).update(words)

    def action_stop_batch(self) -> None:
        """Stop after the document that is being written."""
        self._stopped.set()
        self.query_one("#batch-state", Static).update(_("Stopping after this document…"))

    def action_close(self) -> None:
        """Stop; the window closes when the document in hand is written."""
        self.action_stop_batch()

    def _told(self, batch: Batch) -> None:
        app = self.desk_app
        app.action_reload()
        told = batch_words(batch)
        page = MessagePage(_("One document for each agency"), told)
        app.show_result(self, page, told[0].text, view="documents", close=True)

    def _failed(self, error: Exception) -> None:
        self.dismiss(None)
        self.desk_app.report(error)


def batch_words(batch: Batch) -> list[Paragraph]:
    """Return what became of each agency's document."""
    written = ngettext("{count} document written.", "{count} documents written.", len(batch.written))
    told = [Paragraph(written, tone="done" if batch.written else "late")]
    if batch.left:
        left = ngettext(
            "Stopped: {count} document was not written.",
            "Stopped: {count} documents were not written.",
            batch.left,
        )
        told.append(Paragraph(left, tone="soon"))
    told += [Paragraph(f"! {name}: {problem}", tone="late") for name, problem in batch.failed]
    if batch.written:
        told.append(Paragraph(str(batch.written[0].file.parent), _("Folder")))
    for saved in batch.written:
        sign = "" if saved.layout.ok else "! "
        told.append(Paragraph(f"{sign}{saved.file.name}", key=saved.id or ""))
    told += [Paragraph(f"~ {warning}", tone="soon") for warning in batch.warnings]
    return told
