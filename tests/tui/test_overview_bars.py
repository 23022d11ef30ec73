"""The bars of the overview: their lengths, their parts, and what they count."""

from __future__ import annotations

from datetime import date

import pytest

from planner.store import Store
from tui.figures import Progress, overview, split_bar
from tui.widgets.month_table import MonthTable

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("tasks", "done", "late", "drawn"),
    [
        (0, 0, 0, ""),
        (10, 0, 0, "░░░░░░░░░░"),
        (10, 5, 2, "█████!!░░░"),
        (5, 5, 0, "█████"),
        (1, 0, 1, "!"),
        (10, 10, 0, "██████████"),
    ],
)
def test_a_bar_tells_done_late_and_open_by_its_signs(tasks, done, late, drawn):
    assert split_bar(Progress("", "", tasks, done, late, 0), 10, 10) == drawn


def test_one_late_task_among_very_many_done_still_shows():
    bar = split_bar(Progress("", "", 1000, 999, 1, 0), 1000, 8)
    assert bar == "███████!"


def test_tasks_are_counted_by_the_month_of_their_last_day_and_by_who_leads_them(office):
    found = overview(Store.open(office).load(), TODAY, 2026)
    months = {line.key: (line.tasks, line.done, line.late) for line in found.months if line.tasks}
    assert months == {"4": (1, 1, 0), "10": (1, 0, 1), "11": (1, 0, 0), "12": (1, 0, 0)}
    assert [(line.key, line.late, line.tasks) for line in found.agencies] == [
        ("VPUBND", 1, 1),
        ("SKHCN", 0, 1),
        ("SNV", 0, 1),
        ("STP", 0, 1),
    ]


async def test_a_month_opens_in_the_calendar_and_an_agency_on_its_page(opened):
    async with opened() as screen:
        await screen.press("space")
        areas = screen.app.screen.query_one("#areas")
        areas.focus()
        areas.choose("month|10")
        await screen.press("enter")
        assert screen.app.current_mode == "follow"
        assert screen.app.screen.query_one(MonthTable).chosen == date(2026, 10, 1)
        assert "Tháng 10/2026" in screen.text()
        await screen.press("f2", "space")
        screen.app.screen.query_one("#areas").choose("agency|VPUBND")
        await screen.press("enter")
        assert "Văn phòng Ủy ban nhân dân tỉnh" in screen.text()
        assert type(screen.app.screen).__name__ == "RecordPage"
