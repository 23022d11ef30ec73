"""What can go wrong with reports, reminders and scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import CchcError, WrongUseError
from planner.i18n import _, day_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

_MOST_TOLD = 5


class UnknownPeriodError(WrongUseError):
    """The words name no reporting period."""

    def __init__(self, text: str, known: Iterable[str]) -> None:
        super().__init__(
            _("“{text}” is no reporting period.", text=text),
            _("Write for example: {known}.", known=", ".join(known)),
        )


class PeriodOpenError(WrongUseError):
    """The data window is still open, so that the figures can still change."""

    def __init__(self, period: str, until: date) -> None:
        super().__init__(
            _("The figures of {period} run until {day}.", period=period, day=day_text(until)),
            _("Freeze them from that day on; until then the report is provisional."),
        )


class PeriodNotBegunError(WrongUseError):
    """The data window lies in the future."""

    def __init__(self, period: str, first: date) -> None:
        super().__init__(
            _("The figures of {period} begin only on {day}.", period=period, day=day_text(first)),
            _("Choose a period that has begun."),
        )


class AlreadyFrozenError(WrongUseError):
    """The figures of the period are frozen already."""

    def __init__(self, period: str, on: date) -> None:
        super().__init__(
            _("The figures of {period} have been frozen since {day}.", period=period, day=day_text(on)),
            _("They stay as they went out; “cchc report {period} --live” shows today's.", period=period),
        )


class NoTasksInYearError(WrongUseError):
    """There is no task in the plan of the year."""

    def __init__(self, year: int) -> None:
        super().__init__(
            _("The plan of {year} has no task to report on.", year=year),
            _("Choose another year, or enter the tasks of its plan first."),
        )


class SnapshotTooLargeError(CchcError):
    """The report has more tasks than a file of the workspace can hold."""

    def __init__(self, period: str, tasks: int) -> None:
        super().__init__(
            _("The report {period} has {count} tasks, too many to be kept.", period=period, count=tasks),
            _("Its figures were not frozen; keep the Word and Excel files themselves."),
        )


class SnapshotDamagedError(CchcError):
    """The frozen figures do not match their fingerprint."""

    def __init__(self, record_id: str) -> None:
        super().__init__(
            _("The frozen report {id} was changed after it was frozen.", id=record_id),
            _(
                "Bring its file back from a backup (cchc history {id} shows who wrote it); until then "
                "“--live” shows the figures of the records.",
                id=record_id,
            ),
        )


class AlreadyRemindedError(WrongUseError):
    """All that is late was reminded of in this period."""

    def __init__(self, told: Sequence[str], period: str) -> None:
        self.told = tuple(told)
        super().__init__(
            _(
                "Every overdue task was already reminded of in {period}; no letter was made. {told}",
                period=period,
                told="; ".join(told[:_MOST_TOLD]) + ("; …" if len(told) > _MOST_TOLD else ""),
            ),
            _("To send a second letter in the same period add --again."),
        )


class NoScoreSheetError(WrongUseError):
    """No table of score fields holds for the year."""

    def __init__(self, year: int) -> None:
        super().__init__(
            _("There is no table of score fields for {year}.", year=year),
            _("Add one to the folder score-sheets of the workspace."),
        )


class UnknownScoreFieldError(WrongUseError):
    """The score sheet has no such field."""

    def __init__(self, code: str, known: Iterable[str]) -> None:
        super().__init__(
            _("There is no score field “{code}”.", code=code),
            _("Codes: {known}.", known=", ".join(known)),
        )


class PointsOutOfRangeError(WrongUseError):
    """More points than the field gives, or fewer than none."""

    def __init__(self, points: object, field: str, most: object) -> None:
        super().__init__(
            _("{points} points do not fit “{field}”.", points=points, field=field),
            _("Write a number from 0 to {most}.", most=most),
        )


class NothingToExportError(WrongUseError):
    """The agency has no task in the plan."""

    def __init__(self, agency: str) -> None:
        super().__init__(
            _("There is no task to export for {agency}.", agency=agency)
            if agency
            else _("There is no task to export."),
            _("Choose another agency or another year."),
        )


class SheetError(CchcError):
    """Base of what can be wrong with an Excel file as a whole; nothing was changed."""


class UnreadableSheetError(SheetError):
    """The file cannot be opened safely."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            _("{file} cannot be read: {reason}. Nothing was changed.", file=name, reason=reason),
            _("Open it in Excel and save it as “Excel Workbook (.xlsx)”, or have it sent again."),
        )


class NotOurSheetError(SheetError):
    """The file was not exported from this workspace."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("{file} was not exported from this workspace. Nothing was changed.", file=name),
            _("Export a sheet with “cchc excel export”, have it filled in, and import that file."),
        )


class WrongColumnsError(SheetError):
    """The titles of the columns are not those of the export."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            _("The columns of the sheet are not those that were exported: {detail}.", detail=detail),
            _("Put the titles back as they were, or fill in a newly exported sheet. Nothing was changed."),
        )
