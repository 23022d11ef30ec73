"""What of an entry goes into the index: its terms, each with how much it counts there.

How much a term counts (its impact, one byte) is worked out when a record is indexed, after BM25 with the
subject weighing more than the rest, so that a search only adds up: no lengths, no fields of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from search_index.analysis import Terms, terms_of
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

SEPARATOR: Final = b"\x1f"
OWN, SYMBOL, MENTIONED = b"=", b"/", b"@"

_PARAGRAPHS = re.compile(r"\n\s*\n")


class Indexed(NamedTuple):
    """The terms of one entry with their impacts, and what is kept beside them."""

    words: list[tuple[bytes, int]]
    """Terms `word_term(folded, exact)`."""
    pairs: list[tuple[bytes, int]]
    """Folded words that follow one another."""
    numbers: list[tuple[bytes, int]]
    row: bytes
    text: bytes
    """Folded words in reading order, for phrases of more than two words."""


def word_term(folded: str, exact: str) -> bytes:
    """Return the term of a word: all accents of a folded word stand together in the dictionary."""
    return folded.encode() + SEPARATOR + exact.encode()


def indexed(upsert: Upsert) -> Indexed:
    """Return what is indexed of a record."""
    entry = upsert.entry
    title = terms_of(f"{entry.number_symbol} {entry.subject}")
    lines = [title, *map(terms_of, (entry.id, *entry.lines))]
    if upsert.body:
        lines += map(terms_of, _PARAGRAPHS.split(upsert.body))
    norm = K1 * (1 - B + B * min(sum(len(line.folded) for line in lines), LONGEST) / AVERAGE_LENGTH)
    return Indexed(
        _words(lines, title, norm),
        _pairs(lines, title, norm),
        list(_numbers(upsert, lines)),
        msgspec.msgpack.encode(row_of(entry)),
        "\n".join(f" {' '.join(line.folded)} " for line in lines).encode(),
    )


def _words(lines: list[Terms], title: Terms, norm: float) -> list[tuple[bytes, int]]:
    counts: Counter[tuple[str, str]] = Counter()
    for line in lines:
        counts.update(zip(line.folded, line.exact, strict=True))
    for word in zip(title.folded, title.exact, strict=True):
        counts[word] += TITLE_WEIGHT
    totals: dict[str, int] = {}
    for (folded, _exact), count in counts.items():
        totals[folded] = totals.get(folded, 0) + count
    return [
        (word_term(folded, exact), 1 + int((TOP - 1) * count / (totals[folded] + norm)))
        for (folded, exact), count in counts.items()
    ]


def _pairs(lines: list[Terms], title: Terms, norm: float) -> list[tuple[bytes, int]]:
    counts: Counter[tuple[str, str]] = Counter()
    for line in lines:
        counts.update(zip(line.folded, line.folded[1:], strict=False))
    for pair in zip(title.folded, title.folded[1:], strict=False):
        counts[pair] += TITLE_WEIGHT
    return [
        (f"{left} {right}".encode(), 1 + int((TOP - 1) * count / (count + norm)))
        for (left, right), count in counts.items()
    ]


def _numbers(upsert: Upsert, lines: Iterable[Terms]) -> Iterator[tuple[bytes, int]]:
    entry = upsert.entry
    found = {OWN + number_key(entry.id).encode()}
    if entry.number_symbol:
        found.add(OWN + number_key(entry.number_symbol).encode())
        found.add(SYMBOL + symbol_key(entry.number_symbol).encode())
    found.update(MENTIONED + number_key(whole).encode() for line in lines for whole in line.wholes)
    return ((term, TOP) for term in found)
