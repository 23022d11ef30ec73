"""The words that the check knows, from the data file beside it; folded for recognition."""

from __future__ import annotations

from functools import cache, cached_property

import msgspec

from planner.documents.package_data import read_yaml
from planner.vietnamese import fold


class KindWord(msgspec.Struct, frozen=True):
    """A kind of document: its abbreviation per Appendix III (empty when it has none) and its name."""

    code: str
    name: str


class Spelling(msgspec.Struct, frozen=True):
    """A spelling that Appendix II decides."""

    wrong: str
    right: str


class Vocabulary(msgspec.Struct, frozen=True, dict=True):
    """All lists of `vocabulary.yaml`."""

    kinds: tuple[KindWord, ...]
    letter: KindWord
    old_codes: dict[str, str]
    bodies: tuple[str, ...]
    unfinished: tuple[str, ...]
    offices: tuple[str, ...]
    degrees: tuple[str, ...]
    urgency: tuple[str, ...]
    secrecy: tuple[str, ...]
    circulation: tuple[str, ...]
    copies: tuple[str, ...]
    collective: tuple[str, ...]
    collective_kinds: tuple[str, ...]
    head_kinds: tuple[str, ...]
    deciding_kinds: tuple[str, ...]
    listing_kinds: tuple[str, ...]
    addressed_kinds: tuple[str, ...]
    single_headed: tuple[str, ...]
    councils: tuple[str, ...]
    territories: tuple[str, ...]
    numbered_territories: tuple[str, ...]
    citation_low: tuple[str, ...]
    citation_high: tuple[str, ...]
    citation_company: tuple[str, ...]
    event_names: tuple[str, ...]
    cities: tuple[str, ...]
    special_nouns: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    spelling_exceptions: dict[str, tuple[str, ...]]

    @cached_property
    def kinds_by_name(self) -> dict[str, KindWord]:
        """Kinds by their folded names."""
        return {fold(kind.name): kind for kind in self.kinds}

    @cached_property
    def folded_offices(self) -> frozenset[str]:
        """Offices of signers, folded."""
        return frozenset(fold(office) for office in self.offices)

    @cached_property
    def folded_bodies(self) -> tuple[str, ...]:
        """Words that open a body's name, folded, each with the space behind it."""
        return tuple(f"{fold(word)} " for word in self.bodies)

    def is_mark(self, folded: str, kind: str) -> bool:
        """Tell whether a folded text is one of the marks of `kind` (urgency, secrecy, circulation)."""
        return folded.strip(" .!") in {fold(word) for word in getattr(self, kind)}


@cache
def vocabulary() -> Vocabulary:
    """Return the words of the check."""
    return read_yaml("check/vocabulary.yaml", Vocabulary)
