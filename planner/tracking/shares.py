"""The one way to tell a share of tasks done, in figures, on screens and in documents."""

from __future__ import annotations

from typing import SupportsFloat

from planner.i18n import language


def percent_of(part: SupportsFloat, whole: SupportsFloat) -> float | None:
    """Return the share in per cent, cut after one decimal so that 100 means all; None of nothing.

    Reports to the province carry one decimal, so screens do too: a figure can be compared at sight.
    """
    return int(float(part) * 1000 / float(whole) + 1e-9) / 10 if float(whole) else None


def percent_text(percent: float | None, *, of_document: bool = False) -> str:
    """Return "17,6%", without a decimal that is 0; "" for None. A document always has the comma."""
    if percent is None:
        return ""
    text = f"{percent:.1f}".removesuffix(".0")
    return f"{text.replace('.', ',') if of_document or language() == 'vi' else text}%"
