"""Drafting, measuring and opening documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from planner.i18n import _

if TYPE_CHECKING:
    from planner.document_saving import SavedDraft
    from planner.documents import DraftedDocument, DraftRequest
    from planner.documents.check import CheckResult
    from planner.model.documents import Document
    from planner.model.workspace import Workspace
    from tui.desk.desk import Desk
    from tui.outlook import Outlook


class DocumentDesk:
    """The documents of the workspace and their files."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def draft(self, workspace: Workspace, request: DraftRequest) -> DraftedDocument:
        """Return a drafted document; nothing is written yet."""
        from planner.documents import draft

        return draft(workspace, request, self._desk.today)

    def outlook(
        self, workspace: Workspace, request: DraftRequest, width: int, *, each: bool = False
    ) -> Outlook:
        """Return what a draft would be: its page as text `width` cells wide, and what the check finds.

        With `each` it is about a document for each agency concerned, and the first one is shown.
        """
        from tui.outlook import outlook_of

        return outlook_of(workspace, request, self._desk.today, width, each=each)

    def save_draft(self, drafted: DraftedDocument, file_name: str, over: Path | None = None) -> SavedDraft:
        """Write a draft and list it in the workspace; `over` is the file of an earlier draft to write anew.

        Without a name the file gets its own; a bare name goes into the folder of documents. Raises
        FileTakenError when the name is taken.
        """
        from planner.document_saving import folder_for, save_draft

        if over is not None:
            return save_draft(self._desk.store, drafted, self._desk.today, over, overwrite=True)
        if not file_name:
            return save_draft(self._desk.store, drafted, self._desk.today)
        path = Path(file_name if file_name.lower().endswith(".docx") else f"{file_name}.docx")
        if path.parent == Path():
            year = drafted.record.year or self._desk.today.year
            path = folder_for(self._desk.store, year) / path.name
            path.parent.mkdir(parents=True, exist_ok=True)
        return save_draft(self._desk.store, drafted, self._desk.today, self._desk.reachable(path))

    def write(
        self, workspace: Workspace, request: DraftRequest, file_name: str, over: Path | None = None
    ) -> SavedDraft:
        """Draft and write a document as `save_draft` does; a reminder is recorded on its tasks.

        Tasks that the person named, and a letter that is written anew, are not refused for being reminded of
        in this period already. Raises what drafting and writing raise, and AlreadyRemindedError.
        """
        from planner.reports.reminders import REMINDER, plan_reminders, record, without_left_out

        if request.kind != REMINDER:
            return self.save_draft(self.draft(workspace, request), file_name, over)
        again = bool(request.tasks) or over is not None
        plan = plan_reminders(workspace, request, self._desk.today, again=again)
        saved = self.save_draft(self.draft(workspace, without_left_out(request, plan)), file_name, over)
        if saved.id:
            record(self._desk.store, plan.tasks, saved.id, plan.period, self._desk.today)
        told = [_("Left out: {told}", told=each.told) for each in plan.left_out]
        return msgspec.structs.replace(saved, warnings=(*saved.warnings, *told))

    def file_of(self, document: Document) -> Path | None:
        """Return where the file of a document should be, None where the record names none."""
        return self._desk.folder / document.file if document.file else None

    def files_there(self, workspace: Workspace) -> frozenset[str]:
        """Return the IDs of the documents whose file is there."""
        paths = ((document.id, self.file_of(document)) for document in workspace.documents.values())
        return frozenset(key for key, path in paths if path is not None and path.is_file())

    def check_layout(self, workspace: Workspace, document: Document) -> CheckResult:
        """Measure the file of a document as it is now; raises UnreadableFileError."""
        from planner.documents.check import check_file

        return check_file(self._named_file(document), workspace, self._desk.today)

    def paragraphs_of(self, document: Document) -> tuple[str, ...]:
        """Return the words of a document's file, a line for each paragraph; raises the errors of reading."""
        from planner.intake.reading import read_file

        return tuple(read_file(self._named_file(document)).text.split("\n"))

    def open_file(self, document: Document) -> Path:
        """Show the file of a document to the person; raises NoProgramError and FileGoneError."""
        from tui.opening import FileGoneError

        path = self._named_file(document)
        if not path.is_file():
            raise FileGoneError(path)
        self._desk.show_file(self._desk.reachable(path))
        return path

    def _named_file(self, document: Document) -> Path:
        from tui.opening import NoFileError

        path = self.file_of(document)
        if path is None:
            raise NoFileError(document.id)
        return path
