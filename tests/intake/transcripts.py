"""How much of a transcript a reading has right."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from planner.vietnamese import fold_tone_placement, nfc

_SYLLABLE = re.compile(r"[^\W_]+")


def syllables(text: str) -> list[str]:
    """Return the syllables and numbers of a text; capitals and the place of tone marks do not matter."""
    return [fold_tone_placement(each.lower()) for each in _SYLLABLE.findall(nfc(text))]


def accuracy(transcript: str, reading: str) -> tuple[float, list[tuple[str, str]]]:
    """Return the share of the transcript's syllables that the reading has, in order, and what differs."""
    expected, found = syllables(transcript), syllables(reading)
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    right = sum(block.size for block in matcher.get_matching_blocks())
    differences = [
        (" ".join(expected[a:b]), " ".join(found[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
    return right / len(expected), differences
