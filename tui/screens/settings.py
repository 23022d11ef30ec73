"""The window of settings: Enter goes on to the next value, which holds at once and is remembered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from planner.i18n import _
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.settings import Colours, Settings, Signs
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class SettingsPage(Dialog[None], scope=Scope.settings):
    """Colours, density and signs."""

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        window = Vertical(classes="window list-window -short")
        window.border_title = _("Settings")
        with window:
            yield Static(_("Enter goes on to the next value; it is remembered."), markup=False)
            yield RecordList(Column(16), Column(), id="settings")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the values."""
        settings = self.query_one("#settings", RecordList)
        settings.styles.height = len(self._rows())
        self._paint()
        settings.focus()

    def _paint(self) -> None:
        self.query_one("#settings", RecordList).show(self._rows())

    def _rows(self) -> list[Row]:
        settings = self.desk_app.settings
        colours = {
            Colours.dark: _("dark"),
            Colours.light: _("light"),
            Colours.contrast: _("high contrast"),
        }
        signs = {
            Signs.all: _("all"),
            Signs.ascii: _("simple, for old consoles"),
            Signs.bare: _("simple and without accents"),
        }
        rows = [
            ("colours", _("Colours"), colours[Colours(settings.colours)]),
            ("roomy", _("Density"), _("roomy") if settings.roomy else _("compact")),
            ("signs", _("Signs"), signs[Signs(settings.signs)]),
            ("tour", _("First steps"), _("show them again")),
        ]
        return [Row(key, (Cell(label, "quiet"), Cell(value))) for key, label, value in rows]

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Go on to the next value."""
        event.stop()
        if event.key == "tour":
            self.dismiss(None)
            self.desk_app.show_tour()
            return
        self.desk_app.wear(changed(self.desk_app.settings, event.key))
        self._paint()


def changed(settings: Settings, key: str) -> Settings:
    """Return the settings with the next value of one of them."""
    if key == "roomy":
        return replace(settings, roomy=not settings.roomy)
    if key == "colours":
        return replace(settings, colours=_next(list(Colours), settings.colours))
    return replace(settings, signs=_next(list(Signs), settings.signs))


def _next(values: Sequence[str], value: str) -> str:
    return values[(list(values).index(value) + 1) % len(values)]
