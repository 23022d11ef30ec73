"""Finds agencies and agency groups in a text by any name that was valid on the document's day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from planner.intake.links.words import link_words
from planner.model.agencies import Agency, AgencyGroup
from planner.vietnamese import fold, fold_tone_placement, nfc

if TYPE_CHECKING:
    from planner.model.workspace import Workspace

_WORD = re.compile(r"\w+")
_SHORTEST_ABBREVIATION = 3
_JOINS = "-/&."


class Mention(msgspec.Struct, frozen=True):
    """One place where an agency or group is named."""

    id: str
    start: int
    end: int
    exact: bool
    """Written with all accents as in the name, or by its abbreviation."""
    existed: bool
    """It existed on the day asked for."""


class _Name(msgspec.Struct, frozen=True):
    id: str
    folded: str
    plain: str
    existed: bool


class AgencyFinder:
    """Finds names; those of the agencies that exist on `day` win, None lets all of them count alike."""

    def __init__(self, workspace: Workspace, day: date | None) -> None:
        everyone: list[Agency | AgencyGroup] = [
            *workspace.agencies.values(),
            *workspace.agency_groups.values(),
        ]
        names: dict[str, _Name] = {}
        for each in sorted(everyone, key=lambda one: not (day is None or one.exists_on(day))):
            existed = day is None or each.exists_on(day)
            for name in _written_names(each):
                folded = _folded(name)
                names.setdefault(folded, _Name(each.id, folded, plain(name), existed))
        self._by_word: dict[str, list[_Name]] = {}
        for known in sorted(names.values(), key=lambda one: -len(one.folded)):
            first = _WORD.search(known.folded)
            if first:
                self._by_word.setdefault(first.group(), []).append(known)
        counts = Counter(each.abbreviation for each in workspace.agencies.values() if each.abbreviation)
        self._abbreviations = {
            each.abbreviation: (each.id, day is None or each.exists_on(day))
            for each in workspace.agencies.values()
            if counts[each.abbreviation] == 1 and len(each.abbreviation) >= _SHORTEST_ABBREVIATION
        }

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the mentions in `text` from left to right, the longest name at each place."""
        text = nfc(text)
        folded, exact_text, end = fold(text), plain(text), 0
        for word in _WORD.finditer(folded):
            start = word.start()
            if start < end:
                continue
            name = self._name_at(folded, start, word.group())
            if name is not None:
                end = start + len(name.folded)
                exact = exact_text[start:end] == name.plain
                yield Mention(name.id, start, end, exact, name.existed)
            elif (known := self._abbreviations.get(text[start : word.end()])) and not _in_symbol(text, word):
                end = word.end()
                yield Mention(known[0], start, end, exact=True, existed=known[1])

    def _name_at(self, folded: str, start: int, first: str) -> _Name | None:
        for name in self._by_word.get(first, ()):
            end = start + len(name.folded)
            if folded.startswith(name.folded, start) and not folded[end : end + 1].isalnum():
                return name
        return None


def _in_symbol(text: str, word: re.Match[str]) -> bool:
    """Tell whether a word belongs to a document's symbol ("12/HD-BNV") or a longer abbreviation."""
    before, after = text[max(0, word.start() - 1) : word.start()], text[word.end() : word.end() + 1]
    return (before in _JOINS and before != "") or (after in _JOINS and after != "")


def _written_names(agency: Agency | AgencyGroup) -> Iterator[str]:
    """Yield a name as texts write it: in full, by its other names, and with short forms."""
    for name in (agency.name, *agency.other_names):
        yield name
        for long, short in link_words().short_forms.items():
            if name.startswith(long):
                yield short + name[len(long) :]
    if isinstance(agency, Agency):
        yield from _initials(agency.name)


def _initials(name: str) -> Iterator[str]:
    """Yield "Sở KH&CN" and "Sở KHCN" for "Sở Khoa học và Công nghệ"."""
    first, *rest = name.replace(",", " ").split()
    joined = link_words().folded_joining_word
    if len(rest) < 4 or joined not in map(fold, rest):
        return
    for sign in ("&", ""):
        words = (word for word in rest if word[0].isalpha())
        letters = (sign if fold(word) == joined else word[0].upper() for word in words)
        yield f"{first} {''.join(letters)}"


def _folded(text: str) -> str:
    return fold(" ".join(nfc(text).split()))


def plain(text: str) -> str:
    """Return the text without regard to case and tone placement, a letter for each letter."""
    plain = fold_tone_placement(nfc(text)).casefold()
    return plain if len(plain) == len(nfc(text)) else nfc(text).casefold()
