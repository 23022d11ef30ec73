"""`cchc search` and `cchc index`."""

from __future__ import annotations

import click

from planner.cli.commands.task import area_id
from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer
from planner.i18n import _, ngettext
from planner.model.agency_names import find_assignee
from search_index import Hit, SearchRequest, Sort, open_index


@click.command(cls=Command, help=_("Search solutions, tasks and documents; accents are not needed."))
@click.argument("query", nargs=-1)
@click.option("--kind", help=_("Code of the document kind, such as CT or KH."))
@click.option("--year", type=int, help=_("Only this year."))
@click.option("--agency", help=_("Only this agency: ID, abbreviation or name."))
@click.option("--area", help=_("Only this area (number or ID)."))
@click.option(
    "--sort", type=click.Choice(["relevance", "date"]), default="relevance", help=_("Order of the hits.")
)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, help=_("How many hits to show."))
@pass_settings
def search(
    settings: Settings,
    query: tuple[str, ...],
    kind: str | None,
    year: int | None,
    agency: str | None,
    area: str | None,
    sort: str,
    limit: int,
) -> None:
    """Print what matches."""
    workspace = settings.store.load()
    request = SearchRequest(
        text=" ".join(query),
        kind=kind,
        year=year,
        agency=find_assignee(workspace, agency, settings.today) if agency else None,
        area=workspace.areas[area_id(workspace, area)].number if area else None,
        sort=Sort(sort),
        limit=limit,
    )
    result = open_index(settings.store.folder).search(workspace, request)
    summary = ngettext("{count} hit", "{count} hits", result.total)
    answer(settings, result, "\n".join([*(_line(hit) for hit in result.hits), summary]))


def _line(hit: Hit) -> str:
    facts = "  ".join(str(fact) for fact in (hit.number_symbol, hit.date) if fact)
    return f"{hit.id}  {facts}\n    {hit.subject}" if facts else f"{hit.id}\n    {hit.subject}"


@click.command(cls=Command, help=_("Bring the search index up to date (searching does so by itself)."))
@click.option("--rebuild", is_flag=True, help=_("Throw the index away and build it anew."))
@pass_settings
def index(settings: Settings, *, rebuild: bool) -> None:
    """Synchronise the index."""
    workspace = settings.store.load()
    search_index = open_index(settings.store.folder)
    result = search_index.rebuild(workspace) if rebuild else search_index.sync(workspace)
    answer(
        settings,
        result,
        _(
            "Indexed {indexed}, removed {removed}, {took} ms.",
            indexed=result.indexed,
            removed=result.removed,
            took=result.took_ms,
        ),
    )
