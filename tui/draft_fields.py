"""The fields of the draft window: which kinds have them, what they mean, and the rules that govern them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.i18n import _ as translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.documents.check import Finding


def _(message: str) -> str:
    """Mark a text of the table for the catalogue; it is translated when it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class DraftField:
    """One field of the draft window."""

    id: str
    label_id: str
    help_id: str
    components: tuple[str, ...] = ()
    """Keys of the components of the layout table that are printed from the field."""
    article_ids: tuple[str, ...] = ()
    """Keys of further articles of the layout table that speak of what stands in the field."""
    kinds: tuple[str, ...] = ()
    """The kinds that have the field; empty for every kind."""

    @property
    def label(self) -> str:
        """What the window calls the field."""
        return translate(self.label_id)

    @property
    def help(self) -> str:
        """What to write into the field."""
        return translate(self.help_id)


_LETTERS = ("official-letter", "reminder", "notice", "invitation", "urgent-telegram")
_MEETINGS = ("notice", "invitation", "minutes")

FIELDS: tuple[DraftField, ...] = (
    DraftField(
        "kind",
        _("Kind"),
        _("The kind decides the name in the middle of the page, the code in the symbol and who may sign."),
        ("kind_name", "number_symbol"),
        ("PL3.I", "II.3.b"),
    ),
    DraftField(
        "year",
        _("Year"),
        _("Tasks of this year's plan are taken."),
        ("place_date", "body"),
        ("II.4.b",),
    ),
    DraftField("area", _("Area"), _("Only tasks of this reform area are taken."), ("body",)),
    DraftField(
        "agency",
        _("Agency"),
        _("Only tasks that this agency leads are taken; a letter goes to it alone."),
        ("body", "addressees"),
        ("PL2.IV.1",),
    ),
    DraftField(
        "tasks",
        _("Tasks"),
        _("Just these tasks, whatever their state; else every open task of year, area and agency."),
        ("body", "clause", "point"),
    ),
    DraftField(
        "issues",
        _("Issues"),
        _("A decision can issue the year's plan, which is then attached to it (template 1.3)."),
        ("article", "annex_reference"),
        kinds=("decision",),
    ),
    DraftField(
        "addressees",
        _("Goes to"),
        _("Who is written to or invited; when nobody is chosen, those that lead the tasks."),
        ("addressees", "telegram_sender"),
        ("II.9.d",),
        (*_LETTERS, "submission", "report"),
    ),
    DraftField(
        "subject",
        _("Subject"),
        _("One short phrase that says what the document is about; when empty it follows from the plan."),
        ("subject", "letter_subject"),
        ("II.5.b",),
    ),
    DraftField(
        "signer",
        _("Signer"),
        _("Only those who hold the office today; TM., KT., TL., TUQ. or Q. follows from kind and office."),
        ("signing_authority", "signer_name"),
        ("II.7.b", "II.7.c"),
    ),
    DraftField(
        "solutions",
        _("Solutions"),
        _("Just the tasks of these solutions of the programme."),
        ("body", "clause", "point"),
    ),
    DraftField(
        "each",
        _("Documents"),
        _("One document, or one for each agency: those that are late for a reminder, else those that lead."),
        ("addressees",),
        kinds=("directive", "official-letter", "reminder", "urgent-telegram", "plan", "report"),
    ),
    DraftField(
        "report-by",
        _("Report by"),
        _("Last day for the report that the letter asks for; a reminder computes it when empty."),
        ("body",),
        kinds=("official-letter", "reminder"),
    ),
    DraftField(
        "meeting",
        _("Meeting"),
        _("What is or was held; when empty it follows from the plan."),
        ("body",),
        kinds=_MEETINGS,
    ),
    DraftField(
        "meeting-time",
        _("Begins"),
        _("Day and hour, such as 15/6/2026 14:00, or in words; when empty a dotted blank stays."),
        ("body",),
        kinds=_MEETINGS,
    ),
    DraftField(
        "meeting-place",
        _("Place"),
        _("Where it is held; when empty a dotted blank stays."),
        ("body",),
        kinds=_MEETINGS,
    ),
    DraftField(
        "chair",
        _("Chair"),
        _("Name and office, divided by a comma."),
        ("body", "signing_authority"),
        kinds=_MEETINGS,
    ),
    DraftField(
        "secretary",
        _("Secretary"),
        _("Name and office, divided by a comma; signs the minutes on the left."),
        ("signing_authority", "signer_name"),
        kinds=("minutes",),
    ),
    DraftField(
        "attendees",
        _("Attend"),
        _("Those who take part, divided by semicolons."),
        ("body",),
        kinds=_MEETINGS,
    ),
    DraftField(
        "meeting-ended",
        _("Ended"),
        _("Day and hour, such as 15/6/2026 16:30, or in words."),
        ("body",),
        kinds=("minutes",),
    ),
    DraftField(
        "urgency",
        _("Urgency"),
        _("Mark in a red frame below the number; who signs decides on it."),
        ("urgency_mark",),
        ("III.2.b",),
    ),
    DraftField(
        "circulation",
        _("Circulation"),
        _("How far the document may go, in a frame above the heading."),
        ("circulation_mark",),
        ("III.2.c",),
    ),
    DraftField(
        "drafting-unit",
        _("Drafting unit"),
        _("Mark of the unit that drafts, after “Lưu: VT” and in a letter's symbol; empty: the usual one."),
        ("recipients", "number_symbol"),
        ("II.3.b", "II.9.d"),
    ),
    DraftField(
        "drafter-mark",
        _("Drafter"),
        _("Mark of the drafter and number of copies, such as PL.(300)."),
        ("drafter_mark",),
        ("III.3",),
    ),
    DraftField(
        "address-foot",
        _("Address"),
        _("Address, e-mail, telephone at the foot of page 1; lines are divided by semicolons."),
        ("address_foot",),
        ("III.4",),
    ),
    DraftField(
        "file",
        _("File name"),
        _("At most 50 characters without accents; when empty it follows from symbol and subject."),
    ),
)


def field_named(field_id: str) -> DraftField | None:
    """Return the field with this ID, or None."""
    return next((field for field in FIELDS if field.id == field_id), None)


def fields_of(kind: str) -> tuple[DraftField, ...]:
    """Return the fields of a kind of document, in the order of the window."""
    return tuple(field for field in FIELDS if not field.kinds or kind in field.kinds)


def field_of_finding(finding: Finding, kind: str, typed: Mapping[str, str]) -> str:
    """Return the ID of the field in which a finding can be put right, "" when none can.

    A rule about letters or capitals is put right where its words stand: in the component that the finding
    names, or in the line of `typed` (text by ID of field) that has these words.
    """
    from planner.documents.check.findings import component_name

    own = [field for field in fields_of(kind) if field.components and "body" not in field.components]
    component = finding.rule.partition(".")[0]
    for field in own:
        if component in field.components:
            return field.id
    for field in own:
        if any(finding.where.startswith(f"{component_name(key)}:") for key in field.components):
            return field.id
    words = finding.where.strip("…")
    return next((key for key, text in typed.items() if words and words in text), "")


_FIELD_OF_ERROR = {
    "UnknownKindError": "kind",
    "UnknownAreaError": "area",
    "UnknownAgencyError": "agency",
    "AmbiguousAgencyError": "agency",
    "UnknownRecordError": "tasks",
    "NothingToAssignError": "year",
    "NothingToReportError": "year",
    "NothingOverdueError": "year",
    "NoSignerError": "signer",
    "SignerTermError": "signer",
    "SignerOfficeError": "signer",
    "NotIssuedError": "issues",
    "ReportDayError": "report-by",
    "DayError": "report-by",
    "FileTakenError": "file",
    "FolderMissingError": "file",
    "FileNotWritableError": "file",
    "DocumentClosedError": "file",
}


def field_of_error(error: Exception) -> str:
    """Return the ID of the field that an error speaks of, "" for none in particular."""
    return _FIELD_OF_ERROR.get(type(error).__name__, "")
