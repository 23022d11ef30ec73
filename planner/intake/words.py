"""The words by which past documents are recognised, from the data file beside this module."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

import msgspec

from planner.documents.check.vocabulary import KindWord, vocabulary
from planner.documents.package_data import read_yaml
from planner.vietnamese import fold


class IntakeWords(msgspec.Struct, frozen=True, dict=True):
    """All lists of `words.yaml`, joined with those of the check."""

    party_kinds: tuple[str, ...]
    bodies: tuple[str, ...]
    unfinished: tuple[str, ...]
    stamps: tuple[str, ...]
    after_subject: tuple[str, ...]
    offices: tuple[str, ...]

    @cached_property
    def kinds_by_name(self) -> dict[str, KindWord]:
        """Kinds by their folded names, those of the Party included."""
        party = {fold(name): KindWord("", name) for name in self.party_kinds}
        return party | vocabulary().kinds_by_name

    @cached_property
    def kinds_by_code(self) -> dict[str, KindWord]:
        """Kinds by their abbreviation per Appendix III."""
        return {kind.code: kind for kind in vocabulary().kinds if kind.code}

    @cached_property
    def kind_names(self) -> tuple[str, ...]:
        """Folded names of kinds, the longest first."""
        return tuple(sorted(self.kinds_by_name, key=len, reverse=True))

    @cached_property
    def folded_bodies(self) -> tuple[str, ...]:
        """Words that open a body's name, folded, each with the space behind it."""
        return (*vocabulary().folded_bodies, *(f"{fold(word)} " for word in self.bodies))

    @cached_property
    def folded_unfinished(self) -> frozenset[str]:
        """Words after which a body's name goes on, folded."""
        return frozenset(fold(word) for word in (*vocabulary().unfinished, *self.unfinished))

    @cached_property
    def folded_stamps(self) -> tuple[str, ...]:
        """Openings of the lines of a signing stamp, folded."""
        return tuple(fold(word) for word in self.stamps)

    @cached_property
    def folded_after_subject(self) -> tuple[str, ...]:
        """Openings of what follows a subject, folded, each with the space behind it."""
        return tuple(f"{fold(word)} " for word in self.after_subject)

    @cached_property
    def folded_offices(self) -> tuple[str, ...]:
        """Offices of signers, folded, the longest first."""
        offices = {fold(office) for office in (*vocabulary().offices, *self.offices)}
        return tuple(sorted(offices, key=len, reverse=True))


@cache
def words() -> IntakeWords:
    """Return the words of the intake."""
    return read_yaml("words.yaml", IntakeWords, Path(__file__).parent)
