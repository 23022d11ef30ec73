"""The parts of a record that show why it was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from planner.vietnamese import nfc
from search_index.entries import Entry
from search_index.marking import Marker, Marks

SNIPPET_LENGTH = 200
"""Characters of a snippet, the two marks of omission aside."""
_BEFORE = 60
"""Characters shown before the first mark, as far as there are any."""
_OMITTED = "…"
_PARAGRAPHS = re.compile(r"\n\s*\n")


class Snippet(msgspec.Struct, frozen=True):
    """A text and the places (start and end) in it that were searched for."""

    text: str
    marks: Marks = ()


def snippet_of(entry: Entry, marker: Marker, body: Callable[[], str] = str) -> Snippet:
    """Return the subject or that line of the record in which most of the words occur, cut to length.

    `body` is asked for the document's text only if the record's own lines do not show all the words.
    """
    best, best_count = nfc(entry.subject), marker.different_in(entry.subject)
    for line in entry.lines:
        count = marker.different_in(line)
        if count > best_count:
            best, best_count = nfc(line), count
    if best_count < marker.count and entry.text_hash:
        for paragraph in paragraphs_of(body()):
            count = marker.different_in(paragraph)
            if count > best_count:
                best, best_count = paragraph, count
                if count == marker.count:
                    break
    return _cut(best, marker.marks_in(best))


def passages_of(entry: Entry, marker: Marker, body: str, limit: int) -> tuple[Snippet, ...]:
    """Return up to `limit` paragraphs that show at least half as much of what is sought as the best one."""
    texts = [nfc(line) for line in entry.lines]
    counted = [(marker.different_in(text), text) for text in (*texts, *paragraphs_of(body))]
    best = max((count for count, _text in counted), default=0)
    enough = [text for count, text in counted if count and count * 2 >= best]
    return tuple(_cut(text, marker.marks_in(text)) for text in enough[:limit])


def paragraphs_of(body: str) -> Iterator[str]:
    """Yield the paragraphs of a document's text, each on one line, in NFC."""
    for paragraph in _PARAGRAPHS.split(nfc(body)):
        if line := " ".join(paragraph.split()):
            yield line


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
