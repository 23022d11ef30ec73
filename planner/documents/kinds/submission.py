"""The submission (tờ trình): why the year's tasks are needed, what they are, and what is asked for."""

from __future__ import annotations

from planner.documents.citation import Citations
from planner.documents.content import Paragraph, Section
from planner.documents.drafting import Draft, Drafting
from planner.documents.kinds.bases import cited_bases
from planner.documents.kinds.directive import Names, example_warning
from planner.documents.kinds.directive_context import Context
from planner.documents.kinds.letter_wording import letter_wording
from planner.documents.kinds.parties import (
    Party,
    content_of,
    name_inside,
    recipients,
    requested_parties,
    unknown_parties,
)
from planner.documents.kinds.programme_wording import submission_wording
from planner.documents.kinds.task_list import TaskList
from planner.documents.wording import common_wording
from planner.documents.words import counted, joined, tidy
from planner.documents.work_items import planned_work_of
from planner.i18n import _


def build(drafting: Drafting) -> Draft:
    """Return the content of a submission; without addressees it goes to the body named in the wording.

    Raises NothingToAssignError, NoSuccessorError and SignerOfficeError.
    """
    work, wording = planned_work_of(drafting), submission_wording()
    names = Names(drafting)
    given = _addressees(drafting)
    parties = given or (Party("", names.filled(wording.to)),)
    values = names.values | {
        "to": joined(
            [name_inside(drafting, party) for party in parties], letter_wording().reminder["last_name"]
        ),
        "bases": cited_bases(drafting, Citations()),
        "count": counted(len(work.items)),
        "document": wording.itself,
    }
    tasks = TaskList(drafting, work.items, values)
    need = wording.need["duty" if values["bases"] else "duty_without_bases"].format(**values)
    figures = Context(drafting, names.values, work).figures()
    body = (
        Paragraph(text=wording.opening.format(**values)),
        Section(title=wording.need["title"], blocks=(Paragraph(text=need), *figures)),
        Section(
            title=wording.matter["title"],
            blocks=(Paragraph(text=wording.matter["intro"].format(**values)), *tasks.clauses()),
        ),
        Section(
            title=wording.request["title"],
            blocks=tuple(
                Paragraph(text=text.format(**values)) for text in (wording.request["text"], wording.closing)
            ),
        ),
    )
    content = content_of(
        drafting,
        subject=tidy(drafting.request.subject) or wording.subject.format(**values),
        addressees=tuple(party.name for party in parties),
        body=body,
        annexes=(tasks.annex(),),
        recipients=recipients(
            drafting,
            (common_wording().as_above, *letter_wording().leaders),
            names.values,
            letter_wording().archive_unit,
        ),
    )
    warnings = [*work.warnings, *unknown_parties(given), *example_warning(drafting, work.tasks)]
    if not given:
        warnings.insert(0, _("No addressee was named: “{name}” was put in, check it.", name=parties[0].name))
    return Draft(content=content, reports_on=tuple(task.id for task in work.tasks), warnings=tuple(warnings))


def _addressees(drafting: Drafting) -> tuple[Party, ...]:
    """Return those the request names; its one agency only narrows the tasks."""
    return tuple(
        party for party in requested_parties(drafting) if party.id != drafting.agency or not party.id
    )
