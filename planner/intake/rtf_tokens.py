"""The marks of an RTF file one by one, without building anything from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?"  # a control word with its number
    rb"|\\'([0-9a-fA-F]{2})"  # a byte
    rb"|\\([^a-zA-Z'])"  # a control symbol
    rb"|([{}])"
    rb"|([^\\{}\r\n\x00]+)"  # letters
)


_LITERAL = (b"{", b"}", b"\\")
"""Letters that are written with a backslash because they are marks otherwise."""


class Token(NamedTuple):
    """One mark: a control word (`word`, `number`), "{" or "}" (`word`), or letters (`data`)."""

    word: str
    number: int | None
    data: bytes


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the marks of an RTF file; raw data is left out, broken marks are skipped."""
    place = 0
    while found := _TOKEN.search(data, place):
        place = found.end()
        word, number, byte, symbol, brace, letters = found.groups()
        if word:
            value = None if number is None else int(number)
            if word == b"bin":
                place += max(0, value or 0)
            else:
                yield Token(word.decode(), value, b"")
        elif byte:
            yield Token("", None, bytes.fromhex(byte.decode()))
        elif symbol in _LITERAL:
            yield Token("", None, symbol)
        elif symbol:
            yield Token(symbol.decode("latin-1"), None, b"")
        elif brace:
            yield Token(brace.decode(), None, b"")
        else:
            yield Token("", None, letters)
