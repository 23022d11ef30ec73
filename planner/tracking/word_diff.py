"""The difference of two texts word by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import StrEnum

import msgspec


class Change(StrEnum):
    """What happened to some words."""

    same = "same"
    removed = "removed"
    added = "added"


class Piece(msgspec.Struct, frozen=True):
    """Some words in a row with the same fate."""

    change: Change
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces that make `old` without those added, and `new` without those removed."""
    before, after = old.split(), new.split()
    pieces: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece(Change.same, " ".join(before[a:b])))
            continue
        if a < b:
            pieces.append(Piece(Change.removed, " ".join(before[a:b])))
        if c < d:
            pieces.append(Piece(Change.added, " ".join(after[c:d])))
    return tuple(pieces)


def marked(pieces: tuple[Piece, ...]) -> str:
    """Return the difference as plain text: [-removed-] {+added+}."""
    marks = {Change.same: "{}", Change.removed: "[-{}-]", Change.added: "{{+{}+}}"}
    return " ".join(marks[piece.change].format(piece.text) for piece in pieces)
