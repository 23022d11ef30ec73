"""Reads the foot of a past document: recipients, signing authority and the name of who signed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from planner.intake.heading import is_national
from planner.intake.lines import is_capitals
from planner.intake.words import words
from planner.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.intake.lines import Line

_RECIPIENTS = re.compile(r"\W*noi nhan\b\s*:?\s*")
_FORM = re.compile(
    r"(?P<form>t\s?[./]?\s?m|k\s?[./]?\s?t|t\s?[./]?\s?l|t\s?[./]?\s?u\s?[./]?\s?q|q)\s?[./]\s*(?=[a-z])"
)
_PLAIN_FORM = re.compile(r"(?P<form>t/m|k/t|t/l|t/?u/?q|tm|kt|tl|tuq)\s+(?=[a-z])")
_DASH = re.compile(r"[-\u2013\u2014+*\u2022\u00b7]\s*")
_INLINE_ITEM = re.compile(r"(?<=[;,.)])\s*[-\u2013]\s+(?=\S)")
_ARCHIVE = re.compile(r"\W*luu\b")
_DRAFTER = re.compile(r"[^\W\d_]{1,8}\.?\s*\(?\d*\)?\.?$")
"""The drafter's initials and the number of copies, which may stand below the list."""
_ASIDE = re.compile(r"[\[({]|\W*da ky\b|\W*chu ky\b|\W*ky ten\b|\W*dau\b|[\W_\d]*$")
_ANNEX = re.compile(r"phu luc(\s+so)?(\s*:?\s*([ivxlc]+|\d+|[a-h]))?\s*[.:]?(\s|$)")
_FORM_SHEET = re.compile(r"(mau|bieu)( bieu)?( so)?:?\s*\d")
_ATTACHED = re.compile(r"\(?\s*(ban hanh )?(kem theo|dinh kem)\b")
_NOTE = re.compile(r"\[\d+\]|ghi chu\b")
_NAME = re.compile(r"(?:(?:[^\W\d_]{1,4}\.\s?)+)?[^\W\d_]+(?:[\s-][^\W\d_]+){1,5}$")
_FORMS = {"tm": "TM.", "kt": "KT.", "tl": "TL.", "tuq": "TUQ.", "q": "Q."}
_MOST_FOOT = 90
_LONGEST_AUTHORITY, _LONGEST_ITEM = 120, 400
_NEAR = 14
_LONGEST_NAME_LINE = 70
_LONGEST_TITLE = 2000
"""Characters of an annex's first line, whose title may follow on it."""


class Foot(msgspec.Struct, frozen=True, kw_only=True):
    """What the foot says, as far as it can be read."""

    authority: tuple[str, ...] = ()
    signer: str = ""
    recipients: tuple[str, ...] = ()


def main_end(lines: Sequence[Line], start: int) -> int:
    """Return where the main document ends: before an annex, an attached text or a second heading."""
    signed = False
    for place in range(start, len(lines)):
        line = lines[place]
        if is_national(line) or (signed and _opens_further(lines, place)):
            return place
        folded = line.folded
        signed = signed or bool(_RECIPIENTS.match(folded))
        signed = signed or (place > start + 2 and _is_authority(line) and bool(_form(folded)))
    return len(lines)


def _opens_further(lines: Sequence[Line], place: int) -> bool:
    """Tell whether an annex, a form or attached rules begin behind the signature."""
    line = lines[place]
    if line.data:
        return False
    folded = line.folded
    labelled = _ANNEX.match(folded) or _FORM_SHEET.match(folded)
    if labelled and line.column == "" and len(folded) < _LONGEST_TITLE:
        return True
    return folded.strip(" .:") in words().kinds_by_name and _attached_near(lines, place)


def _attached_near(lines: Sequence[Line], place: int) -> bool:
    return any(_ATTACHED.match(line.folded) for line in lines[place + 1 : place + 6])


def read_foot(lines: Sequence[Line], start: int, end: int) -> Foot:
    """Return what the foot between two lines says."""
    own = [line for line in lines[start:end] if not line.data]
    listed = next((n for n, line in enumerate(own) if _RECIPIENTS.match(line.folded)), None)
    if listed is None:
        signed = _last_authority(own)
        if signed is None:
            return Foot()
        return _signed(own[signed : signed + _NEAR], ())
    first = _signed_above(own, listed)
    foot = own[first : listed + _MOST_FOOT]
    return _signed(_authority_lines(foot, listed - first), tuple(_recipients(foot[listed - first :])))


def _signed_above(own: Sequence[Line], listed: int) -> int:
    """Return where a signature begins that stands right above the recipients, with short lines between."""
    first = listed
    for place in range(listed - 1, max(-1, listed - _NEAR), -1):
        if len(own[place].text) > _LONGEST_NAME_LINE:
            break
        if _is_authority(own[place]):
            first = place
    return first


def _last_authority(own: Sequence[Line]) -> int | None:
    near = range(max(0, len(own) - 40), len(own))
    return next((n for n in near if _is_authority(own[n])), None)


def _is_authority(line: Line) -> bool:
    """Tell whether a line begins a signature: a form such as KT., or an office in capitals."""
    text, folded = line.text, line.folded
    if line.data or len(text) > _LONGEST_AUTHORITY:
        return False
    if _form(folded):
        return (
            is_capitals(text) or line.column == "right" or text[:1].isupper() or is_capitals(_leading(text))
        )
    office = _office_at_start(folded)
    if office is None:
        return False
    rest = text[len(office) :].strip()
    if not rest:
        return is_capitals(text) or line.column == "right" or line.bold
    return is_capitals(text[: len(office)]) and (is_capitals(text) or _is_person(rest))


def _form(folded: str) -> re.Match[str] | None:
    return _FORM.match(folded) or _PLAIN_FORM.match(folded)


def _leading(text: str) -> str:
    return text.partition(" ")[0]


def _office_at_start(folded: str) -> str | None:
    return next((o for o in words().folded_offices if folded == o or folded.startswith(f"{o} ")), None)


def _authority_lines(foot: Sequence[Line], listed: int) -> list[Line]:
    """Return the lines of the right side: above the list, in the right column, or below."""
    found = list(foot[:listed])
    beside = [line for line in foot[listed:] if line.column == "right"]
    if beside:
        start = next((n for n, line in enumerate(beside) if _is_authority(line)), None)
        if start is not None:
            return [*found, *beside[start : start + _NEAR]]
    for number, line in enumerate(foot[listed:]):
        if line.column != "right" and _is_authority(line) and not _DASH.match(line.text):
            return [*found, *foot[listed + number : listed + number + _NEAR]]
    return [*found, *beside[:_NEAR]]


def _signed(lines: Iterable[Line], recipients: tuple[str, ...]) -> Foot:
    authority: list[str] = []
    signer = ""
    for line in sorted(lines, key=lambda one: one.column == "left"):  # of two signatures the right one first
        if _ASIDE.match(line.folded) or _RECIPIENTS.match(line.folded) or _DASH.match(line.text):
            if _NOTE.match(line.folded):
                break
            continue
        parts, name = _cut(line.text)
        if parts and not signer:
            authority += parts
        elif not parts and not name and authority and _continues(line):
            authority[-1] = f"{authority[-1]} {line.text}"
        if name and authority:
            signer = name
            break
        if authority and not parts and not name and not _continues(line):
            break
    return Foot(authority=tuple(authority), signer=signer, recipients=recipients)


def _continues(line: Line) -> bool:
    return line.in_capitals and len(line.text) < _LONGEST_AUTHORITY


def _cut(text: str) -> tuple[list[str], str]:
    """Cut "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trương Công Thái" into its lines of authority and the name."""
    folded = fold(text)
    if not _form(folded) and _office_at_start(folded) is None:
        return [], text if _is_person(text) else ""
    taken = _authority_words(text)
    rest = text[len(taken) :].strip()
    if rest and not _is_person(rest):
        taken, rest = text, ""
    return _split(taken), rest


def _authority_words(text: str) -> str:
    """Return the part of a line that is authority: the words in capitals, else the longest office."""
    taken: list[str] = []
    for word in text.split():
        if any(c.isalpha() and c != c.upper() for c in word):
            break
        taken.append(word)
    if len(taken) > 1:
        return " ".join(taken)
    return text


def _split(text: str) -> list[str]:
    """Cut joined lines before each form of authority, and before the office at the end."""
    found: list[str] = []
    rest = " ".join(text.split())
    folded = fold(rest)
    spaces = (place for place in range(1, len(rest)) if folded[place - 1] == " ")
    cuts = [0, *(place for place in spaces if _FORM.match(folded, place))]
    for number, start in enumerate(cuts):
        stop = cuts[number + 1] if number + 1 < len(cuts) else len(rest)
        found += _before_office(_tidy_form(rest[start:stop].strip()))
    return found


def _before_office(text: str) -> list[str]:
    folded = fold(text)
    form = _form(folded)
    begin = form.end() if form else 0
    for office in words().folded_offices:
        if folded == office:
            return [text]
        start = len(folded) - len(office)
        if folded.endswith(f" {office}") and start > begin:
            return [text[:start].strip(), text[start:]]
    return [text]


def _tidy_form(text: str) -> str:
    """Write the form of authority as the decree does: "KT. " for "KT.", "K/T " and "KT/"."""
    found = _form(fold(text))
    if found is None:
        return text
    letters = re.sub(r"[^a-z]", "", found.group("form"))
    return f"{_FORMS[letters]} {text[found.end() :].strip()}"


def _is_person(text: str) -> bool:
    """Tell whether a text looks like a person's name: two to six words, each with a capital."""
    if not _NAME.fullmatch(text) or len(text) > 50:
        return False
    names = re.split(r"[\s-]+", text)
    if fold(text) in words().folded_offices:
        return False
    return all(word[:1].isupper() for word in names) and (not is_capitals(text) or len(names) <= 5)


def _recipients(foot: Sequence[Line]) -> list[str]:
    """Return the items of the list, continued lines joined; it ends after the archive's item."""
    items: list[str] = []
    archived = False
    for number, line in enumerate(foot):
        text = line.text
        if number == 0:
            heading = _RECIPIENTS.match(line.folded)
            text = text[heading.end() if heading else 0 :].strip()
            if not text:
                continue
        elif line.column == "right" or _ends_list(line, archived=archived):
            if line.column == "right":
                continue
            break
        for part in _INLINE_ITEM.split(text):
            if _DASH.match(part):
                items.append(_DASH.sub("", part, count=1))
            elif part is not text and items:
                items.append(part)
            elif items and not (archived and line.after_gap):
                items[-1] = f"{items[-1]} {part}"
            else:
                items.append(part)
        archived = archived or bool(items and _ARCHIVE.match(fold(items[-1])))
    return [closed for item in items if len(item) < _LONGEST_ITEM and (closed := _closed(item))]


def _ends_list(line: Line, *, archived: bool) -> bool:
    if _DASH.match(line.text):
        return archived
    folded = line.folded
    if _is_authority(line) or _NOTE.match(folded) or _ASIDE.match(folded) or _ANNEX.match(folded):
        return True
    drafter = bool(_DRAFTER.match(line.text)) or (line.in_capitals and "(" not in line.text)
    return archived and (line.after_gap or len(line.text) > 60 or drafter)


def _closed(text: str) -> str:
    if any(mark in text for mark in ("\u2026", "...")):
        return ""
    return text.strip().rstrip(";.,").strip()
