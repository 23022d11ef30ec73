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
    from tui.screens.finding_targets import Target


class FileView(TaskView, scope=Scope.document):
    """Adds the actions of a document with a file to those of a task."""

    def chosen_document(self) -> Document | None:
        """Return the chosen record where it is a document."""
        from planner.model.documents import Document

        record = self.chosen_record()
        return record if isinstance(record, Document) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what needs a document only while one is chosen."""
        if action in {"open_file", "check_layout", "review_document", "show_way", "show_page"}:
            return self.chosen_document() is not None
        return super().check_action(action, parameters)

    def action_open_file(self) -> None:
        """Open the file of the chosen document with the system's program."""
        document, app = cast("Document", self.chosen_document()), self.desk_app
        app.ask("", lambda: app.desk.documents.open_file(document), self._say_opened)

    def _say_opened(self, path: Path) -> None:
        if self.desk_app.desk.only_inside:
            self.desk_app.notify(path.name, title=_("The file was sent to your downloads"), markup=False)
        else:
            self.desk_app.notify(str(path), title=_("Opened with the system's program"), markup=False)

    def action_show_way(self) -> None:
        """Show the way of the chosen document to its issue."""
        from tui.screens.workflow import WorkflowPage

        self.app.push_screen(WorkflowPage(cast("Document", self.chosen_document()).id))

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
        from tui.screens.draft_widgets import draft_kind_of
        from tui.screens.finding_targets import target_of
        from tui.screens.findings import FindingsPage

        checked = ngettext(
            "{count} layout rule measured in {file}",
            "{count} layout rules measured in {file}",
            result.checked,
            file=document.file,
        )
        kind = draft_kind_of(document)
        targets = [target_of(finding, self.desk_app.workspace, kind) for finding in result.findings]

        def go(target: Target | None) -> None:
            if target is not None:
                self._go_to(document, kind, target)

        page = FindingsPage(document.id, [checked], result.findings, targets)
        found = ngettext("{count} finding", "{count} findings", len(result.findings))
        told = _("The layout of {id} was checked: {found}", id=document.id, found=found)
        self.desk_app.show_result(self, page, told, go, view="documents")

    def _go_to(self, document: Document, kind: str, target: Target) -> None:
        """Open the draft window at the field, the record of the plan, or the words of the file."""
        app = self.desk_app
        if target.field:
            from tui.screens.draft import DraftForm

            app.push_screen(DraftForm(kind, like=document, field=target.field))
        elif target.record:
            app.open_record(target.record)
        else:
            self._read(document, target.words)

    def action_show_page(self) -> None:
        """Show the text of the chosen document's file as a page."""
        self._read(cast("Document", self.chosen_document()), "")

    def _read(self, document: Document, words: str) -> None:
        app = self.desk_app
        app.ask(
            "words",
            lambda: app.desk.documents.paragraphs_of(document),
            lambda paragraphs: self._show_words(document, paragraphs, words),
        )

    def _show_words(self, document: Document, paragraphs: tuple[str, ...], words: str) -> None:
        from tui.screens.file_page import FilePage

        page = FilePage(document.file, paragraphs, words)
        told = _("{file} was read.", file=document.file)
        self.desk_app.show_result(self, page, told, view="documents")

    def action_review_document(self) -> None:
        """Show what the chosen document says and may be linked to."""
        from tui.screens.links import LinksPage

        self.app.push_screen(LinksPage(cast("Document", self.chosen_document()).id))
