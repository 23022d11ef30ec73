"""The simplest engine that does what SearchEngine says: it looks through all records for every search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from search_index.analysis import exact_beginnings, terms_of
from search_index.conditions import (
    All,
    Condition,
    Dated,
    Either,
    Has,
    Numbered,
    OneOf,
    Phrase,
    Prefix,
    Whose,
    Without,
    Word,
)
from search_index.engine import EngineHit, EngineQuery, EngineResult, Sort, Spelling, Upsert
from search_index.facts import counted, day_of, facts_of, row_of
from search_index.number_forms import number_key, symbol_key

TITLE = 5


class _Record:
    def __init__(self, upsert: Upsert) -> None:
        entry = upsert.entry
        title = terms_of(f"{entry.number_symbol} {entry.subject}")
        body = upsert.body.split("\n\n") if upsert.body else []
        lines = [title, *map(terms_of, (entry.id, *entry.lines, *body))]
        self.fingerprint = upsert.fingerprint
        self.row = row_of(entry)
        self.title = title.folded
        self.lines = [list(zip(line.folded, line.exact, strict=True)) for line in lines]
        self.own = {number_key(entry.id), number_key(entry.number_symbol)} - {""}
        self.symbol = symbol_key(entry.number_symbol)
        self.mentioned = {number_key(whole) for line in lines for whole in line.wholes}

    def fulfils(self, condition: Condition) -> bool:  # noqa: PLR0911 - a case for each condition
        if isinstance(condition, All):
            return all(map(self.fulfils, condition.parts))
        if isinstance(condition, Either):
            return any(map(self.fulfils, condition.parts))
        if isinstance(condition, Without):
            return not self.fulfils(condition.part)
        if isinstance(condition, Has):
            return any(
                fact is condition.fact and value in condition.values for fact, value in facts_of(self.row)
            )
        if isinstance(condition, Dated):
            day = self.row.date
            return day is not None and (condition.first or day) <= day <= (condition.last or day)
        if isinstance(condition, OneOf):
            return self.row.id in condition.ids
        if isinstance(condition, Numbered):
            return self._is_numbered(condition)
        words = condition.words if isinstance(condition, Phrase) else (condition,)
        return any(self._at(line, at, words) for line in self.lines for at in range(len(line)))

    def _is_numbered(self, asked: Numbered) -> bool:
        keys = {Whose.own: self.own, Whose.symbol: {self.symbol}, Whose.mentioned: self.mentioned}[
            asked.whose
        ]
        return any(key.startswith(asked.key) if asked.prefix else key == asked.key for key in keys)

    @staticmethod
    def _at(line: list[tuple[str, str]], at: int, words: Sequence[Word | Prefix]) -> bool:
        if at + len(words) > len(line):
            return False
        return all(
            folded.startswith(word.folded) if isinstance(word, Prefix) else folded == word.folded
            for (folded, _exact), word in zip(line[at:], words, strict=False)
        )

    def score(self, word: Word | Prefix) -> float:
        found = [folded for line in self.lines for folded, _exact in line if folded == word.folded]
        return TITLE * (word.folded in self.title) + len(found) / (len(found) + 1)

    def has_accents(self, word: Word | Prefix) -> bool:
        exact = {exact for line in self.lines for _folded, exact in line}
        if isinstance(word, Prefix):
            return any(each.startswith(exact_beginnings(word.exact)) for each in exact)
        return word.exact in exact


class ReferenceEngine:
    """See SearchEngine; nothing is kept between program runs."""

    def __init__(self) -> None:
        self._records: dict[str, _Record] = {}
        self._changes = 0
        self._built = False

    @property
    def stamp(self) -> str:
        return str(self._changes) if self._built else ""

    def refresh(self) -> None:
        pass

    def fingerprints(self) -> Mapping[str, str]:
        return {id_: record.fingerprint for id_, record in self._records.items()}

    def update(self, upserts: Iterable[Upsert], removals: Sequence[str], *, wait: float) -> bool:
        del wait
        changed = {upsert.entry.id: _Record(upsert) for upsert in upserts}
        self._records = {id_: r for id_, r in self._records.items() if id_ not in removals} | changed
        self._changes, self._built = self._changes + 1, True
        return True

    def search(self, query: EngineQuery) -> EngineResult:
        found = [record for record in self._records.values() if record.fulfils(query.condition)]
        words = list(_words(query.condition))

        def rank(record: _Record) -> tuple:
            first = query.first is not None and record.fulfils(query.first)
            accents = query.accents and all(map(record.has_accents, words))
            score = sum(map(record.score, words))
            if query.sort is Sort.date:
                return (-day_of(record.row), record.row.id)
            return (not first, not accents, -score, -day_of(record.row), record.row.id)

        found.sort(key=rank)
        first, count = max(query.offset, 0), max(query.limit, 0)
        hits = tuple(EngineHit(record.row.id, 0.0) for record in found[first : first + count])
        return EngineResult(total=len(found), hits=hits, facets=counted(record.row for record in found))

    def count(self, condition: Condition) -> int:
        return sum(record.fulfils(condition) for record in self._records.values())

    def similar(self, word: str, limit: int) -> tuple[Spelling, ...]:
        exact: dict[str, dict[str, int]] = {}
        for record in self._records.values():
            for folded, form in {pair for line in record.lines for pair in line}:
                forms = exact.setdefault(folded, {})
                forms[form] = forms.get(form, 0) + 1
        found = [
            Spelling(max(sorted(forms), key=forms.__getitem__), folded, self.count(Word(folded, folded)))
            for folded, forms in exact.items()
            if _edits(word, folded) <= 1
        ]
        return tuple(sorted(found, key=lambda each: (-each.count, each.folded))[:limit])

    def beside(self, left: str, right: str) -> int:
        pairs = [zip(record.title, record.title[1:], strict=False) for record in self._records.values()]
        return sum((left, right) in pair for pair in pairs)

    def discard(self) -> None:
        self._records, self._built = {}, False

    def close(self) -> None:
        pass


def _words(condition: Condition) -> Iterable[Word | Prefix]:
    if isinstance(condition, Word | Prefix):
        yield condition
    elif isinstance(condition, Phrase):
        yield from condition.words
    elif isinstance(condition, All):
        for part in condition.parts:
            yield from _words(part)


def _edits(one: str, other: str) -> int:
    """Return 0 for the same, 1 for one edit (exchanged neighbours included), else 2."""
    if one == other:
        return 0
    if len(one) > len(other):
        one, other = other, one
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest, longer = one[start:], other[start:]
    if len(one) < len(other):
        return 1 if longer[1:] == rest else 2
    swapped = len(rest) > 1 and rest[0] == longer[1] and rest[1] == longer[0] and rest[2:] == longer[2:]
    return 1 if rest[1:] == longer[1:] or swapped else 2
