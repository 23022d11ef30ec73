"""The reform programme: its areas, groups of solutions, solutions, indicators and legal bases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from planner.model.deadline import Deadline, Period


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of all records: a stable `id` that is never used again, and an optional hand-written note."""

    id: str
    note: str = ""


class Wording(StrEnum):
    """Whether a text is the official one or derived from public facts."""

    official = "official"
    derived = "derived"


class Counts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """How many records the programme must have; None is not checked."""

    areas: int | None = None
    solution_groups: int | None = None
    solutions: int | None = None


class Programme(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The programme this workspace is for (`workspace.yaml`)."""

    title: str
    short_title: str = ""
    province: str
    issuing_body: str
    """Full name of the body that issues documents, such as "Ủy ban nhân dân tỉnh Tuyên Quang"."""
    issuing_body_code: str = "UBND"
    """The body's abbreviation in document symbols."""
    place: str
    """Place name in the date line of documents."""
    period_from: int | None = None
    period_to: int | None = None
    outlook_to: int | None = None
    legal_bases: tuple[str, ...] = ()
    follow_up_agency: str = ""
    """Agency that follows up assigned tasks."""
    standing_agency: str = ""
    """Standing agency of the reform programme."""
    counts: Counts = Counts()
    warning_days: tuple[int, ...] = (7, 3, 1)
    """Days before a deadline on which a task is called due soon; the largest opens the window."""
    reminder_every: Period = Period.month
    """An agency gets one reminder letter about a task in each such period of the calendar."""


def in_force(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Tell whether `day` lies in a span of time; both ends belong to it, and None leaves an end open."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


class LeadTerm(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The lead agencies of an area or solution during a span of time (both days included)."""

    agencies: tuple[str, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the term holds on `day`."""
        return in_force(day, self.valid_from, self.valid_to)


class Area(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One reform area (lĩnh vực, "nội dung cải cách")."""

    number: int
    name: str
    leads: tuple[LeadTerm, ...] = ()
    source: str = ""


class SolutionGroup(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A group of solutions (nhóm giải pháp)."""

    number: int
    name: str
    wording: Wording
    source: str = ""


class Solution(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One solution (giải pháp); its group and its area are independent of each other."""

    number: int
    text: str
    group: str
    area: str | None = None
    """The reform area, or None for a solution that serves all of them."""
    leads: tuple[LeadTerm, ...]
    coordinating: tuple[str, ...] = ()
    """Agencies and agency groups that take part."""
    timing: Deadline
    product: str = ""
    wording: Wording
    source: str = ""
    """What the wording derives from, or the clause of the official text."""

    def leads_on(self, day: date) -> tuple[str, ...]:
        """Return the IDs of the lead agencies on `day`."""
        return tuple(agency for term in self.leads if term.covers(day) for agency in term.agencies)


class IndicatorValue(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One known yearly value of an indicator, in the indicator's unit."""

    year: int
    value: Decimal
    rank: int | None = None
    source: str = ""
    derived: bool = False


class IndicatorTarget(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A target: at least `at_least` (in the indicator's unit) by the end of `year`."""

    year: int
    at_least: Decimal
    source: str = ""


class Indicator(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A measured indicator, such as PAR INDEX or SIPAS."""

    name: str
    short_name: str = ""
    unit: str = "%"
    values: tuple[IndicatorValue, ...] = ()
    targets: tuple[IndicatorTarget, ...] = ()
    source: str = ""


class LegalBasis(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A legal text that documents may cite (căn cứ)."""

    kind: str
    """Name of the kind of document, such as "Nghị quyết" or "Luật"."""
    number_symbol: str = ""
    issued_on: date | None = None
    issuer: str = ""
    subject: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
