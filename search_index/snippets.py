"""The part of a record that shows why it was found."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from planner.vietnamese import nfc
from search_index.analysis import Word, words_of
from search_index.entries import Entry
from search_index.query import Term

SNIPPET_LENGTH = 200
"""Characters of a snippet, the two marks of omission aside."""
_BEFORE = 60
"""Characters shown before the first mark, as far as there are any."""
_OMITTED = "…"

Marks = tuple[tuple[int, int], ...]


class Snippet(msgspec.Struct, frozen=True):
    """A text and the places (start and end) in it that were searched for."""

    text: str
    marks: Marks = ()


def marks_in(text: str, terms: Sequence[Term]) -> Marks:
    """Return the places of the words in `nfc(text)` that fulfil one of the terms."""
    return tuple((word.start, word.end) for word in words_of(text) if _which(word, terms) is not None)


def snippet_of(entry: Entry, terms: Sequence[Term]) -> Snippet:
    """Return the subject or that line of the entry in which most of the terms occur, cut to length."""
    best, best_count = nfc(entry.subject), 0
    for line in (entry.subject, *entry.lines):
        found = {_which(word, terms) for word in words_of(line)} - {None}
        if len(found) > best_count:
            best, best_count = nfc(line), len(found)
    return _cut(best, marks_in(best, terms))


def _which(word: Word, terms: Sequence[Term]) -> int | None:
    for number, term in enumerate(terms):
        if word.folded == term.folded or (term.prefix and word.folded.startswith(term.folded)):
            return number
    return None


def _cut(text: str, marks: Marks) -> Snippet:
    if len(text) <= SNIPPET_LENGTH:
        return Snippet(text, marks)
    start = _word_start(text, max(0, _densest(marks) - _BEFORE))
    end = start + SNIPPET_LENGTH
    if end < len(text):
        space = text.rfind(" ", start + SNIPPET_LENGTH // 2, end + 1)
        end = space if space > 0 else end
    before, after = _OMITTED if start else "", _OMITTED if end < len(text) else ""
    shift = len(before) - start
    kept = tuple((first + shift, last + shift) for first, last in marks if start <= first and last <= end)
    return Snippet(f"{before}{text[start:end]}{after}", kept)


def _word_start(text: str, position: int) -> int:
    if position == 0:
        return 0
    space = text.find(" ", position, position + _BEFORE)
    return space + 1 if space >= 0 else position


def _densest(marks: Marks) -> int:
    """Return the start of the mark that has the most marks within a snippet's length behind it."""
    reach = SNIPPET_LENGTH - _BEFORE
    best, best_count, last = 0, 0, 0
    for first, (start, _end) in enumerate(marks):
        while last < len(marks) and marks[last][1] <= start + reach:
            last += 1
        if last - first > best_count:
            best, best_count = start, last - first
    return best
