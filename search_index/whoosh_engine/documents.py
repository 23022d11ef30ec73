"""What of an entry goes into the index: its terms, each with how much it counts there.

How much a term counts (its impact, one byte) is worked out when a record is indexed, after BM25 with the
subject weighing more than the rest, so that a search only adds up: no lengths, no fields of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec

from search_index.analysis import SEPARATOR, Terms, terms_of
from search_index.engine import Upsert
from search_index.facts import row_of
from search_index.number_forms import number_key, symbol_key

TITLE_WEIGHT: Final = 4
"""So many occurrences in the text count as much as one in number, symbol and subject."""
K1: Final = 1.2
B: Final = 0.4
AVERAGE_LENGTH: Final = 200
LONGEST: Final = 4000
"""Words beyond these make a text count no less."""
TOP: Final = 255
"""The largest impact."""

_COUNTS: Final = 64
"""Numbers of occurrences whose impact is worked out once for each length of text."""
_STEP: Final = 16
"""Texts whose lengths differ by fewer words count as equally long."""
OWN, SYMBOL, MENTIONED = b"=", b"/", b"@"

_PARAGRAPHS = re.compile(r"\n\s*\n")


class Indexed(NamedTuple):
    """The terms of one entry with their impacts, and what is kept beside them."""

    words: list[tuple[bytes, int]]
    """Terms `word_term(folded, exact)`."""
    pairs: list[tuple[bytes, int]]
    """Folded words that follow one another in number, symbol and subject."""
    numbers: list[tuple[bytes, int]]
    row: bytes
    text: bytes
    """Folded words in reading order, for phrases and neighbours: the first line is the subject."""


def word_term(folded: str, exact: str) -> bytes:
    """Return the term of a word: all accents of a folded word stand together in the dictionary."""
    return f"{folded}{SEPARATOR}{exact}".encode()


def pair_term(left: str, right: str) -> bytes:
    """Return the term of two neighbours."""
    return f"{left} {right}".encode()


def indexed(upsert: Upsert) -> Indexed:
    """Return what is indexed of a record."""
    entry = upsert.entry
    title = terms_of(f"{entry.number_symbol} {entry.subject}")
    lines = [title, *map(terms_of, (entry.id, *entry.lines))]
    if upsert.body:
        lines += map(terms_of, _PARAGRAPHS.split(upsert.body))
    length = min(sum(len(line.folded) for line in lines), LONGEST)
    norm, impacts = _weighing(length // _STEP * _STEP)
    pairs = {pair_term(left, right) for left, right in pairwise(title.folded)}
    return Indexed(
        _words(lines, title, norm, impacts),
        [(pair, impacts[TITLE_WEIGHT]) for pair in pairs],
        list(_numbers(upsert, lines)),
        msgspec.msgpack.encode(row_of(entry)),
        "\n".join(f" {' '.join(line.folded)} " for line in lines).encode(),
    )


@lru_cache
def _weighing(length: int) -> tuple[float, list[int]]:
    """Return what BM25 adds to occurrences in a text of this length, and the impacts of small numbers."""
    norm = K1 * (1 - B + B * length / AVERAGE_LENGTH)
    return norm, [_impact(count, norm) for count in range(_COUNTS)]


def _impact(count: int, norm: float) -> int:
    return 1 + int((TOP - 1) * count / (count + norm))


def _words(lines: list[Terms], title: Terms, norm: float, impacts: list[int]) -> list[tuple[bytes, int]]:
    """Return the words; the accents of one folded word share its impact."""
    counts = Counter([word for line in lines for word in line.words])
    totals = Counter([folded for line in lines for folded in line.folded])
    for word, folded in zip(title.words, title.folded, strict=True):
        counts[word] += TITLE_WEIGHT
        totals[folded] += TITLE_WEIGHT
    if len(counts) == len(totals):
        return [
            (word.encode(), impacts[count] if count < _COUNTS else _impact(count, norm))
            for word, count in counts.items()
        ]
    return [
        (word.encode(), 1 + int((TOP - 1) * count / (totals[word.partition(SEPARATOR)[0]] + norm)))
        for word, count in counts.items()
    ]


def _numbers(upsert: Upsert, lines: Iterable[Terms]) -> Iterator[tuple[bytes, int]]:
    entry = upsert.entry
    found = {OWN + number_key(entry.id).encode()}
    if entry.number_symbol:
        found.add(OWN + number_key(entry.number_symbol).encode())
        found.add(SYMBOL + symbol_key(entry.number_symbol).encode())
    found.update(MENTIONED + number_key(whole).encode() for line in lines for whole in line.wholes)
    return ((term, TOP) for term in found)
