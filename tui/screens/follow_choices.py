"""Choosing in the view that follows tasks up: whose tasks, kept filters, and a new task."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

from planner.i18n import _, ngettext
from planner.tracking import standing_name
from tui.widgets.detail import Paragraph
from tui.widgets.plan_tree import MARKS

if TYPE_CHECKING:
    from planner.model.filters import SavedFilter, TaskCriteria
    from planner.tracking import CalendarDay
    from tui.app import CchcApp
    from tui.screens.follow import FollowView


class FollowChoices:
    """Mixin of the view: the windows that it opens."""

    kept_name = ""
    """Name of the kept filter on show."""

    @property
    def _view(self) -> FollowView:
        return cast("FollowView", self)

    @property
    def _app(self) -> CchcApp:
        return self._view.desk_app

    def action_choose_agency(self) -> None:
        """Choose whose tasks the first list shows."""
        from tui.screens.choices import agency_choices
        from tui.screens.pick import Choice, Pick

        choices = [Choice("", _("Everybody")), *agency_choices(self._app.records, self._app.today)]
        self._app.push_screen(
            Pick(_("Whose tasks?"), choices, [self._view.agency or ""]), self._take_agency_choice
        )

    def _take_agency_choice(self, chosen: tuple[str, ...] | None) -> None:
        if chosen is not None:
            self._view.agency = chosen[0]
            self._view.show_list("mine")

    def action_saved_filters(self) -> None:
        """Choose a filter that was kept."""
        from tui.screens.pick import Choice, Pick

        user = self._app.desk.store.user
        kept = [f for f in self._app.records.saved_filters.values() if f.owner in {"", user}]
        choices = [Choice("", _("No kept filter: everything"))]
        choices += [Choice(f.id, f.name, _("all") if not f.owner else "") for f in kept]
        self._app.push_screen(Pick(_("Which filter?"), choices), self._take_filter)

    def _take_filter(self, chosen: tuple[str, ...] | None) -> None:
        from planner.model.filters import TaskCriteria

        if chosen is None:
            return
        kept: SavedFilter | None = self._app.records.saved_filters.get(chosen[0])
        self.kept_name = kept.name if kept else ""
        self.show_criteria(kept.criteria if kept else TaskCriteria())

    def show_criteria(self, criteria: TaskCriteria) -> None:
        """Show the tasks that meet the criteria, in the list of all."""
        from tui.widgets.typing import TextEntry

        view = self._view
        view.criteria = msgspec.structs.replace(criteria, text="")
        view.query_one("#filter", TextEntry).value = criteria.text
        view.show_list("all")

    def action_keep_filter(self) -> None:
        """Keep what is shown under a name."""
        from tui.screens.keep_filter import KeepFilterForm
        from tui.widgets.typing import TextEntry

        words = self._view.query_one("#filter", TextEntry).value.lstrip("/").strip()
        criteria = msgspec.structs.replace(self._view.asked_for(), text=words, year=self._view.criteria.year)
        self._app.push_screen(KeepFilterForm(criteria, self.kept_name))

    def day_words(self, day: CalendarDay) -> list[Paragraph]:
        """Return what falls due on a day, each leading to its task."""
        count = ngettext("{count} falls due", "{count} fall due", len(day.due))
        lines = [Paragraph(f"{day.day:%d/%m/%Y} – {day.name or count}", tone="heading")]
        if day.name:
            lines.append(Paragraph(count))
        for one in day.due:
            sign, tone = MARKS[one.standing]
            period = f" ({one.period})" if one.period else ""
            words = f"{sign} {one.task} {standing_name(one.standing)}{period}: {one.text}"
            lines.append(Paragraph(words, key=one.task, tone=tone))
        return lines
