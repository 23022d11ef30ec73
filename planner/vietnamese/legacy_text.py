"""Text of the encodings before Unicode, turned into Unicode."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from planner.vietnamese.legacy_tables import TCVN3, VNI_LETTERS, VNI_MARK_CHARACTERS, VNI_MARKS
from planner.vietnamese.syllables import is_syllable


class LegacyEncoding(StrEnum):
    """An eight-bit encoding of Vietnamese."""

    tcvn3 = "tcvn3"
    """TCVN 5712 (ABC), the encoding of the .Vn fonts; the state's standard until 2001."""
    vni = "vni"
    """Vowel and mark as two characters; the encoding of the VNI- fonts, common in the south."""


_HYPHENATED = re.compile(r"[^\s\d.,;:!?()\"'/]*-[^\s\d.,;:!?()\"'/]*")
_WORD = re.compile(r"[^\W\d_]+")
_VNI_PAIR = re.compile(
    f"([aeiouyôö])([{re.escape(VNI_MARK_CHARACTERS)}])",
    re.IGNORECASE,
)


def from_legacy(text: str, encoding: LegacyEncoding) -> str:
    """Return Unicode NFC for a text whose characters stand for the letters of `encoding`."""
    if text.isascii():
        return text
    if encoding is LegacyEncoding.tcvn3:
        return _with_whole_capitals(unicodedata.normalize("NFC", text.translate(TCVN3)))
    return unicodedata.normalize("NFC", _without_marks_apart(text))


def with_soft_hyphens(text: str) -> str:
    """Return TCVN3 text in which hyphens that stand for the letter ư are that letter again.

    PDF files give the soft hyphen, which is ư in this encoding, as a plain one; inside or at the end of what
    is a syllable with it ("tr-ëng", "t-"), it is the letter.
    """
    return _HYPHENATED.sub(_mended, text) if "-" in text else text


def _mended(found: re.Match[str]) -> str:
    first, *others = found[0].split("-")
    done = first
    for part in others:
        joined = f"{done}\xad{part}"
        whole = (done or part) and is_syllable(from_legacy(joined, LegacyEncoding.tcvn3))
        done = joined if whole else f"{done}-{part}"
    return done


def _with_whole_capitals(text: str) -> str:
    """Mend words in capitals: the encoding has no capital with a tone, so people typed "CéNG HOµ X·".

    A word with a single capital, as "X·" or "Ký", is in capitals when the words on both sides are.
    """
    words = list(_WORD.finditer(text))
    capitals = [_in_capitals(word[0], least=2) for word in words]
    pieces, done = [], 0
    for place, word in enumerate(words):
        between = 0 < place < len(words) - 1 and capitals[place - 1] and capitals[place + 1]
        if capitals[place] or (between and _in_capitals(word[0], least=1)):
            pieces += [text[done : word.start()], word[0].upper()]
            done = word.end()
    return "".join(pieces) + text[done:] if pieces else text


def _in_capitals(word: str, least: int) -> bool:
    """Tell whether all letters are capitals, but for those with a tone, which could not be."""
    plain = [letter for letter in word if letter.isascii() or letter.isupper()]
    return len(plain) >= least and all(letter.isupper() for letter in plain)


def _without_marks_apart(text: str) -> str:
    """Join vowels with the marks behind them; what is left over are letters of one character."""
    pieces, done = [], 0
    for pair in _VNI_PAIR.finditer(text):
        marks = VNI_MARKS.get((pair[1].lower(), pair[2].lower()))
        if marks is not None:
            pieces += [
                text[done : pair.start()].translate(VNI_LETTERS),
                pair[1].translate(VNI_LETTERS),
                marks,
            ]
            done = pair.end()
    return "".join(pieces) + text[done:].translate(VNI_LETTERS)
