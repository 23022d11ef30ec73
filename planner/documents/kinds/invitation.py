"""The invitation (giấy mời, template 1.7): whom, to what, under whom, when and where."""

from __future__ import annotations

from planner.documents.content import BodyBlock, Clause, Paragraph
from planner.documents.drafting import Draft, Drafting
from planner.documents.errors import NothingToAssignError
from planner.documents.kinds.directive import Names, example_warning
from planner.documents.kinds.letter_wording import meeting_wording
from planner.documents.kinds.meeting_words import MeetingWords
from planner.documents.kinds.parties import (
    Party,
    content_of,
    name_inside,
    parties_of,
    recipients,
    requested_parties,
    work_for,
)
from planner.documents.words import closed, tidy, without_closing
from planner.documents.work_items import Work


def build(drafting: Drafting) -> Draft:
    """Return the content of an invitation; by default to those that lead the open tasks.

    Tasks that are named stand as the agenda. Raises NothingToAssignError where nobody can be invited.
    """
    requested = requested_parties(drafting)
    work = _work(drafting, requested)
    names = Names(drafting)
    invited = requested or parties_of(drafting, dict.fromkeys(a for item in work.items for a in item.leads))
    wording = meeting_wording()
    patterns = wording.invitation
    meeting = MeetingWords(drafting, names.values)
    agenda = work.tasks if drafting.request.tasks or drafting.request.solutions else ()
    lines = (
        patterns["chair"].format(chair=meeting.chair.in_list()),
        patterns["time"].format(time=meeting.time_in_list()),
        patterns["place"].format(place=meeting.place),
        patterns["notes"],
    )
    content = content_of(
        drafting,
        subject=tidy(drafting.request.subject) or patterns["subject"].format(meeting=meeting.name),
        body=(
            *_invitation(drafting, invited),
            Paragraph(text=patterns["purpose"].format(meeting=meeting.name)),
            *([Paragraph(text=patterns["agenda"])] if agenda else []),
            *(Clause(text=closed(tidy(task.text))) for task in agenda),
            *(Paragraph(text=line) for line in lines),
        ),
        recipients=recipients(
            drafting,
            (*(party.name for party in invited), *wording.leaders),
            names.values,
            wording.archive_unit,
        ),
    )
    return Draft(
        content=content,
        warnings=(*work.warnings, *example_warning(drafting, work.tasks)),
    )


def _work(drafting: Drafting, requested: tuple[Party, ...]) -> Work:
    """Return the work that the meeting is about; people can be invited without any."""
    try:
        return work_for(drafting, requested)
    except NothingToAssignError:
        if not requested:
            raise
        return Work(items=())


def _invitation(drafting: Drafting, invited: tuple[Party, ...]) -> list[BodyBlock]:
    """Return who invites whom: one name on the same line, several below it."""
    patterns = meeting_wording().invitation
    opening = patterns["opening"].format(issuer=drafting.issuer.name)
    names = [
        patterns["invitee"].format(name=name_inside(drafting, party))
        if party.id
        else without_closing(party.name)
        for party in invited
    ]
    if len(names) == 1:
        return [Paragraph(text=closed(f"{opening} {names[0]}"))]
    listed = [f"- {name}{'.' if place == len(names) - 1 else ';'}" for place, name in enumerate(names)]
    return [Paragraph(text=opening), *(Paragraph(text=line) for line in listed)]
