"""Periodic reports and scores: the periods, what was frozen when a report went out, and self-scoring."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from planner.model.programme import Record


class YearDay(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A day of the reported year, or with `year_offset` -1 of the year before."""

    month: int
    day: int
    year_offset: int = 0

    def on(self, year: int) -> date:
        """Return the day for the reported `year`; raises ValueError for a day that no calendar has."""
        return date(year + self.year_offset, self.month, self.day)


class ReportPeriod(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A reporting period that comes every year: its data window and the day on which the report is due."""

    code: str = ""
    """What stands behind the year, such as "Q1" in "2026-Q1"; empty for the report of the whole year."""
    name: str
    """The name before the year, such as "quý I"; empty for the whole year."""
    starts: YearDay
    ends: YearDay
    due: YearDay
    addressees: tuple[str, ...] = ()
    """Who the report goes to."""
    source: str = ""


class FrozenTask(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A task as the report of a period tells it."""

    id: str
    text: str
    standing: str
    """The group of the totals that the task is counted in."""
    area: str = ""
    """ID of the area, "" for a task across areas."""
    agencies: tuple[str, ...] = ()
    """IDs of those that answer for the task."""
    leads: str = ""
    deadline: str = ""
    told: str = ""
    """Where the task stands, in words."""
    latest: str = ""
    """The last report on it."""


class FrozenName(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What an ID was called at the time."""

    id: str
    name: str


class Happening(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What came about within the data window: the IDs of the tasks or documents that it came about with."""

    key: str
    ids: tuple[str, ...] = ()


class ReportFigures(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Everything that the figures of one period's report are counted from."""

    period: str
    """Such as "2026-Q1"."""
    year: int
    window_from: date
    window_to: date
    due: date
    as_of: date
    """The day of the figures: the last of the window, or the day of counting while the window is open."""
    areas: tuple[FrozenName, ...] = ()
    agencies: tuple[FrozenName, ...] = ()
    tasks: tuple[FrozenTask, ...] = ()
    happened: tuple[Happening, ...] = ()

    @property
    def provisional(self) -> bool:
        """Tell whether the window was still open on the day of the figures."""
        return self.as_of < self.window_to


class ReportSnapshot(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The figures and the text of a report as they went out; tasks that change later do not change them."""

    figures: ReportFigures
    content: str = ""
    """The content of the Word file as one line of JSON, so that the file can be made again as it was."""
    document: str = ""
    """ID of the report's document."""
    made_on: date
    frozen_on: date | None = None
    """The day on which somebody froze the figures; issue of the document freezes them too."""
    frozen_by: str = ""
    fingerprint: str = ""
    """SHA-256 over figures and content; a later edit by hand shows."""


class ScoreField(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One field of an index and the most points it can give."""

    code: str
    name: str
    weight: Decimal
    area: str = ""
    """ID of the reform area that the field measures, where there is one."""


class ScoreSheet(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The fields of an index for self-scoring, in the index's own order."""

    name: str
    fields: tuple[ScoreField, ...]
    valid_from: int | None = None
    valid_to: int | None = None
    indicator: str = ""
    """ID of the indicator whose published values the self-score is set beside."""
    source: str = ""

    @property
    def total(self) -> Decimal:
        """The most points of all fields together."""
        return sum((field.weight for field in self.fields), Decimal(0))


class ScoreEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The points that the province gives itself in one field, and what they rest on."""

    field: str
    """Code of the field."""
    points: Decimal
    evidence: str = ""
    note: str = ""
    on: date | None = None
    by: str = ""


class SelfScore(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One year's self-scoring; totals are computed and fields without an entry stay open."""

    year: int
    sheet: str
    entries: tuple[ScoreEntry, ...] = ()
    example: bool = False
