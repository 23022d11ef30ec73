"""What a workspace calls its things: the names, numbers and kinds that words of a query can mean."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property

from planner.model.agencies import Agency, AgencyGroup
from planner.model.workspace import Workspace
from planner.vietnamese import fold, nfc
from search_index.analysis import words_of
from search_index.conditions import Word
from search_index.language import plain_name

Name = tuple[Word, ...]
"""The words of a name."""


class AgencyNames:
    """How the agencies and groups of one workspace are called."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    @cached_property
    def names(self) -> Mapping[str, tuple[Name, ...]]:
        """Every name of each agency and group by ID, the full one first."""
        return {
            each.id: tuple(dict.fromkeys(filter(None, map(_words, _names(each))))) for each in self._everyone
        }

    @property
    def _everyone(self) -> list[Agency | AgencyGroup]:
        return [*self.workspace.agencies.values(), *self.workspace.agency_groups.values()]

    @cached_property
    def by_words(self) -> Mapping[tuple[str, ...], frozenset[str]]:
        """The agencies and groups that have a name, by its folded words.

        A single word counts only if it is an abbreviation: many agencies share ordinary words.
        """
        found: dict[tuple[str, ...], set[str]] = {}
        for id_, names in self.names.items():
            for name in names:
                if len(name) > 1 or self._is_abbreviation(id_, name[0]):
                    found.setdefault(tuple(word.folded for word in name), set()).add(id_)
        return {name: frozenset(ids) for name, ids in found.items()}

    def _is_abbreviation(self, id_: str, word: Word) -> bool:
        agency = self.workspace.agencies.get(id_)
        return len(word.folded) > 2 and agency is not None and fold(agency.abbreviation) == word.folded

    @cached_property
    def longest(self) -> int:
        """Words of the longest name that a query can mean."""
        return max(map(len, self.by_words), default=0)

    def successors(self, id_: str) -> tuple[str, ...]:
        """Return who took over from an agency, and from that one, until now; parts given to others aside."""
        found: dict[str, None] = {}
        agency = self.workspace.agencies.get(id_)
        while agency and agency.successors and (main := agency.successors[0].agency) not in {id_, *found}:
            found[main] = None
            agency = self.workspace.agencies.get(main)
        return tuple(found)

    def named(self, text: str) -> frozenset[str]:
        """Return the IDs of the agencies and groups with this ID, abbreviation or name, accents optional.

        An abbreviation may belong to several agencies of different times.
        """
        wanted = plain_name(text)
        if with_id := [id_ for id_ in self.names if plain_name(id_) == wanted]:
            return frozenset(with_id)
        words = tuple(word.folded for word in words_of(text))
        return frozenset(
            id_
            for id_, names in self.names.items()
            if any(tuple(word.folded for word in name) == words for name in names)
        )

    def nearest(self, text: str) -> str:
        """Return the name most like this, "" when none is."""
        spelled = {fold(name): each.name for each in self._everyone for name in _names(each)}
        near = difflib.get_close_matches(fold(text), spelled, n=1)
        return spelled[near[0]] if near else ""


class Lexicon:
    """The names of one workspace."""

    def __init__(
        self, agencies: AgencyNames, numbers: Iterable[str], symbols: Iterable[str], kinds: Iterable[str]
    ) -> None:
        """Take over the keys of all own numbers and IDs, of all symbols, and the document kinds in use."""
        self.agencies = agencies
        self.areas = tuple(agencies.workspace.areas.values())
        self.numbers = frozenset(numbers)
        self.symbols = frozenset(symbols)
        self.kinds = frozenset(kinds)

    @cached_property
    def _sorted_numbers(self) -> list[str]:
        return sorted(self.numbers)

    def begins_number(self, key: str) -> bool:
        """Tell whether a number begins so."""
        at = bisect_left(self._sorted_numbers, key)
        return at < len(self._sorted_numbers) and self._sorted_numbers[at].startswith(key)

    def kinds_named(self, text: str) -> frozenset[str]:
        """Return the kind codes meant: with their accents where there is such a kind, else without.

        QD finds QĐ; HD and HĐ are two kinds.
        """
        wanted = nfc(text).strip().casefold()
        exact = frozenset(kind for kind in self.kinds if nfc(kind).casefold() == wanted)
        return exact or frozenset(kind for kind in self.kinds if plain_name(kind) == plain_name(text))

    def areas_named(self, text: str) -> frozenset[int]:
        """Return the numbers of the areas with this number, ID or name."""
        wanted = plain_name(text)
        return frozenset(
            area.number
            for area in self.areas
            if wanted in {str(area.number), plain_name(area.id), plain_name(area.name)}
        )


def _names(agency: Agency | AgencyGroup) -> list[str]:
    if isinstance(agency, AgencyGroup):
        return [agency.name, *agency.other_names]
    return [agency.name, agency.abbreviation, *agency.other_names, *_half_abbreviated(agency)]


def _half_abbreviated(agency: Agency) -> list[str]:
    """Return the name with its first word in full and initials behind it: Sở TTTT, Sở TT&TT for STTTT."""
    first, _space, rest = agency.name.partition(" ")
    short = agency.abbreviation
    if not rest or len(short) < 3 or fold(first)[:1] != fold(short[0]):
        return []
    by_and, apart = [""], [""]
    for word in rest.split():
        if fold(word) == _AND:
            by_and.append("")
            apart.append("")
        elif word == "-":
            apart.append("")
        else:
            by_and[-1] += word[0]
            apart[-1] += word[0]
            if word.endswith(","):
                apart.append("")
    forms = [short[1:], "&".join(by_and), " ".join(filter(None, apart))]
    return [f"{first} {form}" for form in dict.fromkeys(forms)]


_AND = "va"
"""The folded word "and" between the parts of a name."""


def _words(name: str) -> Name:
    return tuple(Word(word.exact, word.folded) for word in words_of(name))
