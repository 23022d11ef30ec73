"""Letters of other alphabets that look like Latin ones, and characters that do not show at all.

Both come in through copying from web pages, PDF files and old fonts; the eye does not see them, but
search, sorting and comparison do. The results carry codes and the Unicode name, never texts for users.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from planner.vietnamese.lookalike_tables import ALWAYS_WRONG, IN_WORDS, Alphabet


class Lookalike(NamedTuple):
    """One letter that looks Latin: where it stands in the text given, and which letter is likely meant."""

    position: int
    char: str
    name: str
    """The Unicode name, such as "CYRILLIC SMALL LETTER A"."""
    latin: str
    alphabet: Alphabet


_RUN = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")


def find_lookalikes(text: str) -> list[Lookalike]:
    """Return the letters of other alphabets that stand where Latin ones are meant, by position.

    Fullwidth and mathematical letters, Roman-numeral characters and the eth (Ð for Đ) are always reported.
    Cyrillic, Greek and similar letters are reported in a word together with Latin letters, or in a word that
    consists of look-alikes only; a text in Russian and a lone α or β are left alone, and so are
    signs in their own right such as ², ½, µ, ₫, № and the typographic quotes and dashes.
    """
    if text.isascii() or not set(text) - _harmless():
        return []
    found = [_lookalike(i, c, *ALWAYS_WRONG[c]) for i, c in enumerate(text) if c in ALWAYS_WRONG]
    runs = [(run.start(), run.group()) for run in _RUN.finditer(text) if not run.group().isascii()]
    foreign = _alphabets_really_written(run for _start, run in runs)
    for start, run in runs:
        found += _in_run(start, run, foreign)
    return sorted(found, key=lambda each: each.position)


@cache
def _harmless() -> frozenset[str]:
    """Return the letters and signs of usual Vietnamese text, among which nothing is to be found."""
    codes = (*range(0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070))
    chars = map(chr, codes)
    return frozenset(char for char in chars if char not in ALWAYS_WRONG and _likely(char) is None)


def _in_run(start: int, run: str, foreign: set[str]) -> list[Lookalike]:
    suspects = [(i, c, _likely(c)) for i, c in enumerate(run)]
    hits = [_lookalike(start + i, c, *likely) for i, c, likely in suspects if likely]
    if not hits or any(_is_latin(c) for c in run):
        return hits
    alone = (
        len(hits) == 1 and hits[0].alphabet in {Alphabet.greek, Alphabet.phonetic} and hits[0].char.islower()
    )
    if alone or _has_letters_of_its_own(run) or any(hit.name.split()[0] in foreign for hit in hits):
        return []
    return hits


@lru_cache(maxsize=4096)
def _likely(char: str) -> tuple[str, Alphabet] | None:
    if char in IN_WORDS:
        return IN_WORDS[char]
    parts = unicodedata.normalize("NFD", char)
    if len(parts) > 1 and parts[0] in IN_WORDS:
        latin, alphabet = IN_WORDS[parts[0]]
        composed = unicodedata.normalize("NFC", latin + parts[1:])
        return (composed if len(composed) == 1 else latin), alphabet
    return None


def _lookalike(position: int, char: str, latin: str, alphabet: Alphabet) -> Lookalike:
    return Lookalike(position, char, unicodedata.name(char, ""), latin, alphabet)


@lru_cache(maxsize=4096)
def _is_latin(char: str) -> bool:
    if char in IN_WORDS or not char.isalpha():
        return False
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN")


def _has_letters_of_its_own(run: str) -> bool:
    return any(c.isalpha() and not _likely(c) and c not in ALWAYS_WRONG for c in run)


def _alphabets_really_written(runs: Iterable[str]) -> set[str]:
    """Return the scripts (first word of the Unicode name) of words that no Latin word could look like."""
    scripts: set[str] = set()
    for run in runs:
        if not any(_is_latin(c) for c in run):
            scripts |= {unicodedata.name(c, "?").split()[0] for c in run if c.isalpha() and not _likely(c)}
    return scripts


class InvisibleKind(StrEnum):
    """What a character without a shape of its own was made for."""

    zero_width = "zero_width"
    direction = "direction"
    """Turns the direction of writing; can make a text read otherwise than it is."""
    soft_hyphen = "soft_hyphen"
    special_space = "special_space"
    """A space that is not the ordinary one, the no-break space above all."""
    line_separator = "line_separator"
    control = "control"


class Invisible(NamedTuple):
    """One invisible character: where it stands in the text given, and what to put in its place."""

    position: int
    char: str
    name: str
    """The Unicode name, or "U+0007" for a control character, which has none."""
    kind: InvisibleKind
    replacement: str


_INVISIBLE = re.compile(
    r"(?P<zero_width>[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064\u3164\ufe00-\ufe0f"
    r"\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff])"
    r"|(?P<direction>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f])"
    r"|(?P<soft_hyphen>\u00ad)"
    r"|(?P<special_space>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
    r"|(?P<line_separator>[\u0085\u2028\u2029])"
    r"|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f])"
)
_REPLACEMENTS = {InvisibleKind.special_space: " ", InvisibleKind.line_separator: "\n"}
_SYMBOL_JOINERS = "\u200d\ufe0e\ufe0f"


def find_invisible(text: str) -> list[Invisible]:
    """Return the zero-width, bidirectional, control and special space characters, by position.

    Tab and line ends are ordinary, and so are joiners inside a pictograph.
    """
    found = []
    for hit in _INVISIBLE.finditer(text):
        char, kind = hit.group(), InvisibleKind(str(hit.lastgroup))
        if (
            char in _SYMBOL_JOINERS
            and hit.start()
            and unicodedata.category(text[hit.start() - 1]) in {"So", "Sk"}
        ):
            continue
        name = unicodedata.name(char, f"U+{ord(char):04X}")
        found.append(Invisible(hit.start(), char, name, kind, _REPLACEMENTS.get(kind, "")))
    return found
