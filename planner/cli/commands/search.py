"""`cchc search` and `cchc index`."""

from __future__ import annotations

import sys
from typing import Any

import click

from planner.cli.commands.search_output import as_text, query_help, tell_problems
from planner.cli.context import Command, Settings, pass_settings
from planner.cli.lookups import area_id
from planner.cli.output import answer, columns, narrate
from planner.i18n import _
from planner.model.agency_names import find_assignee
from planner.model.workspace import Workspace
from planner.saved_searches import delete_search, save_search, saved_search, saved_searches
from planner.tracking import tasks_by_standing
from search_index import IndexBusyError, SearchIndex, SearchRequest, Sort, open_index

OK, WRONG_USE = 0, 2


class SearchCommand(Command):
    """Shows the query language below the options; a word with a minus before it is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Leave words such as -tax to the query, but no misspelled option."""
        known = {name for parameter in self.get_params(ctx) for name in (*parameter.opts,)}
        for argument in args:
            name = argument.partition("=")[0]
            if argument == "--":
                break
            if argument.startswith("--") and name not in known:
                raise click.NoSuchOption(name, possibilities=sorted(known), ctx=ctx)
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of the query language."""
        del ctx
        with formatter.section(_("What can be written in QUERY")):
            formatter.write_dl(query_help())


@click.command(
    cls=SearchCommand,
    help=_("Search solutions, tasks, documents and everything else; accents are not needed."),
    context_settings={"ignore_unknown_options": True},
)
@click.argument("query", nargs=-1, type=click.UNPROCESSED)
@click.option("--kind", help=_("Code of the document kind, such as CT or KH."))
@click.option("--year", type=int, help=_("Only this year."))
@click.option("--agency", help=_("Only this agency: ID, abbreviation or name."))
@click.option("--area", help=_("Only this area (number or ID)."))
@click.option("--sort", type=click.Choice(["relevance", "date"]), help=_("Order of the hits."))
@click.option("--limit", type=click.IntRange(1, 1000), default=20, help=_("How many hits to show."))
@click.option("--save", metavar=_("NAME"), help=_("Keep the search under this name."))
@click.option("--saved", metavar=_("NAME"), help=_("Run the search that was kept under this name."))
@click.option("--list-saved", is_flag=True, help=_("Show the searches that were kept."))
@click.option("--forget", metavar=_("NAME"), help=_("Keep the search of this name no longer."))
@pass_settings
def search(
    settings: Settings,
    /,
    query: tuple[str, ...],
    save: str | None,
    forget: str | None,
    *,
    list_saved: bool,
    **given: Any,
) -> int:
    """Print what matches."""
    if forget is not None:
        gone = delete_search(settings.store, forget)
        narrate(_("“{name}” is kept no longer; cchc undo brings it back.", name=gone.name))
        list_saved = True
    workspace = settings.store.load()
    if list_saved:
        return _list(settings, workspace)
    text, newest_first = _text(workspace, query, given.pop("saved"), given["sort"])
    if save is not None:
        _index(settings).refuse_odd(workspace, text)
        kept = save_search(settings.store, save, text, newest_first=newest_first)
        narrate(_("Kept as “{name}”. Run it with: cchc search --saved “{name}”", name=kept.name))
    request = _request(settings, workspace, text, given, newest_first=newest_first)
    result = _index(settings).search(workspace, request)
    tell_problems(text, result.problems)
    if not result.up_to_date:
        narrate(_("Another program is bringing the index up to date; the newest changes may be missing."))
    answer(settings, result, as_text(workspace, result))
    return OK if result.understood else WRONG_USE


def _index(settings: Settings) -> SearchIndex:
    return open_index(settings.store.folder, lambda workspace: tasks_by_standing(workspace, settings.today))


def _text(
    workspace: Workspace, query: tuple[str, ...], saved: str | None, sort: str | None
) -> tuple[str, bool]:
    """Return the query and whether the newest hits come first; words may be added to a saved search."""
    typed = " ".join(query)
    if saved is None:
        return typed, sort == "date"
    kept = saved_search(workspace, saved)
    text = f"({kept.query}) {typed}" if typed else kept.query
    return text, sort == "date" or (sort is None and kept.newest_first)


def _request(
    settings: Settings, workspace: Workspace, text: str, given: dict[str, Any], *, newest_first: bool
) -> SearchRequest:
    agency, area = given["agency"], given["area"]
    return SearchRequest(
        text=text,
        kind=given["kind"],
        year=given["year"],
        agency=find_assignee(workspace, agency, settings.today) if agency else None,
        area=workspace.areas[area_id(workspace, area)].number if area else None,
        sort=Sort.date if newest_first else Sort.relevance,
        limit=given["limit"],
    )


def _list(settings: Settings, workspace: Workspace) -> int:
    kept = saved_searches(workspace)
    text = columns([[each.name, each.query] for each in kept])
    answer(settings, {"saved_searches": kept}, text or _("No search has been kept yet."))
    return OK


@click.command(cls=Command, help=_("Bring the search index up to date (searching does so by itself)."))
@click.option("--rebuild", is_flag=True, help=_("Throw the index away and build it anew."))
@pass_settings
def index(settings: Settings, *, rebuild: bool) -> None:
    """Synchronise the index."""
    workspace = settings.store.load()
    search_index = _index(settings)
    with click.progressbar(length=1, label=_("Indexing"), file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        if rebuild:
            result = search_index.rebuild(workspace, progress)
        else:
            result = search_index.sync(workspace, progress)
    if not result.up_to_date:
        raise IndexBusyError
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
