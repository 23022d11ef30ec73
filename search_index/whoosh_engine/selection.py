"""From everything that fulfils a condition to the stretch of hits asked for, and the counts of all."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest
from math import log
from typing import Final

from search_index.bits import bitmap_of, places_in
from search_index.engine import EngineHit, EngineQuery, EngineResult, Sort
from search_index.facts import facets_from
from search_index.whoosh_engine.documents import TITLE_WEIGHT
from search_index.whoosh_engine.evaluation import Evaluation, Found

STEPS: Final = 100
"""Scores are compared in hundredths of the best one; hits as good as that are ordered by day."""
PAIR_STEPS: Final = 60
"""So many steps a pair that half of the hits have lifts the others at most, shared among all pairs."""
LOOKED_INTO: Final = 400
"""Of so many of the best hits the texts are looked into for neighbours."""
FIRST, ACCENTS = 8, 3
"""How many times the best score hits with the number asked for, and with the very accents, are lifted."""


def select(now: Evaluation, query: EngineQuery) -> EngineResult:
    """Return what the query asks for."""
    found, state = now.found(query.condition), now.state
    bits = found.bits & state.live
    numbers = list(places_in(bits))
    scores = _lifted(now, query, found, numbers)
    if query.sort is Sort.relevance and found.pairs:
        _lift_neighbours(now, found.pairs, _best(numbers, scores, LOOKED_INTO), scores)
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


def _lift_neighbours(
    now: Evaluation, pairs: Sequence[bytes], numbers: Sequence[int], scores: list[int]
) -> None:
    """Lift those of the best hits in whose text words stand together as in the query.

    A pair lifts the more the fewer of these hits have it; in the subject it counts like several.
    """
    counts: dict[bytes, dict[int, int]] = {pair: {} for pair in dict.fromkeys(pairs)}
    for number, text in now.state.texts_of(bitmap_of(sorted(numbers))):
        subject = text.partition(b"\n")[0]
        for pair, found in counts.items():
            if count := text.count(pair) + TITLE_WEIGHT * (pair in subject):
                found[number] = count
    for found in counts.values():
        rarity = log(1 + (len(numbers) - len(found) + 0.5) / (len(found) + 0.5))
        for number, count in found.items():
            scores[number] += round(PAIR_STEPS * rarity * count / (count + 1) / len(counts))


def _best(numbers: Sequence[int], scores: Sequence[int], count: int) -> list[int]:
    """Return the best `count` documents, and those as good as the last of them."""
    least = nlargest(count, [scores[number] for number in numbers])[-1:]
    return [number for number in numbers if scores[number] >= least[0]] if least else []


def _ordered(now: Evaluation, query: EngineQuery, numbers: Sequence[int], scores: Sequence[int]) -> list[int]:
    """Return the stretch of documents asked for."""
    days, ids = now.state.days, now.state.ids
    main, other = (days, scores) if query.sort is Sort.date else (scores, days)
    first, count = max(query.offset, 0), max(query.limit, 0)
    if not numbers or not count:
        return []
    best = _best(numbers, main, first + count)
    best.sort(key=lambda number: (-main[number], -other[number], ids[number]))
    return best[first : first + count]
