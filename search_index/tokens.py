"""Cuts a query into its pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from planner.vietnamese import fold
from search_index.language import OR_WORDS

QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'


class Piece(StrEnum):
    """What a piece is."""

    opening = "opening"
    closing = "closing"
    or_ = "or"
    phrase = "phrase"
    filter = "filter"
    words = "words"


class Token(NamedTuple):
    """A piece with its place; `text` is what it holds, without minus, quotes and star."""

    piece: Piece
    text: str
    start: int
    end: int
    text_start: int
    excluded: bool = False
    key: str = ""
    closed: bool = True
    """False for a quote that is opened and not closed."""
    starred: bool = False


_TOKEN = re.compile(
    rf"(?P<not>-?)(?:"
    rf"(?P<opening>\()|(?P<closing>\))"
    rf"|[{QUOTES}](?P<phrase>[^{QUOTES}]*)(?P<quote>[{QUOTES}]|$)"
    rf"|(?P<key>[^\W\d_][^\W_]*):(?:[{QUOTES}](?P<quoted>[^{QUOTES}]*)(?P<end>[{QUOTES}]|$)|(?P<value>[^\s(){QUOTES}]*))"
    rf"|(?P<words>[^\s(){QUOTES}]+))"
)


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the pieces of a composed text in order."""
    for found in _TOKEN.finditer(text):
        yield _token(found)


def _token(found: re.Match[str]) -> Token:
    start, end, excluded = found.start(), found.end(), bool(found["not"])
    if found["opening"]:
        return Token(Piece.opening, "(", start, end, start, excluded)
    if found["closing"]:
        return Token(Piece.closing, ")", start, end, start)
    if found["phrase"] is not None:
        at = found.start("phrase")
        return Token(Piece.phrase, found["phrase"], start, end, at, excluded, closed=bool(found["quote"]))
    if found["key"]:
        group = "value" if found["quoted"] is None else "quoted"
        closed = group == "value" or bool(found["end"])
        at = found.start(group)
        return Token(Piece.filter, found[group], start, end, at, excluded, found["key"], closed)
    words, at = found["words"], found.start("words")
    if not excluded and (words == "|" or (words.isupper() and fold(words).upper() in OR_WORDS)):
        return Token(Piece.or_, words, start, end, at)
    stem = words.rstrip("*")
    return Token(Piece.words, stem, start, end, at, excluded, starred=stem != words)
