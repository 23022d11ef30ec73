"""The deadline of a task: a typed form beside the words in which it was given."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec


class DeadlineKind(StrEnum):
    """The forms in which real plans give a deadline."""

    date = "date"
    """A fixed day; "trước ngày" is stored as the day before."""
    month = "month"
    """The end of a month."""
    quarter = "quarter"
    """The end of a quarter."""
    half_year = "half_year"
    """30 June or 31 December."""
    year = "year"
    """31 December."""
    interval = "interval"
    """From one day to another."""
    recurring = "recurring"
    """Every week, month, quarter, half-year or year; each period is an occurrence of its own."""
    continuous = "continuous"
    """"Thường xuyên": no day at all."""
    conditional = "conditional"
    """After an event, which has no date until it is recorded."""


class Period(StrEnum):
    """The period of a recurring deadline."""

    week = "week"
    month = "month"
    quarter = "quarter"
    half_year = "half_year"
    year = "year"


class Deadline(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A deadline. Every date is the last day that is still in time."""

    text: str
    """The original words, such as "Quý IV năm 2026"."""
    kind: DeadlineKind
    start: date | None = None
    due: date | None = None
    every: Period | None = None
    day: int | None = None
    """Day of the recurring period: of the month (1-31; past its end the last day), or of the week (1-7)."""
    month: int | None = None
    """Month within a recurring quarter (1-3), half-year (1-6) or year (1-12); else the period's last."""
    until: date | None = None
    """Last day of a recurring or continuous deadline."""
    onward: bool = False
    """"và các năm tiếp theo": the work goes on after the day."""
    event: str = ""
    """What a conditional deadline waits for."""
    event_on: date | None = None
    """The day the event happened, once recorded."""
    event_document: str = ""
    """Number and symbol of the document that shows the event."""
    days_after_event: int | None = None
    working_days: bool = False
    """Whether `days_after_event` counts working days only."""
