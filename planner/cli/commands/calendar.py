"""`cchc calendar`: the deadlines as a file for calendar programs."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer
from planner.documents import write_document
from planner.i18n import _, ngettext
from planner.model.agency_names import find_assignee
from planner.reports.calendar_file import calendar_text, deadline_events


@click.command(cls=Command, help=_("Write the deadlines of open tasks as a calendar (.ics) with alarms."))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help=_("The .ics file.")
)
@click.option("--agency", help=_("Only tasks led by this agency."))
@click.option("--year", type=int, help=_("Only the plan of this year."))
@click.option("--force", is_flag=True, help=_("Replace the file if it exists."))
@pass_settings
def calendar(settings: Settings, output: Path, agency: str | None, year: int | None, *, force: bool) -> None:
    """Write the calendar."""
    ws, today = settings.store.load(), settings.today
    chosen = find_assignee(ws, agency, today) if agency else None
    events = deadline_events(ws, today, agency=chosen, year=year)
    path = output.expanduser().absolute()
    write_document(path, calendar_text(ws, events, today).encode(), overwrite=force)
    data = {
        "file": str(path),
        "events": [{"uid": e.uid, "day": e.day, "summary": e.summary} for e in events],
    }
    count = len(events)
    text = ngettext(
        "{count} deadline written to {file}.", "{count} deadlines written to {file}.", count, file=path
    )
    answer(settings, data, text)
