"""Which fonts show an encoding before Unicode, told by their names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from planner.vietnamese.legacy_text import LegacyEncoding

_SUBSET = re.compile(r"^[A-Z]{6}\+")
"""PDF files put six letters before the name of a font of which they carry a part."""
_STYLE = re.compile(
    r"(?:[\s,\-_]*(?:bold|italic|oblique|regular|normal|roman|narrow|mt|ps|tur|ce|cyr|greek|baltic|"
    r"\(vietnamese\)|\(hebrew\)|\(arabic\)))+$",
    re.IGNORECASE,
)
_BARE_TCVN3 = re.compile(r"^Vn[A-Z3]")
_VNI = re.compile(r"^s?vni(?:[\s\-_]|$|(?=[A-Z]))", re.IGNORECASE)


class LegacyFont(NamedTuple):
    """What a font shows: its encoding, and whether it shows small letters as capitals."""

    encoding: LegacyEncoding
    capitals: bool = False


@lru_cache(maxsize=4096)
def legacy_font(name: str) -> LegacyFont | None:
    """Return what a font such as .VnTimeH or VNI-Times shows, or None for a font of Unicode.

    Names come as Word, RTF and PDF write them: with a style ("Bold"), a script ("Tur") or a subset prefix.
    """
    plain = _SUBSET.sub("", name.strip().strip("'\""))
    if _VNI.match(plain):
        return LegacyFont(LegacyEncoding.vni)
    if not (plain.lower().startswith(".vn") or _BARE_TCVN3.match(plain)):
        return None
    family = _STYLE.sub("", plain)
    return LegacyFont(LegacyEncoding.tcvn3, capitals=_shows_capitals(family))


def _shows_capitals(family: str) -> bool:
    """Tell whether the name ends with the H of fonts of capitals: .VnTimeH, .VnArial NarrowH."""
    return family.endswith("H") and not family[:-1].lower().endswith(".vn")
