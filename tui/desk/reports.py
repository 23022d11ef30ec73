"""Reports, reminders, scores and the agencies' sheets."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.document_saving import SavedDraft
    from planner.model.workspace import Workspace
    from planner.reports.late_agencies import LateAgency
    from planner.reports.reminders import Plan, Sent
    from planner.reports.scores import Scoring, Series
    from planner.reports.service import PeriodReport
    from planner.reports.sheets.importing import SheetResult
    from tui.desk.desk import Desk

SHEET_FOLDER = "bang-excel"
"""Folder of the workspace for sheets that go out to the agencies and come back."""


class ReportDesk:
    """What the secretariat reports, reminds of, scores and collects."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # reports

    def current(self, workspace: Workspace) -> str:
        """Return the code of the period that is to be reported on next and has begun."""
        from planner.reports.periods import current_of, previous_of

        period = current_of(workspace, self._desk.today)
        if period.first > self._desk.today:
            period = previous_of(workspace, period) or period
        return period.code

    def report(self, workspace: Workspace, period: str, *, live: bool = False) -> PeriodReport:
        """Return the report of a period; raises what `period_report` raises."""
        from planner.reports.service import period_report

        return period_report(workspace, period, self._desk.today, live=live)

    def write_report(self, workspace: Workspace, report: PeriodReport) -> SavedDraft:
        """Write the Word file among the documents and keep its figures with it."""
        from planner.document_saving import save_draft
        from planner.reports.service import keep_with_document, report_document

        drafted = report_document(workspace, report)
        saved = save_draft(self._desk.store, drafted, self._desk.today)
        if saved.id:
            keep_with_document(self._desk.store, report, drafted, saved.id, self._desk.today)
        return saved

    def write_figures(self, workspace: Workspace, report: PeriodReport) -> Path:
        """Write the Excel file of the figures; returns where it is."""
        from planner.reports.workbook import report_workbook

        return self._write(
            f"so-lieu-bao-cao-{report.period.code}", ".xlsx", report_workbook(workspace, report)
        )

    def freeze(self, period: str) -> None:
        """Freeze the figures of a period; raises what `freeze` raises."""
        from planner.reports.service import freeze

        freeze(self._desk.store, period, self._desk.today)

    def write_calendar(self, workspace: Workspace) -> Path:
        """Write the deadlines of all open tasks as a calendar; returns where it is."""
        from planner.reports.calendar_file import calendar_text, deadline_events

        events = deadline_events(workspace, self._desk.today)
        text = calendar_text(workspace, events, self._desk.today)
        return self._write("lich-thoi-han", ".ics", text.encode())

    # reminders

    def late_agencies(self, workspace: Workspace) -> tuple[LateAgency, ...]:
        """Return who is late, with what, and when each was reminded last."""
        from planner.reports.late_agencies import late_agencies

        return late_agencies(workspace, self._desk.today)

    def remind(
        self,
        agencies: Sequence[str],
        *,
        again: bool,
        progress: Callable[[int, int], None],
        stopped: Callable[[], bool],
    ) -> tuple[Plan, list[Sent]]:
        """Make and record a letter for each agency; raises what `remind_each` raises."""
        from planner.documents import DraftRequest
        from planner.reports.reminders import REMINDER, remind_each

        return remind_each(
            self._desk.store,
            DraftRequest(kind=REMINDER),
            self._desk.today,
            agencies,
            again=again,
            on_progress=progress,
            stopped=stopped,
        )

    # scores

    def series(self, workspace: Workspace) -> tuple[Series, ...]:
        """Return the indicators over the years."""
        from planner.reports.scores import series_of

        return series_of(workspace)

    def scoring(self, workspace: Workspace, year: int) -> Scoring | None:
        """Return the self-scoring of a year, None where no score sheet holds."""
        from planner.reports.errors import NoScoreSheetError
        from planner.reports.scores import scoring_of

        with contextlib.suppress(NoScoreSheetError):
            return scoring_of(workspace, year)
        return None

    def score(self, year: int, field: str, points: str, evidence: str, note: str) -> None:
        """Enter the points of a field, or take them out where `points` is empty."""
        from planner.reports.scores import clear_points, parse_points, set_points

        if not points:
            clear_points(self._desk.store, year, field)
            return
        set_points(
            self._desk.store,
            year,
            field,
            parse_points(points),
            self._desk.today,
            evidence=evidence,
            note=note,
        )

    # sheets of the agencies

    def sheet_folder(self) -> Path:
        """Return where sheets go out to and are looked for."""
        from planner.places import documents_dir

        store = self._desk.store
        return (documents_dir() if store.read_only else store.folder) / SHEET_FOLDER

    def sheets_there(self) -> tuple[Path, ...]:
        """Return the Excel files in the folder of sheets and among downloads, the newest first."""
        downloads = () if self._desk.only_inside else (Path.home() / "Downloads",)
        folders = (self.sheet_folder(), *downloads)
        found = [path for folder in folders if folder.is_dir() for path in folder.glob("*.xlsx")]
        kept = [path for path in found if not path.name.startswith(("~$", "."))]
        return tuple(sorted(kept, key=lambda path: -path.stat().st_mtime))

    def export_sheets(
        self, workspace: Workspace, agencies: Sequence[str], progress: Callable[[int, int, str], None]
    ) -> tuple[Path, ...]:
        """Write a sheet for each agency, never over one that may hold answers; returns where they are."""
        from planner.reports.sheets.export import export_sheet
        from planner.vietnamese import ascii_slug

        folder = self.sheet_folder()
        written = []
        for number, agency in enumerate(agencies):
            progress(number, len(agencies), workspace.assignee_name(agency))
            data = export_sheet(workspace, self._desk.today, agency)
            stem = f"{ascii_slug(agency, 30)}-{self._desk.today}"
            written.append(_written(folder, stem, ".xlsx", data))
        return tuple(written)

    def look_at_sheet(self, workspace: Workspace, path: Path) -> SheetResult:
        """Return what importing a sheet would do; raises SheetError."""
        from planner.reports.sheets.importing import look_at

        return look_at(workspace, self._desk.reachable(path), self._desk.today)

    def import_sheet(
        self, path: Path, *, sound_rows: bool, progress: Callable[[int, int], None]
    ) -> SheetResult:
        """Take a sheet back; raises SheetError."""
        from planner.reports.sheets.importing import import_sheet

        return import_sheet(
            self._desk.store,
            self._desk.reachable(path),
            self._desk.today,
            sound_rows=sound_rows,
            on_progress=progress,
        )

    def hand_over(self, path: Path) -> None:
        """Send a file that was written to a person who works in a browser; others find it on their disk."""
        from tui.desk.desk import open_with_system

        if self._desk.show_file is not open_with_system:
            self._desk.show_file(path)

    def _write(self, stem: str, ending: str, data: bytes) -> Path:
        """Write a file among the documents of the year under a name that is free."""
        from planner.document_saving import folder_for

        return _written(folder_for(self._desk.store, self._desk.today.year), stem, ending, data)


def _written(folder: Path, stem: str, ending: str, data: bytes) -> Path:
    """Write a file under a name that is free in the folder."""
    from planner.documents import write_document

    folder.mkdir(parents=True, exist_ok=True)
    path, number = folder / f"{stem}{ending}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{ending}"
    write_document(path, data)
    return path
