"""Keeping a search under a name, and choosing one that was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _
from tui.screens.form import Form
from tui.screens.pick import Choice
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.widget import Widget

    from planner.model.searches import SavedSearch
    from planner.model.workspace import Workspace


class KeepSearch(Form):
    """Asks for the name of a search."""

    def __init__(self, query: str, *, newest_first: bool) -> None:
        super().__init__()
        self._query, self._newest_first = query, newest_first

    def form_title(self) -> str:
        """Return the heading."""
        return _("Keep the search")

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield the name."""
        yield _("Name"), TextEntry(placeholder=_("such as: overdue 2026"), id="search-name")

    def on_mount(self) -> None:
        """Start in the name."""
        super().on_mount()
        self.query_one("#search-name").focus()

    def save(self) -> None:
        """Keep it; what is wrong with the name is shown in the form."""
        name, app = self.entry("search-name"), self.desk_app
        self.is_saving = True
        app.ask(
            "",
            lambda: app.desk.search.keep(name, self._query, newest_first=self._newest_first),
            lambda workspace: self._done(name, workspace),
            self.fail,
        )

    def _done(self, name: str, workspace: Workspace) -> None:
        self.desk_app.take(workspace)
        self.dismiss(None)
        self.desk_app.notify(_("Kept as “{name}”. Ctrl+B lists what was kept.", name=name), markup=False)


def kept_choices(kept: Iterable[SavedSearch]) -> list[Choice]:
    """Return the searches as lines to choose from."""
    return [Choice(each.id, f"{each.name}  –  {each.query}", also=each.query) for each in kept]
