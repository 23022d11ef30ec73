"""`cchc history`, `cchc undo` and `cchc redo`."""

from __future__ import annotations

import click

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer
from planner.i18n import _
from planner.store import JournalEntry

_LONGEST = 160
"""Characters of one value that are shown."""


@click.command(cls=Command, help=_("Show every change of a record: who, when, what."))
@click.argument("record_id", metavar="ID")
@pass_settings
def history(settings: Settings, record_id: str) -> None:
    """Print the journal of one record."""
    entries = settings.store.history(record_id)
    if not entries:
        settings.store.load().get(record_id)
    text = "\n".join(describe(entry) for entry in entries) or _(
        "{id} was never changed with the program.", id=record_id
    )
    answer(settings, entries, text)


@click.command(cls=Command, help=_("Take your last change back."))
@pass_settings
def undo(settings: Settings) -> None:
    """Undo one change."""
    entry = settings.store.undo()
    answer(settings, entry, _("Taken back:") + "\n" + describe(entry))


@click.command(cls=Command, help=_("Make the change again that was taken back last."))
@pass_settings
def redo(settings: Settings) -> None:
    """Redo one change."""
    entry = settings.store.redo()
    answer(settings, entry, _("Made again:") + "\n" + describe(entry))


def describe(entry: JournalEntry) -> str:
    """Return one journal entry as lines for people."""
    lines = [f"{entry.at.astimezone():%d/%m/%Y %H:%M:%S}  {entry.who}  {entry.action}  {entry.record}"]
    for change in entry.changes:
        if isinstance(change.before or [], list) and isinstance(change.after or [], list):
            lines += [
                f"    {change.field}: {line}" for line in _list_lines(change.before or [], change.after or [])
            ]
        else:
            lines.append(f"    {change.field}: {_shown(change.before)} → {_shown(change.after)}")
    return "\n".join(lines)


def _list_lines(before: list[object], after: list[object]) -> list[str]:
    """Return what was taken out of a list and what was put into it."""
    removed = [f"− {_shown(item)}" for item in before if item not in after]
    return removed + [f"+ {_shown(item)}" for item in after if item not in before]


def _shown(value: object) -> str:
    if value is None:
        return "–"
    text = "; ".join(f"{k}: {_shown(v)}" for k, v in value.items()) if isinstance(value, dict) else str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
