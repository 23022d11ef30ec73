"""What work in the background has come to: shown where the person waits for it, told where they went on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from planner.i18n import _
from tui.key_names import key_name
from tui.views import view_named

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from tui.app import CchcApp

T = TypeVar("T")


def place_words(view_name: str) -> str:
    """Return where the person finds something: the name of a main view and its key, "" for no view."""
    view = view_named(view_name)
    return _("To be found in: {view} ({key}).", view=view.title, key=key_name(view.keys[0])) if view else ""


class Results:
    """Part of the application: `show_result`, the one way in which an answer opens a window."""

    def show_result(
        self,
        asker: Screen[Any],
        window: Screen[T],
        told: str,
        then: Callable[[T | None], None] | None = None,
        *,
        view: str = "",
        close: bool = False,
    ) -> None:
        """Open the window of an answer if `asker`, the screen that asked, is still the one on show.

        Where another window stands above an asking window, the answer waits until that one is closed. Where
        the person has gone on, a notice says `told` and that it is to be found in `view`; the focus stays
        where it is. With `close` the asking window is closed first.
        """
        from tui.screens.base import Dialog

        app = cast("CchcApp", self)
        if app.screen is asker:
            if close:
                asker.dismiss(None)
            app.push_screen(window, then)
        elif isinstance(asker, Dialog) and asker in app.screen_stack:
            asker.when_back(lambda: self.show_result(asker, window, told, then, view=view, close=close))
        else:
            app.notify(f"{told}\n{place_words(view)}".strip(), markup=False)
