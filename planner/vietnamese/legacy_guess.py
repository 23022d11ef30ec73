"""Tells an encoding before Unicode from the words alone, where no font says it; in doubt it tells none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.vietnamese.folding import nfc
from planner.vietnamese.legacy_text import LegacyEncoding, from_legacy
from planner.vietnamese.syllables import ONLY_VIETNAMESE, is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile("[^\\s\x00-\x40\\[-`{-\x7f\u2013-\u201e\u2026\u2022]+")
"""Signs such as ® and ¸ are letters of the old encodings, so that only ASCII parts words."""
_MOST_WORDS = 4000
_RIGHT = 0.85
"""Share of words that must be Vietnamese after the conversion."""
_RIGHT_BEFORE = 0.4
"""Share of words that may be Vietnamese as they stand."""
_UNICODE = 0.05
"""Share of words with letters that only Unicode has."""


def guess_encoding(texts: Iterable[str], least: int = 5) -> LegacyEncoding | None:
    """Return the encoding in which the words of `texts` are Vietnamese while they are none as they stand.

    None for Unicode, English, French, German or Spanish texts, and for fewer than `least` different words
    with letters beyond ASCII.
    """
    words = _odd_words(texts)
    if len(words) < least:
        return None
    if sum(bool(ONLY_VIETNAMESE.search(word)) for word in words) > _UNICODE * len(words):
        return None
    if sum(map(is_syllable, words)) > _RIGHT_BEFORE * len(words):
        return None
    shares = {
        encoding: sum(is_syllable(from_legacy(word, encoding)) for word in words) / len(words)
        for encoding in LegacyEncoding
    }
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= _RIGHT else None


def is_unicode(text: str) -> bool:
    """Tell whether a text has letters that no old encoding has, so that it is in Unicode already."""
    return bool(ONLY_VIETNAMESE.search(nfc(text)))


def _odd_words(texts: Iterable[str]) -> list[str]:
    """Return the different words with letters beyond ASCII, as many as are needed."""
    words: dict[str, None] = {}
    for text in texts:
        if not text.isascii():
            for word in _WORD.findall(nfc(text)):
                if not word.isascii():
                    words[word] = None
            if len(words) > _MOST_WORDS:
                break
    return list(words)


def converted_words(text: str, encoding: LegacyEncoding) -> str:
    """Return a text in which words of the old encoding and of Unicode stand side by side, all in Unicode."""
    return _WORD.sub(lambda found: _converted_word(found[0], encoding), nfc(text))


def _converted_word(word: str, encoding: LegacyEncoding) -> str:
    if word.isascii() or ONLY_VIETNAMESE.search(word) or is_syllable(word):
        return word
    changed = from_legacy(word, encoding)
    return changed if is_syllable(changed) else word
