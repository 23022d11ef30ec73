"""Bars in plain text: how the tasks of a line stand, as wide as the terminal allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.reports.lines import part_name
from planner.tracking import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.reports.lines import Line

SIGNS = {
    Standing.done_on_time: "█",
    Standing.done_late: "▓",
    Standing.in_progress: "▒",
    Standing.due_soon: "◆",
    Standing.not_started: "░",
    Standing.no_deadline: "·",
    Standing.overdue: "!",
}
"""One sign for each part, in the order of the bar; they differ without colour too."""
SPARKS = "▁▂▃▄▅▆▇█"


def bar_of(line: Line, most: int, width: int) -> str:
    """Return the bar of a line: `most` tasks fill `width` signs; a part with any task has one at least."""
    total = len(line.tasks)
    if not total or most < 1 or width < 1:
        return ""
    signs = max(round(width * total / most), 1)
    counts = {part: line.count(part) for part in SIGNS if line.count(part)}
    shares = {part: max(1, count * signs // total) for part, count in counts.items()}
    while sum(shares.values()) < signs:
        part = max(counts, key=lambda each: counts[each] * signs / total - shares[each])
        shares[part] += 1
    while sum(shares.values()) > max(signs, len(shares)):
        part = max(shares, key=lambda each: shares[each] - counts[each] * signs / total)
        if shares[part] == 1:
            part = max(shares, key=lambda each: shares[each])
        shares[part] -= 1
    return "".join(SIGNS[part] * share for part, share in shares.items())


def legend() -> str:
    """Return what each sign of the bars stands for."""
    return "  ".join(f"{sign} {part_name(part)}" for part, sign in SIGNS.items())


def sparkline(values: Sequence[float | None]) -> str:
    """Return one sign for each value between the lowest and the highest; a gap is a space."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    span = high - low
    return "".join(
        " " if value is None else SPARKS[round((value - low) / span * (len(SPARKS) - 1)) if span else 3]
        for value in values
    )
