"""The parser of the query language: every text has a meaning, and what is odd about it is said."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from planner.i18n import _
from planner.vietnamese import nfc
from search_index.analysis import Compound, Word, compounds_of
from search_index.language import filter_named, filter_names, plain_name
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
from search_index.tokens import Piece, Token, tokens_of

MAX_WORDS = 64
"""Words beyond these are not looked at; a pasted page is not a query."""
MAX_LENGTH = 4000
"""Characters of a query that are looked at."""
MAX_DEPTH = 16
"""Brackets within brackets."""


def parse(text: str, *, prefix_last: bool = False) -> Query:
    """Return the tree of a query.

    Any text can be parsed. With `prefix_last`, as while someone is typing, a word at the very end counts as
    the beginning of a word, and what may still be completed there is no problem.
    """
    return _Parser(nfc(text), typing=prefix_last).query()


class _Parser:
    def __init__(self, text: str, *, typing: bool) -> None:
        self._text = text[:MAX_LENGTH]
        self._typing = typing
        self._tokens = list(tokens_of(self._text))
        self._at = 0
        self._room = MAX_WORDS
        self._problems: list[QueryProblem] = []
        if len(text) > MAX_LENGTH:
            self._say(MAX_LENGTH, len(text), _("The query is too long; its end is left out."))

    def query(self) -> Query:
        root = self._alternatives(0)
        while self._at < len(self._tokens):
            token = self._next()
            self._say(token.start, token.end, _("This bracket closes nothing."), _("Take it away."))
            root = _merged(root, self._alternatives(0))
        if self._room < 0:
            self._say(
                0,
                len(self._text),
                _("Only the first {count} words are looked for.", count=MAX_WORDS),
                _("Use fewer words."),
            )
        return Query(self._text, root, tuple(sorted(self._problems, key=lambda each: each.start)))

    def _say(self, start: int, end: int, message: str, remedy: str = "") -> None:
        self._problems.append(QueryProblem(start=start, end=end, message=message, remedy=remedy))

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _unfinished(self, token: Token) -> bool:
        return self._typing and token.end == len(self._text)

    def _alternatives(self, depth: int) -> Together | Alternatives:
        """Read up to a closing bracket or the end."""
        parts: list[Together] = []
        while True:
            part = self._together(depth)
            parts.append(part)
            token = self._peek()
            if token is None or token.piece is not Piece.or_:
                break
            self._next()
            self._check_or(token, part)
        filled = [part for part in parts if part.parts]
        if len(filled) <= 1:
            return filled[0] if filled else Together(())
        return _with_shared_filters(filled)

    def _check_or(self, token: Token, before: Together) -> None:
        after = self._peek()
        missing = after is None or after.piece is Piece.closing
        if (missing or not before.parts) and not self._unfinished(token):
            self._say(
                token.start,
                token.end,
                _("“{word}” stands between nothing.", word=token.text),
                _("Write words on both sides of it, or put it in quotes to search for the word itself."),
            )

    def _together(self, depth: int) -> Together:
        parts: list[Node] = []
        while (token := self._peek()) is not None and token.piece not in {Piece.or_, Piece.closing}:
            self._next()
            found = self._bracket(token, depth) if token.piece is Piece.opening else list(self._item(token))
            parts += [Excluded(part) for part in found] if token.excluded else found
        return Together(tuple(parts))

    def _bracket(self, token: Token, depth: int) -> list[Node]:
        if depth == MAX_DEPTH:
            self._say(token.start, token.end, _("Too many brackets within brackets."), _("Use fewer."))
            return []
        inside = self._alternatives(depth + 1)
        closing = self._peek()
        if closing is not None:
            self._next()
        elif not self._typing:
            self._say(token.start, token.end, _("This bracket is not closed."), _("Write “)” at its end."))
        return [inside] if inside.parts else []

    def _item(self, token: Token) -> Iterator[Node]:
        if token.piece is Piece.filter:
            yield from self._filter(token)
        elif token.piece is Piece.phrase:
            if not token.closed and not self._typing:
                self._say(token.start, token.end, _("This quote is not closed."), _('Write “"” at its end.'))
            yield from self._phrase(token)
        else:
            yield from self._words(token)

    def _filter(self, token: Token) -> Iterator[Node]:
        which = filter_named(token.key)
        if which is None:
            if not self._is_misspelled(token):
                yield from self._words(
                    token._replace(text=f"{token.key}:{token.text}", text_start=token.start)
                )
            return
        if not token.closed and not self._typing:
            self._say(token.start, token.end, _("This quote is not closed."), _('Write “"” at its end.'))
        yield Filtered(which, token.text, token.start, token.end, token.text_start)

    def _is_misspelled(self, token: Token) -> bool:
        """Tell whether a filter was meant by words around a colon, and say so."""
        near = difflib.get_close_matches(plain_name(token.key), filter_names(), n=1, cutoff=0.7)
        if near:
            self._say(
                token.start,
                token.end,
                _("There is no filter “{name}:”; it is left out.", name=token.key),
                _("Did you mean {name}:…?", name=near[0]),
            )
        return bool(near)

    def _phrase(self, token: Token) -> Iterator[Node]:
        typed = list(self._typed(token, prefix=self._unfinished(token) and not token.closed))
        if typed:
            yield typed[0] if len(typed) == 1 else Quoted(tuple(typed))

    def _words(self, token: Token) -> Iterator[Node]:
        inner = token.text.find("*")
        if inner >= 0 or (token.starred and not token.text):
            at = token.text_start + max(inner, 0)
            self._say(
                at, at + 1, _("A star can only stand at the end of a word."), _("Write the beginning: digit*")
            )
        yield from self._typed(
            token, prefix=token.starred or (self._unfinished(token) and not token.excluded)
        )

    def _typed(self, token: Token, *, prefix: bool) -> Iterator[Typed]:
        found = [_moved(compound, token.text_start) for compound in compounds_of(token.text)]
        end = token.text_start + len(token.text)
        for compound in found:
            kept = compound.words[: max(self._room, 0)]
            self._room -= len(compound.words)
            if kept:
                yield Typed(Compound(kept, compound.whole), prefix and kept[-1].end == end)


def _moved(compound: Compound, by: int) -> Compound:
    words = tuple(Word(w.exact, w.folded, w.start + by, w.end + by) for w in compound.words)
    return Compound(words, compound.whole)


def _is_filter(node: Node) -> bool:
    return isinstance(node, Filtered) or (isinstance(node, Excluded) and isinstance(node.part, Filtered))


def _with_shared_filters(parts: list[Together]) -> Together | Alternatives:
    """Let filters that stand beside words hold for all alternatives."""
    if any(all(map(_is_filter, part.parts)) for part in parts):
        return Alternatives(tuple(parts))
    filters = [node for part in parts for node in part.parts if _is_filter(node)]
    words = [Together(tuple(node for node in part.parts if not _is_filter(node))) for part in parts]
    either = Alternatives(tuple(words))
    return Together((either, *filters)) if filters else either


def _merged(left: Together | Alternatives, right: Together | Alternatives) -> Together | Alternatives:
    if not right.parts:
        return left
    return Together((left, right)) if left.parts else right
