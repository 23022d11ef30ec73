"""Notices: the newest one stands, and none covers the field being typed in or the keys at the bottom."""

from __future__ import annotations

from textual.app import App
from textual.css.query import NoMatches
from textual.geometry import Region
from textual.notifications import Notify
from textual.widgets._toast import Toast, ToastRack

from tui.widgets.choice import ChoiceField
from tui.widgets.strips import KeyBar
from tui.widgets.typing import TextBox, TextEntry

_FIELDS = (TextEntry, TextBox, ChoiceField)


class Notices(App[int]):
    """Part of the application: what `notify` shows, and where."""

    @property
    def has_notices(self) -> bool:
        """Tell whether a notice is on show."""
        return len(self._notifications) > 0

    def on_notify(self, event: Notify) -> None:
        """Put a notice in the place of the one before; only an error is left standing beside good news."""
        good_news = event.notification.severity == "information"
        for old in list(self._notifications):
            if not good_news or old.severity == "information":
                self._unnotify(old, refresh=False)
        self.call_later(self.call_after_refresh, self.place_notices)

    def place_notices(self) -> None:
        """Put the notices above the keys at the bottom, or on top where they would cover the field in use."""
        if not self._notifications:
            return
        try:
            rack = self.screen.get_child_by_type(ToastRack)
        except NoMatches:
            return
        toasts = [toast.region for toast in rack.query(Toast) if toast.region]
        if not toasts:
            return
        taken = Region.from_union(toasts)
        height = self.size.height
        bars = [bar.region.y for bar in self.screen.query(KeyBar) if bar.region]
        floor = min(bars, default=height)
        low = Region(taken.x, floor - taken.height, taken.width, taken.height)
        focused = self.focused
        at_top = isinstance(focused, _FIELDS) and focused.region.overlaps(low)
        margin = (1, 0, 0, 0) if at_top else (0, 0, height - floor, 0)
        if rack.styles.margin != margin:
            rack.styles.dock = "top" if at_top else "bottom"
            rack.styles.margin = margin
