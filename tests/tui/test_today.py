"""The start screen says what needs doing today, and the line of places where the person is."""

from __future__ import annotations

from tui.figures import sparkline
from tui.widgets.record_list import RecordList


async def test_what_needs_doing_stands_on_top_with_its_keys(opened, office):
    path = office / "documents/VB-2026-001.yaml"
    path.write_text(path.read_text("utf-8").replace("state: issued", "state: returned"), "utf-8")
    (office / "areas" / "LV3.yaml").write_text("id: LV3\nnumber: ba\nname: Ba\n", encoding="utf-8")
    async with opened(size=(120, 30)) as screen:
        line = screen.lines()[2]
        assert "Hôm nay: Q ! 1 quá hạn  P 1 sắp đến hạn  L ! 1 dự thảo bị trả lại  F6 " in line
        await screen.press("l")
        assert screen.app.screen.chosen_document().id == "VB-2026-001"


async def test_a_day_without_anything_urgent_says_so(opened, office):
    for name in ("NV-2026-002", "NV-2026-003"):
        (office / f"tasks/2026/{name}.yaml").unlink()
    (office / "documents/VB-2026-001.yaml").unlink()
    async with opened(size=(120, 30)) as screen:
        assert "Hôm nay không có việc quá hạn, sắp đến hạn hay bị trả lại." in screen.text()


async def test_what_needs_doing_can_be_clicked(opened):
    async with opened() as screen:
        where = screen.lines()[2].index("sắp đến hạn")
        await screen.pilot.click(offset=(where, 2))
        await screen.settle()
        assert screen.app.screen.query_one("#due", RecordList).chosen_key == "NV-2026-003"


async def test_the_line_of_places_leads_back(opened):
    async with opened(size=(100, 30)) as screen:
        await screen.press("enter", "down", "enter")
        assert "Tổng quan › NV-2026-002 › " in screen.lines()[1]
        where = screen.lines()[1].index("NV-2026-002")
        await screen.pilot.click(offset=(where, 1))
        await screen.settle()
        assert screen.lines()[1].strip() == "Tổng quan › NV-2026-002"
        await screen.pilot.click(offset=(2, 1))
        await screen.settle()
        assert type(screen.app.screen).__name__ == "Dashboard"


async def test_five_keys_stand_at_the_bottom_and_the_help_is_one_of_them(opened):
    async with opened(size=(200, 30)) as screen:
        for keys in (("f2",), ("f3",), ("enter",), ("escape", "f12"), ("f2", "s")):
            await screen.press(*keys)
            assert len(screen.app.screen.query_one("KeyBar").entries()) <= 5
            assert "F1 Trợ giúp" in screen.text()


def test_a_line_of_months_shows_nothing_as_a_dot():
    assert sparkline([0, 1, 2, 4]) == ".▂▄█"
    assert sparkline([0, 0]) == ".."
    assert sparkline([]) == ""
