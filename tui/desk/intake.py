"""Taking past documents in: choosing files, importing, looking at one, confirming its links."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import WrongUseError
from planner.i18n import _
from planner.vietnamese import fold, nfc, vietnamese_sort_key, without_marks
from tui.desk.typed_path import path_of, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.intake.importing import Import
    from planner.intake.links.accepting import Accepted
    from planner.intake.links.proposals import Proposal
    from planner.intake.prepared import Prepared
    from planner.model.documents import Document
    from planner.model.workspace import Workspace
    from tui.desk.desk import Desk

MOST_ENTRIES = 500
PARENT = ".."
"""Name of the entry for the folder above."""


class NothingNamedError(WrongUseError):
    """The line for the path is empty, so nothing is named that could be imported."""

    def __init__(self) -> None:
        super().__init__(
            _("No file or folder is chosen."), _("Type its path, or choose it with the arrows and Enter.")
        )


class OutsideFolderError(WrongUseError):
    """The path lies outside the folder that may be imported from."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            _("Only files below {folder} can be imported here.", folder=root),
            _("Have the files put there first, or import them with the command: cchc import ..."),
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder that can be chosen."""

    path: Path
    is_folder: bool
    name: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A document with its text and what it may be linked to."""

    document: Document
    text: str
    proposals: tuple[Proposal, ...]


class IntakeDesk:
    """The intake of past documents."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries(self, typed: str) -> list[Entry]:
        """Return what can be chosen where `typed` ends: folders first, accents in the last part aside."""
        path = self.path_of(typed)
        folder, part = (path, "") if typed.endswith(("/", "\\")) or not typed else (path.parent, path.name)
        if not folder.is_dir() or not self._is_open(folder):
            return []
        wanted = fold(without_marks(nfc(part)))
        above = folder != folder.parent and self._is_open(folder.parent)
        found = [Entry(folder.parent, is_folder=True, name=PARENT)] if above else []
        try:
            inside = [each for each in folder.iterdir() if not each.name.startswith((".", "~$"))]
        except OSError:
            return found
        matching = [each for each in inside if fold(without_marks(nfc(each.name))).startswith(wanted)]
        entries = [Entry(each, each.is_dir(), nfc(each.name)) for each in matching]
        entries.sort(key=lambda entry: (not entry.is_folder, vietnamese_sort_key(entry.name)))
        return [*found, *entries[:MOST_ENTRIES]]

    def look(self, path: Path) -> Prepared:
        """Return what a file says; nothing is stored. Raises OutsideFolderError."""
        self._refuse_outside(path)
        from planner.intake.prepared import prepare, reader_for

        return prepare(path, reader_for(frozenset()))

    def named(self, typed: str, chosen: Entry | None) -> Path:
        """Return what `typed` names, else the chosen entry, which begins like it; never the folder above.

        An empty line means the waiting folder in a browser, and nothing elsewhere: raises NothingNamedError.
        """
        if not typed.strip() and self._desk.import_root is None:
            raise NothingNamedError
        path = self.path_of(typed)
        if path.exists() or chosen is None or chosen.name == PARENT:
            return path
        return chosen.path

    def begin(self, paths: Sequence[Path]) -> Import:
        """Return an import of files and folders, not started yet.

        Raises NothingThereError, OutsideFolderError, ReadOnlyWorkspaceError.
        """
        for path in paths:
            self._refuse_outside(path)
        from planner.intake.importing import Import

        return Import(self._desk.store, paths)

    def path_of(self, typed: str) -> Path:
        """Return the path that the person typed; where only one folder is open, it is meant below that."""
        root = self._desk.import_root
        return path_of(typed) if root is None else (root / unquoted(typed)).absolute()

    def _is_open(self, path: Path) -> bool:
        root = self._desk.import_root
        return root is None or path.resolve().is_relative_to(root.resolve())

    def _refuse_outside(self, path: Path) -> None:
        root = self._desk.import_root
        if root is not None and not self._is_open(path):
            raise OutsideFolderError(root)

    def finish(self) -> Workspace:
        """Return the records with what was imported, and make it findable."""
        from search_index import open_index

        workspace = self._desk.store.load()
        open_index(self._desk.folder).sync(workspace)
        return workspace

    def propose(self, workspace: Workspace, document_id: str) -> Proposed:
        """Return a document's text and what it may be linked to; raises UnknownRecordError."""
        from planner.intake.links.accepting import content_of, document_of
        from planner.intake.links.proposals import propose

        document = document_of(workspace, document_id)
        read = content_of(self._desk.folder, document)
        return Proposed(document, read.text, propose(workspace, document, read))

    def accept(
        self, proposed: Proposed, numbers: Iterable[int], plan: str = ""
    ) -> tuple[Accepted, Workspace]:
        """Write the accepted proposals; raises NoPlanError where new tasks have no plan."""
        from planner.intake.links.accepting import accept

        done = accept(self._desk.store, proposed.document, proposed.proposals, numbers, plan)
        return done, self._desk.store.load()
