"""From everything that fulfils a condition to the stretch of hits asked for, and the counts of all."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest
from typing import Final

from search_index.bits import places_in
from search_index.engine import EngineHit, EngineQuery, EngineResult, Sort
from search_index.facts import facets_from
from search_index.whoosh_engine.evaluation import Evaluation, Found

STEPS: Final = 100
"""Scores are compared in hundredths of the best one; hits as good as that are ordered by day."""
FIRST, ACCENTS = 4, 1
"""How many times the best score hits with the number asked for, and with the very accents, are lifted."""


def select(now: Evaluation, query: EngineQuery) -> EngineResult:
    """Return what the query asks for."""
    found, state = now.found(query.condition), now.state
    bits = found.bits & state.live
    numbers = list(places_in(bits))
    scores = _lifted(now, query, found, numbers)
    wanted = _ordered(now, query, numbers, scores)
    return EngineResult(
        total=len(numbers),
        hits=tuple(EngineHit(state.ids[number], round(scores[number] / STEPS, 3)) for number in wanted),
        facets=facets_from({fact: (bits & has).bit_count() for fact, has in state.facts.items()}),
    )


def _lifted(now: Evaluation, query: EngineQuery, found: Found, numbers: Sequence[int]) -> list[int]:
    """Return the score of every document by number, in hundredths of the best hit's."""
    raw = now.scores(found)
    best = max((raw[number] for number in numbers), default=0.0) or 1.0
    scores = [round(STEPS * score / best) for score in raw]
    if found.exact is not None:
        lift = ACCENTS * STEPS if query.accents else 1
        for number in places_in(found.exact & found.bits):
            scores[number] += lift
    if query.first is not None:
        for number in places_in(now.found(query.first).bits):
            scores[number] += FIRST * STEPS
    return scores


def _ordered(now: Evaluation, query: EngineQuery, numbers: Sequence[int], scores: Sequence[int]) -> list[int]:
    """Return the stretch of documents asked for."""
    days, ids = now.state.days, now.state.ids
    main, other = (days, scores) if query.sort is Sort.date else (scores, days)
    first, count = max(query.offset, 0), max(query.limit, 0)
    if not numbers or not count:
        return []
    least = nlargest(first + count, [main[number] for number in numbers])[-1]
    best = [number for number in numbers if main[number] >= least]
    best.sort(key=lambda number: (-main[number], -other[number], ids[number]))
    return best[first : first + count]
