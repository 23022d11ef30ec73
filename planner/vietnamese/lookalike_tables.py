"""The letters that look Latin, each with the Latin letter it is taken for."""

from __future__ import annotations

import unicodedata
from enum import StrEnum


class Alphabet(StrEnum):
    """Where a look-alike letter comes from."""

    cyrillic = "cyrillic"
    greek = "greek"
    armenian = "armenian"
    cherokee = "cherokee"
    phonetic = "phonetic"
    """Small capitals and letters of phonetic transcription."""
    fullwidth = "fullwidth"
    """Forms as wide as an East Asian character."""
    mathematical = "mathematical"
    roman_numeral = "roman_numeral"
    """One character for a whole numeral, such as Ⅳ."""
    other_latin = "other_latin"
    """Letters of other languages in Latin script, the eth (Ð) in place of Đ above all."""


def _pairs(alphabet: Alphabet, letters: str, latin: str) -> dict[str, tuple[str, Alphabet]]:
    return {letter: (like, alphabet) for letter, like in zip(letters, latin, strict=True)}


IN_WORDS: dict[str, tuple[str, Alphabet]] = {
    **_pairs(Alphabet.cyrillic, "АВЕЅІЈКМНОРСТУҮХӀԌԚԜѴ", "ABESIJKMHOPCTYYXIGQWV"),
    **_pairs(Alphabet.cyrillic, "аеорсуүхѕіјкԁһԛԝӏѵ", "aeopcyyxsijkdhqwlv"),
    **_pairs(Alphabet.greek, "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϒ", "ABEZHIKMNOPTYXY"),
    **_pairs(Alphabet.greek, "ανορικυχγϲϳ", "avopikuxycj"),
    **_pairs(Alphabet.armenian, "օսհոցզՕՏՍԼ", "ouhngqOSUL"),
    **_pairs(Alphabet.cherokee, "ᎠᎡᎢᎪᎫᎬᏀᏃᏙᏞᏟᏢᏦᏴᎳᎷᎻᏚ", "DRTAJEGZVLCPKBWMHS"),
    **_pairs(Alphabet.phonetic, "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "ABCDEFGHIJKLMNOPRSTUVWYZ"),
    **_pairs(Alphabet.phonetic, "ɑɡıɩȷʋǀ", "agiijvl"),
}
"""Letters that are right in a text of their own alphabet and wrong among Latin ones."""

_FULLWIDTH = range(0xFF01, 0xFF5F)
_ROMAN_NUMERALS = range(0x2160, 0x2180)
_MATHEMATICAL = range(0x1D400, 0x1D800)
_LETTERLIKE = range(0x2100, 0x2140)
_LETTERLIKE_STYLES = ("DOUBLE-STRUCK", "SCRIPT CAPITAL", "SCRIPT SMALL E", "BLACK-LETTER", "PLANCK CONSTANT")
"""Letterlike symbols that are mere shapes of letters; ℃, № and ℓ (litre) are signs in their own right."""


def _compatible(codes: range, alphabet: Alphabet) -> dict[str, tuple[str, Alphabet]]:
    found = {}
    for char in map(chr, codes):
        plain = unicodedata.normalize("NFKC", char)
        if plain != char and plain.isascii():
            found[char] = (plain, alphabet)
    return found


def _letterlike() -> dict[str, tuple[str, Alphabet]]:
    every = _compatible(_LETTERLIKE, Alphabet.mathematical)
    return {c: like for c, like in every.items() if unicodedata.name(c).startswith(_LETTERLIKE_STYLES)}


ALWAYS_WRONG: dict[str, tuple[str, Alphabet]] = {
    **_pairs(Alphabet.other_latin, "ÐðƉɖ", "ĐđĐđ"),
    **_compatible(_FULLWIDTH, Alphabet.fullwidth),
    **_compatible(_ROMAN_NUMERALS, Alphabet.roman_numeral),
    **_compatible(_MATHEMATICAL, Alphabet.mathematical),
    **_letterlike(),
}
"""Forms that have no place in a Vietnamese administrative text."""
