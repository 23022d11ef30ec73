"""Reporting periods: from "2026-Q1" to a data window, a due day, and the period before."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from planner.i18n import _
from planner.model.kinds import kind_named
from planner.model.reporting import ReportPeriod
from planner.places import shipped_plans
from planner.reports.errors import UnknownPeriodError
from planner.vietnamese import nfc

if TYPE_CHECKING:
    from planner.model.workspace import Workspace


class DatedPeriod(msgspec.Struct, frozen=True, kw_only=True):
    """A reporting period of one year; all days belong to it."""

    period: ReportPeriod
    year: int
    first: date
    last: date
    due: date

    @property
    def code(self) -> str:
        """The period as it is asked for, such as "2026-Q1" or "2026"."""
        return f"{self.year}-{self.period.code}" if self.period.code else str(self.year)

    @property
    def name(self) -> str:
        """The name on the screen, in the language in use."""
        if not self.period.name:
            return _("year {year}", year=self.year)
        return _("{period} of {year}", period=self.period.name, year=self.year)


def periods_of(ws: Workspace, year: int) -> tuple[DatedPeriod, ...]:
    """Return the periods of a year in the order in which their windows end.

    A workspace without periods of its own has those of the shipped plan.
    """
    known = tuple(ws.report_periods.values()) or _shipped()
    dated = (
        DatedPeriod(
            period=each,
            year=year,
            first=each.starts.on(year),
            last=each.ends.on(year),
            due=each.due.on(year),
        )
        for each in known
    )
    return tuple(sorted(dated, key=lambda each: (each.last, each.code)))


def period_named(ws: Workspace, text: str) -> DatedPeriod:
    """Return the period written as "2026-Q1", "2026-H1" or "2026"; raises UnknownPeriodError."""
    wanted = nfc(text).strip().upper().replace("/", "-").replace(" ", "-")
    head = wanted[:4]
    year = int(head) if head.isascii() and head.isdecimal() and len(head) == 4 and int(head) >= 1900 else None
    example = year or 2026
    known = periods_of(ws, example)
    for each in known if year else ():
        code = each.code.upper()
        if wanted in (code, code.replace("-", "")):
            return each
    raise UnknownPeriodError(text, [each.code for each in known])


def previous_of(ws: Workspace, dated: DatedPeriod) -> DatedPeriod | None:
    """Return the period whose window ended last before the window of `dated` did."""
    before = [
        each
        for year in (dated.year - 1, dated.year)
        for each in periods_of(ws, year)
        if each.last < dated.last
    ]
    return max(before, key=lambda each: each.last, default=None)


def current_of(ws: Workspace, today: date) -> DatedPeriod:
    """Return the period that is to be reported on next: the first one whose report is not past due."""
    coming = [
        each for year in (today.year, today.year + 1) for each in periods_of(ws, year) if each.due >= today
    ]
    return min(coming, key=lambda each: each.due)


@cache
def _shipped() -> tuple[ReportPeriod, ...]:
    from planner.store.reading import read_file

    folder = shipped_plans()
    files = sorted((folder / kind_named("report_period").folder).glob("*.yaml"))
    records = (
        record for file in files for record in read_file(folder, file.relative_to(folder).as_posix()).records
    )
    return tuple(record for record in records if isinstance(record, ReportPeriod))
