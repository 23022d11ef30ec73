"""The urgent telegram (công điện, template 1.6): who wires to whom, the figures of the day, the demands."""

from __future__ import annotations

from planner.documents.content import Paragraph, Urgency
from planner.documents.drafting import Draft, Drafting
from planner.documents.kinds.directive import Names, example_warning
from planner.documents.kinds.directive_context import Context
from planner.documents.kinds.directive_duties import Duties
from planner.documents.kinds.directive_wording import directive_wording
from planner.documents.kinds.letter import letter_values
from planner.documents.kinds.letter_wording import letter_wording
from planner.documents.kinds.parties import (
    content_of,
    parties_of,
    recipients,
    requested_parties,
    unknown_parties,
    work_for,
)
from planner.documents.wording import common_wording
from planner.documents.words import tidy
from planner.i18n import _


def build(drafting: Drafting) -> Draft:
    """Return the content of a telegram, marked "KHẨN" unless the request names another urgency.

    Raises NothingToAssignError, NoSuccessorError and SignerOfficeError.
    """
    requested = requested_parties(drafting)
    work = work_for(drafting, requested)
    names = Names(drafting)
    duties = Duties(drafting, names.values, work, tuple(party.id for party in requested if party.id))
    parties = requested or parties_of(drafting, duties.addressees())
    values = letter_values(drafting, parties, names.values)
    wording = letter_wording()
    content = content_of(
        drafting,
        subject=tidy(drafting.request.subject) or wording.telegram["subject"].format(**values),
        sender=directive_wording().local_heads.format(name=drafting.issuer.name),
        addressees=tuple(party.name for party in parties),
        body=(
            *Context(drafting, names.values, work).figures(),
            Paragraph(text=wording.telegram["demand"].format(**values)),
            *duties.requests(),
            Paragraph(text=wording.telegram["closing"].format(**values)),
        ),
        recipients=recipients(
            drafting, (*wording.leaders, *(party.name for party in parties)), values, wording.archive_unit
        ),
        urgency=Urgency.urgent,
    )
    return Draft(
        content=content,
        assigns=tuple(task.id for task in work.tasks),
        warnings=(
            *work.warnings,
            *unknown_parties(parties),
            *example_warning(drafting, work.tasks),
            *_urgency_warning(drafting),
        ),
    )


def _urgency_warning(drafting: Drafting) -> tuple[str, ...]:
    if drafting.request.urgency:
        return ()
    mark = common_wording().urgency[Urgency.urgent].upper()
    return (_("The telegram carries the mark “{mark}”; choose another one with --urgency.", mark=mark),)
