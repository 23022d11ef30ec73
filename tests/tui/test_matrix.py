"""The matrix counts every task once in each of its places, and says by signs what colours say."""

from __future__ import annotations

from datetime import date

import pytest

from planner.store import Store
from tui.matrix import NO_DAY, Count, matrix

TODAY = date(2026, 11, 23)


def test_tasks_are_counted_by_agency_and_by_quarter(office):
    found = matrix(Store.open(office).load(), TODAY, 2026)
    assert found.agencies[0] in {"STP", "VPUBND", "SNV", "STTTT"}
    by_key = {line.key: line for line in found.by_agency}
    assert by_key["GP10"].fields["VPUBND"] == Count(tasks=1, late=1)
    assert by_key[""].total == Count(tasks=1, done=1)
    quarters = {line.key: line for line in found.by_quarter}
    assert quarters["GP10"].fields["4"] == Count(tasks=1, late=1)
    assert quarters["GP01"].fields["4"] == Count(tasks=1)
    assert sum(line.total.tasks for line in found.by_agency) == 4
    assert sum(line.total.tasks for line in matrix(Store.open(office).load(), TODAY, None).by_quarter) == 5
    assert NO_DAY not in quarters["GP10"].fields


@pytest.mark.parametrize(
    ("count", "sign"), [(Count(), "·"), (Count(2), "2 "), (Count(2, late=1), "2!"), (Count(2, done=2), "2√")]
)
def test_signs_say_what_colours_say(count, sign):
    assert count.sign() == sign


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (40, 10)])
async def test_the_matrix_fits_the_window_and_opens_solutions(opened, size):
    async with opened(size=size) as screen:
        await screen.press("ctrl+d")
        assert "1!" in screen.text()
        assert any("10. Rà soát" in line for line in screen.lines())
        key = screen.app.screen.query_one("#matrix").chosen_key
        await screen.press("enter")
        assert key in screen.text()
        await screen.press("escape", "space", "n")
        await screen.press("down", "enter")
        assert "Năm 2025" in screen.text()
