"""Keeps what a list shows under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import WrongUseError
from planner.i18n import _
from tui.screens.form import Form
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from planner.model.filters import TaskCriteria
    from planner.model.workspace import Workspace


class KeepFilterForm(Form):
    """Asks for the name of a filter; a name used before is replaced."""

    def __init__(self, criteria: TaskCriteria, name: str = "") -> None:
        super().__init__()
        self._criteria, self._first_name = criteria, name

    def form_title(self) -> str:
        """Return the title of the window."""
        return _("Keep this filter")

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield the one field."""
        yield (
            _("Name"),
            TextEntry(self._first_name, placeholder=_("such as: late tasks of my agency"), id="name"),
        )

    def on_mount(self) -> None:
        """Start in the name."""
        super().on_mount()
        self.query_one("#name").focus()

    def check(self) -> str:
        """Return the name; raises WrongUseError without one."""
        name = self.entry("name")
        if not name:
            raise WrongUseError(_("The filter has no name."), _("Give it a name that says what it shows."))
        return name

    def save(self) -> None:
        """Keep the filter."""
        name, app = self.check(), self.desk_app
        self.is_saving = True

        def done(workspace: Workspace) -> None:
            app.take(workspace)
            self.close_saved(_("Filter “{name}” kept.", name=name))

        app.ask("", lambda: app.desk.tasks.keep_filter(name, self._criteria), done, self.fail)
