"""Agencies, their groups and the people who sign; all of them come and go with time."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from planner.model.programme import Record, in_force


class Level(StrEnum):
    """Where an agency stands."""

    province = "province"
    """A department or equal body of the People's Committee of the province."""
    office = "office"
    """A unit inside or under such a body."""
    district = "district"
    commune = "commune"
    outside = "outside"
    """Party, courts, central branches, press: not under the People's Committee."""


class Successor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An agency that took over, and which part of the work; the first one is the main successor."""

    agency: str
    scope: str = ""
    certain: bool = True


class Agency(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A body that can be given work or receive documents, during its time of validity."""

    name: str
    abbreviation: str = ""
    other_names: tuple[str, ...] = ()
    level: Level
    code: str = ""
    """Official code of the territorial unit."""
    parent: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    """Last day on which the agency existed."""
    successors: tuple[Successor, ...] = ()
    source: str = ""

    def exists_on(self, day: date) -> bool:
        """Tell whether the agency exists on `day`."""
        return in_force(day, self.valid_from, self.valid_to)


class AgencyGroup(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A set of agencies named as one assignee, such as "UBND các xã, phường"."""

    name: str
    other_names: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    """Besides `members`, every agency of these levels that exists on the day asked for."""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""

    def exists_on(self, day: date) -> bool:
        """Tell whether the group can be assigned work on `day`."""
        return in_force(day, self.valid_from, self.valid_to)


class Office(StrEnum):
    """The office a signer holds; it decides the form of signing authority (Decree 30/2020, Article 13)."""

    chairman = "chairman"
    acting_chairman = "acting_chairman"
    vice_chairman = "vice_chairman"
    office_chief = "office_chief"
    office_deputy = "office_deputy"
    department_head = "department_head"


class Signer(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A person who may sign, in one office, during a span of time."""

    name: str
    """Full name without degree or rank (Decree 30/2020, Appendix I, II.7.b)."""
    title: str
    office: Office
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""

    def holds_on(self, day: date) -> bool:
        """Tell whether the person holds the office on `day`."""
        return in_force(day, self.valid_from, self.valid_to)
