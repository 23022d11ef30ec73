"""Where in a text the words of a query stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planner.vietnamese import fold, nfc
from search_index.conditions import Phrase, Prefix, Word

Marks = tuple[tuple[int, int], ...]
"""Places (start and end) in a composed text."""

_BEFORE, _AFTER, _BETWEEN = r"(?<![^\W_])", r"(?![^\W_])", r"[\W_]+"


class Marker:
    """Finds the words, beginnings and phrases of a query, whatever their accents."""

    def __init__(self, sought: Iterable[Word | Prefix | Phrase]) -> None:
        parts = sorted(dict.fromkeys(map(_pattern, sought)), key=lambda part: (-part.count(_BETWEEN), part))
        self.count = len(parts)
        """How many different words and phrases are looked for."""
        self._pattern = re.compile("|".join(f"({part})" for part in parts)) if parts else None

    def marks_in(self, text: str) -> Marks:
        """Return the places of everything that is looked for in `nfc(text)`."""
        if self._pattern is None:
            return ()
        return tuple(found.span() for found in self._pattern.finditer(fold(text)))

    def different_in(self, text: str) -> int:
        """Return how many of the words and phrases stand in the text."""
        if self._pattern is None:
            return 0
        return len({found.lastindex for found in self._pattern.finditer(fold(nfc(text)))})


def _pattern(sought: Word | Prefix | Phrase) -> str:
    words = sought.words if isinstance(sought, Phrase) else (sought,)
    return _BEFORE + _BETWEEN.join(map(_word, words)) + _AFTER


def _word(word: Word | Prefix) -> str:
    written = ("0*" if word.folded.isdecimal() else "") + re.escape(word.folded)
    return written + (r"[^\W_]*" if isinstance(word, Prefix) else "")
