"""Reading and saving records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from planner.model.issue import Issue
    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from planner.store import JournalEntry
    from tui.desk.desk import Desk

    R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class News:
    """The records as somebody else left them."""

    workspace: Workspace
    changed: tuple[str, ...]
    """IDs of the records that are new, gone or different."""
    who: str
    """Who saved them, "" when it was not done with this program."""


class RecordDesk:
    """The records of the workspace: reading, saving, undoing, history, problems."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def load(self) -> Workspace:
        """Return the records as they are on disk now; the same object while no file changed."""
        return self._desk.store.load()

    def news(self, before: Workspace) -> News | None:
        """Return what changed on disk since `before` was read, None when nothing did.

        Raises WorkspaceNotFoundError when the folder is gone, as when the network is down.
        """
        from planner.store import Store

        Store.open(self._desk.folder)
        now = self.load()
        if now is before:
            return None
        ids = dict.fromkeys(record.id for workspace in (before, now) for record in workspace.records())
        changed = tuple(one for one in ids if _differs(before.find(one), now.find(one)))
        last = self._desk.store.journal.last()
        return News(now, changed, last.who if last is not None and last.record in changed else "")

    def prepare_ties(self, workspace: Workspace) -> None:
        """Work out what is tied to what, once, so that every record opens at once afterwards."""
        from planner.tracking import trace

        if workspace.programme is not None:
            trace(workspace, workspace.programme.id)

    def problems(self) -> tuple[Issue, ...]:
        """Return every problem of the workspace, errors first."""
        from planner.validation import validate

        return tuple(sorted(validate(self._desk.store).issues, key=lambda issue: issue.severity.value))

    def save(self, new: R, base: R, action: str) -> Workspace:
        """Save a record changed since it was read as `base`; raises ConflictError and other StoreErrors."""
        self._desk.store.save(new, base=base, action=action)
        return self.load()

    def undo(self) -> tuple[JournalEntry, Workspace]:
        """Take the last change back; raises NothingToUndoError or ConflictError."""
        return self._desk.store.undo(), self.load()

    def redo(self) -> tuple[JournalEntry, Workspace]:
        """Make the change again that was taken back last."""
        return self._desk.store.redo(), self.load()

    def history(self, record_id: str) -> list[JournalEntry]:
        """Return the changes of a record, oldest first."""
        return self._desk.store.history(record_id)


def _differs(one: Record | None, other: Record | None) -> bool:
    """Tell whether two states of a record differ; a file that nobody touched gives the very same object."""
    return one is not other and one != other
