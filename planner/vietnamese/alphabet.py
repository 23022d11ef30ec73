"""The Vietnamese alphabet: its order for sorting, and the letters that mark points of a clause."""

from __future__ import annotations

import re
import unicodedata

from planner.vietnamese.folding import fold, without_marks
from planner.vietnamese.tone_placement import fold_tone_placement

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The 29 letters, with f, j, w and z of foreign names in their Latin places."""

POINT_LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
"""The letters of points a), b), c), d), đ), e), g) ... in the order of the Vietnamese alphabet
(Decree 30/2020, Appendix I, II.6.đ)."""

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Order of the tones after the level one: huyền, hỏi, ngã, sắc, nặng."""

_RANK = {letter: rank for rank, letter in enumerate(ALPHABET)}
_FIRST_LETTER = 0x100
_OTHER_LETTERS = 0x200
_SYLLABLE = re.compile(r"\d+|[^\W\d_]+")


def vietnamese_sort_key(text: str) -> tuple[str, str]:
    """Return a key that sorts as Vietnamese dictionaries do, syllable by syllable.

    Within a syllable the letters count first (a, ă, â, b, c, d, đ, e, ê ...), then the tone (level,
    huyền, hỏi, ngã, sắc, nặng). Numbers sort by value and before letters; small letters before capitals.
    """
    plain = fold_tone_placement(text)
    syllables = (_syllable_key(s) for s in _SYLLABLE.findall(without_marks(plain)))
    return "\0".join(syllables), plain.swapcase()


def _syllable_key(syllable: str) -> str:
    if syllable[0].isdigit():
        digits = syllable.lstrip("0")
        return f"\x10{chr(min(len(digits), 0xFF))}{digits}"
    letters, tones = zip(*(_letter_key(c) for c in syllable), strict=True)
    return f"{''.join(letters)}\x01{''.join(tones)}"


def _letter_key(char: str) -> tuple[str, str]:
    tone, rest = 0, []
    for part in unicodedata.normalize("NFD", char.lower()):
        if part in _TONES:
            tone = _TONES[part]
        else:
            rest.append(part)
    letter = unicodedata.normalize("NFC", "".join(rest))
    rank = _RANK.get(letter, _RANK.get(fold(letter)))
    key = chr(_FIRST_LETTER + rank) if rank is not None else chr(_OTHER_LETTERS) + letter
    return key, chr(0x10 + tone)
