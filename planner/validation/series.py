"""Number series that would count wrongly: two for the same documents, or impossible settings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from planner.i18n import _
from planner.model.number_series import NumberSeries
from planner.model.workspace import Workspace
from planner.validation.finding import Finding
from planner.vietnamese import nfc

MOST_DIGITS = 6


def series_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield the series whose settings contradict each other or themselves."""
    for series in workspace.number_series.values():
        yield from _own(series)
    for one, other in combinations(workspace.number_series.values(), 2):
        if _body(one) == _body(other) and (shared := _shared(one, other)):
            yield Finding(
                other.id,
                "kinds",
                "series_overlap",
                _("{id} counts the same documents: {kinds}.", id=one.id, kinds=shared),
                _("Let each kind of a body be counted by one series only."),
            )


def _own(series: NumberSeries) -> Iterator[Finding]:
    if not 1 <= series.padding <= MOST_DIGITS:
        yield Finding(
            series.id,
            "padding",
            "series_padding",
            _("{count} digits cannot be printed.", count=series.padding),
            _("Write a number from 1 to {most}; the decree asks for 2.", most=MOST_DIGITS),
        )
    for number, first in enumerate(series.first_numbers, 1):
        if first.number < 1:
            yield Finding(
                series.id,
                f"first_numbers[{number}].number",
                "series_first",
                _("A count cannot begin with {number}.", number=first.number),
                _("Write the first number that this register gives."),
            )


def _shared(one: NumberSeries, other: NumberSeries) -> str:
    """Return the kinds that both count, "" for none; one for all kinds gives way to one that names them."""
    if not one.kinds and not other.kinds:
        return _("all kinds")
    return ", ".join(kind for kind in one.kinds if kind in other.kinds)


def _body(series: NumberSeries) -> str:
    return nfc(series.body).casefold()
