"""The sentence patterns of letters, telegrams and the papers of a meeting, as their data files have them."""

from __future__ import annotations

from functools import cache

import msgspec

from planner.documents.package_data import read_yaml
from planner.documents.tables import Column


class ReminderTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The annex of a reminder: the table of overdue tasks."""

    title: str
    columns: tuple[Column, ...]
    days: str
    plan: str
    assigned: str
    clause: str
    reminded: str


class LetterWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that letters, reminders and telegrams say besides the plan's own words."""

    subject: str
    demand: str
    request: str
    several: str
    through: str
    letter: dict[str, str]
    telegram: dict[str, str]
    reminder: dict[str, str]
    reminder_table: ReminderTable
    leaders: tuple[str, ...]
    archive_unit: str


class MinutesWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What minutes say, in the order of template 1.9."""

    subject: str
    begun: str
    place: str
    attendees: str
    chair: str
    secretary: str
    content: str
    progress: str
    tasks: str
    task: str
    done: str
    open: str
    not_started: str
    overdue: str
    discussion: str
    conclusion: str
    ended: str
    ended_blank: str
    secretary_title: str
    chair_title: str
    recipients: tuple[str, ...]
    archive: str


class MeetingWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that the papers of a meeting say besides the plan's own words."""

    name: str
    holder: str
    holder_in_list: str
    at_hour: str
    hour_word: str
    clock: str
    blank_day: str
    short_blank: str
    notice: dict[str, str]
    invitation: dict[str, str]
    minutes: MinutesWording
    leaders: tuple[str, ...]
    archive_unit: str


@cache
def letter_wording() -> LetterWording:
    """Return the sentence patterns of letters, reminders and telegrams."""
    return read_yaml("wording/letter.yaml", LetterWording)


@cache
def meeting_wording() -> MeetingWording:
    """Return the sentence patterns of notice, invitation and minutes."""
    return read_yaml("wording/meeting.yaml", MeetingWording)
