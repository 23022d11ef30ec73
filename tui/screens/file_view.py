"""A view in which a document can be chosen, opened in Word and measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from planner.i18n import _, ngettext
from tui.scopes import Scope
from tui.screens.base import TaskView

if TYPE_CHECKING:
    from pathlib import Path

    from planner.documents.check import CheckResult
    from planner.model.documents import Document


class FileView(TaskView, scope=Scope.document):
    """Adds the actions of a document with a file to those of a task."""

    def chosen_document(self) -> Document | None:
        """Return the chosen record where it is a document."""
        from planner.model.documents import Document

        record = self.chosen_record()
        return record if isinstance(record, Document) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what needs a document only while one is chosen."""
        if action in {"open_file", "check_layout"}:
            return self.chosen_document() is not None
        return super().check_action(action, parameters)

    def action_open_file(self) -> None:
        """Open the file of the chosen document with the system's program."""
        document, app = cast("Document", self.chosen_document()), self.desk_app
        app.ask("", lambda: app.desk.documents.open_file(document), self._say_opened)

    def _say_opened(self, path: Path) -> None:
        self.desk_app.notify(str(path), title=_("Opened with the system's program"), markup=False)

    def action_check_layout(self) -> None:
        """Measure the file of the chosen document as it is now."""
        document, app = cast("Document", self.chosen_document()), self.desk_app
        workspace = app.records
        app.ask(
            "layout",
            lambda: app.desk.documents.check_layout(workspace, document),
            lambda result: self._show_findings(document, result),
        )

    def _show_findings(self, document: Document, result: CheckResult) -> None:
        from tui.screens.findings import FindingsPage

        checked = ngettext(
            "{count} layout rule measured in {file}",
            "{count} layout rules measured in {file}",
            result.checked,
            file=document.file,
        )
        self.app.push_screen(FindingsPage(document.id, [checked], result.findings))
