"""How much of one text stands in another: pairs of syllables, rare ones counting more."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from planner.vietnamese import fold_tone_placement, nfc

_SYLLABLE = re.compile(r"\w+")


def pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of neighbouring syllables of a text, case and tone placement aside."""
    syllables = _SYLLABLE.findall(fold_tone_placement(nfc(text)).casefold())
    return frozenset(itertools.pairwise(syllables))


class Likeness:
    """A set of known texts, against which passages of a document are compared."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._pairs = {key: pairs(text) for key, text in texts.items()}
        counts = Counter(pair for found in self._pairs.values() for pair in found)
        total = len(self._pairs)
        self._weight = {pair: 1.0 + math.log(total / count) for pair, count in counts.items()}
        self._sums = {key: sum(self._weight[p] for p in found) for key, found in self._pairs.items()}

    def shares(self, passage: str) -> dict[str, float]:
        """Return for each known text which share of it (0 to 1) stands in the passage, where any does."""
        found = pairs(passage)
        return {
            key: sum(self._weight[pair] for pair in common) / self._sums[key]
            for key, known in self._pairs.items()
            if (common := known & found)
        }

    def best(self, passages: Iterable[str]) -> dict[str, tuple[float, int]]:
        """Return for each known text the greatest share and the passage (its position) that has it."""
        best: dict[str, tuple[float, int]] = {}
        for place, passage in enumerate(passages):
            for key, share in self.shares(passage).items():
                if share > best.get(key, (0.0, 0))[0]:
                    best[key] = (share, place)
        return best
