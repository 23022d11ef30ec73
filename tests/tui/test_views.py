"""The five main views show what the workspace holds, at 80x24 and at 140x40."""

from __future__ import annotations

import pytest

from tui.widgets.record_list import RecordList
from tui.widgets.typing import TextEntry


async def test_the_overview_shows_progress_late_tasks_and_tasks_due_soon(opened):
    async with opened() as screen:
        text = screen.text()
        assert "Đề án thử" in text
        assert screen.lines()[0].rstrip().endswith("23/11")
        assert "Năm 2026 · 4 nhiệm vụ · 1 đã xong (25%)" in text
        assert "1. Cải cách thể chế" in text
        assert "Quá hạn (1)" in text
        assert "trễ 23 ngày" in text
        assert "Sắp đến hạn (1)" in text
        assert "còn 2 ngày" in text


async def test_progress_bars_say_the_share_in_figures_too(opened):
    async with opened() as screen:
        line = next(line for line in screen.lines() if "2. Cải cách thủ tục" in line)
        assert "████████░░░░░░░░" in line
        assert "50%" in line
        assert "1/2" in line
        assert "! 1 quá hạn" in line


async def test_a_late_task_opens_with_everything_tied_to_it(opened):
    async with opened() as screen:
        await screen.press("enter")
        text = screen.text()
        assert "Nhiệm vụ NV-2026-002" in text
        assert "Khắc phục tình trạng trễ hẹn" in text
        assert "! quá hạn 23 ngày" in text
        assert "Văn phòng Ủy ban nhân dân tỉnh" in text
        assert "40% Đã họp" in text


async def test_an_area_opens_in_the_plan(opened):
    async with opened() as screen:
        screen.app.screen.query_one("#areas").focus()
        await screen.press("down", "enter")
        assert screen.app.current_mode == "plan"
        assert screen.app.screen.query_one("#tree", RecordList).chosen_key == "LV2"


async def test_the_plan_unfolds_from_area_to_task(opened):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f3", "down", "right", "down", "right", "down", "right", "down")
        tree = screen.app.screen.query_one("#tree", RecordList)
        assert tree.chosen_key == "NV-2026-002"
        assert "▼ 2. Cải cách thủ tục hành chính" in screen.text()
        assert "! Khắc phục tình trạng trễ hẹn" in screen.text()
        assert "Trước ngày 01/11/2026" in screen.text()


async def test_the_plan_has_a_branch_for_what_serves_all_areas(opened):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f3", "end", "right", "down", "right", "down")
        assert "Nhiệm vụ chung" in screen.text()
        assert screen.app.screen.query_one("#tree", RecordList).chosen_key == "GP02"


async def test_folding_goes_back_up_the_tree(opened):
    async with opened() as screen:
        await screen.press("f3", "right", "right", "left", "left")
        tree = screen.app.screen.query_one("#tree", RecordList)
        assert tree.chosen_key == "LV1"
        assert [row.key for row in tree.rows] == ["LV1", "LV2", "*"]


async def test_the_filter_of_the_plan_finds_a_task_without_accents(opened):
    async with opened() as screen:
        await screen.press("f3", "slash")
        await screen.type("tre hen")
        tree = screen.app.screen.query_one("#tree", RecordList)
        assert tree.chosen_key == "NV-2026-002"
        await screen.type("x")
        assert "Không có dòng nào" in screen.text()


async def test_another_year_shows_other_tasks(opened):
    async with opened() as screen:
        await screen.press("n", "down", "enter")
        assert "Năm 2025 · 1 nhiệm vụ · 1 đã xong (100%)" in screen.text()
        await screen.press("n", *"tat", "enter")
        assert "Tất cả các năm · 5 nhiệm vụ" in screen.text()


async def test_agencies_are_found_by_name_without_accents_and_by_abbreviation(opened):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f4")
        await screen.type("so noi vu")
        agencies = screen.app.screen.query_one("#agencies", RecordList)
        assert [row.key for row in agencies.rows] == ["SNV"]
        await screen.press("ctrl+u")
        await screen.type("stttt")
        assert "SKHCN" in screen.text()
        assert "hiện không còn" in screen.text()


async def test_an_agency_shows_the_tasks_it_leads(opened):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f4")
        await screen.type("vpubnd")
        assert "! NV-2026-002 Khắc phục tình trạng trễ hẹn" in screen.text()


async def test_the_newest_search_wins(opened, monkeypatch):
    monkeypatch.setattr("tui.screens.search.PAUSE", 0.001)
    async with opened() as screen:
        await screen.press("f5")
        await screen.type("khac phuc tre hen")
        await screen.settle()
        hits = screen.app.screen.query_one("#hits", RecordList)
        assert hits.rows[0].key == "NV-2026-002"
        await screen.press("enter")
        assert "Nhiệm vụ NV-2026-002" in screen.text()


async def test_an_answer_that_was_overtaken_is_dropped(opened):
    async with opened() as screen:
        seen = []
        screen.app.ask("search", lambda: "old", seen.append)
        screen.app.ask("search", lambda: "new", seen.append)
        await screen.settle()
        assert seen == ["new"]


async def test_sound_data_say_so(opened):
    async with opened() as screen:
        await screen.press("f6")
        problems = [issue.message for issue in screen.app.problems]
        assert problems == []
        assert "Dữ liệu không có lỗi." in screen.text()


async def test_a_broken_file_is_listed_with_the_remedy(opened, office):
    (office / "areas" / "LV3.yaml").write_text("id: LV3\nnumber: ba\nname: Ba\n", encoding="utf-8")
    async with opened(size=(110, 32)) as screen:
        assert "F6 Dữ liệu (" in screen.text()
        assert " lỗi dữ liệu" in screen.lines()[2]
        await screen.press("f6")
        assert "areas/LV3.yaml:2" in screen.text()
        assert "Cách sửa" in screen.text()


@pytest.mark.parametrize("size", [(40, 10)])
@pytest.mark.parametrize("view", ["f2", "f3", "f4", "f5", "f6", "f12"])
async def test_every_view_fits_the_window(opened, size, view):
    async with opened(size=size) as screen:
        await screen.press(view)
        lines = screen.lines()
        assert len(lines) == size[1]
        assert "F2" in lines[0]
        assert lines[-1].strip()


@pytest.mark.parametrize(
    ("width", "end"), [(200, "23/11/2026"), (80, "F9 Đi tới    23/11"), (72, "F9 Đi tới")]
)
async def test_the_bar_of_views_gives_up_the_date_before_a_view(opened, width, end):
    async with opened(size=(width, 24)) as screen:
        assert screen.lines()[0].rstrip().endswith(end)


async def test_the_views_can_be_clicked(opened):
    async with opened() as screen:
        where = screen.lines()[0].index("Kế hoạch")
        await screen.pilot.click(offset=(where, 0))
        await screen.settle()
        assert screen.app.current_mode == "plan"


async def test_a_double_click_opens_a_task(opened):
    async with opened() as screen:
        line = next(y for y, text in enumerate(screen.lines()) if "NV-2026-003" in text)
        await screen.pilot.click(offset=(10, line), times=2)
        await screen.settle()
        assert "Nhiệm vụ NV-2026-003" in screen.text()


async def test_a_folder_that_is_no_workspace_is_told_not_thrown(opened, tmp_path):
    async with opened(folder=tmp_path / "nowhere") as screen:
        assert "không phải" in screen.notices()
        await screen.press("f3", "f4", "f5", "f6", "f2")


async def test_going_to_the_search_again_lets_the_next_words_replace_the_last(opened, monkeypatch):
    monkeypatch.setattr("tui.screens.search.PAUSE", 0.001)
    async with opened() as screen:
        await screen.press("f5")
        await screen.type("khac phuc")
        await screen.press("f2", "f5")
        await screen.type("the che")
        assert screen.app.screen.query_one("#query").value == "the che"


@pytest.mark.parametrize("view", ["f3", "f4"])
async def test_a_slash_before_the_filter_words_does_no_harm(opened, view):
    async with opened(size=(140, 40)) as screen:
        await screen.press(view, "slash")
        await screen.type("/the che" if view == "f3" else "/stp")
        assert ("Cải cách thể chế" if view == "f3" else "Sở Tư pháp") in screen.text()


@pytest.mark.parametrize("key", ["f3", "f12", "8", "9"])
async def test_a_view_that_opens_with_its_list_never_has_the_focus_in_its_filter(opened, monkeypatch, key):
    entered = []
    monkeypatch.setattr(TextEntry, "_on_focus", lambda self, _event: entered.append(self.id), raising=True)
    async with opened() as screen:
        await screen.press(key)
        assert entered == []


@pytest.mark.parametrize("key", ["8", "f12", "0"])
async def test_the_menu_of_views_takes_the_key_that_it_shows_beside_a_view(opened, key):
    async with opened() as screen:
        await screen.press("g", key)
        assert screen.app.current_mode == {"8": "follow", "f12": "documents", "0": "reports"}[key]
