"""A meeting in words: what is known of it as it is printed, and dotted blanks for what is not."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from planner.documents.citation import long_date
from planner.documents.kinds.letter_wording import meeting_wording
from planner.documents.wording import common_wording
from planner.documents.words import lower_first, tidy, upper_first, without_closing

if TYPE_CHECKING:
    from planner.documents.drafting import Drafting

_WRITTEN_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?")


class Holder(msgspec.Struct, frozen=True):
    """A person at the meeting: name and office, either of which may be unknown."""

    name: str = ""
    title: str = ""

    def in_text(self) -> str:
        """Return office and name as a sentence has them, or a blank."""
        if self.name and self.title:
            return meeting_wording().holder.format(name=self.name, title=self.title)
        return self.name or self.title or common_wording().blank

    def in_list(self) -> str:
        """Return name and office as a list of those present has them, or a blank."""
        if self.name and self.title:
            return meeting_wording().holder_in_list.format(name=self.name, title=self.title)
        return self.name or self.title or common_wording().blank


class MeetingWords:
    """The words for one meeting."""

    def __init__(self, drafting: Drafting, values: dict[str, str]) -> None:
        meeting, wording = drafting.request.meeting, meeting_wording()
        self._year = drafting.today.year
        blank = common_wording().blank
        self.name = lower_first(tidy(meeting.name)) or wording.name.format(**values)
        self.place = without_closing(tidy(meeting.place)) or blank
        self.chair = _holder(meeting.chair)
        if not meeting.chair and drafting.request.signer and drafting.kind.code == "BB":
            signer = drafting.signer
            self.chair = Holder(signer.name, signer.title)
        self.secretary = _holder(meeting.secretary)
        attendees = [without_closing(tidy(name)) for name in meeting.attendees]
        self.attendees = "; ".join(attendees) or blank
        self.time = spoken_time(meeting.time)
        self.ended = spoken_time(meeting.ended)

    def time_in_list(self) -> str:
        """Return the time after "Thời gian:", or a blank to be filled in."""
        return self.time or common_wording().blank

    def time_opening(self) -> str:
        """Return the time as a sentence opens with it."""
        wording = meeting_wording()
        if not self.time:
            return wording.blank_day.format(blank=wording.short_blank, year=self._year)
        if self.time[:1].isdigit() and wording.hour_word in self.time:
            return wording.at_hour.format(time=self.time)
        return upper_first(self.time)

    def end(self) -> str:
        """Return the sentence that tells when the meeting ended."""
        wording = meeting_wording()
        if self.ended:
            return wording.minutes.ended.format(ended=self.ended)
        return wording.minutes.ended_blank.format(blank=wording.short_blank, year=self._year)


def spoken_time(text: str) -> str:
    """Return "2026-06-15 14:00" as "14 giờ 00 ngày 15 tháng 6 năm 2026"; other words as they are."""
    text = without_closing(tidy(text))
    found = _WRITTEN_DAY.fullmatch(text)
    if found is None:
        return text
    year, month, day, hour, minute = found.groups()
    try:
        spoken = long_date(date(int(year), int(month), int(day)))
    except ValueError:
        return text
    if hour is None:
        return spoken
    return meeting_wording().clock.format(hour=f"{int(hour):02d}", minute=minute, day=spoken)


def _holder(text: str) -> Holder:
    name, _comma, title = without_closing(tidy(text)).partition(",")
    return Holder(name.strip(), title.strip())
