"""From a query as typed to what an engine is asked for: names, numbers and filters get their meaning here."""

from __future__ import annotations

import msgspec

from planner.i18n import _
from search_index.analysis import Word as PlacedWord
from search_index.conditions import (
    All,
    Condition,
    Dated,
    Either,
    Fact,
    Has,
    Numbered,
    Phrase,
    Prefix,
    Whose,
    Without,
    Word,
)
from search_index.filter_values import ByStanding, FilterValueError, filtered
from search_index.language import Filter
from search_index.lexicon import Lexicon
from search_index.number_forms import number_key
from search_index.syntax import (
    Alternatives,
    Excluded,
    Filtered,
    Node,
    Query,
    QueryProblem,
    Quoted,
    Together,
    Typed,
)

LONGEST_NUMBER = 6
"""Words of the longest number and symbol written with spaces, such as "15 2025 qd ubnd kgvx"."""
SHORTEST_SYMBOL = 4
"""Letters of the shortest symbol without a joiner that is recognised, such as "qdubnd"."""
_NUMBER_WORD = "so"
"""The folded word for "number" that people write before one."""


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """What a query asks for."""

    condition: All
    first: Condition | None = None
    """Documents whose own number was typed."""
    accents: bool = False
    """Whether it was typed with accents."""
    agencies: frozenset[str] = frozenset()
    """Agencies named by their words."""
    words: tuple[PlacedWord, ...] = ()
    """Ordinary words, whose spelling can be doubted."""
    problems: tuple[QueryProblem, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether anything is asked for, or nothing was typed that is odd."""
        return bool(self.condition.parts) or not self.problems


def meaning_of(query: Query, lexicon: Lexicon, by_standing: ByStanding | None = None) -> Meaning:
    """Return what the query means in a workspace; filters that mean nothing become problems."""
    reader = _Reader(lexicon, by_standing)
    condition = reader.read(query.root)
    first = tuple(dict.fromkeys(reader.first))
    return Meaning(
        condition=condition if isinstance(condition, All) else All((condition,)),
        first=(first[0] if len(first) == 1 else Either(first)) if first else None,
        accents=not query.text.isascii(),
        agencies=frozenset(reader.agencies),
        words=tuple(reader.words),
        problems=tuple(sorted([*query.problems, *reader.problems], key=lambda each: each.start)),
    )


class _Reader:
    def __init__(self, lexicon: Lexicon, by_standing: ByStanding | None) -> None:
        self.lexicon = lexicon
        self.by_standing = by_standing
        self.first: list[Condition] = []
        self.agencies: set[str] = set()
        self.words: list[PlacedWord] = []
        self.problems: list[QueryProblem] = []
        self.since: tuple[Filtered, Dated] | None = None

    def read(self, node: Node) -> Condition:
        """Return the condition of a node; a filter that means nothing asks for nothing."""
        if isinstance(node, Together):
            return self._together(node)
        if isinstance(node, Alternatives):
            parts = tuple(self.read(part) for part in node.parts)
            return Either(tuple(part for part in parts if part != All()) or (All(),))
        if isinstance(node, Excluded):
            return self._excluded(node)
        if isinstance(node, Filtered):
            return self._filtered(node)
        if isinstance(node, Quoted):
            return Phrase(tuple(word for typed in node.typed for word in _words(typed)))
        return self._typed(node)

    def _excluded(self, node: Excluded) -> Condition:
        before, words, agencies = len(self.first), len(self.words), set(self.agencies)
        part = self.read(node.part)
        del self.first[before:], self.words[words:]
        self.agencies = agencies
        return All() if part == All() else Without(part)

    def _filtered(self, node: Filtered) -> Condition:
        try:
            found = filtered(node.which, node.value, self.lexicon, self.by_standing)
        except FilterValueError as error:
            self._say(node, error.message, error.remedy)
            return All()
        if isinstance(found, Dated) and not self._in_order(node, found):
            return All()
        return found

    def _in_order(self, node: Filtered, dated: Dated) -> bool:
        if node.which is Filter.since:
            self.since = (node, dated)
        elif self.since and dated.last and self.since[1].first and dated.last < self.since[1].first:
            self._say(
                node,
                _("This day is before the first day of the span."),
                _("Write the earlier day behind tu: and the later one behind den:"),
            )
            return False
        return True

    def _say(self, node: Filtered, message: str, remedy: str) -> None:
        start = node.value_start if node.value else node.start
        self.problems.append(QueryProblem(start=start, end=node.end, message=message, remedy=remedy))

    def _together(self, node: Together) -> All:
        parts: list[Condition] = []
        at = 0
        while at < len(node.parts):
            run = 0
            while at + run < len(node.parts) and isinstance(node.parts[at + run], Typed):
                run += 1
            if run:
                parts += self._run([part for part in node.parts[at : at + run] if isinstance(part, Typed)])
            else:
                run, found = 1, self.read(node.parts[at])
                parts += found.parts if isinstance(found, All) else [found]
            at += run
        return All(tuple(dict.fromkeys(parts)))

    def _run(self, typed: list[Typed]) -> list[Condition]:
        """Return the conditions of words that stand beside one another."""
        parts: list[Condition] = []
        at = 0
        while at < len(typed):
            if length := self._number_at(typed, at):
                if parts and typed[at - 1].compound.words[-1].folded == _NUMBER_WORD:
                    parts.pop()
                parts.append(self._number(typed[at : at + length]))
            elif length := self._agency_at(typed, at):
                parts.append(self._agency(typed[at : at + length]))
            else:
                length = 1
                found = self._typed(typed[at])
                parts += found.parts if isinstance(found, All) else [found]
            at += length
        return parts

    def _number_at(self, typed: list[Typed], at: int) -> int:
        """Return how many of the words from `at` are a number that a document of the workspace has."""
        for length in range(min(LONGEST_NUMBER, len(typed) - at), 0, -1):
            taken = typed[at : at + length]
            words = [word for each in taken for word in each.compound.words]
            if len(words) < 2 or not any(word.folded[0].isdecimal() for word in words):
                continue
            key = number_key([word.folded for word in words])
            if key in self.lexicon.numbers or (taken[-1].prefix and self.lexicon.begins_number(key)):
                return length
        return 0

    def _number(self, typed: list[Typed]) -> Condition:
        words = tuple(word for each in typed for word in _words(each))
        key, prefix = number_key([word.folded for word in words]), typed[-1].prefix
        own = Numbered(key, Whose.own, prefix)
        self.first.append(own)
        return Either((own, Numbered(key, Whose.mentioned, prefix), Phrase(words)))

    def _agency_at(self, typed: list[Typed], at: int) -> int:
        """Return how many of the words from `at` name an agency."""
        for length in range(min(self.lexicon.agencies.longest, len(typed) - at), 0, -1):
            words = tuple(word.folded for each in typed[at : at + length] for word in each.compound.words)
            if words in self.lexicon.agencies.by_words:
                return length
        return 0

    def _agency(self, typed: list[Typed]) -> Condition:
        words = tuple(word for each in typed for word in _words(each))
        ids = self.lexicon.agencies.by_words[tuple(word.folded for word in words)]
        self.agencies |= ids
        names = [name for id_ in sorted(ids) for name in self.lexicon.agencies.names[id_]]
        others = [Phrase(name) for name in dict.fromkeys(names)]
        led = Has(Fact.agency, ids.union(*map(self.lexicon.agencies.successors, ids)))
        return Either((All(words) if len(words) > 1 else words[0], *others, led))

    def _typed(self, typed: Typed) -> Condition:
        words = _words(typed)
        key = number_key([word.folded for word in words])
        if len(words) == 1:
            word = words[0]
            if isinstance(word, Prefix):
                return word
            if len(key) >= SHORTEST_SYMBOL and key in self.lexicon.symbols:
                return Either((word, Numbered(key, Whose.symbol)))
            self.words.append(typed.compound.words[0])
            return word
        phrase = Phrase(words)
        if typed.compound.whole:
            own = Numbered(key, Whose.own, typed.prefix)
            self.first.append(own)
            return Either((own, Numbered(key, Whose.mentioned, typed.prefix), phrase))
        if key in self.lexicon.symbols:
            return Either((phrase, Numbered(key, Whose.symbol)))
        return phrase


def _words(typed: Typed) -> tuple[Word | Prefix, ...]:
    last = len(typed.compound.words) - 1
    return tuple(
        Prefix(word.exact, word.folded) if typed.prefix and at == last else Word(word.exact, word.folded)
        for at, word in enumerate(typed.compound.words)
    )
