"""The desk: joins the services by theme."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import WrongUseError
from planner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from planner.store import Store
    from tui.desk.batch import BatchDesk
    from tui.desk.documents import DocumentDesk
    from tui.desk.intake import IntakeDesk
    from tui.desk.records import RecordDesk
    from tui.desk.register import RegisterDesk
    from tui.desk.reports import ReportDesk
    from tui.desk.search import SearchDesk
    from tui.desk.tasks import TaskDesk


class OutsideWorkspaceError(WrongUseError):
    """In a browser a person names a file of the server that is not in the workspace."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path} is not in the workspace.", path=path),
            _("In the browser only files of the workspace can be reached; name one below its folder."),
        )


def open_with_system(path: Path) -> None:
    """Show a file with the program that the system has for it."""
    from tui import opening

    opening.open_with_system(path)


class Desk:
    """The workspace in `folder` as it is worked on `today`."""

    def __init__(self, folder: Path, today: date) -> None:
        self.folder = folder
        self.today = today
        self.show_file: Callable[[Path], None] = open_with_system
        """Shows a file to the person; in a browser it is sent to the page instead."""
        self.import_root: Path | None = None
        """The only folder that files may be imported from; None for a person at the machine itself."""
        self.only_inside = False
        """True in a browser: the person reaches files of the workspace, not others of the server."""

    def reachable(self, path: Path) -> Path:
        """Return `path` if the person may reach it; raises OutsideWorkspaceError."""
        if self.only_inside and not path.resolve().is_relative_to(self.folder.resolve()):
            raise OutsideWorkspaceError(path)
        return path

    @cached_property
    def store(self) -> Store:
        """The store; raises WorkspaceNotFoundError."""
        from planner.store import Store

        return Store.open(self.folder)

    @cached_property
    def records(self) -> RecordDesk:
        """Reading, saving, undoing, history, problems."""
        from tui.desk.records import RecordDesk

        return RecordDesk(self)

    @cached_property
    def search(self) -> SearchDesk:
        """Searching the workspace."""
        from tui.desk.search import SearchDesk

        return SearchDesk(self)

    @cached_property
    def batch(self) -> BatchDesk:
        """Drafting a document for each agency concerned."""
        from tui.desk.batch import BatchDesk

        return BatchDesk(self)

    @cached_property
    def register(self) -> RegisterDesk:
        """The outgoing register, and the way of documents to their numbers."""
        from tui.desk.register import RegisterDesk

        return RegisterDesk(self)

    @cached_property
    def reports(self) -> ReportDesk:
        """Reports, reminders, scores, sheets of the agencies."""
        from tui.desk.reports import ReportDesk

        return ReportDesk(self)

    @cached_property
    def documents(self) -> DocumentDesk:
        """Drafting, measuring and opening documents."""
        from tui.desk.documents import DocumentDesk

        return DocumentDesk(self)

    @cached_property
    def intake(self) -> IntakeDesk:
        """Taking past documents in."""
        from tui.desk.intake import IntakeDesk

        return IntakeDesk(self)

    @cached_property
    def tasks(self) -> TaskDesk:
        """Lists of tasks, and changes of many at once."""
        from tui.desk.tasks import TaskDesk

        return TaskDesk(self)
