"""The application: opens at once, reads the plan behind the first picture, and leads from view to view."""

from __future__ import annotations

import contextlib
import gc
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.reactive import reactive
from textual.screen import ModalScreen, Screen

from planner.errors import CchcError
from planner.failure_log import log_failure
from planner.i18n import _
from tui.actions import action_named
from tui.binding import Scoped
from tui.desk import Desk
from tui.going import Going, load_views, screen_of
from tui.keys_in_turn import KeysInTurn
from tui.long_work import LongWork
from tui.look import THEMES, Look
from tui.notices import Notices
from tui.results import Results
from tui.scopes import Scope
from tui.settings import keep_settings, read_settings
from tui.stylesheet import KeptStylesheet
from tui.views import FIRST, VIEWS
from tui.watching import Watching
from tui.work import Background, Sturdy

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.notifications import SeverityLevel

    from planner.model.issue import Issue
    from planner.model.programme import Record
    from planner.model.workspace import Workspace
    from planner.store import JournalEntry
    from planner.tracking import NewYear

NOTICE_SECONDS = 8
_NEEDS_RECORDS = frozenset(
    ("draft_directive", "draft_document", "palette", "undo_change", "redo_change", "new_year")
)


class CchcApp(
    Scoped,
    Sturdy,
    Background,
    LongWork,
    Results,
    Watching,
    Look,
    Notices,
    Going,
    KeysInTurn,
    scope=Scope.everywhere,
):
    """The program at one workspace on one day."""

    ENABLE_COMMAND_PALETTE = False
    NOTIFICATION_TIMEOUT = NOTICE_SECONDS
    CSS_PATH = Path(__file__).parent / "styles" / "frame.tcss"
    DEFAULT_MODE = FIRST
    MODES: ClassVar[dict[str, str | Callable[[], Screen[None]]]] = {
        view.name: partial(screen_of, view) for view in VIEWS
    }

    workspace: reactive[Workspace | None] = reactive(None)
    """The records, None until they are read."""
    problems: reactive[tuple[Issue, ...] | None] = reactive(None)
    """What is wrong in the data, None until it is known."""
    year: reactive[int | None] = reactive(None)
    """The year of the plan that is looked at; None means all years."""

    def __init__(self, folder: Path, today: date) -> None:
        super().__init__()
        self.title = "cchc"
        self.stylesheet = KeptStylesheet(self)
        self.today = today
        self.desk = Desk(folder, today)
        for theme in THEMES:
            self.register_theme(theme)
        self.wear(read_settings(), keep=False)
        self.faults: list[Exception] = []
        """Unexpected errors so far; each one is in the log."""

    def on_mount(self) -> None:
        """Read the plan once the first picture stands; keys wait for it; newcomers are shown around."""
        self.hold_keys()
        self.call_after_refresh(self.action_reload)
        self.start_watching()
        if not self.settings.tour_seen:
            self.call_after_refresh(self.show_tour)

    @property
    def records(self) -> Workspace:
        """The records; raises LookupError before they are read."""
        if self.workspace is None:
            raise LookupError
        return self.workspace

    def take(self, workspace: Workspace) -> None:
        """Show these records from now on, and look for problems in them."""
        if workspace is self.workspace:
            return
        if self.workspace is None:
            years = sorted(plan.year for plan in workspace.annual_plans.values())
            self.year = next(
                (y for y in reversed(years) if y <= self.today.year), years[-1] if years else None
            )
            self.ask("views", load_views, lambda _done: None)
        self.workspace = workspace
        # the collector would walk over all records again and again, while the keys wait
        gc.freeze()
        self.ask("problems", self.desk.records.problems, self._take_problems)
        self.ask("ties", lambda: self.desk.records.prepare_ties(workspace), lambda _done: None)

    def _take_problems(self, problems: tuple[Issue, ...]) -> None:
        self.problems = problems

    # errors

    def report(self, error: Exception) -> None:
        """Tell the person about an error: what happened and what to do, never a traceback."""
        if isinstance(error, CchcError):
            self._say(error, "warning")
            return
        self.faults.append(error)
        self._say(log_failure(error), "error")

    def _say(self, error: CchcError, severity: SeverityLevel) -> None:
        self.notify(error.remedy, title=error.message, severity=severity, markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """End politely when the program cannot go on."""
        self._return_code = 3
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        closing = _("The program had to close.")
        self.panic(Text(f"{closing}\n{log_failure(error)}"))

    def choose_year(self) -> None:
        """Let the person choose the year that is looked at."""
        from tui.screens.pick import Choice, Pick

        years = sorted({plan.year for plan in self.records.annual_plans.values()}, reverse=True)
        choices = [Choice(str(year), _("Year {year}", year=year)) for year in years]
        choices.append(Choice("", _("All years")))
        self.push_screen(Pick(_("Which year?"), choices, [str(self.year or "")]), self._take_year)

    def _take_year(self, chosen: tuple[str, ...] | None) -> None:
        if chosen:
            self.year = int(chosen[0]) if chosen[0] else None

    # what can be done everywhere

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what makes no sense before the plan is read, or above a window."""
        if action in _NEEDS_RECORDS and self.workspace is None:
            return False
        if action == "go_back":
            pages = [screen for screen in self.screen_stack if not isinstance(screen, ModalScreen)]
            return len(pages) > 1 or self._current_mode != FIRST
        return super().check_action(action, parameters)

    def action_reload(self) -> None:
        """Read the files again."""
        self.ask("records", self.desk.records.load, self._take_read, self._not_read)

    def _take_read(self, workspace: Workspace) -> None:
        self.take(workspace)
        self.release_keys()

    def _not_read(self, error: Exception) -> None:
        self.release_keys()
        self.report(error)

    def action_draft_directive(self) -> None:
        """Open the window that drafts documents at a directive."""
        self._draft("directive")

    def action_draft_document(self) -> None:
        """Open the window that drafts documents, and let the person choose the kind first."""
        from tui.screens.draft_widgets import kind_choices
        from tui.screens.pick import Pick

        self.push_screen(
            Pick(_("Which kind of document?"), kind_choices()),
            lambda chosen: self._draft(chosen[0]) if chosen else None,
        )

    def _draft(self, kind: str) -> None:
        from tui.screens.draft import DraftForm

        self.push_screen(DraftForm(kind, self._area_looked_at()))

    def _area_looked_at(self) -> str:
        """Return the ID of the area of the record chosen in the plan, "" elsewhere."""
        from planner.model.programme import Area, Solution
        from planner.model.tasks import Task
        from tui.screens.base import TaskView

        screen = self.screen
        if not isinstance(screen, TaskView) or screen.VIEW == FIRST:
            return ""
        match screen.chosen_record():
            case Area(id=area):
                return area
            case Solution(area=area):
                return area or ""
            case Task() as task:
                return self.records.area_of(task) or ""
        return ""

    def action_palette(self) -> None:
        """Find any action or record."""
        from tui.screens.palette import Palette

        self.push_screen(Palette(self.screen))

    def do(self, action_id: str) -> None:
        """Do an action of the registry as if its key was pressed."""
        self.simulate_key(action_named(action_id).keys[0])

    def action_undo_change(self) -> None:
        """Take the last saved change back."""
        self.ask("", self.desk.records.undo, lambda done: self._say_taken_back(done, _("Taken back: {what}")))

    def action_redo_change(self) -> None:
        """Make the change again that was taken back."""
        self.ask("", self.desk.records.redo, lambda done: self._say_taken_back(done, _("Made again: {what}")))

    def _say_taken_back(self, done: tuple[JournalEntry, Workspace], message: str) -> None:
        from tui.words import change_words

        entry, workspace = done
        self.take(workspace)
        self.notify(message.format(what=change_words(entry)), markup=False)

    def save(
        self,
        new: Record,
        base: Record,
        action: str,
        then: Callable[[], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Save a changed record in a thread; `then` is called when it is safe on disk."""

        def done(workspace: Workspace) -> None:
            self.take(workspace)
            then()

        self.ask("", lambda: self.desk.records.save(new, base, action), done, failed)

    def action_show_settings(self) -> None:
        """Open the settings."""
        from tui.screens.settings import SettingsPage

        self.push_screen(SettingsPage())

    def show_tour(self) -> None:
        """Show a newcomer the first steps, once."""
        from tui.screens.tour import Tour

        self.push_screen(Tour())
        self.settings = replace(self.settings, tour_seen=True)
        keep_settings(self.settings)

    def action_new_year(self) -> None:
        """Show what the plan of the next year would take over."""
        workspace = self.records
        last = max((plan.year for plan in workspace.annual_plans.values()), default=self.today.year)
        year = last if last > self.today.year else last + 1

        asker = self.screen

        def show(preview: NewYear) -> None:
            from tui.screens.new_year_form import NewYearForm

            told = _("The plan of {year} is prepared; Ctrl+E shows it.", year=year)
            self.show_result(asker, NewYearForm(preview), told)

        self.ask("new year", lambda: self.desk.tasks.next_year(workspace, year), show)

    async def action_quit(self) -> None:
        """Close the program, after a question when a window holds something unsaved."""
        from tui.screens.base import Dialog
        from tui.screens.question import Question

        if isinstance(self.screen, Question):
            return
        screens = [screen for stack in self._screen_stacks.values() for screen in stack]
        if any(isinstance(screen, Dialog) and screen.is_changed for screen in screens):
            from tui.screens.question import unsaved

            self.push_screen(Question(*unsaved()), lambda yes: self.exit(0) if yes else None)
            return
        self.exit(0)


def run(folder: Path, today: date) -> int:
    """Open the program on the workspace in `folder` and return its exit code."""
    app = CchcApp(folder, today)
    with contextlib.suppress(KeyboardInterrupt):
        result = app.run()
        return app.return_code or result or 0
    return 0
