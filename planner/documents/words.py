"""Small operations on Vietnamese sentences: first letters, lists, counts, closing marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.vietnamese import nfc

CLOSING_MARKS = " .;,:/"
_ROMAN = re.compile(r"[IVX]+\b.*")
"""A Roman number, as in "Quý IV" or "Phụ lục II": no proper name."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def lower_first(text: str) -> str:
    """Begin with a small letter inside a sentence, unless the text opens with a proper name or abbreviation.

    A first word is taken as part of a name when it has more capitals, or when the second word has one and is
    no Roman number.
    """
    words = text.split(maxsplit=2)
    if not words:
        return text
    second = words[1] if len(words) > 1 else ""
    a_name = second[:1].isupper() and not _ROMAN.fullmatch(second)
    if any(letter.isupper() for letter in words[0][1:]) or a_name:
        return text
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def joined(names: Sequence[str], last: str) -> str:
    """Return "A, B {last} C", where `last` is the word before the last name."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(number: int) -> str:
    """Return a count as documents print it: two digits below ten."""
    return f"{number:02d}" if number else "0"


def tidy(text: str) -> str:
    """Return the text in NFC on one line, every run of spaces, line ends and control characters one space."""
    return " ".join(_CONTROL.sub(" ", nfc(text)).split())


def without_closing(text: str) -> str:
    """Return the text without the marks that close a sentence or a list entry."""
    return text.strip().rstrip(CLOSING_MARKS)


def closed(text: str, mark: str = ".") -> str:
    """Return the text closed by `mark`; a text that ends in "…" , "?" or "!" keeps its own end."""
    text = text.strip()
    return text if text.endswith(("\u2026", "?", "!")) else without_closing(text) + mark
