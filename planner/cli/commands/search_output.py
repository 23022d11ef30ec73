"""How `cchc search` shows what it found, and what it did not understand."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

import click

from planner.cli.output import narrate
from planner.i18n import _, ngettext
from planner.model.workspace import Workspace
from search_index import Hit, QueryProblem, SearchResult, pointed_at
from search_index.language import language_table
from search_index.marking import Marks

SHOWN_COUNTS = 6
"""Values of each kind of count that are shown to people; --json has all of them."""


def query_help() -> list[tuple[str, str]]:
    """Return the query language as rows of a help page."""
    return [(rule.written, rule.finds) for rule in language_table()]


def tell_problems(query: str, problems: Iterable[QueryProblem]) -> None:
    """Point at what could not be understood, on standard error."""
    for problem in problems:
        line = pointed_at(query, problem)
        narrate(f"{problem.message}\n    {line}" + (f"\n→ {problem.remedy}" if problem.remedy else ""))


def as_text(workspace: Workspace, result: SearchResult) -> str:
    """Return hits and counts for people."""
    if not result.understood:
        return ""
    lines = [_did_you_mean(result)] if result.did_you_mean else []
    lines += [_hit(hit) for hit in result.hits]
    lines.append(ngettext("{count} hit", "{count} hits", result.total))
    if result.total > 1:
        lines += _counts(workspace, result)
    return "\n".join(lines)


def _did_you_mean(result: SearchResult) -> str:
    said = _("Shown for “{query}”.") if result.total else _("Did you mean “{query}”?")
    return said.format(query=result.did_you_mean)


def _hit(hit: Hit) -> str:
    facts = "  ".join(str(fact) for fact in (hit.number_symbol, hit.date) if fact)
    lines = [f"{hit.id}  {facts}" if facts else hit.id, "    " + marked(hit.subject, hit.subject_marks)]
    if hit.marks and hit.snippet != hit.subject:
        lines.append("    " + marked(hit.snippet, hit.marks))
    if hit.remark:
        lines.append(f"    ({hit.remark})")
    return "\n".join(lines)


def marked(text: str, marks: Marks) -> str:
    """Return the text with its marks in bold on a terminal, as it is elsewhere."""
    if not sys.stdout.isatty():
        return text
    for start, end in reversed(marks):
        text = text[:start] + click.style(text[start:end], bold=True) + text[end:]
    return text


def _counts(workspace: Workspace, result: SearchResult) -> list[str]:
    facets = result.facets
    agencies = {workspace.assignee_name(id_): count for id_, count in facets.agency.items()}
    rows: list[tuple[str, Mapping[str, int] | Mapping[int, int]]] = [
        (_("Kind"), facets.kind),
        (_("Year"), facets.year),
        (_("Agency"), agencies),
        (_("Area"), facets.area),
    ]
    return [_count(name, counts) for name, counts in rows if counts]


def _count(name: str, counts: Mapping[str, int] | Mapping[int, int]) -> str:
    shown = [f"{value} ({count})" for value, count in list(counts.items())[:SHOWN_COUNTS]]
    more = ", …" if len(counts) > SHOWN_COUNTS else ""
    return f"{name}: {', '.join(shown)}{more}"
