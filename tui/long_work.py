"""Long work: shows how far it has come, and stops when the person says so.

A screen calls `self.desk_app.work_long(title, work, then)`. `work` runs in a thread and gets a `Progress`,
whose `step` tells how far it is, and ends the work where the person has cancelled:

    def work(progress: Progress) -> int:
        for number, path in enumerate(paths):
            progress.step(number, len(paths), path.name)
            desk.intake.take(path)
        return len(paths)
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from planner.errors import CchcError
from planner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app import CchcApp

T = TypeVar("T")


class StoppedError(CchcError):
    """The person stopped the work; what was done until then stays done."""

    def __init__(self) -> None:
        super().__init__(_("Stopped."), _("What was finished before stays; start again to do the rest."))


@dataclass(frozen=True, slots=True)
class Reached:
    """How far the work has come: `done` of `total` steps (0 while the number is not known), and at what."""

    done: int = 0
    total: int = 0
    what: str = ""

    @property
    def percent(self) -> int:
        """Share done, rounded down; 0 while the number of steps is not known."""
        return min(100, self.done * 100 // self.total) if self.total > 0 else 0


class Progress:
    """Handed to the work: takes its reports, and tells it to stop; for use from any thread."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self.reached = Reached()

    def step(self, done: int, total: int = 0, what: str = "") -> None:
        """Report how far the work is; raises StoppedError when the person has cancelled."""
        if self._stop.is_set():
            raise StoppedError
        self.reached = Reached(done, total, what)

    def stop(self) -> None:
        """Make the next step raise StoppedError."""
        self._stop.set()

    @property
    def is_stopping(self) -> bool:
        """Tell whether the person has cancelled."""
        return self._stop.is_set()


class LongWork:
    """Part of the application: `work_long`."""

    def work_long(
        self,
        title: str,
        work: Callable[[Progress], T],
        then: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> Progress:
        """Do `work` in a thread behind a window that shows its progress, then call `then` with its result.

        Escape stops it: then neither is called for a StoppedError, and a notice says that it stopped.
        """
        from tui.screens.long_work import WorkPage

        app = cast("CchcApp", self)
        progress = Progress()
        page = WorkPage(title, progress)

        def close() -> None:
            if page.is_attached:
                page.dismiss(None)

        def done(result: T) -> None:
            close()
            then(result)

        def wrong(error: Exception) -> None:
            close()
            if failed is None or isinstance(error, StoppedError):
                app.report(error)
            else:
                failed(error)

        app.push_screen(page)
        app.ask("", lambda: work(progress), done, wrong)
        return progress
