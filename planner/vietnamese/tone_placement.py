"""Where the tone mark stands in a syllable: one canonical placement, whatever was typed.

Two schools write hoà, khoẻ, thuỷ or hòa, khỏe, thủy; both are met in the same office, sometimes in the
same document. The canonical form is the traditional one (hòa, khỏe, thủy).
"""

from __future__ import annotations

import re
import unicodedata

from planner.vietnamese.folding import nfc

_TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"
_OPEN_PAIRS = ("oa", "oe", "uy")
_ONSET_PAIRS = tuple(f"u{v}" for v in "aăâeêiôơy") + tuple(f"i{v}" for v in "aăâeêoôơuư")
"""The second letter of "qu" and "gi" before a vowel belongs to the onset and never carries the tone."""


def _toned(letter: str, mark: str) -> str:
    return unicodedata.normalize("NFC", letter + mark)


def _cased(pair: str) -> list[tuple[str, str]]:
    return [(a, b) for a in (pair[0], pair[0].upper()) for b in (pair[1], pair[1].upper())]


def _moves() -> dict[str, str]:
    """Map a pair with a misplaced mark to the same pair with the mark on the other letter."""
    moves = {}
    for mark in _TONE_MARKS:
        for pair in _OPEN_PAIRS:
            for a, b in _cased(pair):
                moves[a + _toned(b, mark)] = _toned(a, mark) + b
                moves[_toned(a, mark) + b] = a + _toned(b, mark)
        for pair in _ONSET_PAIRS:
            for a, b in _cased(pair):
                moves[_toned(a, mark) + b] = a + _toned(b, mark)
    return moves


def _with_tones(letters: str) -> str:
    return "".join(_toned(c, mark) for c in letters + letters.upper() for mark in _TONE_MARKS)


_MOVES = _moves()
_LETTER = r"[^\W\d_]"
_MISPLACED = re.compile(
    # at the end of the syllable the mark belongs on the first vowel: hoà -> hòa, thuỷ -> thủy
    rf"(?:[oO][{_with_tones('ae')}]|(?<![qQ])[uU][{_with_tones('y')}])(?!{_LETTER})"
    # before a final letter it belongs on the second: tòan -> toàn, hùynh -> huỳnh
    rf"|(?:[{_with_tones('o')}][aeAE]|(?<![qQ])[{_with_tones('u')}][yY])(?={_LETTER})"
    # qúy -> quý, qủa -> quả
    rf"|(?<=[qQ])[{_with_tones('u')}][aăâeêiôơyAĂÂEÊIÔƠY]"
    # gìa -> già, gíup -> giúp
    rf"|(?<=[gG])[{_with_tones('i')}][aăâeêoôơuưAĂÂEÊOÔƠUƯ]"
)


def fold_tone_placement(text: str) -> str:
    """Return the text in NFC with every tone mark of oa, oe and uy in its traditional place.

    Only the place of marks changes, never a letter, its case or the length: hoà -> hòa, UỶ -> ỦY,
    and wrong placements such as tòan -> toàn. Syllables where both schools agree (quý, hoàn, khuỷu)
    stay as they are.
    """
    if text.isascii():
        return text
    return _MISPLACED.sub(lambda found: _MOVES[found.group()], nfc(text))
