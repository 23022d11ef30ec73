"""Saving from a form, and what happens when two people changed the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.errors import UnknownRecordError

if TYPE_CHECKING:
    from planner.model.tasks import Task
    from planner.model.workspace import Workspace
    from tui.screens.form import Form


class Saving:
    """One attempt to save what a form holds; it ends on disk, or back in the form."""

    def __init__(self, form: Form, new: Task, base: Task, action: str, message: str) -> None:
        self._form, self._new, self._base = form, new, base
        self._action, self._message = action, message

    def start(self) -> None:
        """Save in a thread; when others changed the same fields, ask which side counts."""
        self._form.is_saving = True
        app = self._form.desk_app
        app.save(
            self._new, self._base, self._action, lambda: self._form.close_saved(self._message), self._failed
        )

    def _failed(self, error: Exception) -> None:
        from planner.store import ConflictError

        if not isinstance(error, ConflictError):
            self._form.fail(error)
            return
        from tui.screens.conflict import ConflictPage

        self._form.is_saving = False
        self._form.desk_app.show_result(self._form, ConflictPage(error), error.message, self._decided)

    def _decided(self, theirs: frozenset[str] | None) -> None:
        if theirs is not None:
            app = self._form.desk_app
            app.ask("", app.desk.records.load, lambda now: self._save_decided(now, theirs), self._form.fail)

    def _save_decided(self, workspace: Workspace, theirs: frozenset[str]) -> None:
        self._form.desk_app.take(workspace)
        latest = workspace.tasks.get(self._base.id)
        if latest is None:
            self._form.fail(UnknownRecordError(self._base.id))
            return
        chosen = with_my_changes(latest, self._new, self._base, theirs)
        Saving(self._form, chosen, latest, self._action, self._message).start()


def with_my_changes(latest: Task, mine: Task, base: Task, theirs: frozenset[str]) -> Task:
    """Return the newest record with my changes since `base`, except in the fields `theirs`."""
    changes = {
        field: getattr(mine, field)
        for field in mine.__struct_fields__
        if getattr(mine, field) != getattr(base, field) and field not in theirs
    }
    return msgspec.structs.replace(latest, **changes)
