"""A yes before many records are written at once."""

from __future__ import annotations

import sys

import click

from planner.cli.context import Settings
from planner.cli.output import narrate, print_text
from planner.i18n import _


def agreed(settings: Settings, preview: str, question: str, *, yes: bool) -> bool:
    """Show what would be written and tell whether to write it: with --yes, or after a yes at the terminal.

    Says so when nothing is written. With --json the preview belongs to the answer instead.
    """
    if not settings.json:
        print_text(preview)
    if yes or (not settings.json and sys.stdin.isatty() and click.confirm(question, err=True)):
        return True
    narrate(_("Nothing was written; with --yes it is."))
    return False
