"""The notice of conclusions (thông báo kết luận): who met, and what was assigned to whom until when."""

from __future__ import annotations

from planner.documents.content import BodyBlock, Clause, Paragraph
from planner.documents.drafting import Draft, Drafting
from planner.documents.kinds.directive import Names, example_warning
from planner.documents.kinds.directive_context import Context
from planner.documents.kinds.directive_duties import Duties
from planner.documents.kinds.letter_wording import meeting_wording
from planner.documents.kinds.meeting_words import MeetingWords
from planner.documents.kinds.parties import content_of, parties_of, recipients, requested_parties, work_for
from planner.documents.words import tidy
from planner.i18n import _
from planner.model.agencies import Office

_BY_ORDER = (Office.office_chief, Office.office_deputy)


def build(drafting: Drafting) -> Draft:
    """Return the content of a notice: figures of the day, then a conclusion for each agency.

    It is signed by order by the head of the office, or by the chairman where no such signer is recorded.
    Raises NothingToAssignError, NoSuccessorError and SignerOfficeError.
    """
    requested = requested_parties(drafting)
    work = work_for(drafting, requested)
    names = Names(drafting)
    meeting = MeetingWords(drafting, names.values)
    duties = Duties(drafting, names.values, work, tuple(party.id for party in requested if party.id))
    wording = meeting_wording()
    values = names.values | {"meeting": meeting.name, "chair": meeting.chair.in_text()}
    patterns = wording.notice
    subject = patterns["subject" if meeting.chair.name else "subject_without_chair"].format(**values)
    opening = patterns["opening"].format(
        time=meeting.time_opening(), where=meeting.place, attendees=meeting.attendees, **values
    )
    by_order = drafting.signer.office in _BY_ORDER
    sender = names.office if by_order and names.office else values["body"]
    addressed = tuple(party.name for party in requested or parties_of(drafting, duties.addressees()))
    content = content_of(
        drafting,
        subject=tidy(drafting.request.subject) or subject,
        body=(
            Paragraph(text=opening),
            Paragraph(text=patterns["conclusion"].format(**values)),
            *_figures(Context(drafting, names.values, work).figures()),
            *duties.by_agency(),
            Paragraph(text=patterns["closing"].format(sender=sender)),
        ),
        recipients=recipients(drafting, (*wording.leaders, *addressed), values, wording.archive_unit),
    )
    return Draft(
        content=content,
        assigns=tuple(task.id for task in work.tasks),
        warnings=(
            *work.warnings,
            *_signer_warning(drafting, by_order=by_order),
            *example_warning(drafting, work.tasks),
        ),
    )


def _figures(paragraphs: tuple[Paragraph, ...]) -> tuple[BodyBlock, ...]:
    return (Clause(title=meeting_wording().notice["figures"], blocks=paragraphs),) if paragraphs else ()


def _signer_warning(drafting: Drafting, *, by_order: bool) -> tuple[str, ...]:
    """Say that the usual signer is missing, unless somebody was chosen."""
    if by_order or drafting.request.signer:
        return ()
    return (
        _(
            "No head of the office is recorded in signers/, so {name} signs;"
            " a notice is usually signed by order (TL.).",
            name=drafting.signer.name,
        ),
    )
