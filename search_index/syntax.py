"""The tree that a query is read into; what cannot be understood is pointed at, the rest still counts."""

from __future__ import annotations

import msgspec

from search_index.analysis import Compound
from search_index.language import Filter


class QueryProblem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a part of a query."""

    start: int
    """Place in the composed (NFC) text of the query."""
    end: int
    message: str
    remedy: str = ""


class Typed(msgspec.Struct, frozen=True):
    """Words written without a space between them, such as "cải" or "23/CT-TTg"."""

    compound: Compound
    """Its places are those in the query."""
    prefix: bool = False
    """Whether the last word is only a beginning."""


class Quoted(msgspec.Struct, frozen=True):
    """Words between quotes."""

    typed: tuple[Typed, ...]
    """Only the last one may be a beginning."""


class Filtered(msgspec.Struct, frozen=True):
    """A filter with its value as typed."""

    which: Filter
    value: str
    start: int
    end: int
    value_start: int


class Together(msgspec.Struct, frozen=True):
    """Everything must hold."""

    parts: tuple[Node, ...]


class Alternatives(msgspec.Struct, frozen=True):
    """One must hold."""

    parts: tuple[Node, ...]


class Excluded(msgspec.Struct, frozen=True):
    """Must not hold."""

    part: Node


Node = Typed | Quoted | Filtered | Together | Alternatives | Excluded


class Query(msgspec.Struct, frozen=True):
    """A query that was read."""

    text: str
    """The composed text that all places refer to."""
    root: Together | Alternatives
    problems: tuple[QueryProblem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.root.parts
