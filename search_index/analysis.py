"""The one analysis of text: what of a text can be found, and by which words.

A word gives two terms: the exact one (small letters, canonical place of the tone mark) and the folded
one (without accents, đ as d, numbers without leading zeros). Words joined by "/", "-", "." as in
23/CT-TTg give the terms of their parts, and one more for the whole when it has a digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from planner.vietnamese import fold, fold_tone_placement, nfc, without_marks
from planner.vietnamese.folding import IGNORABLE

MAX_TERM = 100
"""Characters of a word that count; no word of any language is longer, only data that got into a text."""


class Word(NamedTuple):
    """One word of a text with its place (start and end in the NFC text)."""

    exact: str
    folded: str
    start: int
    end: int


SEPARATOR = "\x1f"
"""Stands between the folded and the exact form of a word in one term; no word contains it."""


class Terms(NamedTuple):
    """The terms of a text in reading order; `words` and `folded` go word by word together."""

    words: list[str]
    """Folded and exact form of each word in one: all accents of a folded word sort together."""
    folded: list[str]
    wholes: list[str]
    """Folded terms of number-and-symbol compounds such as "23/ct-ttg"."""

    @property
    def exact(self) -> list[str]:
        """The exact form of each word."""
        return [word.partition(SEPARATOR)[2] for word in self.words]


_INNER = rf"(?:[^\W_]|[\u0300-\u036f{IGNORABLE}])"
_WORD = rf"[^\W_]{_INNER}*"
_DASHES = "\u2010\u2011\u2012\u2013"
_JOINER = rf"[-/.{_DASHES}]"
_COMPOUND = re.compile(rf"{_WORD}(?:{_JOINER}{_WORD})*")
_PARTS = re.compile(_WORD)
_DIGIT = re.compile(r"\d")


class Compound(NamedTuple):
    """Words written without a space between them."""

    words: tuple[Word, ...]
    whole: str
    """The folded compound for number-and-symbol forms such as "23/ct-ttg", else ""."""


@lru_cache(maxsize=32768)
def _analysed(compound: str) -> Compound:
    words = tuple(_word(found.group(), found.start()) for found in _PARTS.finditer(compound))
    return Compound(words, _whole(compound, words))


def _whole(compound: str, words: tuple[Word, ...]) -> str:
    if len(words) == 1 or not _DIGIT.search(compound):
        return ""
    whole = words[0].folded
    for left, right in pairwise(words):
        joiner = compound[left.end : right.start]
        whole += ("-" if joiner in _DASHES else joiner) + right.folded
    return whole


def _word(raw: str, start: int) -> Word:
    plain = without_marks(raw)[:MAX_TERM]
    exact = fold_tone_placement(plain.lower())
    folded = fold(plain)
    if folded.isdecimal():
        folded = folded.lstrip("0") or "0"
    return Word(exact, folded, start, start + len(raw))


def exact_beginnings(exact: str) -> tuple[str, ...]:
    """Return how words can begin that begin with `exact`: the tone moves when a letter follows.

    A word that begins with "hòa" may be "hoàn".
    """
    return tuple(dict.fromkeys((exact, fold_tone_placement(f"{exact}n")[:-1])))


def compounds_of(text: str) -> Iterator[Compound]:
    """Yield the compounds of the text in order; places are those in `nfc(text)`."""
    for found in _COMPOUND.finditer(nfc(text)):
        words, whole = _analysed(found.group())
        at = found.start()
        yield Compound(tuple(Word(w.exact, w.folded, w.start + at, w.end + at) for w in words), whole)


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of the text in order; places are those in `nfc(text)`."""
    for compound in compounds_of(text):
        yield from compound.words


def terms_of(text: str) -> Terms:
    """Return the terms of the text for the index."""
    chunks = [_CHUNKS[chunk] for chunk in nfc(text).split()]
    return Terms(
        [word for chunk in chunks for word in chunk.words],
        [folded for chunk in chunks for folded in chunk.folded],
        [whole for chunk in chunks for whole in chunk.wholes],
    )


class _Chunks(dict[str, Terms]):
    """The terms of everything that stands between two spaces, kept from one text to the next."""

    def __missing__(self, chunk: str) -> Terms:
        terms = Terms([], [], [])
        for compound in _COMPOUND.findall(chunk):
            words, whole = _analysed(compound)
            terms.words.extend(f"{word.folded}{SEPARATOR}{word.exact}" for word in words)
            terms.folded.extend(word.folded for word in words)
            if whole:
                terms.wholes.append(whole)
        if len(self) >= _CHUNKS_KEPT:
            self.clear()
        self[chunk] = terms
        return terms


_CHUNKS_KEPT = 65536
_CHUNKS = _Chunks()
