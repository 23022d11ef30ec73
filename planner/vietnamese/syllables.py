"""The shape of a Vietnamese syllable, by which a text is told from a damaged one or from another language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MARKED = re.compile("[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
"""A letter of the alphabet with a mark; in NFC."""
ONLY_VIETNAMESE = re.compile("[ĂăĐđƠơƯưẠ-ỹ]")
"""A letter that no eight-bit Latin encoding has."""

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED = ("\u0301", "\u0323")
_INITIALS = "b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x|"
_FINALS = {
    "a": "c ch i m n ng nh o p t u y",
    "ă": "c k m n ng p t",
    "â": "c m n ng p t u y",
    "e": "c m n ng o p t",
    "ê": "ch m n nh ng p t u",
    "i": "a ch m n nh p t u êc êm ên êng êp êt êu",
    "o": "a ac ach ai am an ang anh ao ap at ay ăc ăm ăn ăng ăp ăt c e en eo et i m n ng ong ooc p t",
    "ô": "c i m n ng p t",
    "ơ": "i m n p t",
    "u": "a c i m n ng p t ân âng ât ây ê êch ên ênh êt ơ ơn ôc ôi ôm ôn ông ôt "
    "y ya yên yêt ych ynh yt yu yp",
    "ư": "a c i m n ng t u ơc ơi ơm ơn ơng ơp ơt ơu",
    "y": "êm ên êng êt êu ch nh t",
}
_AFTER_QU = (
    "a ac ach ai an ang anh ao au at ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eo et ê ên ênh êch êt "
    "i ich in it y ych yên yêt ynh yt ơ ơn ôc"
)
_RIMES = set(_FINALS) | {f"{v}{f}" for v, finals in _FINALS.items() for f in finals.split()}
_SHAPE = re.compile(f"(?:{_INITIALS})(?:{'|'.join(sorted(_RIMES, key=len, reverse=True))})$")
_SHAPE_QU = re.compile(f"qu(?:{'|'.join(sorted(_AFTER_QU.split(), key=len, reverse=True))})$")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Tell whether a word has the shape of a Vietnamese syllable with its tone; capitals do not matter.

    Syllables that end in c, ch, p or t without a tone are none ("cac"); "thanh" is one.
    """
    parts = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(parts)
    if len(tones) > 1:
        return False
    plain = unicodedata.normalize("NFC", _TONE.sub("", parts))
    if not (_SHAPE.match(plain) or _SHAPE_QU.match(plain)):
        return False
    return not plain.endswith(("c", "p", "t", "ch")) or bool(tones and tones[0] in _STOPPED)


@lru_cache(maxsize=65536)
def is_bare_syllable(word: str) -> bool:
    """Tell whether a word without marks has the shape of a syllable that lost them ("cac", "Dieu")."""
    return word.isascii() and bool(_BARE.match(word.lower()))


def _bare(text: str) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFD", text.replace("đ", "d")) if not unicodedata.combining(c)
    )


_BARE = re.compile(
    f"(?:{_bare(_INITIALS)})(?:{'|'.join(sorted({_bare(r) for r in _RIMES}, key=len, reverse=True))})$"
    f"|qu(?:{'|'.join(sorted({_bare(r) for r in _AFTER_QU.split()}, key=len, reverse=True))})$"
)
