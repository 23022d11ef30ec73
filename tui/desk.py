"""The desk at which the screens work: one workspace, one day, and the services that act on them.

Every method may take long and must be called from a thread worker. Heavy parts (Word, search engine)
are imported where they are used, never at start-up.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from datetime import date

    from planner.document_saving import SavedDraft
    from planner.documents import DraftedDocument, DraftRequest
    from planner.documents.check import CheckResult
    from planner.model.documents import Document
    from planner.model.issue import Issue
    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from planner.store import JournalEntry, Store
    from search_index import SearchIndex, SearchResult
    from tui.outlook import Outlook

    R = TypeVar("R", bound=Record)


class Desk:
    """The workspace in `folder` as it is worked on `today`."""

    def __init__(self, folder: Path, today: date) -> None:
        self.folder = folder
        self.today = today

    @cached_property
    def store(self) -> Store:
        """The store; raises WorkspaceNotFoundError."""
        from planner.store import Store

        return Store.open(self.folder)

    def load(self) -> Workspace:
        """Return the records as they are on disk now; the same object while no file changed."""
        return self.store.load()

    def prepare_ties(self, workspace: Workspace) -> None:
        """Work out what is tied to what, once, so that every record opens at once afterwards."""
        from planner.tracking import trace

        if workspace.programme is not None:
            trace(workspace, workspace.programme.id)

    def problems(self) -> tuple[Issue, ...]:
        """Return every problem of the workspace, errors first."""
        from planner.validation import validate

        return tuple(sorted(validate(self.store).issues, key=lambda issue: issue.severity.value))

    def save(self, new: R, base: R, action: str) -> Workspace:
        """Save a record changed since it was read as `base`; raises ConflictError and other StoreErrors."""
        self.store.save(new, base=base, action=action)
        return self.load()

    def undo(self) -> tuple[JournalEntry, Workspace]:
        """Take the last change back; raises NothingToUndoError or ConflictError."""
        return self.store.undo(), self.load()

    def redo(self) -> tuple[JournalEntry, Workspace]:
        """Make the change again that was taken back last."""
        return self.store.redo(), self.load()

    def history(self, record_id: str) -> list[JournalEntry]:
        """Return the changes of a record, oldest first."""
        return self.store.history(record_id)

    @cached_property
    def _index(self) -> SearchIndex:
        from search_index import open_index

        return open_index(self.folder)

    def search(self, workspace: Workspace, text: str, limit: int) -> SearchResult:
        """Return what is found for `text`, whose last word may be unfinished."""
        from search_index import SearchRequest

        return self._index.search(workspace, SearchRequest(text=text, limit=limit, prefix_last=True))

    def draft(self, workspace: Workspace, request: DraftRequest) -> DraftedDocument:
        """Return a drafted document; nothing is written yet."""
        from planner.documents import draft

        return draft(workspace, request, self.today)

    def outlook(self, workspace: Workspace, request: DraftRequest, width: int) -> Outlook:
        """Return what a draft would be: its page as text `width` cells wide, and what the check finds."""
        from tui.outlook import outlook_of

        return outlook_of(workspace, request, self.today, width)

    def save_draft(self, drafted: DraftedDocument, file_name: str, over: Path | None = None) -> SavedDraft:
        """Write a draft and list it in the workspace; `over` is the file of an earlier draft to write anew.

        Without a name the file gets its own; a bare name goes into the folder of documents. Raises
        FileTakenError when the name is taken.
        """
        from planner.document_saving import folder_for, save_draft

        if over is not None:
            return save_draft(self.store, drafted, self.today, over, overwrite=True)
        if not file_name:
            return save_draft(self.store, drafted, self.today)
        path = Path(file_name if file_name.lower().endswith(".docx") else f"{file_name}.docx")
        if path.parent == Path():
            year = drafted.record.year or self.today.year
            path = folder_for(self.store, year) / path.name
            path.parent.mkdir(parents=True, exist_ok=True)
        return save_draft(self.store, drafted, self.today, path)

    def file_of(self, document: Document) -> Path | None:
        """Return where the file of a document should be, None where the record names none."""
        return self.folder / document.file if document.file else None

    def files_there(self, workspace: Workspace) -> frozenset[str]:
        """Return the IDs of the documents whose file is there."""
        paths = ((document.id, self.file_of(document)) for document in workspace.documents.values())
        return frozenset(key for key, path in paths if path is not None and path.is_file())

    def check_layout(self, workspace: Workspace, document: Document) -> CheckResult:
        """Measure the file of a document as it is now; raises UnreadableFileError."""
        from planner.documents.check import check_file

        return check_file(self._named_file(document), workspace, self.today)

    def open_file(self, document: Document) -> Path:
        """Open the file of a document with the system's program; raises NoProgramError and FileGoneError."""
        from tui.opening import FileGoneError, open_with_system

        path = self._named_file(document)
        if not path.is_file():
            raise FileGoneError(path)
        open_with_system(path)
        return path

    def _named_file(self, document: Document) -> Path:
        from tui.opening import NoFileError

        path = self.file_of(document)
        if path is None:
            raise NoFileError(document.id)
        return path
