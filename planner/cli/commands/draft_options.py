"""The options of `cchc draft` that say what the document is to be, and the request they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from planner.cli.context import parse_day
from planner.documents import DraftRequest, Meeting
from planner.documents.content import Circulation, Urgency
from planner.i18n import _

F = TypeVar("F", bound=Callable[..., Any])
_MEETING = {
    "meeting_name": "name",
    "meeting_time": "time",
    "meeting_place": "place",
    "meeting_ended": "ended",
    "chair": "chair",
    "secretary": "secretary",
    "attendees": "attendees",
}
"""Options of a meeting, and the fields that they fill."""


def request_options(command: F) -> F:
    """Add every option that the request is made of."""
    for option in reversed([*_plan_options(), *_letter_options(), *_meeting_options()]):
        command = option(command)
    return command


def request_of(kind: str, given: dict[str, Any]) -> DraftRequest:
    """Return the request made of the options; raises WrongUseError for a day that is none."""
    fields = dict(given)
    meeting = Meeting(**{field: fields.pop(option) for option, field in _MEETING.items()})
    day, urgency, circulation = (fields.pop(name) for name in ("report_by", "urgency", "circulation"))
    return DraftRequest(
        kind=kind,
        report_by=parse_day(day) if day else None,
        urgency=Urgency(urgency) if urgency else None,
        circulation=Circulation(circulation) if circulation else None,
        meeting=meeting,
        **fields,
    )


def _plan_options() -> list[Callable[[F], F]]:
    return [
        click.option("--year", type=int, help=_("Year of the plan.")),
        click.option("--area", help=_("Only this area (number or ID).")),
        click.option(
            "--task", "tasks", multiple=True, metavar="ID", help=_("Just these tasks, whatever their state.")
        ),
        click.option(
            "--solution",
            "solutions",
            multiple=True,
            metavar="ID",
            help=_("Just the tasks of these solutions."),
        ),
        click.option(
            "--subject", default="", help=_("Subject of the document; else it follows from year and area.")
        ),
        click.option(
            "--issues",
            default="",
            metavar=_("KIND"),
            help=_("What a decision issues as an attached document: plan."),
        ),
        click.option("--signer", help=_("ID of the signer; else the chairman in office.")),
    ]


def _letter_options() -> list[Callable[[F], F]]:
    return [
        click.option(
            "--addressee",
            "addressees",
            multiple=True,
            metavar=_("NAME"),
            help=_("Who is written to or invited (several times for several); else those that lead."),
        ),
        click.option(
            "--report-by", metavar=_("DAY"), help=_("Last day for the report that a letter asks for.")
        ),
        click.option(
            "--urgency",
            type=click.Choice([urgency.value for urgency in Urgency]),
            help=_("Mark of urgency in a red frame."),
        ),
        click.option(
            "--circulation",
            type=click.Choice([circulation.value for circulation in Circulation]),
            help=_("Limit of circulation in a frame above the heading."),
        ),
        click.option(
            "--drafting-unit", help=_("Mark of the drafting unit, in a letter's symbol and after “Lưu: VT”.")
        ),
        click.option("--drafter-mark", default="", help=_("Drafter and number of copies, such as PL.(300).")),
        click.option(
            "--address-foot",
            multiple=True,
            metavar=_("LINE"),
            help=_("Line of address at the foot of page 1 (several times for several)."),
        ),
    ]


def _meeting_options() -> list[Callable[[F], F]]:
    return [
        click.option("--meeting", "meeting_name", default="", help=_("What is held, in words.")),
        click.option(
            "--meeting-time", default="", help=_("When it is held: “2026-06-15 14:00”, or in words.")
        ),
        click.option("--meeting-place", default="", help=_("Where it is held.")),
        click.option(
            "--meeting-ended", default="", help=_("When it ended (minutes): “2026-06-15 16:30”, or in words.")
        ),
        click.option("--chair", default="", help=_("Who chairs it: “name, office”.")),
        click.option("--secretary", default="", help=_("Who keeps the minutes: “name, office”.")),
        click.option(
            "--attendee",
            "attendees",
            multiple=True,
            metavar=_("NAME"),
            help=_("Who attends (several times for several)."),
        ),
    ]
