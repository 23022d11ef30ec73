"""What the search says: counts that narrow, what it did not understand, the language in the help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from planner.i18n import _, ngettext
from tui.widgets.detail import Paragraph
from tui.widgets.record_list import Cell, Row, heading
from tui.words import kind_title

if TYPE_CHECKING:
    from planner.model.workspace import Workspace
    from search_index import Facets, Hit, SearchResult

ORDER = "order"
"""Key of the line that changes the order of the results."""
SHOWN_COUNTS = 12
"""Values of each kind of count that are listed."""


def count_rows(facets: Facets, workspace: Workspace) -> list[Row]:
    """Return the counts as lines; the key of each is the filter that narrows the search to it."""
    from search_index.language import FILTERS, RECORDS, Filter

    def name(which: Filter) -> str:
        return FILTERS[which][0]

    records = {record: word for word, record in RECORDS.items()}
    rows: list[Row] = []
    rows += _group(
        _("Found in"), [(f"{name(Filter.record)}:{records[r]}", kind_title(r), n)
                        for r, n in facets.record.items() if r in records]
    )  # fmt: skip
    rows += _group(_("Kind"), [(f"{name(Filter.kind)}:{k}", k, n) for k, n in facets.kind.items()])
    rows += _group(_("Year"), [(f"{name(Filter.year)}:{y}", str(y), n) for y, n in _by_year(facets.year)])
    rows += _group(
        _("Agency"),
        [(f"{name(Filter.agency)}:{a}", workspace.assignee_name(a), n) for a, n in facets.agency.items()],
    )
    areas = {area.number: area.name for area in workspace.areas.values()}
    rows += _group(
        _("Area"),
        [(f"{name(Filter.area)}:{a}", f"{a}. {areas.get(a, '')}", n) for a, n in facets.area.items()],
    )
    return rows


def order_row(*, newest_first: bool) -> Row:
    """Return the line that tells the order of the results and changes it."""
    said = _("Order: newest first") if newest_first else _("Order: best first")
    return Row(ORDER, (Cell("⇅", "quiet"), Cell(said, "strong")))


def _by_year(counts: Mapping[int, int]) -> list[tuple[int, int]]:
    return sorted(counts.items(), reverse=True)


def _group(title: str, counts: list[tuple[str, str, int]]) -> Iterator[Row]:
    if counts:
        yield heading(title)
    for key, name, count in counts[:SHOWN_COUNTS]:
        yield Row(key, (Cell(str(count), "quiet"), Cell(name)))


def narrowed(query: str, chosen: str) -> str:
    """Return the query with one filter more; the same filter is not repeated."""
    words = query.split()
    return query if chosen in words else " ".join([*words, chosen, ""])


def found_words(result: SearchResult, reached: tuple[int, int]) -> str:
    """Say how much was found, and how far the index has come while it is being built."""
    said = ngettext("{count} found", "{count} found", result.total)
    if result.total > len(result.hits):
        said = _("{said}; the first {count} are shown", said=said, count=len(result.hits))
    if not result.up_to_date:
        done, total = reached
        progress = _("indexing {done} of {total}…", done=done, total=total) if total else _("indexing…")
        said = f"{said}  ·  {progress}"
    return said


def nothing_words(result: SearchResult) -> str:
    """Say what to do when nothing is found, or that results are still to come."""
    if result.up_to_date:
        return _("Nothing found. Try fewer words or other words.")
    return _("Not all records are indexed yet; results come by themselves.")


def odd_words(result: SearchResult, query: str) -> str:
    """Say what was not understood and where, or what may have been meant; "" when all is well."""
    if result.problems:
        problem = result.problems[0]
        where = query[problem.start : problem.end]
        said = f"! {where}: {problem.message} {problem.remedy}".strip()
        more = len(result.problems) - 1
        return f"{said} (+{more})" if more else said
    if result.did_you_mean:
        if result.total:
            return _("Shown for “{query}”.", query=result.did_you_mean)
        return _("Did you mean “{query}”? Ctrl+T searches for it.", query=result.did_you_mean)
    return ""


def hit_row(hit: Hit) -> Row:
    """Return the line of a result."""
    return Row(
        hit.id,
        (
            Cell(kind_title(hit.record), "quiet"),
            Cell(hit.number_symbol or hit.id, "quiet"),
            Cell(hit.subject, marks=hit.subject_marks),
        ),
    )


def language_paragraphs() -> list[Paragraph]:
    """Return the query language for the help."""
    from search_index.language import language_table

    rules = [Paragraph(rule.finds, rule.written) for rule in language_table()]
    return [Paragraph(_("What can be written in the search"), tone="heading"), *rules]
