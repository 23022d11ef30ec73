"""Did you mean: words that nobody wrote are looked for as they may have been meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from search_index.analysis import Word as PlacedWord
from search_index.conditions import All, Condition, Either, Without, Word
from search_index.engine import SearchEngine, Spelling
from search_index.input_methods import meant_by
from search_index.meaning import Meaning

SHORTEST = 2
"""Letters of the shortest word whose spelling is doubted."""
TRIED = 6
"""Spellings looked for in place of a word."""


class Correction(msgspec.Struct, frozen=True):
    """Another spelling of a query."""

    text: str
    """The query as it may have been meant."""
    condition: All | None = None
    """What to search for at once, since as typed nothing can be found; None where it is only proposed."""


def correction_of(engine: SearchEngine, meaning: Meaning, text: str, total: int) -> Correction | None:
    """Return how a query that found `total` records was probably meant, None when there is no doubt."""
    doubted = [word for word in meaning.words if len(word.folded) >= SHORTEST and word.folded.isalpha()]
    doubted += [word for word in meaning.words if not word.folded.isalpha() and any(meant_by(word.folded))]
    if total and meaning.accents and not doubted:
        return None
    unknown = {
        word.folded: found
        for word in doubted
        if not engine.count(_word(word)) and (found := _meant(engine, meaning, word))
    }
    if unknown:
        return Correction(
            _rewritten(text, meaning, {folded: found[0] for folded, found in unknown.items()}),
            _with(meaning.condition, unknown),
        )
    return None if total else _rarely_together(engine, meaning, text, doubted)


def _word(word: PlacedWord) -> Word:
    return Word(word.exact, word.folded)


def _meant(engine: SearchEngine, meaning: Meaning, word: PlacedWord) -> list[Spelling]:
    """Return likely spellings, the likeliest first: those that stand beside the words of the query."""
    found: dict[str, Spelling] = {}
    for meant in meant_by(word.folded):
        found |= {each.folded: each for each in engine.similar(meant, TRIED) if each.folded == meant}
    if not found:
        found = {each.folded: each for each in engine.similar(word.folded, 4 * TRIED)}
    support = {each.folded: _support(engine, meaning, word, each) for each in found.values()}
    ordered = sorted(found.values(), key=lambda each: (-support[each.folded], -each.count, each.folded))
    return ordered[:TRIED]


def _support(engine: SearchEngine, meaning: Meaning, word: PlacedWord, spelling: Spelling) -> int:
    at, support = meaning.words.index(word), 0
    if at:
        support += engine.beside(meaning.words[at - 1].folded, spelling.folded)
    if at + 1 < len(meaning.words):
        support += engine.beside(spelling.folded, meaning.words[at + 1].folded)
    return support


def _rarely_together(
    engine: SearchEngine, meaning: Meaning, text: str, doubted: list[PlacedWord]
) -> Correction | None:
    """Return the query with one word spelled otherwise that finds most, when as typed it finds nothing."""
    best: tuple[int, dict[str, Spelling]] | None = None
    for word in doubted if len(meaning.words) > 1 else ():
        for spelling in _meant(engine, meaning, word):
            if spelling.folded == word.folded:
                continue
            count = engine.count(_with(meaning.condition, {word.folded: [spelling]}))
            if count and (best is None or count > best[0]):
                best = (count, {word.folded: spelling})
    return Correction(_rewritten(text, meaning, best[1])) if best else None


def _rewritten(text: str, meaning: Meaning, spellings: Mapping[str, Spelling]) -> str:
    for word in sorted(meaning.words, key=lambda each: -each.start):
        if spelling := spellings.get(word.folded):
            right = spelling.exact if meaning.accents else spelling.folded
            text = text[: word.start] + right + text[word.end :]
    return text


def _with(condition: All, spellings: Mapping[str, list[Spelling]]) -> All:
    def replaced(part: Condition) -> Condition:
        if isinstance(part, Word) and part.folded in spellings:
            words = tuple(Word(each.exact, each.folded) for each in spellings[part.folded])
            return words[0] if len(words) == 1 else Either(words)
        if isinstance(part, All):
            return All(tuple(_each(part.parts, replaced)))
        if isinstance(part, Either):
            return Either(tuple(_each(part.parts, replaced)))
        if isinstance(part, Without):
            return Without(replaced(part.part))
        return part

    return All(tuple(_each(condition.parts, replaced)))


def _each(parts: tuple[Condition, ...], change: Callable[[Condition], Condition]) -> Iterator[Condition]:
    return (change(part) for part in parts)
