"""The chart of a report, drawn with matplotlib: one bar for each area and agency, parts in their colours.

matplotlib is loaded here alone, and only when a chart is drawn. The same figures give the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import msgspec

from planner.documents.kinds.period_report import period_report_wording
from planner.documents.kinds.programme_wording import report_wording
from planner.reports.lines import agency_lines, area_lines
from planner.tracking import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model.reporting import ReportFigures
    from planner.reports.lines import Line

WIDTH, HEIGHT = 160.0, 190.0
"""Size of the picture in mm: the text width of an upright page."""
MOST_AGENCIES = 24
"""Bars that stay legible on a page; the agencies with the fewest tasks share the last one."""
_MM_PER_INCH = 25.4
_DOTS = 150
_COLOURS = {
    Standing.done_on_time: "#1a7f37",
    Standing.done_late: "#8fce9b",
    Standing.in_progress: "#2f6fb7",
    Standing.due_soon: "#f2b134",
    Standing.not_started: "#b9c3cf",
    Standing.no_deadline: "#dfe5ec",
    Standing.overdue: "#c62828",
}
_LONGEST_NAME = 38


class _Bar(msgspec.Struct, frozen=True):
    name: str
    counts: tuple[int, ...]


def chart_png(figures: ReportFigures) -> bytes:
    """Return the chart as a PNG of WIDTH by HEIGHT mm."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    wording, words = period_report_wording().chart, report_wording().annex_figures
    areas = [_bar(line) for line in area_lines(figures) if line.tasks]
    agencies = _agency_bars(figures, wording["others"])
    figure = Figure(figsize=(WIDTH / _MM_PER_INCH, HEIGHT / _MM_PER_INCH), dpi=_DOTS)
    FigureCanvasAgg(figure)
    heights = [max(len(areas), 1) + 1, max(len(agencies), 1) + 1]
    upper, lower = figure.subplots(2, 1, gridspec_kw={"height_ratios": heights})
    _draw(upper, areas, wording["by_area"])
    _draw(lower, agencies, wording["by_agency"])
    handles, _labels = upper.get_legend_handles_labels()
    names = [words.columns[part.value] for part in _COLOURS]
    figure.legend(handles, names, loc="lower center", ncols=4, frameon=False, prop=_font(7.5))
    figure.subplots_adjust(left=0.36, right=0.96, top=0.96, bottom=0.10, hspace=0.22)
    buffer = BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()


def chart_words(figures: ReportFigures) -> str:
    """Return what the chart shows, for people who cannot see it."""
    names = report_wording().annex_figures.columns
    return " ".join(
        f"{line.name}: "
        + ", ".join(f"{names[part.value]} {line.count(part)}" for part in _COLOURS if line.count(part))
        + "."
        for line in area_lines(figures)
        if line.tasks
    )


def _bar(line: Line) -> _Bar:
    return _Bar(line.name, tuple(line.count(part) for part in _COLOURS))


def _agency_bars(figures: ReportFigures, others: str) -> list[_Bar]:
    """Return a bar for each agency in the order of the report, the smallest ones together in the last."""
    lines = [line for line in agency_lines(figures) if line.tasks]
    if len(lines) <= MOST_AGENCIES:
        return [_bar(line) for line in lines]
    by_size = sorted(lines, key=lambda line: -len(line.tasks))
    shown = {line.key for line in by_size[: MOST_AGENCIES - 1]}
    rest = [_bar(line).counts for line in lines if line.key not in shown]
    together = _Bar(others.format(count=len(rest)), tuple(sum(column) for column in zip(*rest, strict=True)))
    return [*(_bar(line) for line in lines if line.key in shown), together]


def _draw(axes: Any, bars: Sequence[_Bar], title: str) -> None:
    """Draw stacked bars from top to bottom with the number in each part."""
    axes.set_title(title, loc="left", fontproperties=_font(9.5, "bold"))
    places = list(range(len(bars)))
    left = [0] * len(bars)
    for number, part in enumerate(_COLOURS):
        widths = [bar.counts[number] for bar in bars]
        axes.barh(places, widths, left=left, color=_COLOURS[part], label=part.value, height=0.72)
        dark = part in (Standing.done_on_time, Standing.in_progress, Standing.overdue)
        for place, width, start in zip(places, widths, left, strict=True):
            if width:
                axes.text(
                    start + width / 2,
                    place,
                    str(width),
                    ha="center",
                    va="center",
                    color="white" if dark else "black",
                    fontproperties=_font(7),
                )
        left = [start + width for start, width in zip(left, widths, strict=True)]
    axes.set_yticks(places, [_wrapped(bar.name) for bar in bars], fontproperties=_font(7.5))
    axes.invert_yaxis()
    axes.set_xlim(0, max(left, default=1) or 1)
    axes.xaxis.get_major_locator().set_params(integer=True)
    for label in axes.get_xticklabels():
        label.set_fontproperties(_font(7))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _wrapped(name: str) -> str:
    """Break a long name into two lines; what is longer still is cut."""
    import textwrap

    lines = textwrap.wrap(name, _LONGEST_NAME)
    if len(lines) > 2:
        lines = [lines[0], textwrap.shorten(" ".join(lines[1:]), _LONGEST_NAME, placeholder=" …")]
    return "\n".join(lines)


def _font(size: float, weight: str = "normal") -> Any:
    """Return DejaVu Sans, which travels with matplotlib and has every Vietnamese letter."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(family="DejaVu Sans", size=size, weight=weight)
