"""Whether letters make words: tells a good text layer from the garbage of a poor recognition."""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.vietnamese.folding import fold, nfc
from planner.vietnamese.syllables import MARKED, is_bare_syllable, is_syllable

_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS = 20_000


class TextQuality(NamedTuple):
    """Counts over the words of a text; documents of the state have 0.9, 0.9 and 0.8 of the three shares."""

    words: int
    alike: float
    """Share of words that are Vietnamese syllables, or were before they lost their marks."""
    right: float
    """Share of words that are Vietnamese syllables as they stand."""
    marked: float
    """Share of words that are Vietnamese syllables with a mark."""

    @property
    def vietnamese(self) -> bool:
        """Whether the text is meant to be Vietnamese; English has 0.2 of such words."""
        return self.words > 0 and self.alike >= 0.4

    @property
    def garbled(self) -> bool:
        """Whether it is meant to be Vietnamese and has lost its marks or its letters."""
        return self.words >= 20 and self.vietnamese and (self.marked < 0.5 or self.right < 0.75)


def text_quality(text: str) -> TextQuality:
    """Return how far the words of a text are Vietnamese."""
    words = _WORD.findall(nfc(text))[:_MOST_WORDS]
    right = [is_syllable(word) for word in words]
    marked = sum(good and bool(MARKED.search(word)) for word, good in zip(words, right, strict=True))
    bare = sum(not good and is_bare_syllable(fold(word)) for word, good in zip(words, right, strict=True))
    count = len(words) or 1
    return TextQuality(len(words), (sum(right) + bare) / count, sum(right) / count, marked / count)
