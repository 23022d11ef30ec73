"""Going from place to place: main views, pages above them, and the one key back."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.screen import ModalScreen, Screen

from tui.screens.base import Dialog
from tui.screens.base import View as ViewScreen
from tui.views import FIRST, VIEWS, View, view_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model.workspace import Workspace
    from tui.screens.plan import PlanView
    from tui.widgets.detail import Paragraph

_LONGEST_TRAIL = 30
_MASK = 0.01
"""Seconds; Textual's own 0.05 stand between every key that changes the view and its picture."""


def screen_of(view: View) -> Screen[None]:
    """Return a new screen for a main view, loading its module."""
    module, _colon, name = view.screen.partition(":")
    screen: Screen[None] = getattr(import_module(module), name)()
    return screen


def load_views() -> None:
    """Load the modules of all main views, so that the key that first shows one is as quick as any other."""
    for view in VIEWS:
        import_module(view.screen.partition(":")[0])


class Going(App[int]):
    """Part of the application: leads from view to view."""

    def __init__(self) -> None:
        super().__init__()
        self._trail: list[str] = []

    @property
    def records(self) -> Workspace:
        """The records; raises LookupError before they are read."""
        raise NotImplementedError

    def delay_update(self, delay: float = _MASK) -> None:
        """Hide what is half drawn while views change, for a moment that nobody feels."""
        super().delay_update(min(delay, _MASK))

    async def go(self, view: str) -> None:
        """Show a main view, closing what stands above the one on show; what is not saved is asked about."""
        before = self._current_mode
        if not await self._show_view(view):
            return
        if before != view:
            self._trail = [*self._trail, before][-_LONGEST_TRAIL:]
        if isinstance(self.screen, ViewScreen):
            self.screen.arrive()

    async def action_go(self, view: str) -> None:
        """Show a main view."""
        await self.go(view)

    def action_go_to(self) -> None:
        """Open the menu of all main views."""
        from tui.screens.go_menu import GoMenu

        self.push_screen(GoMenu())

    async def _show_view(self, view: str) -> bool:
        """Show a main view; tell whether it is the one on show, or a window did not give way.

        Closing and going is one step: nothing can be opened in between and be left behind a view.
        """
        if not self._close_above():
            self._ask_to_leave(view)
            return False
        await self.switch_mode(view)
        return True

    def _close_above(self) -> bool:
        """Close pages and windows above the view on show; tell whether none had to stay."""
        while len(self.screen_stack) > 1:
            screen = self.screen
            if not isinstance(screen, Dialog):
                self.pop_screen()
            elif screen.is_busy or screen.is_changed:
                return False
            else:
                screen.dismiss(None)
        return True

    def _ask_to_leave(self, view: str) -> None:
        """Ask whether the window that stays may be closed without saving; one at work is left alone."""
        from tui.screens.question import Question, unsaved

        window = self.screen
        if not isinstance(window, Dialog) or window.is_busy:
            return

        def leave(yes: bool | None) -> None:  # noqa: FBT001 - the answer to a question
            if yes:
                window.dismiss(None)
                self.call_later(self.go, view)

        gone_to = view_named(view)
        self.push_screen(Question(*unsaved(), opened_by=gone_to.letter if gone_to else ""), leave)

    def action_jump(self) -> None:
        """Put letters on everything the person can go to, or take them away again."""
        from tui.screens.jump import JumpPage, places_on

        if isinstance(self.screen, JumpPage):
            self.screen.dismiss(None)
        else:
            self.push_screen(JumpPage(places_on(self.screen)))

    def action_show_rules(self) -> None:
        """Show the table of layout rules."""
        self.show_rules()

    def show_rules(self) -> None:
        """Show the table of layout rules above whatever is there."""
        from tui.screens.rules import RulesPage

        self.push_screen(RulesPage())

    async def action_go_back(self) -> None:
        """Go back to where the person was before."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        elif self._trail:
            await self._show_view(self._trail.pop())
        elif self._current_mode != FIRST:
            await self._show_view(FIRST)

    def go_up_to(self, place: int) -> None:
        """Close the pages above the one at `place` of the line of places, 0 being the main view."""
        while len(self.screen_stack) > place + 1 and not isinstance(self.screen, ModalScreen):
            self.pop_screen()

    def open_record(self, record_id: str) -> None:
        """Show everything about a record on a page of its own, or go back to the page that is open."""
        if self.records.find(record_id) is None:
            return
        from tui.screens.record import RecordPage

        place = self._place_of(record_id)
        if place:
            self.go_up_to(place)
        else:
            self.push_screen(RecordPage(record_id))

    def _place_of(self, record_id: str) -> int:
        """Return where on the line of places a record is open already, above any window; 0 for nowhere."""
        stack = self.screen_stack
        for place in range(len(stack) - 1, 0, -1):
            if isinstance(stack[place], ModalScreen):
                break
            if getattr(stack[place], "record_id", "") == record_id:
                return place
        return 0

    async def show_in_plan(self, record_id: str) -> None:
        """Show a record in the tree of the plan; "" shows the plan as it is."""
        await self.go("plan")
        if record_id:
            cast("PlanView", self.screen).reveal(record_id)

    async def action_timeline(self) -> None:
        """Show the year as a bar for each task."""
        await self.go("matrix")
        from tui.screens.matrix import MatrixView, Mode

        if isinstance(self.screen, MatrixView):
            self.screen.show_mode(Mode.timeline)

    def show_help(self, screen: Screen[Any], first: Sequence[Paragraph] = ()) -> None:
        """Show what each key does on `screen`, after what is to be told `first`."""
        from tui.screens.help import HelpPage

        self.push_screen(HelpPage(screen, first))

    def action_help(self) -> None:
        """Tell what is to be seen here and what each key does."""
        from tui.widgets.detail import Paragraph

        view = view_named(getattr(self.screen, "VIEW", ""))
        first = [Paragraph(view.help, view.title)] if view else []
        explain = getattr(self.screen, "explain", list)
        self.show_help(self.screen, [*first, *explain()])

    def action_show_keys(self) -> None:
        """Show the keyboard card."""
        from tui.screens.key_card import KeyCard

        self.push_screen(KeyCard())
