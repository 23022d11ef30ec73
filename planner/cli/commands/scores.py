"""`cchc scores`: PAR INDEX and SIPAS over the years, and the self-scoring by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer, columns
from planner.errors import WrongUseError
from planner.i18n import _
from planner.reports.bars import sparkline
from planner.reports.scores import (
    clear_points,
    number_text,
    parse_points,
    scoring_data,
    scoring_of,
    series_data,
    series_of,
    set_points,
)

if TYPE_CHECKING:
    from planner.reports.scores import Scoring, Series


@click.command(
    cls=Command, help=_("Scores over the years with their targets; with --year the self-scoring by field.")
)
@click.option("--year", type=int, help=_("Self-scoring of this year."))
@click.option(
    "--set",
    "given",
    nargs=2,
    metavar=_("FIELD POINTS"),
    help=_("Enter the points of one field (code or number)."),
)
@click.option("--evidence", default="", help=_("What the points rest on: number of a document, or a file."))
@click.option("--note", default="", help=_("A note on the points."))
@click.option("--clear", metavar=_("FIELD"), help=_("Take the points of one field out."))
@pass_settings
def scores(
    settings: Settings,
    year: int | None,
    given: tuple[str, str] | None,
    evidence: str,
    note: str,
    clear: str | None,
) -> None:
    """Print or change scores."""
    store = settings.store
    if (given or clear) and year is None:
        raise WrongUseError(
            _("Say for which year the points are."),
            _("Add --year, such as --year {year}.", year=settings.today.year),
        )
    if (evidence or note) and not given:
        raise WrongUseError(_("Evidence and note belong to points."), _("Add --set FIELD POINTS."))
    if year is not None and given:
        set_points(
            store, year, given[0], parse_points(given[1]), settings.today, evidence=evidence, note=note
        )
    if year is not None and clear:
        clear_points(store, year, clear)
    ws = store.load()
    found = series_of(ws)
    data: dict[str, object] = {"indicators": [series_data(each) for each in found]}
    text = _series_text(found)
    if year is not None:
        scoring = scoring_of(ws, year)
        data["self_scoring"] = scoring_data(scoring)
        text = _scoring_text(scoring)
    answer(settings, data, text)


def _series_text(found: tuple[Series, ...]) -> str:
    lines = []
    for series in found:
        values = [None if each.value is None else float(each.value) for each in series.years]
        lines.append(f"{series.name} ({series.indicator.unit})  {sparkline(values)}".rstrip())
        rows = [[_("Year"), _("Value"), _("Rank"), _("Target"), ""]]
        rows += [
            [
                str(each.year),
                number_text(each.value),
                str(each.rank or "–"),
                f"≥ {number_text(each.target)}" if each.target is not None else "–",
                _("reached") if each.reached else _("not reached") if each.reached is False else "",
            ]
            for each in series.years
        ]
        lines += ["  " + line for line in columns(rows).splitlines()]
    return "\n".join(lines)


def _scoring_text(scoring: Scoring) -> str:
    rows = [["", _("Field"), _("Most"), _("Points"), _("Evidence")]]
    for number, each in enumerate(scoring.fields, 1):
        entry = each.entry
        rows.append(
            [
                str(number),
                f"{each.field.name} ({each.field.code})",
                number_text(each.field.weight),
                number_text(entry.points if entry else None),
                " · ".join(part for part in (entry.evidence, entry.note) if part) if entry else "",
            ]
        )
    most = number_text(scoring.sheet.total)
    if scoring.complete:
        total = _("Total: {points} of {most} points", points=number_text(scoring.points), most=most)
    else:
        total = _(
            "So far: {points} of {most} points; {count} fields are still open",
            points=number_text(scoring.points),
            most=most,
            count=len(scoring.open_fields),
        )
    head = _("Self-scoring {year}: {name}", year=scoring.year, name=scoring.sheet.name)
    return "\n".join([head, columns(rows), total])
