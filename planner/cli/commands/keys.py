"""`cchc keys`: the keyboard card, from the one registry of actions."""

from __future__ import annotations

import click

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer, columns
from planner.i18n import _


@click.command(cls=Command, help=_("Show the keyboard card."))
@pass_settings
def keys(settings: Settings) -> None:
    """Print every action with its keys."""
    from tui.actions import keyboard_card

    card = keyboard_card()
    rows = [[str(c["keys"]), str(c["label"]), str(c["help"])] for c in card]
    answer(settings, card, columns(rows))
