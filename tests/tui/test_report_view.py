"""The report on the screen: figures as the command counts them, lists behind them, frozen or live."""

from __future__ import annotations

import msgspec
import pytest
from report_proofs import at_period, in_reports
from test_actions import window

from planner.model.tasks import TaskState
from planner.store import Store
from tui.screens.figure_page import rows_behind
from tui.widgets.detail import DetailPane
from tui.widgets.record_list import RecordList


def numbers(screen):
    rows = screen.app.screen.query_one("#figures", RecordList).rows
    return {row.key: row.cells[1].text.lstrip("!~√ ") for row in rows if row.key}


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_figures_are_those_of_the_dashboard_and_bars_stand_beside_them(opened, size):
    from planner.tracking import status

    async with opened(size=size) as screen:
        await in_reports(screen)
        totals = status(screen.app.records, screen.app.today, year=2026).totals
        shown = numbers(screen)
        for part in ("overdue", "due_soon", "done_late", "in_progress"):
            assert shown[f"t|{part}"] == str(getattr(totals, part))
        await screen.shows("Số tạm tính")
        assert "█" in screen.text()
        assert "đã ban hành" in screen.text() or size[1] == 24


async def test_enter_on_a_figure_opens_the_list_behind_it_and_then_a_task(opened):
    async with opened() as screen:
        view = await in_reports(screen)
        figures = view.query_one("#figures", RecordList)
        while figures.chosen_key != "t|overdue":
            await screen.press("down")
        await screen.press("enter")
        assert window(screen) == "FigurePage"
        assert "quá hạn (1)" in screen.text()
        await screen.press("enter")
        assert window(screen) == "RecordPage"
        assert "NV-2026-002" in screen.text()
        await screen.press("escape", "escape")
        assert window(screen) == "ReportView"


async def test_a_wide_screen_shows_the_list_beside_the_figures(opened):
    async with opened(size=(140, 40)) as screen:
        view = await in_reports(screen)
        figures = view.query_one("#figures", RecordList)
        while figures.chosen_key != "t|overdue":
            await screen.press("down")
        await screen.shows("► NV-2026-002")
        assert [row.key for row in view.query_one(DetailPane).rows if row.key] == ["NV-2026-002"]


async def test_a_frozen_report_stays_and_tells_what_changed_since(opened, office):
    async with opened(size=(140, 60)) as screen:
        await at_period(screen, "2026-Q3")
        before = numbers(screen)
        await screen.press("f", "c")
        Store.open(office).edit(
            "NV-2026-001", lambda old: msgspec.structs.replace(old, state=TaskState.in_progress)
        )
        await screen.press("ctrl+r")
        after = numbers(screen)
        assert {key: after[key] for key in before if key[0] in "tagh"} == {
            key: value for key, value in before.items() if key[0] in "tagh"
        }
        assert "Dữ liệu đã thay đổi sau khi chốt" in screen.text()
        assert after["s|0"] == "1"
        await screen.press("z")
        assert numbers(screen)["t|in_progress"] != before["t|in_progress"]


async def test_a_period_without_tasks_says_so_and_stays_calm(opened, office):
    for path in (office / "tasks").rglob("*.yaml"):
        path.unlink()
    async with opened() as screen:
        await in_reports(screen)
        assert "không có nhiệm vụ nào để báo cáo" in screen.text()
        await screen.press("t", "l", "f", "z", "enter")
        assert window(screen) == "ReportView"


async def test_a_record_that_is_gone_is_named_in_the_list_behind(opened):
    async with opened() as screen:
        await in_reports(screen)
        figures = screen.app.screen._report.figures
        (row,) = rows_behind(["NV-2020-999"], figures, screen.app.records)
        assert "không còn trong không gian làm việc" in row.cells[1].text
