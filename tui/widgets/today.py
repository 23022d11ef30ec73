"""What needs doing today, on one line, with the key that leads to each list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _, ngettext
from tui.actions import action_named
from tui.widgets.strips import ActionStrip

if TYPE_CHECKING:
    from tui.figures import Overview


class TodayBar(ActionStrip):
    """Overdue, due soon, returned drafts, problems in the data; what there is none of is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._found: Overview | None = None
        self._problems = 0

    def tell(self, found: Overview, problems: int) -> None:
        """Show these figures; `problems` counts the problems in the data."""
        self._found, self._problems = found, problems
        self.refresh()

    def lead(self) -> str:
        """Say that this is about today, and when there is nothing to do."""
        if self._found is None:
            return ""
        return _("Today:") + " " if self.entries() else _("Today nothing is late, due soon or returned.")

    def entries(self) -> list[tuple[str, str, bool]]:
        """Return what there is, the most urgent first and marked."""
        found = self._found
        if found is None:
            return []
        late, soon = len(found.late), len(found.soon)
        in_hand = (
            ngettext("{count} draft returned", "{count} drafts returned", found.returned)
            if found.returned
            else ngettext("{count} draft in hand", "{count} drafts in hand", found.drafts)
        )
        wanted = [
            ("to_late", late, ngettext("{count} overdue", "{count} overdue", late), True),
            ("to_soon", soon, _("{count} due soon", count=soon), False),
            ("to_returned", found.returned or found.drafts, in_hand, bool(found.returned)),
            (
                "show_problems",
                self._problems,
                ngettext("{count} data problem", "{count} data problems", self._problems),
                False,
            ),
        ]
        return [
            (action_named(action).keys[0], f"! {words}" if urgent else words, False)
            for action, count, words, urgent in wanted
            if count
        ]
