"""The official letter (công văn, template 1.5): the plan's tasks as numbered requests to those addressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.citation import long_date
from planner.documents.content import BodyBlock, Content, Paragraph
from planner.documents.drafting import Draft, Drafting
from planner.documents.errors import ReportDayError
from planner.documents.kinds.directive import Names, example_warning
from planner.documents.kinds.directive_context import Context
from planner.documents.kinds.directive_duties import Duties
from planner.documents.kinds.letter_wording import letter_wording
from planner.documents.kinds.parties import (
    Party,
    content_of,
    letter_symbol,
    name_inside,
    parties_of,
    recipients,
    requested_parties,
    unknown_parties,
    work_for,
)
from planner.documents.wording import common_wording
from planner.documents.words import tidy
from planner.model.agencies import Agency, Level

if TYPE_CHECKING:
    from datetime import date


def build(drafting: Drafting) -> Draft:
    """Return the content of a letter; its addressees lead the tasks, unless the request names them.

    Raises NothingToAssignError, NoSuccessorError, ReportDayError and SignerOfficeError.
    """
    requested = requested_parties(drafting)
    work = work_for(drafting, requested)
    names = Names(drafting)
    duties = Duties(drafting, names.values, work, tuple(party.id for party in requested if party.id))
    parties = requested or parties_of(drafting, duties.addressees())
    values = letter_values(drafting, parties, names.values)
    plan = Context(drafting, names.values, work).cited_plan()
    wording = letter_wording().letter
    opening = wording["opening" if plan else "opening_without_plan"].format(plan=plan, **values)
    body: list[BodyBlock] = [Paragraph(text=opening), *duties.requests()]
    if drafting.request.report_by:
        day = long_date(report_day(drafting, drafting.request.report_by))
        body.append(Paragraph(text=wording["report"].format(day=day, **values)))
    body.append(Paragraph(text=wording["closing"].format(**values)))
    subject = letter_wording().subject.format(**values)
    return Draft(
        content=letter_content(drafting, parties, values, subject=subject, body=tuple(body)),
        assigns=tuple(task.id for task in work.tasks),
        warnings=(*work.warnings, *unknown_parties(parties), *example_warning(drafting, work.tasks)),
    )


def letter_content(
    drafting: Drafting,
    parties: tuple[Party, ...],
    values: dict[str, str],
    *,
    subject: str,
    body: tuple[BodyBlock, ...],
) -> Content:
    """Return a letter to the parties: no name of a kind, "V/v ..." under the number, "Như trên" first."""
    wording = letter_wording()
    given = tidy(drafting.request.subject)
    prefix = common_wording().letter_subject.format(subject="").strip()
    subject = (
        given
        if given.startswith(prefix)
        else common_wording().letter_subject.format(subject=given or subject)
    )
    patterns = (common_wording().as_above, *wording.leaders)
    return content_of(
        drafting,
        kind_name="",
        symbol=letter_symbol(drafting, wording.archive_unit),
        subject=subject,
        addressees=tuple(party.name for party in parties),
        body=body,
        recipients=recipients(drafting, patterns, values, wording.archive_unit),
    )


def letter_values(
    drafting: Drafting, parties: tuple[Party, ...], values: dict[str, str], through: str = ""
) -> dict[str, str]:
    """Return the words that fill the patterns of a letter.

    Bodies outside the People's Committee are asked, all others are told. `through` is the name of the agency
    that collects the reports, the standing agency of the programme when left out.
    """
    wording = letter_wording()
    alone = parties[0] if len(parties) == 1 else None
    collector = through or values["standing_agency"]
    own = collector == values["body"] or (alone and alone.name == collector)
    return values | {
        "addressed": name_inside(drafting, alone) if alone else wording.several,
        "ask": wording.request if any(_is_asked(drafting, party) for party in parties) else wording.demand,
        "report_to": values["body"] if own else wording.through.format(collector=collector, **values),
        "today": long_date(drafting.today),
    }


def report_day(drafting: Drafting, day: date) -> date:
    """Return the day of a report; raises ReportDayError for one that has passed."""
    if day < drafting.today:
        raise ReportDayError(day, drafting.today)
    return day


def _is_asked(drafting: Drafting, party: Party) -> bool:
    found = drafting.workspace.agencies.get(party.id)
    return not party.id or (isinstance(found, Agency) and found.level is Level.outside)
