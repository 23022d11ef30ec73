"""Reads the title of a past document: the name of its kind and its subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from planner.intake.lines import is_capitals
from planner.intake.words import words
from planner.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.documents.check.vocabulary import KindWord
    from planner.intake.lines import Line

_ATTACHED = re.compile(r"\(?\s*(ban hanh )?(kem theo|dinh kem)\b")
_RULE = re.compile(r"[\W_]*$")
_SENTENCE = re.compile(r"[.;:]$")
_SUBJECT_OPENINGS = ("ve ", "v/v", "ban hanh ", "phe duyet ")
_LONGEST_TITLE = 120
"""Characters of a title line that carries more than the kind."""
_LONGEST_SUBJECT = 700
_MOST_LINES = 12


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """Kind and subject; `end` is the first line behind them."""

    kind: KindWord | None = None
    subject: str = ""
    attached: str = ""
    """The note that says which document this one is attached to."""
    end: int = 0


def opens_title(line: Line) -> bool:
    """Tell whether a title begins in this line: the name of a kind alone, or opening a line of capitals."""
    return _kind_in(line) is not None


def read_title(lines: Sequence[Line], start: int, bodies: Sequence[str]) -> Title:
    """Return kind and subject of the title that begins within the first lines from `start`."""
    for place in range(start, min(len(lines), start + 4)):
        found = _kind_in(lines[place])
        if found is not None:
            return _with_subject(lines, place, *found, bodies)
    return Title(end=start)


def _kind_in(line: Line) -> tuple[KindWord, str] | None:
    """Return the kind that a line names, and what stands behind its name on the same line."""
    if line.data or line.column == "left":
        return None
    known = words()
    folded, kinds = line.folded, known.kinds_by_name
    if kind := kinds.get(folded.strip(" .:*-")):
        return kind, ""
    name = next((name for name in known.kind_names if folded.startswith(f"{name} ")), None)
    if name is None:
        return None
    rest = line.text[len(name) :].strip()
    capitals = is_capitals(line.text[: len(name)])
    of_issuer = folded[len(name) :].startswith(" cua ") and len(line.text) < _LONGEST_TITLE
    issuer = f"{folded[len(name) :].removeprefix(' cua ')} "
    names_office = issuer.startswith(
        (*(f"{office} " for office in known.folded_offices), *known.folded_bodies)
    )
    stands_out = capitals or line.bold or line.alignment == "center" or line.after_gap or names_office
    opens_subject = bool(_opening_capitals(rest)) or fold(rest).startswith(_SUBJECT_OPENINGS)
    return (kinds[name], rest) if (of_issuer and stands_out) or (capitals and opens_subject) else None


def _with_subject(
    lines: Sequence[Line], place: int, kind: KindWord, rest: str, bodies: Sequence[str]
) -> Title:
    found, attached = [], ""
    issuer = fold(rest).startswith("cua ")
    if rest and not issuer:
        capitals = _opening_capitals(rest)
        if capitals and capitals != rest:
            return Title(kind=kind, subject=capitals, end=place + 1)
        found.append(rest)
    end = place + 1
    for number in range(place + 1, min(len(lines), place + 1 + _MOST_LINES)):
        line = lines[number]
        if _ATTACHED.match(line.folded):
            attached = _note(lines, number)
            break
        if _RULE.match(line.folded):
            if found:
                break
            continue
        if _is_over(line, found, lines[number - 1], bodies):
            break
        text = _without_sentence(line, bool(found))
        found.append(text)
        end = number + 1
        if text != line.text:
            break
    return Title(kind=kind, subject=" ".join(found), attached=attached, end=end)


def _is_over(line: Line, found: list[str], before: Line, bodies: Sequence[str]) -> bool:
    """Tell whether the subject ends before this line."""
    text = line.folded.lstrip("-+*\u2013 ")
    if line.data or _is_issuer(text, bodies) or sum(map(len, found)) > _LONGEST_SUBJECT:
        return True
    if not found:
        return text.startswith(("can cu ", "kinh gui")) or len(line.text) > _LONGEST_SUBJECT
    both_capitals = line.in_capitals and is_capitals(found[-1])
    if both_capitals or f"{text} ".startswith(words().folded_after_subject):
        return not both_capitals
    if line.in_capitals != is_capitals(found[-1]) and line.block != before.block:
        return True
    if "center" in (line.alignment, before.alignment):
        return line.alignment != before.alignment or (before.bold and not line.bold)
    plain = line.after_gap or bool(_SENTENCE.search(found[-1]))
    return not line.bold if before.bold or line.bold else plain


def _is_issuer(folded: str, bodies: Sequence[str]) -> bool:
    """Tell whether a line names who issues the document, as it stands above the bases of a decision."""
    text = folded.strip(" .,:")
    if any(text == fold(body) for body in bodies):
        return True
    known = words()
    offices = tuple(f"{office} " for office in known.folded_offices)
    return f"{text} ".startswith(offices) and len(text) < _LONGEST_TITLE and not text.startswith("chu tri")


def _opening_capitals(text: str) -> str:
    """Return the words in capitals that a text begins with."""
    taken = []
    for word in text.split():
        if any(c.isalpha() and c != c.upper() for c in word):
            break
        taken.append(word)
    opening = " ".join(taken)
    return opening if any(map(str.isalpha, opening)) else ""


def _without_sentence(line: Line, follows: bool) -> str:  # noqa: FBT001 - private, one caller
    """Return a line of the subject without the sentence that was joined to its capitals."""
    capitals = _opening_capitals(line.text)
    if follows or len(line.text) < _LONGEST_TITLE * 2 or len(capitals.split()) < 4:
        return line.text
    return capitals


def _note(lines: Sequence[Line], start: int) -> str:
    """Return the note in brackets, which may run over several lines."""
    taken = []
    for line in lines[start : start + 4]:
        taken.append(line.text)
        if line.text.rstrip().endswith(")"):
            break
    return " ".join(taken)
