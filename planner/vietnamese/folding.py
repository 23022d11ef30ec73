"""One Unicode form for all text, and comparison of words without regard to accents and case."""

from __future__ import annotations

import re
import unicodedata

_BARRED_D = {"đ": "d", "ð": "d", "ɖ": "d"}
"""Letters that Unicode does not decompose; the eth and the African letter stand for a damaged đ."""

IGNORABLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
"""Characters without a shape, as the inside of a regular expression's character class."""

_WITHOUT_SHAPE = re.compile(f"[\u0300-\u036f{IGNORABLE}]")


def nfc(text: str) -> str:
    """Return the text in composed form (NFC), the only form used inside the program."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the text in small letters and without accents; đ becomes d.

    The result has one character for every character of `nfc(text)`, so that a position found in it is
    the position in the composed text. Characters that cannot be composed (a stray combining mark, a
    zero-width space) stay where they are.
    """
    if text.isascii():
        return text.lower()
    return nfc(text).translate(_FOLDED)


def without_marks(text: str) -> str:
    """Return the text without combining marks and shapeless characters that NFC leaves over."""
    return text if text.isascii() else _WITHOUT_SHAPE.sub("", nfc(text))


def matches(needle: str, haystack: str) -> bool:
    """Tell whether every word of `needle` begins a word of `haystack`, accents and case aside.

    An empty needle matches everything; this is the filter of lists that narrow while someone types.
    """
    return all_begin(folded_words(needle), fold(without_marks(haystack)))


def folded_words(needle: str) -> tuple[str, ...]:
    """Return the words to look for, folded once for many texts; for `all_begin`."""
    return tuple(fold(without_marks(needle)).split())


def all_begin(words: tuple[str, ...], folded: str) -> bool:
    """Tell what `matches` tells, for words and a text that are folded already: fast for long lists."""
    return all(_begins_a_word(word, folded) for word in words)


def _begins_a_word(word: str, text: str) -> bool:
    where = text.find(word)
    while where > 0 and text[where - 1].isalnum() and word[0].isalnum():
        where = text.find(word, where + 1)
    return where >= 0


def _folded_letter(char: str) -> str:
    small = char.casefold()
    if len(small) != 1:
        small = char.lower()[:1]
    if small in _BARRED_D:
        return _BARRED_D[small]
    parts = unicodedata.normalize("NFD", small)
    if len(parts) > 1 and all(unicodedata.combining(mark) for mark in parts[1:]):
        return parts[0]
    if unicodedata.category(small) == "Zs":
        return " "
    plain = unicodedata.normalize("NFKC", small)
    return plain if len(plain) == 1 and plain.isalnum() else small


class _Folded(dict[int, str]):
    """The translation table of `fold`, filled with each character when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded_letter(chr(code))
        return folded


_FOLDED = _Folded()
