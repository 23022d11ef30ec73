"""A month as a grid of days, each with the number of tasks that fall due; arrows move, Enter opens a day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from planner.i18n import _
from tui.binding import Scoped
from tui.scopes import Scope
from tui.widgets.record_list import fit
from tui.work import Sturdy

if TYPE_CHECKING:
    from textual import events

    from planner.tracking import CalendarDay, MonthGrid

_LINES = 3
"""Lines of one week: the day, what is due, a gap."""
_HEAD = 2


class MonthTable(Scoped, Sturdy, Widget, can_focus=True, scope=Scope.calendar):
    """One month; the chosen day is marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"month--{name}" for name in ("head", "day", "off", "outside", "due", "late", "chosen", "today"))
    }
    DEFAULT_CSS = """
    MonthTable {
        height: 1fr;
        & > .month--head { color: $text-primary; text-style: bold; }
        & > .month--off { color: $text-muted; }
        & > .month--outside { color: $text-muted; text-style: italic; }
        & > .month--due { color: $text-warning; text-style: bold; }
        & > .month--late { color: $text-error; text-style: bold; }
        & > .month--today { color: $text-accent; text-style: bold underline; }
        & > .month--chosen { background: $panel; }
        &:focus > .month--chosen { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """

    class MonthNeeded(Message):
        """The chosen day lies in a month that is not shown yet."""

        def __init__(self, year: int, month: int) -> None:
            super().__init__()
            self.year, self.month = year, month

    class DayOpened(Message):
        """The chosen day was opened."""

        def __init__(self, day: CalendarDay) -> None:
            super().__init__()
            self.day = day

    class DayChosen(DayOpened):
        """Another day was chosen."""

    def __init__(self, today: date, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.today = today
        self.chosen = today
        self._grid: MonthGrid | None = None

    def show(self, grid: MonthGrid) -> None:
        """Show a month; the chosen day stays where it is in it."""
        self._grid = grid
        self.refresh()
        if day := self.chosen_day:
            self.post_message(self.DayChosen(day))

    @property
    def chosen_day(self) -> CalendarDay | None:
        """The chosen day with its tasks, None before the month is known."""
        weeks = self._grid.weeks if self._grid else ()
        return next((day for week in weeks for day in week if day.day == self.chosen), None)

    def _go(self, day: date) -> None:
        self.chosen = day
        grid = self._grid
        if grid is None or (grid.year, grid.month) != (day.year, day.month):
            self.post_message(self.MonthNeeded(day.year, day.month))
        elif found := self.chosen_day:
            self.post_message(self.DayChosen(found))
        self.refresh()

    def action_previous_day(self) -> None:
        """Go one day back."""
        self._go(self.chosen - timedelta(days=1))

    def action_next_day(self) -> None:
        """Go one day on."""
        self._go(self.chosen + timedelta(days=1))

    def action_previous_week(self) -> None:
        """Go one week back."""
        self._go(self.chosen - timedelta(days=7))

    def action_next_week(self) -> None:
        """Go one week on."""
        self._go(self.chosen + timedelta(days=7))

    def action_previous_month(self) -> None:
        """Go to the same day of the month before."""
        self._go(_shifted(self.chosen, -1))

    def action_next_month(self) -> None:
        """Go to the same day of the next month."""
        self._go(_shifted(self.chosen, 1))

    def action_open_day(self) -> None:
        """Open the list of the chosen day."""
        if day := self.chosen_day:
            self.post_message(self.DayOpened(day))

    def on_click(self, event: events.Click) -> None:
        """Choose the day under the mouse; the second click opens it."""
        offset = event.get_content_offset(self)
        if offset is None or self._grid is None:
            return
        week, column = (offset.y - _HEAD) // _LINES, offset.x // self._width
        if 0 <= week < len(self._grid.weeks) and 0 <= column < 7 and offset.y >= _HEAD:
            self._go(self._grid.weeks[week][column].day)
            if event.chain == 2:
                self.action_open_day()

    # drawing

    @property
    def _width(self) -> int:
        return max(6, self.size.width // 7)

    def render_line(self, y: int) -> Strip:
        """Draw the line `y`: the month, the weekdays, then the weeks."""
        base = self.rich_style
        grid = self._grid
        head = self.get_component_rich_style("month--head")
        if grid is None:
            return Strip.blank(self.size.width, base)
        if y == 0:
            text = _("Month {month}/{year}", month=grid.month, year=grid.year)
            return Strip([Segment(f" {text}", head)]).adjust_cell_length(self.size.width, base)
        if y == 1:
            names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
            return Strip([Segment(fit(f" {n}", self._width), head) for n in names]).adjust_cell_length(
                self.size.width, base
            )
        week, line = divmod(y - _HEAD, _LINES)
        if week >= len(grid.weeks) or line == _LINES - 1:
            return Strip.blank(self.size.width, base)
        segments = [self._cell(day, line) for day in grid.weeks[week]]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _cell(self, day: CalendarDay, line: int) -> Segment:
        width = self._width
        if line == 0:
            name = f" {day.name}" if day.name and day.in_month else ""
            text, tone = f" {day.day.day:2}{name}", "day"
            tone = "outside" if not day.in_month else "today" if day.day == self.today else tone
            tone = "off" if tone == "day" and not day.is_working else tone
        else:
            late = any(one.standing == "overdue" for one in day.due)
            tone = "late" if late else "due" if day.open else "off"
            sign = "! " if late else ""
            words = _("{open} of {count} due", open=day.open, count=len(day.due))
            text = f" {sign}{words}" if day.due else ""
            if len(text) > width:
                text = f" {sign}{day.open}/{len(day.due)}"
        style = self.rich_style + self.get_component_rich_style(f"month--{tone}", partial=True)
        if day.day == self.chosen:
            style += self.get_component_rich_style("month--chosen", partial=not self.has_focus)
        return Segment(fit(text, width), style)


def _shifted(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
