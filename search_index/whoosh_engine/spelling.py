"""Words that differ from a typed one by one slip of the fingers."""

from __future__ import annotations

from collections.abc import Iterator

from search_index.analysis import SEPARATOR
from search_index.conditions import Word
from search_index.engine import Spelling
from search_index.whoosh_engine.documents import word_term
from search_index.whoosh_engine.evaluation import Evaluation
from search_index.whoosh_engine.state import WORDS

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def one_edit(word: str) -> Iterator[str]:
    """Yield everything at one edit's distance: a letter less, exchanged, other or more."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for letter in _LETTERS:
            yield word[:at] + letter + word[at + 1 :]
    for at in range(len(word) + 1):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]


def similar(now: Evaluation, word: str, limit: int) -> tuple[Spelling, ...]:
    """Return the words of the index at one edit's distance, and the word itself, most frequent first."""
    vocabularies = [segment.vocabulary for _base, segment in now.state.segments]
    found = {near for near in (word, *one_edit(word)) if any(near in words for words in vocabularies)}
    spellings = [_spelling(now, near) for near in found]
    spellings.sort(key=lambda each: (-each.count, each.folded))
    return tuple(each for each in spellings if each.count)[:limit]


def _spelling(now: Evaluation, folded: str) -> Spelling:
    forms: dict[bytes, int] = {}
    live = now.state.live
    for base, segment in now.state.segments:
        for term, postings in segment.terms.beginning(WORDS, word_term(folded, "")):
            forms[term] = forms.get(term, 0) + (postings.bits << base & live).bit_count()
    exact = max(sorted(forms), key=lambda term: forms[term]).decode().partition(SEPARATOR)[2]
    return Spelling(exact, folded, now_count(now, folded))


def now_count(now: Evaluation, folded: str) -> int:
    """Return in how many records a folded word occurs."""
    return (now.found(Word(folded, folded)).bits & now.state.live).bit_count()
