"""A line for a day, which tells how it understands what is typed."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from planner.i18n import _
from tui.typed_days import DayError, read_day, read_last_day, weekday_text
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from datetime import date

_DAY_AND_HOUR = re.compile(r"(.+?)[\s,]+(\d{1,2})\s*(?::|h|g\w*)\s*(\d{2})?")


class DayKind(Enum):
    """What a line for a day takes."""

    day = auto()
    """One day."""
    last = auto()
    """The last day of a deadline; "cuối tháng 9" names one too."""
    hour = auto()
    """A day with an hour, or words that are printed as they stand."""


class DayEntry(TextEntry):
    """One line for a day; the form shows below it how it is understood."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        kind: DayKind = DayKind.day,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(value, placeholder=placeholder, id=id)
        self.kind = kind

    def day(self, today: date) -> date:
        """Return the day; raises DayError, also when nothing is typed."""
        return (read_last_day if self.kind is DayKind.last else read_day)(self.value.strip(), today)

    def day_and_hour(self, today: date) -> str:
        """Return "23/11/2026 14:00" as the drafting reads it; other words stay. Raises DayError."""
        text = self.value.strip()
        found = _DAY_AND_HOUR.fullmatch(text)
        if found is None:
            return text
        return f"{read_day(found[1], today)} {int(found[2]):02d}:{found[3] or '00'}"

    def understood(self, today: date) -> str:
        """Return how the text is understood, or what is wrong with it; "" when nothing is typed."""
        if not self.value.strip():
            return ""
        try:
            if self.kind is not DayKind.hour:
                said = weekday_text(self.day(today))
            elif (found := _DAY_AND_HOUR.fullmatch(self.value.strip())) is None:
                return _("printed as it stands")
            else:
                hour = f"{int(found[2]):02d}:{found[3] or '00'}"
                said = f"{weekday_text(read_day(found[1], today))}, {hour}"
        except DayError as error:
            return f"! {error.message}"
        return _("understood as: {deadline}", deadline=said)
