"""What someone searches for, and what comes back."""

from __future__ import annotations

from datetime import date

import msgspec

from search_index.conditions import Condition, Fact, Has
from search_index.engine import Facets, Sort
from search_index.lexicon import Lexicon
from search_index.marking import Marks
from search_index.syntax import QueryProblem


class SearchRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What someone searches for; without text everything that passes the filters is found."""

    text: str = ""
    """A query in the language of `language_table`; accents are optional."""
    record: str | None = None
    """Name of a kind of record, such as "task"."""
    kind: str | None = None
    """Document kind code per Appendix III of Decree 30/2020, such as "CT"."""
    year: int | None = None
    agency: str | None = None
    """ID, abbreviation or name of an agency or agency group."""
    area: int | None = None
    """Number of the reform area."""
    sort: Sort = Sort.relevance
    limit: int = 20
    offset: int = 0
    prefix_last: bool = False
    """Whether the last word may be unfinished, as while someone is typing."""
    wait: bool = True
    """Whether the answer may wait until the index is up to date, as long as that takes."""
    snippets: bool = True
    """Whether each hit shows the line that it was found by, else its subject only."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One record that was found, as it is now."""

    id: str
    record: str
    kind: str
    number_symbol: str
    subject: str
    date: date | None
    score: float
    snippet: str
    """Plain text, the part of the record that shows why it was found."""
    marks: Marks
    """Places (start and end) in `snippet` of the words searched for."""
    subject_marks: Marks
    """The same for `subject`."""
    state: str
    year: int | None
    area: int | None
    remark: str = ""
    """What an agency of the query is called now, or whose successor it was found by; "" for most."""


class SearchResult(msgspec.Struct, frozen=True, kw_only=True):
    """The hits asked for, and the count and facets of all."""

    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Facets
    did_you_mean: str = ""
    """The query as it may have been meant; where words are unknown the hits are already those of it."""
    problems: tuple[QueryProblem, ...] = ()
    """What could not be understood, by place in the composed text of the query."""
    understood: bool = True
    """False when something was typed of which nothing could be understood; then nothing is found."""
    up_to_date: bool = True
    """False while the index is being built or kept busy by another process, and changes may be missing."""


def conditions_of(request: SearchRequest, lexicon: Lexicon) -> list[Condition]:
    """Return what a request asks for besides its text; a name that means nothing finds nothing."""
    found: list[Condition] = []
    if request.record:
        found.append(Has(Fact.record, frozenset([request.record])))
    if request.kind:
        found.append(Has(Fact.kind, lexicon.kinds_named(request.kind)))
    if request.year is not None:
        found.append(Has(Fact.year, frozenset([request.year])))
    if request.agency:
        found.append(Has(Fact.agency, lexicon.agencies.named(request.agency)))
    if request.area is not None:
        found.append(Has(Fact.area, frozenset([request.area])))
    return found
