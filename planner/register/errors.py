"""What can go wrong on a document's way to its number, each with what to do next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.errors import CchcError, WrongUseError
from planner.i18n import _, day_text, ngettext

if TYPE_CHECKING:
    from planner.documents.check import CheckResult


class RegisterError(CchcError):
    """Base of everything that the register refuses."""


class BrokenBookError(RegisterError):
    """A line of the register cannot be read, so no number can be given safely."""

    def __init__(self, file: str, line: int, detail: str) -> None:
        super().__init__(
            _("{file}, line {line} cannot be read ({detail}).", file=file, line=line, detail=detail),
            _("No number is given meanwhile. Mend the register from the journal: cchc doctor --fix."),
        )


class YearClosedError(RegisterError):
    """The register of the year is closed."""

    def __init__(self, year: int, by: str, on: str) -> None:
        super().__init__(
            _("The register of {year} was closed by {who} on {day}.", year=year, who=by, day=on),
            _("Nothing is added to a closed register. Give the document a date of the running year."),
        )


class NumberTakenError(RegisterError):
    """Number, symbol and body are already those of another document."""

    def __init__(self, number_symbol: str, holder: str) -> None:
        super().__init__(
            _("{number} is already the number of {holder}.", number=number_symbol, holder=holder),
            _(
                "If that document is missing in the register, enter it with “cchc register late ID”; "
                "if the count begins elsewhere, set “first_numbers” of the series."
            ),
        )


class DateOutOfOrderError(RegisterError):
    """The date would lie before that of a number given earlier (Article 15.1)."""

    def __init__(self, day: date, number_symbol: str, last: date) -> None:
        super().__init__(
            _(
                "{day} lies before {last}, the date of {number}: numbers follow the order of time.",
                day=day_text(day),
                last=day_text(last),
                number=number_symbol,
            ),
            _("Use that date or a later one. For a document forgotten on its day: cchc register late ID"),
        )


class NumberGivenError(RegisterError):
    """The document has its number in the register already, although an interruption kept it from the file."""

    def __init__(self, document_id: str, number_symbol: str) -> None:
        super().__init__(
            _("{id} already has the number {number}.", id=document_id, number=number_symbol),
            _("Finish it with “cchc register issue {id}”; after that it can be withdrawn.", id=document_id),
        )


class NotFilledError(RegisterError):
    """The number is in the register, but the file could not be written."""

    def __init__(self, document_id: str, number_symbol: str, reason: str) -> None:
        super().__init__(
            _(
                "{id} got the number {number}, which is not in the file yet. {reason}",
                id=document_id,
                number=number_symbol,
                reason=reason,
            ),
            _(
                "Close the file in Word, then run “cchc register issue {id}” again: it goes on from here.",
                id=document_id,
            ),
        )


class NoSeriesError(RegisterError):
    """No series of the workspace counts documents of this kind and body."""

    def __init__(self, kind: str, body: str) -> None:
        super().__init__(
            _("No number series counts documents of kind {kind} by “{body}”.", kind=kind, body=body),
            _("Add one below number-series/, or name one: --series ID."),
        )


class UnknownNumberError(WrongUseError):
    """The register has no such number."""

    def __init__(self, number: str, year: int) -> None:
        super().__init__(
            _("The register of {year} has no number {number}.", year=year, number=number),
            _("See them all: cchc register list --year {year}", year=year),
        )


class SeveralNumbersError(WrongUseError):
    """Number alone does not say which one is meant."""

    def __init__(self, number: str, found: str) -> None:
        super().__init__(
            _("Several entries have the number {number}: {found}.", number=number, found=found),
            _("Write number and symbol, such as 07/CT-UBND."),
        )


class NotAllowedError(RegisterError):
    """The person at the keyboard does not hold the role that a step asks for."""

    def __init__(self, user: str, step: str, roles: str, holders: str, command: str) -> None:
        remedy = (
            _("{holders} may do it: ask them to run {command}", holders=holders, command=command)
            if holders
            else _("Nobody holds this role now. Whoever looks after the workspace enters one below roles/.")
        )
        super().__init__(
            _("“{user}” may not {step}: that is for {roles}.", user=user, step=step, roles=roles), remedy
        )


class StepOutOfOrderError(RegisterError):
    """The document is not in a state from which this step leads on."""

    def __init__(self, document_id: str, state: str, step: str, wanted: str) -> None:
        super().__init__(
            _(
                "{id} is in the state “{state}”: one cannot {step} now.",
                id=document_id,
                state=state,
                step=step,
            ),
            wanted,
        )


class ApprovalVoidError(RegisterError):
    """The file or the record was changed after the approvals, which therefore fell away."""

    def __init__(self, document_id: str, what: str) -> None:
        super().__init__(
            _(
                "{id}: {what} changed after it was approved, so the approvals fell away.",
                id=document_id,
                what=what,
            ),
            _("Look at the change and check the content again: cchc document check {id}", id=document_id),
        )


class SignedFileChangedError(RegisterError):
    """The signed file is not what was signed."""

    def __init__(self, document_id: str, file: str) -> None:
        super().__init__(
            _("{file} is not the file that was signed as {id}.", file=file, id=document_id),
            _(
                "Bring the signed file back from a backup (cchc backup list), "
                "or send the document back to be signed again: cchc document return {id} --reason …",
                id=document_id,
            ),
        )


class DocumentFileMissingError(RegisterError):
    """The document has no file where the record says."""

    def __init__(self, document_id: str, file: str) -> None:
        super().__init__(
            _("{id} has no file at “{file}”.", id=document_id, file=file or "–"),
            _("Put the file there, or draft the document: cchc draft …"),
        )


class RolesBrokenError(RegisterError):
    """The file of roles cannot be read, so nobody's role is known."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(
            _("{file}, line {line}: {message}", file=file, line=line, message=message),
            _("Nobody's role is known until this file is mended: cchc validate shows every problem."),
        )


class LayoutNotKeptError(RegisterError):
    """The layout check found errors."""

    def __init__(self, layout: CheckResult) -> None:
        self.layout = layout
        errors = [each for each in layout.findings if each.severity == "error"]
        told = "\n".join(f"- {each.where}: {each.found} → {each.remedy}" for each in errors)
        super().__init__(
            ngettext(
                "{count} rule of the decree is broken:\n{findings}",
                "{count} rules of the decree are broken:\n{findings}",
                len(errors),
                findings=told,
            ),
            _("Correct them in Word, or let the program do what is certain: cchc fix FILE -o NEW_FILE."),
        )


class ContentDiffersError(RegisterError):
    """The file says something else than the record."""

    def __init__(self, document_id: str, differences: str) -> None:
        super().__init__(
            _(
                "The file of {id} and its record differ: {differences}.",
                id=document_id,
                differences=differences,
            ),
            _(
                "If the file is right: cchc document check {id} --content --take. Else correct the file.",
                id=document_id,
            ),
        )


class OtherDocumentError(WrongUseError):
    """The document named as replacing or correcting another one cannot do so."""
