"""Reads plain text, whatever encoding its bytes are in."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from planner.i18n import _
from planner.intake.errors import TooComplexError
from planner.intake.runs import Found, FoundParagraph, Run
from planner.vietnamese import nfc
from planner.vietnamese.syllables import is_syllable

if TYPE_CHECKING:
    from planner.intake.limits import ReadingLimits

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORD = re.compile(r"[^\W\d_]+")
_HEAD = 100_000
_LEAST, _RIGHT = 3, 0.85
"""Different words with marks, and the share of them that must be syllables, by which Vietnamese is told."""
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def read_txt(data: bytes, name: str, limits: ReadingLimits) -> Found:
    """Return the lines of a text file, each as a paragraph; raises TooComplexError for too many letters."""
    if len(data) > 4 * limits.characters:
        raise TooComplexError(name, _("characters"), limits.characters)
    text = decoded(data)
    return Found("txt", [FoundParagraph([Run(line)]) for line in _LINE_END.split(text.rstrip())])


def decoded(data: bytes) -> str:
    """Return bytes as characters: by their mark, as UTF-8 or UTF-16 where they are, else as Windows Latin."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _of_windows(data)


def _of_windows(data: bytes) -> str:
    """Return bytes as Windows Vietnamese where that makes Vietnamese words, else as Windows Latin."""
    vietnamese = data.decode("cp1258", "replace")
    words = {word for word in _WORD.findall(nfc(vietnamese)[:_HEAD]) if not word.isascii()}
    if len(words) >= _LEAST and sum(map(is_syllable, words)) >= _RIGHT * len(words):
        return vietnamese
    return data.decode("cp1252", "replace")


def _wide(data: bytes) -> str:
    """Return the name of UTF-16 without a mark: every other byte of Latin letters is zero."""
    head = data[:4096]
    half = max(1, len(head) // 2)
    if head[1::2].count(0) > half * 0.4 and head[::2].count(0) < half * 0.05:
        return "utf-16-le"
    if head[::2].count(0) > half * 0.4 and head[1::2].count(0) < half * 0.05:
        return "utf-16-be"
    return ""
