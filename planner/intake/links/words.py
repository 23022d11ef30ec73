"""The words by which links are found, from the data file beside this module."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

import msgspec

from planner.documents.package_data import read_yaml
from planner.vietnamese import fold


class Label(msgspec.Struct, frozen=True):
    """The words that name one part of a task."""

    part: str
    exact: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()

    def fits(self, folded: str) -> bool:
        """Tell whether a folded label names this part."""
        return (
            folded in {fold(word) for word in self.exact}
            or folded.startswith(tuple(fold(word) for word in self.starts))
            or any(fold(word) in folded for word in self.contains)
        )


class LinkWords(msgspec.Struct, frozen=True, dict=True):
    """All lists of `links.yaml`."""

    labels: tuple[Label, ...]
    short_forms: dict[str, str]
    joining_word: str
    area_openings: tuple[str, ...]
    lead_verb: str
    coordinating_verb: str
    giving_verbs: tuple[str, ...]
    deadline_openings: tuple[str, ...]

    def part_of(self, label: str) -> str:
        """Return the part of a task that a label or the head of a column names, "" for none."""
        folded = " ".join(fold(label).split()).strip(" .:()")
        return next((each.part for each in self.labels if each.fits(folded)), "")

    @cached_property
    def folded_joining_word(self) -> str:
        """The word that joins the last two parts of a name, folded."""
        return fold(self.joining_word)


@cache
def link_words() -> LinkWords:
    """Return the words of the links."""
    return read_yaml("links.yaml", LinkWords, Path(__file__).parent)
