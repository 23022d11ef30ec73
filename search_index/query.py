"""What is asked for: a small tree of conditions, made from the words someone typed.

The tree is what engines understand; another way of writing queries is another parser that yields it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from planner.vietnamese import nfc
from search_index.analysis import Compound, Word, compounds_of

MAX_WORDS = 64
"""Words beyond these are not looked at; a pasted page is not a query."""


class Term(msgspec.Struct, frozen=True):
    """A word that must occur; its accents count for the rank only."""

    exact: str
    folded: str
    prefix: bool = False
    """Whether longer words that begin so count too."""


class Phrase(msgspec.Struct, frozen=True):
    """Words that must follow one another."""

    words: tuple[Term, ...]
    whole: str = ""
    """The compound that was typed, such as "23/ct-ttg"; finding it whole counts for the rank."""


class Without(msgspec.Struct, frozen=True):
    """What must not occur."""

    condition: Term | Phrase


class Every(msgspec.Struct, frozen=True):
    """All conditions must hold; without any, everything is found."""

    conditions: tuple[Term | Phrase | Without, ...] = ()


_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'
_PIECE = re.compile(
    rf"(?P<not>-?)(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?:[{_QUOTES}]|$)|(?P<words>[^\s{_QUOTES}]+))"
)


def parse(text: str, *, prefix_last: bool = False) -> Every:
    """Return the conditions for words, "exact phrases" and -words to leave out.

    Any text can be parsed: what cannot be understood counts as ordinary words, a quote that is not closed
    reaches to the end, and a text without a word finds everything. With `prefix_last` a word at the very
    end of the text counts as the beginning of a word.
    """
    text = nfc(text)
    conditions: dict[Term | Phrase | Without, None] = {}
    room = MAX_WORDS
    for piece in _PIECE.finditer(text):
        group = "phrase" if piece["phrase"] is not None else "words"
        for words, whole in _groups(piece[group], as_phrase=group == "phrase"):
            kept = words[: max(room, 0)]
            room -= len(words)
            if not kept:
                continue
            at_end = piece.start(group) + kept[-1].end == len(text)
            found = _condition(kept, whole, prefix=prefix_last and at_end and not piece["not"])
            conditions[Without(found) if piece["not"] else found] = None
    return Every(tuple(conditions))


def _groups(text: str, *, as_phrase: bool) -> Iterator[Compound]:
    compounds = list(compounds_of(text))
    if as_phrase and len(compounds) > 1:
        yield Compound(tuple(word for compound in compounds for word in compound.words), "")
    else:
        yield from compounds


def _condition(words: tuple[Word, ...], whole: str, *, prefix: bool) -> Term | Phrase:
    last = len(words) - 1
    terms = tuple(Term(w.exact, w.folded, prefix and i == last) for i, w in enumerate(words))
    return terms[0] if len(terms) == 1 else Phrase(terms, whole)


def terms_sought(query: Every) -> tuple[Term, ...]:
    """Return the terms that hits contain, for marking them; what is to be left out is not among them."""
    found: dict[Term, None] = {}
    for condition in query.conditions:
        if isinstance(condition, Term):
            found[condition] = None
        elif isinstance(condition, Phrase):
            found.update(dict.fromkeys(condition.words))
    return tuple(found)
