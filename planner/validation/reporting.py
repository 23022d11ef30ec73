"""Reporting periods, frozen reports, score sheets and self-scores must make sense."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planner.i18n import _
from planner.model.reporting import ReportPeriod, ScoreSheet, SelfScore
from planner.model.workspace import Workspace
from planner.reports.snapshots import is_whole
from planner.validation.finding import Finding

_ANY_YEAR = 2027
"""A year without a 29 February: a window has to exist in every year."""


def reporting_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield what is wrong with the records of reports and scores."""
    for period in workspace.report_periods.values():
        yield from _period(period)
    for snapshot in workspace.report_snapshots.values():
        if not is_whole(snapshot):
            yield Finding(
                snapshot.id,
                "fingerprint",
                "snapshot_changed",
                _("The figures of this report were changed after they were kept."),
                _("Bring the file back from a backup; a frozen report never changes."),
            )
    for sheet in workspace.score_sheets.values():
        yield from _sheet(sheet)
    for score in workspace.self_scores.values():
        yield from _score(workspace, score)


def _period(period: ReportPeriod) -> Iterator[Finding]:
    days = {}
    for key in ("starts", "ends", "due"):
        try:
            days[key] = getattr(period, key).on(_ANY_YEAR)
        except ValueError:
            yield Finding(
                period.id,
                key,
                "no_such_day",
                _("There is no such day in every year."),
                _("Write month and day, such as month: 12 and day: 15."),
            )
    order = [days[key] for key in ("starts", "ends", "due") if key in days]
    if len(order) == 3 and not order[0] <= order[1] <= order[2]:
        yield Finding(
            period.id,
            "ends",
            "period_order",
            _("The data window must end after it begins, and before the report is due."),
            _("Check the days and year_offset."),
        )


def _sheet(sheet: ScoreSheet) -> Iterator[Finding]:
    times = Counter(field.code for field in sheet.fields)
    for number, field in enumerate(sheet.fields, 1):
        if times[field.code] > 1:
            yield Finding(
                sheet.id,
                f"fields[{number}].code",
                "duplicate_field",
                _("The code {code} stands twice.", code=field.code),
                _("Give each field a code of its own."),
            )
        if field.weight <= 0:
            yield Finding(
                sheet.id,
                f"fields[{number}].weight",
                "weight",
                _("A field must give more than 0 points."),
                _("Write the most points that the field can give."),
            )


def _score(workspace: Workspace, score: SelfScore) -> Iterator[Finding]:
    sheet = workspace.score_sheets.get(score.sheet)
    if sheet is None:
        return
    weights = {field.code: field.weight for field in sheet.fields}
    times = Counter(entry.field for entry in score.entries)
    for number, entry in enumerate(score.entries, 1):
        if entry.field not in weights or times[entry.field] > 1:
            yield Finding(
                score.id,
                f"entries[{number}].field",
                "score_field",
                _("“{field}” is no field of the score sheet, or stands twice.", field=entry.field),
                _("Codes: {known}.", known=", ".join(weights)),
            )
        elif not 0 <= entry.points <= weights[entry.field]:
            yield Finding(
                score.id,
                f"entries[{number}].points",
                "score_points",
                _("{points} points do not fit the field {field}.", points=entry.points, field=entry.field),
                _("Write a number from 0 to {most}.", most=weights[entry.field]),
            )
