"""The points of one field of the self-scoring, and what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from planner.i18n import _
from planner.reports.scores import number_text, parse_points
from tui.screens.form import Form
from tui.widgets.typing import TextBox, TextEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from planner.reports.scores import Scoring


class ScoreForm(Form):
    """Edits one field of one year."""

    def __init__(self, scoring: Scoring, code: str) -> None:
        super().__init__()
        self._year = scoring.year
        self._scored = next(each for each in scoring.fields if each.field.code == code)

    def form_title(self) -> str:
        """Return the field and the year."""
        return _("Self-scoring {year}: {field}", year=self._year, field=self._scored.field.name)

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield points, evidence and note."""
        entry, most = self._scored.entry, number_text(self._scored.field.weight)
        hint = _("0 to {most}; empty takes the points out", most=most)
        yield (
            _("Points"),
            TextEntry(number_text(entry.points) if entry else "", placeholder=hint, id="points"),
        )
        yield "", Static(_("Most points: {most}", most=most), id="most", markup=False)
        yield _("Evidence"), TextEntry(entry.evidence if entry else "", id="evidence")
        yield _("Note"), TextBox(entry.note if entry else "", id="note")

    def on_mount(self) -> None:
        """Start at the points."""
        super().on_mount()
        self.query_one("#points").focus()

    def check(self) -> object:
        """Refuse points that are no number."""
        return parse_points(self.entry("points")) if self.entry("points") else None

    def save(self) -> None:
        """Save in a thread; raises WrongUseError for points that are no number."""
        points, evidence, note = self.entry("points"), self.entry("evidence"), self.box("note")
        self.check()
        if not points and self._scored.entry is None:
            self.dismiss(None)
            return
        self.is_saving = True
        app, year, code = self.desk_app, self._year, self._scored.field.code

        def done(_nothing: None) -> None:
            app.action_reload()
            self.close_saved(_("Saved: {field}", field=self._scored.field.name))

        app.ask("", lambda: app.desk.reports.score(year, code, points, evidence, note), done, self.fail)
