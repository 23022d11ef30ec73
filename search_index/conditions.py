"""What an engine is asked for: a tree of conditions over words and facts; no text of a query passes here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import msgspec


class Word(msgspec.Struct, frozen=True):
    """A word that must occur; its accents count for the rank only."""

    exact: str
    folded: str


class Prefix(msgspec.Struct, frozen=True):
    """The beginning of a word that must occur."""

    exact: str
    folded: str


class Phrase(msgspec.Struct, frozen=True):
    """Words that must follow one another on one line; only the last may be a beginning."""

    words: tuple[Word | Prefix, ...]


class Whose(StrEnum):
    """Whose number it is."""

    own = "own"
    """The record's own number and symbol, or its ID."""
    mentioned = "mentioned"
    """A number that the record's text mentions."""
    symbol = "symbol"
    """The record's own symbol, without the number."""


class Numbered(msgspec.Struct, frozen=True):
    """A number and symbol in the form of `number_forms.number_key`."""

    key: str
    whose: Whose
    prefix: bool = False
    """Whether longer numbers and symbols that begin so count too."""


class Fact(StrEnum):
    """What of a record can be filtered and counted."""

    record = "record"
    kind = "kind"
    year = "year"
    agency = "agency"
    area = "area"
    state = "state"
    """Workflow state."""


class Has(msgspec.Struct, frozen=True):
    """One of these values; an empty set finds nothing."""

    fact: Fact
    values: frozenset[str] | frozenset[int]


class Dated(msgspec.Struct, frozen=True):
    """A day within a span, both ends included; None leaves an end open."""

    first: date | None = None
    last: date | None = None


class OneOf(msgspec.Struct, frozen=True):
    """One of these records."""

    ids: frozenset[str]


class All(msgspec.Struct, frozen=True):
    """Every part must hold; without any, everything is found. Neighbouring words count for more together."""

    parts: tuple[Condition, ...] = ()


class Either(msgspec.Struct, frozen=True):
    """At least one part must hold."""

    parts: tuple[Condition, ...]


class Without(msgspec.Struct, frozen=True):
    """What must not hold."""

    part: Condition


Condition = Word | Prefix | Phrase | Numbered | Has | Dated | OneOf | All | Either | Without


def sought(condition: Condition) -> Iterator[Word | Prefix | Phrase]:
    """Yield what hits contain, for marking it; what is to be left out is not among it.

    Words that stand beside a phrase as its alternative are the same name: the phrase alone is marked.
    """
    if isinstance(condition, Word | Prefix | Phrase):
        yield condition
    elif isinstance(condition, All | Either):
        names = isinstance(condition, Either) and any(isinstance(each, Phrase) for each in condition.parts)
        for part in condition.parts:
            if not (names and isinstance(part, All)):
                yield from sought(part)
