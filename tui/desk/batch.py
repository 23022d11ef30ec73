"""A document for each agency concerned, in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.document_saving import SavedDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.documents import DraftRequest
    from planner.model.workspace import Workspace
    from tui.desk.desk import Desk


class Batch(msgspec.Struct, frozen=True):
    """What became of a batch."""

    written: tuple[SavedDraft, ...]
    failed: tuple[tuple[str, str], ...]
    """Name of the agency and what was wrong."""
    left: int
    """How many were not begun because the person stopped."""
    notes: tuple[str, ...] = ()
    """What was left out, and why."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What should be looked at, each once."""
        warnings = (warning for saved in self.written for warning in saved.warnings)
        return tuple(dict.fromkeys((*self.notes, *warnings)))


class BatchDesk:
    """Drafts many documents one after the other."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def agencies(self, workspace: Workspace, request: DraftRequest) -> tuple[str, ...]:
        """Return the agencies that each get a document; raises what `asked_agencies` raises."""
        from planner.documents import asked_agencies

        return asked_agencies(workspace, request, self._desk.today)

    def draft_each(
        self,
        workspace: Workspace,
        request: DraftRequest,
        progress: Callable[[int, int], None],
        stopped: Callable[[], bool],
    ) -> Batch:
        """Draft and write the request once for each agency concerned.

        One that cannot be drafted does not stop the others. `progress` is told how many of how many are
        done; `stopped` is asked before each. Reminders are recorded on their tasks, once in a period.
        Raises what `asked_agencies` and `remind_each` raise.
        """
        from planner.reports.reminders import REMINDER

        if request.kind == REMINDER:
            return self._remind_each(workspace, request, progress, stopped)
        return self._draft_each(workspace, request, progress, stopped)

    def _remind_each(
        self,
        workspace: Workspace,
        request: DraftRequest,
        progress: Callable[[int, int], None],
        stopped: Callable[[], bool],
    ) -> Batch:
        from planner.reports.reminders import remind_each

        plan, sent = remind_each(
            self._desk.store, request, self._desk.today, on_progress=progress, stopped=stopped
        )
        failed = tuple(
            (workspace.assignee_name(each.agency or ""), each.problem) for each in sent if not each.saved
        )
        written = tuple(each.saved for each in sent if each.saved)
        left = len(plan.tasks) - len([each for each in sent if each.agency in plan.tasks])
        return Batch(written, failed, left, tuple(each.told for each in plan.left_out))

    def _draft_each(
        self,
        workspace: Workspace,
        request: DraftRequest,
        progress: Callable[[int, int], None],
        stopped: Callable[[], bool],
    ) -> Batch:
        from planner.document_saving import save_draft
        from planner.documents import draft
        from planner.errors import CchcError

        agencies = self.agencies(workspace, request)
        written: list[SavedDraft] = []
        failed: list[tuple[str, str]] = []
        progress(0, len(agencies))
        for number, agency in enumerate(agencies):
            if stopped():
                return Batch(tuple(written), tuple(failed), len(agencies) - number)
            try:
                own = msgspec.structs.replace(request, agency=agency)
                drafted = draft(workspace, own, self._desk.today)
                written.append(save_draft(self._desk.store, drafted, self._desk.today))
            except CchcError as error:
                failed.append((workspace.assignee_name(agency), error.message))
            progress(number + 1, len(agencies))
        return Batch(tuple(written), tuple(failed), 0)
