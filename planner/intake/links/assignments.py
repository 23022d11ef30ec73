"""Tasks that a document assigns: labels under a paragraph, a table with its columns, or a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from planner.intake.blocks import Paragraph, ReadDocument, Table
from planner.intake.links.words import link_words
from planner.vietnamese import fold, nfc

if TYPE_CHECKING:
    from planner.intake.blocks import Block

_BULLET = re.compile(r"\s*(?:[-\u2013\u2014+*\u2022\u00b7]\s*)+")
_NUMBERING = re.compile(
    r"\s*(?P<number>[IVXLC]+(?=[.\-/)\s])|\d{1,3}(?:\.\d{1,3})*(?=[.)\s])|[^\W\d_](?=\)))[.)\-/]?\s*\.?\s*(?=\S)"
)
_LABEL = re.compile(r"(?P<label>[^:]{2,60}?)\s*:\s*(?P<value>.*)$", re.DOTALL)
_ORDER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?$")
_PARTS = ("lead", "coordinating", "deadline", "product")
_LONGEST_TASK, _LONGEST_HEADING = 700, 60
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 10
_SENTENCE = 1500


class Assignment(msgspec.Struct, frozen=True, kw_only=True):
    """A task in the document's own words, and where it stands."""

    text: str
    lead: str = ""
    coordinating: str = ""
    deadline: str = ""
    product: str = ""
    clause: str = ""
    """Number of the item or of the table's row."""
    layout: str
    """"labels", "table" or "sentence"."""


def assignments_of(read: ReadDocument) -> list[Assignment]:
    """Return the tasks of a document in reading order; sentences count only where nothing else is found."""
    lines = [line for block in read.blocks for line in _lines(block)]
    found = [*_from_labels(lines), *_from_tables(read, lines)]
    if not found:
        found = list(_from_sentences(lines))
    return found


def _lines(block: Block) -> list[str]:
    """Return the lines of a paragraph; a table is no line, its tab-joined form is."""
    if isinstance(block, Table):
        return []
    return [line.strip(" \u00a0") for line in nfc(block.text).split("\n") if line.strip()]


def label_of(line: str) -> tuple[str, str]:
    """Return the part of a task that a line gives and its words, ("lead", "Sở Tư pháp"); else ("", "")."""
    bare = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
    numbered = _NUMBERING.match(bare)
    if numbered:
        bare = bare[numbered.end() :]
    found = _LABEL.match(bare)
    if found is None:
        return "", ""
    part = link_words().part_of(found.group("label"))
    return part, found.group("value").strip() if part else ""


class _Group:
    """The lines of one task while they are read."""

    def __init__(self, heading: str = "", number: str = "") -> None:
        self.heading, self.number = heading, number
        self.texts: list[str] = []
        self.parts: dict[str, str] = {}
        self.open = ""
        """Part whose words stand on the following lines."""

    def take_label(self, part: str, value: str) -> None:
        """Take a line with a label; of two leads the first counts."""
        if part == "task":
            self.texts, self.open = [value] if value else [], ""
            return
        self.open = "" if value else part
        if value and not (part == "lead" and self.parts.get("lead")):
            self.parts[part] = value

    def take_item(self, line: str) -> None:
        """Take a line of a list that stands under a label without words of its own."""
        before = self.parts.get(self.open, "")
        self.parts[self.open] = f"{before}; {_BULLET.sub('', line, count=1)}".strip("; ")

    def assignment(self) -> Assignment | None:
        """Return the task, or None where nobody leads it."""
        text = " ".join(_BULLET.sub("", text, count=1) for text in self.texts)
        if not text or len(text) > _LONGEST_TASK:
            text = self.heading or text[:_LONGEST_TASK]
        if not text or not self.parts.get("lead"):
            return None
        values = {part: self.parts.get(part, "").strip(" .;") for part in _PARTS}
        return Assignment(text=text.strip(" .;:"), clause=self.number, layout="labels", **values)


def _from_labels(lines: Sequence[str]) -> Iterator[Assignment]:
    group, division = _Group(), ""
    for line in lines:
        part, value = label_of(line)
        if "\t" in line:
            continue
        if part == "task" or part in _PARTS:
            group.take_label(part, value)
        elif group.open and _BULLET.match(line):
            group.take_item(line)
        else:
            if group.parts:
                yield from _whole(group)
                group = _Group(group.heading, group.number)
            division = _take_text(group, line, division)
    yield from _whole(group)


def _whole(group: _Group) -> Iterator[Assignment]:
    found = group.assignment()
    if found is not None:
        yield found


def _take_text(group: _Group, line: str, division: str) -> str:
    """Take a line without label: a numbered heading begins anew; returns its division (I, II ...)."""
    numbered = _NUMBERING.match(line)
    if numbered is None:
        group.texts.append(line)
        return division
    number = numbered.group("number")
    if number[0].islower():
        group.texts.append(line[numbered.end() :])
        return division
    group.heading, group.texts = line[numbered.end() :], []
    if number.isalpha():
        group.number = number
        return number
    group.number = f"{division}.{number}" if division else number
    return division


def _from_tables(read: ReadDocument, lines: Sequence[str]) -> Iterator[Assignment]:
    for block in read.blocks:
        if isinstance(block, Table):
            yield from _rows([[_cell(cell) for cell in row] for row in block.rows])
    tabbed = [[part.strip() for part in line.split("\t")] for line in lines if line.count("\t") >= 2]
    yield from _rows(tabbed)
    yield from _rows(_upright(lines))


def _cell(blocks: Sequence[Block]) -> str:
    texts = (block.text for block in blocks if isinstance(block, Paragraph))
    return " ".join(nfc(" ".join(texts)).split())


def _columns(row: Sequence[str]) -> dict[str, int]:
    """Return where each part of a task stands, if the row is the head of a table of tasks."""
    if not _FEWEST_COLUMNS <= len(row) <= _MOST_COLUMNS:
        return {}
    parts: dict[str, int] = {}
    for place, head in enumerate(row):
        part = link_words().part_of(head) if len(head) <= _LONGEST_HEADING else ""
        if part:
            parts.setdefault(part, place)
    return parts if {"task", "lead"} <= parts.keys() else {}


def _rows(rows: Sequence[Sequence[str]]) -> Iterator[Assignment]:
    columns: dict[str, int] = {}
    width = 0
    for row in rows:
        if head := _columns(row):
            columns, width = head, len(row)
            continue
        if not columns or len(row) != width:
            continue
        values = {part: row[place].strip(" ;") for part, place in columns.items()}
        order = values.get("number", row[0])
        if values["task"] and values["lead"] and values["task"] != values["lead"]:
            yield Assignment(
                text=values["task"].strip(" .;"),
                clause=order.strip(" ."),
                layout="table",
                **{part: values.get(part, "").strip(" .;") for part in _PARTS},
            )


def _upright(lines: Sequence[str]) -> list[list[str]]:
    """Return the rows of tables whose cells a conversion put on a line each.

    A row is taken only where exactly as many lines stand between two numbers as the table has columns.
    """
    heads = [(place, width) for place in range(len(lines)) if (width := _head_width(lines, place))]
    rows: list[list[str]] = []
    ends = [*(place for place, _width in heads[1:]), len(lines)]
    for (place, width), end in zip(heads, ends, strict=False):
        rows.append([line.strip() for line in lines[place : place + width]])
        orders = [n for n in range(place + width, end) if _ORDER.match(lines[n].strip())]
        for here, following in zip(orders, [*orders[1:], end], strict=False):
            if following - here >= width:
                rows.append([line.strip() for line in lines[here : here + width]])
    return rows


def _head_width(lines: Sequence[str], place: int) -> int:
    """Return how many lines from `place` on are the heads of a table's columns, 0 for none."""
    widths = range(_MOST_COLUMNS, _FEWEST_COLUMNS - 1, -1)
    return next((w for w in widths if _is_head(lines[place : place + w], w)), 0)


def _is_head(lines: Sequence[str], width: int) -> bool:
    if len(lines) < width or link_words().part_of(lines[0]) != "number":
        return False
    known = [link_words().part_of(line) if len(line) <= _LONGEST_HEADING else "" for line in lines]
    return all(known) and bool(_columns(lines))


def _from_sentences(lines: Sequence[str]) -> Iterator[Assignment]:
    """Yield what sentences such as "Giao Sở X chủ trì, phối hợp với Sở Y ..." give."""
    words = link_words()
    lead, with_others = fold(words.lead_verb), fold(words.coordinating_verb)
    for line in lines:
        bare = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
        numbered = _NUMBERING.match(bare)
        number = numbered.group("number") if numbered else ""
        bare = bare[numbered.end() :] if numbered else bare
        folded = fold(bare)
        at = folded.find(f" {lead}")
        if not 0 < at < 160 or len(bare) > _SENTENCE:
            continue
        who = bare[:at].strip(" ,:")
        for verb in words.giving_verbs:
            who = who.removeprefix(verb).strip()
        rest = bare[at + 1 + len(lead) :].strip(" ,:")
        others = ""
        if fold(rest).startswith(with_others):
            others = rest[len(with_others) :].strip()
        yield Assignment(
            text=bare.strip(" .;"),
            lead=who,
            coordinating=others[:300],
            deadline=_deadline_in(bare),
            clause=number,
            layout="sentence",
        )


def _deadline_in(sentence: str) -> str:
    folded = fold(sentence)
    for opening in link_words().deadline_openings:
        start = folded.rfind(f" {fold(opening)} ")
        if start >= 0:
            return re.split(r"[.;,()]", sentence[start + 1 :])[0].strip()
    return ""
