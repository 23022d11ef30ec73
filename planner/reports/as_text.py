"""A report as plain text for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _, day_text
from planner.reports.bars import bar_of, legend
from planner.reports.differences import field_name
from planner.reports.lines import PARTS, agency_lines, area_lines, happening_name, part_name, total_line
from planner.tracking import percent_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.reports.differences import Change
    from planner.reports.lines import Line
    from planner.reports.service import PeriodReport

_BAR = 30
_NAME = 42


def report_text(report: PeriodReport) -> str:
    """Return the figures, the bars, what came about, and what changed."""
    return "\n".join(_lines(report))


def heading_text(report: PeriodReport) -> str:
    """Return the period, its data window, and whether the figures are frozen."""
    figures = report.figures
    text = _(
        "{period}: data from {first} to {last}, report due on {due}",
        period=report.period.name,
        first=day_text(figures.window_from),
        last=day_text(figures.as_of),
        due=day_text(figures.due),
    )
    if report.frozen_on:
        return text + "\n" + _("Frozen since {day}.", day=day_text(report.frozen_on))
    state = _("Provisional: the data window is still open.") if figures.provisional else _("Not frozen yet.")
    return f"{text}\n{state}"


def _lines(report: PeriodReport) -> Iterator[str]:
    total = total_line(report.figures)
    yield heading_text(report)
    yield ""
    yield _("All tasks: {count}", count=len(total.tasks)) + done_text(total)
    yield from (f"  {part_name(part)}: {total.count(part)}" for part in PARTS if total.count(part))
    yield from _block(_("By area"), area_lines(report.figures))
    yield from _block(
        _("By agency (a task with several leads counts for each)"), agency_lines(report.figures)
    )
    yield ""
    yield legend()
    yield ""
    yield _("In the period:")
    yield from (f"  {happening_name(each.key)}: {len(each.ids)}" for each in report.figures.happened)
    if report.previous:
        yield ""
        yield _("Compared with {period}:", period=report.previous.period)
        yield from (f"  {change_text(change)}" for change in report.changes if not change.line)
    yield from _since_frozen(report)


def _since_frozen(report: PeriodReport) -> Iterator[str]:
    if not report.since_frozen:
        return
    yield ""
    yield _("The records have changed since the figures were frozen:")
    for change in report.since_frozen:
        yield f"  {change.task} {field_name(change.field)}: {change.frozen or '–'} → {change.now or '–'}"


def _block(title: str, lines: Sequence[Line]) -> Iterator[str]:
    most = max((len(line.tasks) for line in lines), default=0)
    yield ""
    yield title
    for line in lines:
        name = line.name if len(line.name) <= _NAME else line.name[: _NAME - 1] + "…"
        yield f"  {name:<{_NAME}} {len(line.tasks):>4} {bar_of(line, most, _BAR)}".rstrip()


def done_text(line: Line) -> str:
    """Return ", 12,5% done", or "" without tasks."""
    if line.percent_done is None:
        return ""
    return ", " + _("{percent} done", percent=percent_text(line.percent_done))


def change_text(change: Change) -> str:
    """Return one number's change: "hoàn thành đúng hạn: 3 → 5 (+2)"."""
    part = _("tasks") if change.part == "tasks" else part_name(change.part)
    return f"{part}: {change.before} → {change.now} ({change.now - change.before:+d})"
