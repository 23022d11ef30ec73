"""Names of files made from Vietnamese texts."""

from __future__ import annotations

import re

from planner.vietnamese.folding import fold, without_marks

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_RESERVED = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
"""Names that Windows keeps for devices; "con" is also a Vietnamese word."""


def ascii_slug(text: str, max_length: int = 60, fallback: str = "van-ban") -> str:
    """Return the text as small ASCII letters and digits joined by "-", at most `max_length` characters.

    It is cut between words where possible. `fallback` is returned for a text without a letter or digit.
    """
    slug = _NOT_PLAIN.sub("-", fold(without_marks(text))).strip("-")
    if len(slug) > max_length:
        cut = slug[: max_length + 1].rpartition("-")[0]
        slug = (cut or slug[:max_length]).strip("-")
    if slug in _RESERVED:
        slug = f"{slug}_"
    return slug or fallback
