"""Minutes (biên bản, template 1.9): the plan's figures, and blanks for what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.citation import long_date
from planner.documents.content import Clause, Paragraph, Point, Signature
from planner.documents.deadline_phrases import deadline_words
from planner.documents.drafting import Draft, Drafting
from planner.documents.kinds.directive import Names, example_warning
from planner.documents.kinds.directive_context import Context
from planner.documents.kinds.letter_wording import meeting_wording
from planner.documents.kinds.meeting_words import MeetingWords
from planner.documents.kinds.parties import content_of, name_inside, parties_of
from planner.documents.wording import common_wording
from planner.documents.words import closed, counted, tidy, upper_first, without_closing
from planner.documents.work_items import WorkItem, work_of
from planner.model.tasks import TaskState
from planner.tracking import Standing
from planner.tracking.standing import DONE

if TYPE_CHECKING:
    from planner.documents.kinds.letter_wording import MinutesWording

_BLANK_LINES = 2
"""Dotted lines left for what was said."""


def build(drafting: Drafting) -> Draft:
    """Return the content of minutes: without date line, signed by secretary and chair.

    Figures and tasks come from the plan; what was said stays blank. Raises NothingToAssignError.
    """
    work = work_of(drafting)
    names = Names(drafting)
    meeting = MeetingWords(drafting, names.values)
    wording = meeting_wording().minutes
    blank = (Paragraph(text=common_wording().blank_line),) * _BLANK_LINES
    head = (
        wording.begun.format(time=meeting.time_in_list()),
        wording.place.format(place=meeting.place),
        wording.attendees.format(attendees=meeting.attendees),
        wording.chair.format(chair=meeting.chair.in_list()),
        wording.secretary.format(secretary=meeting.secretary.in_list()),
        wording.content,
    )
    progress = wording.progress.format(today=long_date(drafting.today))
    tasks = tuple(Point(text=_told(drafting, item, wording)) for item in work.items)
    figures = Context(drafting, names.values, work).results()
    content = content_of(
        drafting,
        place="",
        subject=tidy(drafting.request.subject)
        or upper_first(tidy(drafting.request.meeting.name))
        or wording.subject.format(**names.values),
        body=(
            *(Paragraph(text=line) for line in head),
            *([Clause(title=progress, blocks=figures)] if figures else []),
            Clause(title=wording.tasks, blocks=tasks),
            Clause(title=wording.discussion, blocks=blank),
            Clause(title=wording.conclusion, blocks=blank),
            Paragraph(text=meeting.end()),
        ),
        secretary=Signature(authority=(wording.secretary_title.upper(),), name=meeting.secretary.name),
        signature=Signature(authority=(wording.chair_title.upper(),), name=meeting.chair.name),
        recipients=(*wording.recipients, wording.archive),
    )
    return Draft(content=content, warnings=(*work.warnings, *example_warning(drafting, work.tasks)))


def _told(drafting: Drafting, item: WorkItem, wording: MinutesWording) -> str:
    """Return one task: what, who leads it, until when, and how it stands."""
    leads = ", ".join(name_inside(drafting, party) for party in parties_of(drafting, item.leads))
    return closed(
        wording.task.format(
            text=without_closing(tidy(item.text)),
            leads=leads,
            deadline=deadline_words(item.deadline),
            standing=_standing(item, wording),
        )
    )


def _standing(item: WorkItem, wording: MinutesWording) -> str:
    found = item.standing
    if found is None:
        return wording.not_started
    if found.standing in DONE:
        return wording.done
    if found.standing is Standing.overdue:
        return wording.overdue.format(days=counted(-(found.days_left or 0)))
    begun = found.task.progress or found.task.state is not TaskState.not_started
    return wording.open if begun else wording.not_started
