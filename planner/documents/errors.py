"""What can go wrong while a document is drafted or written, each with what to do next."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import CchcError, WrongUseError
from planner.i18n import _, day_text, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.documents.check import Finding


class NothingToAssignError(WrongUseError):
    """No open task or solution fits what was asked for, so there is nothing to put into the document."""

    def __init__(self) -> None:
        super().__init__(
            _("No open task fits this request; the document would be empty."),
            _("Widen the request (year, area, agency), or name the tasks; cchc status shows what is open."),
        )


class ProgrammeMissingError(CchcError):
    """The workspace has no readable programme, so the issuing body is not known."""

    def __init__(self) -> None:
        super().__init__(
            _("The programme (workspace.yaml) cannot be read, so the issuing body is not known."),
            _("Run cchc validate and mend what it says about workspace.yaml."),
        )


class NoSignerError(CchcError):
    """Nobody who may sign this kind of document holds office on the day."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Nobody in the workspace can sign this document on {day}.", day=day_text(day)),
            _("Add the chairman to signers/ with the days of the term, or name somebody with --signer."),
        )


class SignerTermError(WrongUseError):
    """The chosen signer does not hold the office on the day."""

    def __init__(self, name: str, day: date, start: date | None, end: date | None) -> None:
        super().__init__(
            _(
                "{name} does not hold the office on {day} (term: {start} to {end}).",
                name=name,
                day=day_text(day),
                start=day_text(start) if start else "…",
                end=day_text(end) if end else "…",
            ),
            _("Choose another signer, or correct the term in signers/."),
        )


class SignerOfficeError(WrongUseError):
    """The chosen signer's office may not sign this kind of document."""

    def __init__(self, name: str, kind_name: str) -> None:
        super().__init__(
            _(
                "{name} holds an office that does not sign this kind of document ({kind}).",
                name=name,
                kind=kind_name,
            ),
            _("Choose the chairman or a vice chairman as signer."),
        )


class NoSuccessorError(CchcError):
    """An agency no longer exists and nobody is recorded as its successor."""

    def __init__(self, agency: str, day: date) -> None:
        super().__init__(
            _(
                "“{agency}” does not exist on {day}, and no successor is recorded.",
                agency=agency,
                day=day_text(day),
            ),
            _("Record its successors in agencies/, or hand its task over to another agency."),
        )


class UnknownAreaError(WrongUseError):
    """No reform area has this number or ID."""

    def __init__(self, area: str, known: str) -> None:
        super().__init__(
            _("There is no reform area “{area}”.", area=area),
            _("Write one of these numbers or IDs: {known}.", known=known),
        )


class FileMissingError(WrongUseError):
    """There is no file of this name."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("The file {path} does not exist.", path=path), _("Check the name and the folder."))


class ReportDayError(WrongUseError):
    """The day by which a report is asked for has passed."""

    def __init__(self, day: date, today: date) -> None:
        super().__init__(
            _(
                "The report is asked for by {day}, which is before {today}.",
                day=day_text(day),
                today=day_text(today),
            ),
            _("Name a later day with --report-by, or leave it out."),
        )


class NothingToReportError(WrongUseError):
    """No task fits the request, so there is nothing to report on."""

    def __init__(self) -> None:
        super().__init__(
            _("No task fits this request; there is nothing to report on."),
            _("Widen the request (year, area, agency); cchc status shows which tasks there are."),
        )


class NotIssuedError(WrongUseError):
    """A decision cannot be made to issue this kind of document."""

    def __init__(self, name: str, known: str) -> None:
        super().__init__(
            _("A decision cannot issue “{name}” from the data of the workspace.", name=name),
            _("Write one of: {known}.", known=known),
        )


class NothingOverdueError(WrongUseError):
    """No task that fits the request is late, so there is nobody to remind."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _("No task that fits this request is overdue on {day}.", day=day_text(day)),
            _("Widen the request (year, area, agency); cchc status shows who is late."),
        )


class LayoutFindingError(CchcError):
    """The finished Word file breaks a rule of the decree, mostly by words that come from the plan."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(each for each in findings if each.severity == "error")
        told = "\n".join(f"- {finding_line(each)}" for each in self.findings)
        super().__init__(
            ngettext(
                "The document would break {count} rule of the decree; it was not written:\n{findings}",
                "The document would break {count} rules of the decree; it was not written:\n{findings}",
                len(self.findings),
                findings=told,
            ),
            _(
                "Correct these words in the plan or in the YAML draft, then draft again; "
                "--with-errors writes the draft all the same, and its certificate names the errors."
            ),
        )


def finding_line(finding: Finding) -> str:
    """Return place, what was found, what to do, and the record that the words come from."""
    line = f"{finding.where}: {finding.found} → {finding.remedy}"
    if not finding.record:
        return line
    return _("{line} (in {record}, field “{field}”)", line=line, record=finding.record, field=finding.field)


class FileTakenError(WrongUseError):
    """A file of this name is there already, and nobody said it may be overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("The file {path} is there already; it was left as it is.", path=path),
            _("Choose another name, or allow overwriting."),
        )


class FolderMissingError(WrongUseError):
    """The folder that the file should go to does not exist."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("The folder {folder} does not exist.", folder=folder),
            _("Create it first, or choose another folder."),
        )


class FileNotWritableError(CchcError):
    """The system refuses to write the file: no permission, or another program holds it open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The file {path} cannot be written: no permission, or it is open in another program.",
                path=path,
            ),
            _("Close the file in Word, or choose another folder, then try again."),
        )


class WritingFailedError(CchcError):
    """The disk is full or gave an error; the old file, if any, is unharmed."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _("The file {path} could not be written: {reason}.", path=path, reason=reason),
            _("Make room on the disk or choose another folder, then try again. Nothing was changed."),
        )
