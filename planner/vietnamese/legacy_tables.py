"""The letters of the eight-bit encodings in which Vietnamese was written before Unicode.

Both stand as the Windows Latin characters that the bytes look like, which is how files carry them.
"""

from __future__ import annotations

_TCVN3_LATIN = "¡¢£¤¥¦§¨©ª«¬\xad®µ¸¶·¹»¾¼½ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßãáâäåèæçéêíëìîïóñòôõøö÷ùúýûüþ"
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_TCVN3_IN_PDF = {"\u2212": "ư", "\u2219": "ã", "\u03bc": "à", "\u2010": "ư", "\u2011": "ư"}
"""What PDF writers and Word make of the soft hyphen, the middle dot and the micro sign."""

TCVN3 = str.maketrans(
    {**dict(zip(_TCVN3_LATIN, _TCVN3_LETTERS, strict=True)), **_TCVN3_IN_PDF},
)
"""TCVN 5712:1993 (VN3): one character for each small letter; capitals with a tone come from a font."""

_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_WITH_HAT = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_WITH_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}

VNI_LETTERS = str.maketrans("ñÑòÒæÆóÓôÔöÖîÎ", "đĐịỊỉỈĩĨơƠưƯỵỴ")
"""VNI: letters that are one character by themselves."""

VNI_MARKS = {
    **{(vowel, mark): tone for vowel in "aeiouyôö" for mark, tone in _TONES.items()},
    **{(vowel, mark): f"\u0302{tone}" for vowel in "aeo" for mark, tone in _WITH_HAT.items()},
    **{("a", mark): f"\u0306{tone}" for mark, tone in _WITH_BREVE.items()},
}
"""VNI: the combining marks meant by the character that follows a vowel; both in small letters."""

VNI_MARK_CHARACTERS = "".join({mark for _vowel, mark in VNI_MARKS})
