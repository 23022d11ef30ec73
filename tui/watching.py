"""Watching the folder: what a colleague saves shows by itself, and never disturbs an open form.

The files are looked at from time to time by their times and sizes, which works on network folders too, where
the system tells nothing. A look costs a thread some milliseconds; where it costs more, it comes less often.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

from planner.i18n import _

if TYPE_CHECKING:
    from tui.app import CchcApp
    from tui.desk.records import News

EVERY = 2.0
"""Seconds between two looks."""
_SHARE = 20
"""A look may take one part in so many of the time."""
_NOTICE_SECONDS = 5
_MOST_NAMED = 3


class Watching:
    """Part of the application: follows the files."""

    _folder_answers = True

    def start_watching(self) -> None:
        """Look at the files from now on."""
        self._look_later(EVERY)

    def _look_later(self, seconds: float) -> None:
        cast("CchcApp", self).set_timer(seconds, self._look)

    def _look(self) -> None:
        app = cast("CchcApp", self)
        before, started = app.workspace, time.monotonic()
        if before is None:
            self._look_later(EVERY)
            return

        def seen(news: News | None) -> None:
            self._folder_answers = True
            self._look_later(max(EVERY, (time.monotonic() - started) * _SHARE))
            if news is not None and app.workspace is before:
                app.take(news.workspace)
                if not app.has_notices:  # what is told of the person's own work is not pushed away
                    app.notify(news_words(news), markup=False, timeout=_NOTICE_SECONDS)

        def failed(error: Exception) -> None:
            self._look_later(EVERY * _SHARE)
            if self._folder_answers:
                self._folder_answers = False
                app.report(error)

        app.ask("watch", lambda: app.desk.records.news(before), seen, failed)


def news_words(news: News) -> str:
    """Say who changed what; without a name when it was not changed with this program."""
    named = ", ".join(news.changed[:_MOST_NAMED])
    if len(news.changed) > _MOST_NAMED:
        named = _("{some} and {count} more", some=named, count=len(news.changed) - _MOST_NAMED)
    if not named:
        return _("The files were changed; the screen shows them as they are now.")
    if news.who:
        return _("{who} has just saved {records}.", who=news.who, records=named)
    return _("Changed outside this window: {records}.", records=named)
