"""`cchc delete ID`: takes a record away, unless another one names it."""

from __future__ import annotations

import click

from planner.cli.asking import agreed
from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer
from planner.i18n import _
from planner.tracking import label_of


@click.command(cls=Command, help=_("Delete a record that no other names; the journal keeps it for undo."))
@click.argument("record_id", metavar="ID")
@click.option("--yes", is_flag=True, help=_("Delete without asking."))
@pass_settings
def delete(settings: Settings, record_id: str, *, yes: bool) -> None:
    """Delete one record; raises ReferencedError while others name it."""
    record = settings.store.load().get(record_id)
    if not agreed(settings, f"{record.id}: {label_of(record)}", _("Delete it?"), yes=yes):
        answer(settings, {"deleted": None}, "")
        return
    settings.store.delete(record_id)
    answer(settings, {"deleted": record_id}, _("{id} deleted; cchc undo brings it back.", id=record_id))
