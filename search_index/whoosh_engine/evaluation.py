"""From conditions to documents: bitmaps for what holds, lists of impacts for the rank."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import Final, NamedTuple

from search_index.analysis import SEPARATOR, exact_beginnings
from search_index.bits import bitmap_of
from search_index.conditions import (
    All,
    Condition,
    Dated,
    Either,
    Fact,
    Has,
    Numbered,
    OneOf,
    Phrase,
    Prefix,
    Whose,
    Without,
    Word,
)
from search_index.whoosh_engine.codec import Postings
from search_index.whoosh_engine.documents import MENTIONED, OWN, SYMBOL, TOP, pair_term, word_term
from search_index.whoosh_engine.state import NUMBERS, PAIRS, WORDS, State

PAIR_WEIGHT: Final = 1.5
"""Two words of the query that stand together in a subject count so much beside either of them alone."""
MOST_SCORED: Final = 20_000
"""A beginning that fits more postings than these is too short to say anything about rank."""
CACHED: Final = 256
"""Terms kept decoded; a query asked again, or with one letter more, costs next to nothing."""

_SEPARATOR = SEPARATOR.encode()
_MARKS = {Whose.own: OWN, Whose.symbol: SYMBOL, Whose.mentioned: MENTIONED}


class Term(NamedTuple):
    """The documents of one or several terms of the dictionary."""

    bits: int
    lists: tuple[tuple[int, bytes, Postings], ...] = ()
    """Number of the segment's first document, the term, its postings there."""

    def exact(self, term: bytes, *, prefix: bool = False) -> int:
        """Return the documents that have this very term, or one that begins so."""
        bits = 0
        for base, found, postings in self.lists:
            if found.startswith(term) if prefix else found == term:
                bits |= postings.bits << base
        return bits


class Share(NamedTuple):
    """What a term adds to the scores: `weight` times the impact, at most `weight`."""

    term: Term
    weight: float


class Found(NamedTuple):
    """What fulfils a condition."""

    bits: int
    shares: tuple[Share, ...] = ()
    exact: int | None = None
    """Those among `bits` with the very accents asked for; None where accents do not matter."""
    pairs: tuple[bytes, ...] = ()
    """Neighbours in the query, as they stand in `State.text_of` where they are neighbours too."""


class Evaluation:
    """Answers conditions from one state of the index."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._total = max(state.live.bit_count(), 1)
        self._term = lru_cache(CACHED)(self._read_term)
        self._beginning = lru_cache(CACHED)(self._read_beginning)

    def found(self, condition: Condition) -> Found:
        """Return what fulfils the condition, deleted documents included."""
        if isinstance(condition, All):
            return self._all(condition)
        if isinstance(condition, Either):
            return self._either(condition)
        if isinstance(condition, Without):
            return Found(self.state.live & ~self.found(condition.part).bits)
        if isinstance(condition, Has | Dated | OneOf):
            return Found(self._by_facts(condition))
        return self._by_text(condition)

    def _by_text(self, condition: Word | Prefix | Phrase | Numbered) -> Found:
        if isinstance(condition, Word):
            return self._word(condition)
        if isinstance(condition, Prefix):
            return self._prefix(condition)
        return self._phrase(condition) if isinstance(condition, Phrase) else self._numbered(condition)

    def _by_facts(self, condition: Has | Dated | OneOf) -> int:
        if isinstance(condition, Has):
            return self._having(condition.fact, condition.values)
        if isinstance(condition, Dated):
            first = condition.first.toordinal() if condition.first else 1
            last = condition.last.toordinal() if condition.last else 10_000_000
            return bitmap_of([n for n, day in enumerate(self.state.days) if first <= day <= last])
        numbers = self.state.numbers
        return bitmap_of(sorted(numbers[id_] for id_ in condition.ids if id_ in numbers))

    def _having(self, fact: Fact, values: frozenset[str] | frozenset[int]) -> int:
        bits = 0
        for value in values:
            bits |= self.state.facts.get((fact, value), 0)
        return bits

    def beside(self, left: str, right: str) -> int:
        """Return in how many subjects two folded words follow one another."""
        return (self._term(PAIRS, pair_term(left, right)).bits & self.state.live).bit_count()

    def scores(self, found: Found) -> list[float]:
        """Return the score of every document by number."""
        scores = [0.0] * self.state.count
        for term, weight in found.shares:
            table = [weight * impact / TOP for impact in range(TOP + 1)]
            for base, _term, postings in term.lists:
                if base:
                    for number, impact in zip(postings.numbers, postings.impacts, strict=False):
                        scores[base + number] += table[impact]
                else:
                    for number, impact in zip(postings.numbers, postings.impacts, strict=False):
                        scores[number] += table[impact]
        return scores

    def _read_term(self, field: str, term: bytes) -> Term:
        lists = [(base, term, segment.terms.postings(field, term)) for base, segment in self.state.segments]
        return _joined([(base, term, found) for base, term, found in lists if found])

    def _read_beginning(self, field: str, start: bytes) -> Term:
        return _joined(
            [
                (base, term, postings)
                for base, segment in self.state.segments
                for term, postings in segment.terms.beginning(field, start)
            ]
        )

    def _rarity(self, bits: int) -> float:
        count = (bits & self.state.live).bit_count()
        return log(1 + (self._total - count + 0.5) / (count + 0.5))

    def _share(self, term: Term, factor: float = 1.0) -> tuple[Share, ...]:
        return (Share(term, factor * self._rarity(term.bits)),) if term.bits else ()

    def _word(self, word: Word) -> Found:
        term = self._beginning(WORDS, word_term(word.folded, ""))
        return Found(term.bits, self._share(term), term.exact(word_term(word.folded, word.exact)))

    def _prefix(self, prefix: Prefix) -> Found:
        term = self._beginning(WORDS, prefix.folded.encode())
        few = sum(postings.count for _base, _term, postings in term.lists) <= MOST_SCORED
        exact = tuple(each.encode() for each in exact_beginnings(prefix.exact))
        bits = 0
        for base, found, postings in term.lists:
            if found.partition(_SEPARATOR)[2].startswith(exact):
                bits |= postings.bits << base
        return Found(term.bits, self._share(term) if few else (), bits)

    def _phrase(self, phrase: Phrase) -> Found:
        words = phrase.words
        parts = [self._word(w) if isinstance(w, Word) else self._prefix(w) for w in words]
        bits, exact = parts[0].bits, parts[0].exact
        shares = parts[0].shares
        for part in parts[1:]:
            bits, exact = bits & part.bits, (exact or 0) & (part.exact or 0)
            shares += part.shares
        if len(words) > 1:
            bits = self._verified(bits & self.state.live, words)
            shares += self._neighbours(words)
        return Found(bits, shares, bits & (exact or 0), tuple(map(_in_text, pairwise(words))))

    def _neighbours(self, words: Sequence[Condition]) -> tuple[Share, ...]:
        """Return what words add that stand together in subjects."""
        shares: tuple[Share, ...] = ()
        for left, right in pairwise(words):
            if isinstance(left, Word) and isinstance(right, Word):
                pair = self._term(PAIRS, pair_term(left.folded, right.folded))
                shares += self._share(pair, PAIR_WEIGHT)
        return shares

    def _verified(self, bits: int, words: tuple[Word | Prefix, ...]) -> int:
        """Return the documents in which the words really follow one another."""
        sought = _in_text(words)
        return bitmap_of([number for number, text in self.state.texts_of(bits) if sought in text])

    def _numbered(self, condition: Numbered) -> Found:
        key = _MARKS[condition.whose] + condition.key.encode()
        term = self._beginning(NUMBERS, key) if condition.prefix else self._term(NUMBERS, key)
        return Found(term.bits, self._share(term))

    def _all(self, every: All) -> Found:
        bits = self.state.live
        shares: tuple[Share, ...] = ()
        pairs: tuple[bytes, ...] = ()
        exact: int | None = None
        for part in every.parts:
            found = self.found(part)
            bits &= found.bits
            shares = (*shares, *found.shares)
            if found.exact is not None:
                exact = found.exact if exact is None else exact & found.exact
            pairs += found.pairs
        for left, right in pairwise(every.parts):
            if isinstance(left, Word) and isinstance(right, Word | Prefix):
                pairs += (_in_text((left, right)),)
        return Found(bits, shares + self._neighbours(every.parts), exact, pairs)

    def _either(self, either: Either) -> Found:
        parts = [self.found(part) for part in either.parts]
        bits = exact = 0
        shares: tuple[Share, ...] = ()
        for part in parts:
            bits |= part.bits
            exact |= part.bits if part.exact is None else part.bits & part.exact
            shares += part.shares
        same = all(part.exact is None for part in parts)
        pairs = tuple(pair for part in parts for pair in part.pairs)
        return Found(bits, shares, None if same else exact, pairs)


def _in_text(words: Sequence[Word | Prefix]) -> bytes:
    """Return words that follow one another as they stand in a document's folded text."""
    end = "" if isinstance(words[-1], Prefix) else " "
    return f" {' '.join(word.folded for word in words)}{end}".encode()


def _joined(lists: list[tuple[int, bytes, Postings]]) -> Term:
    bits = 0
    for base, _term, postings in lists:
        bits |= postings.bits << base
    return Term(bits, tuple(lists))
