"""The widgets of the draft window, one for each field, and the request that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents import DraftRequest, Meeting
from planner.documents.content import Circulation, Urgency
from planner.documents.kinds import MODULES, document_kinds
from planner.documents.wording import common_wording
from planner.i18n import _
from planner.model.agencies import Office
from planner.model.documents import DocumentState
from tui.screens.choices import agency_choices, area_choices, signer_choices, year_choices
from tui.screens.pick import Choice
from tui.widgets.choice import ChoiceField
from tui.widgets.day_entry import DayEntry, DayKind
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.widget import Widget

    from planner.model.documents import Document
    from planner.model.workspace import Workspace
    from tui.screens.draft import DraftForm

OPEN_STATES = (DocumentState.draft, DocumentState.returned)
"""States in which a document may be drafted anew."""
MINUTES = "meeting"
"""Authority of the kind that needs no signer in office."""
_DAYS = {"report-by": DayKind.last, "meeting-time": DayKind.hour, "meeting-ended": DayKind.hour}
"""Fields that take a day."""


def kind_choices() -> list[Choice]:
    """Return every kind that can be drafted, under its Vietnamese name and code."""
    kinds = document_kinds()
    reminder = _("Reminder of overdue tasks")
    return [
        Choice(name, reminder if name == "reminder" else kinds[name].name, kinds[name].code, also=name)
        for name in MODULES
    ]


def draft_kind_of(document: Document) -> str:
    """Return the kind by which the draft window makes such a document, "" when it is no draft of the plan."""
    if document.state not in OPEN_STATES or not (document.assigns or document.reports_on):
        return ""
    kinds = document_kinds()
    named = [name for name in MODULES if kinds[name].code == document.kind]
    reminding = bool(document.reports_on) and not document.assigns
    return next((name for name in named if (name == "reminder") == reminding or len(named) == 1), "")


def signers_for(kind: str, workspace: Workspace, day: date) -> list[Choice]:
    """Return who may sign a kind of document on `day`, the usual one first."""
    of = document_kinds()[kind]
    offices = dict.fromkeys((*of.usual_signers, *(of.signers or Office)))
    found = signer_choices(workspace, day, offices)
    return [Choice("", _("nobody yet: the name stays open")), *found] if of.authority == MINUTES else found


class DraftWidgets:
    """Makes the widget of each field, filled with what is usual."""

    def __init__(self, form: DraftForm, area: str, like: Document | None = None) -> None:
        """Take the window, the area looked at, and a document whose plan data fill the fields."""
        self._form, self._workspace, self._area = form, form.workspace, (like.area or "") if like else area
        self._like = like

    def make(self, field_id: str) -> Widget:
        """Return the widget of a field."""
        special: dict[str, Callable[[], ChoiceField]] = {
            "kind": self._kind,
            "year": self._year,
            "area": self._area_field,
            "agency": self._agency,
            "tasks": self._tasks,
            "solutions": self._solutions,
            "each": self._each,
            "issues": self._issues,
            "addressees": self._addressees,
            "signer": self._signer,
            "urgency": self._urgency,
            "circulation": self._circulation,
        }
        if field_id in special:
            return special[field_id]()
        if field_id in _DAYS:
            return DayEntry(placeholder=_placeholder(field_id), kind=_DAYS[field_id], id=field_id)
        value = self._like.subject if self._like and field_id == "subject" else ""
        return TextEntry(value, placeholder=_placeholder(field_id), id=field_id)

    def _kind(self) -> ChoiceField:
        return ChoiceField(_("Which kind of document?"), kind_choices, [self._form.kind], id="kind")

    def _year(self) -> ChoiceField:
        years = year_choices(self._workspace)
        shown = self._form.desk_app.year
        year = str(shown) if shown else years[0].value if years else ""
        if self._like and self._like.year:
            year = str(self._like.year)
        return ChoiceField(_("Tasks of which year?"), lambda: years, [year], id="year")

    def _area_field(self) -> ChoiceField:
        return ChoiceField(_("Which area?"), lambda: area_choices(self._workspace), [self._area], id="area")

    def _agency(self) -> ChoiceField:
        choices = [Choice("", _("All agencies")), *self._agencies()]
        return ChoiceField(_("Tasks of which agency?"), lambda: choices, [""], id="agency")

    def _agencies(self) -> list[Choice]:
        return agency_choices(self._workspace, self._form.desk_app.today)

    def _tasks(self) -> ChoiceField:
        taken = (self._like.assigns or self._like.reports_on) if self._like else ()
        known = [key for key in taken if key in self._workspace.tasks]
        return ChoiceField(
            _("Which tasks?"),
            self._tasks_of_year,
            known,
            several=True,
            nothing=_("all that fit"),
            brief=True,
            id="tasks",
        )

    def _tasks_of_year(self) -> list[Choice]:
        year = self._form.choice("year").value
        tasks = self._workspace.tasks_of(year=int(year) if year else None)
        return [Choice(task.id, task.text, task.id) for task in tasks]

    def _solutions(self) -> ChoiceField:
        solutions = sorted(self._workspace.solutions.values(), key=lambda one: one.number)
        choices = [Choice(one.id, one.text, str(one.number)) for one in solutions]
        return ChoiceField(
            _("Which solutions?"),
            lambda: choices,
            several=True,
            nothing=_("all that fit"),
            brief=True,
            id="solutions",
        )

    def _each(self) -> ChoiceField:
        choices = [Choice("", _("one document")), Choice("each", _("one for each agency concerned"))]
        return ChoiceField(_("How many documents?"), lambda: choices, [""], id="each")

    def _issues(self) -> ChoiceField:
        choices = [Choice("", _("nothing: it assigns tasks")), Choice("plan", _("the year's plan, attached"))]
        return ChoiceField(_("What does it issue?"), lambda: choices, [""], id="issues")

    def _addressees(self) -> ChoiceField:
        agencies, usual = self._agencies(), _("those that lead the tasks")
        title = _("Who is written to?")
        return ChoiceField(title, lambda: agencies, several=True, nothing=usual, id="addressees")

    def _signer(self) -> ChoiceField:
        form = self._form
        offered = signers_for(form.kind, self._workspace, form.desk_app.today)
        signed = [one for one in offered if self._like and one.label.startswith(f"{self._like.signer},")]
        chosen = [one.value for one in [*signed, *offered][:1]]
        return ChoiceField(_("Who signs?"), form.signers, chosen, id="signer")

    def _urgency(self) -> ChoiceField:
        words = common_wording().urgency
        choices = [Choice("", _("none")), *(Choice(mark.value, words[mark.value]) for mark in Urgency)]
        return ChoiceField(_("Which mark of urgency?"), lambda: choices, [""], id="urgency")

    def _circulation(self) -> ChoiceField:
        words = common_wording().circulation
        choices = [
            Choice("", _("no limit")),
            *(Choice(mark.value, words[mark.value]) for mark in Circulation),
        ]
        return ChoiceField(_("How far may it go?"), lambda: choices, [""], id="circulation")


def _placeholder(field_id: str) -> str:
    return {
        "subject": _("empty: follows from year and area"),
        "file": _("empty: follows from the subject"),
        "report-by": _("day, such as 15/12"),
        "meeting-time": _("day and hour, such as 15/6/2026 14:00"),
        "meeting-ended": _("day and hour, such as 15/6/2026 16:30"),
        "chair": _("name, office"),
        "secretary": _("name, office"),
        "attendees": _("divided by semicolons"),
        "address-foot": _("lines divided by semicolons"),
        "drafter-mark": "PL.(300)",
    }.get(field_id, "")


def request_from(form: DraftForm) -> DraftRequest:
    """Return what the fields of the kind ask for; raises DayError."""
    year, day = form.picked("year"), form.typed("report-by")
    return DraftRequest(
        kind=form.kind,
        year=int(year) if year else None,
        area=form.picked("area") or None,
        agency=form.picked("agency") or None,
        tasks=form.several("tasks"),
        solutions=form.several("solutions"),
        issues=form.picked("issues"),
        addressees=form.several("addressees"),
        subject=form.typed("subject"),
        signer=_chosen_signer(form),
        report_by=form.day("report-by") if day else None,
        meeting=Meeting(
            name=form.typed("meeting"),
            time=_spoken(form, "meeting-time"),
            place=form.typed("meeting-place"),
            chair=form.typed("chair"),
            secretary=form.typed("secretary"),
            attendees=_parts(form.typed("attendees")),
            ended=_spoken(form, "meeting-ended"),
        ),
        urgency=Urgency(form.picked("urgency")) if form.picked("urgency") else None,
        circulation=Circulation(form.picked("circulation")) if form.picked("circulation") else None,
        drafting_unit=form.typed("drafting-unit") or None,
        drafter_mark=form.typed("drafter-mark"),
        address_foot=_parts(form.typed("address-foot")),
    )


def _chosen_signer(form: DraftForm) -> str | None:
    """Return who was chosen, None for the one who signs anyway where the kind knows a usual signer.

    Drafting then says when that one is only standing in for somebody who is not recorded.
    """
    signer = form.picked("signer")
    usual = [one.value for one in form.signers()[:1]]
    return None if document_kinds()[form.kind].usual_signers and [signer] == usual else signer or None


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _spoken(form: DraftForm, field_id: str) -> str:
    """Return "15/6/2026 14:00" as the drafting reads it; other words stay. Raises DayError."""
    entry = form.query_one(f"#{field_id}", DayEntry)
    return entry.day_and_hour(form.desk_app.today) if form.typed(field_id) else ""
