"""What stands where: notices, the line of places, the keys at the bottom, new tasks, the page of a letter."""

from __future__ import annotations

import pytest
from document_proofs import window
from rich.cells import cell_len
from textual.widgets._toast import Toast

from planner.model.documents import DocumentState
from tui.views import VIEWS
from tui.widgets.choice import ChoiceField
from tui.widgets.strips import KeyBar
from tui.widgets.typing import TextEntry


def key_line(screen):
    bar = screen.app.screen.query_one(KeyBar)
    return screen.lines()[bar.region.y]


def toasts(screen):
    return [toast.region for toast in screen.app.screen.query(Toast)]


# notices


async def test_the_newest_notice_takes_the_place_of_the_one_before(opened):
    async with opened() as screen:
        for word in ("một", "hai", "ba"):
            screen.app.notify(word)
        await screen.settle()
        assert screen.notices().split() == ["ba"]


async def test_an_error_takes_the_place_of_good_news_and_stays_beside_later_ones(opened):
    async with opened() as screen:
        screen.app.notify("đã lưu")
        screen.app.notify("hỏng", severity="warning")
        await screen.settle()
        assert screen.notices().split() == ["hỏng"]
        screen.app.notify("đã lưu")
        screen.app.notify("đã gửi")
        await screen.settle()
        assert screen.notices().split() == ["hỏng", "đã", "gửi"]
        screen.app.notify("hỏng nữa", severity="error")
        await screen.settle()
        assert screen.notices().split() == ["hỏng", "nữa"]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
@pytest.mark.parametrize("keys", [("f3",), ("s",), ("f8",), ("f4",), ("f5",), ("plus",)])
async def test_no_notice_covers_the_keys_or_the_field_being_typed_in(opened, size, keys):
    async with opened(size) as screen:
        screen.app._disable_notifications = False
        await screen.press(*keys)
        screen.app.notify("Việc này chưa làm được. " * 5, title="Chưa lưu", severity="error")
        await screen.settle()
        fields = [f for f in screen.app.screen.focus_chain if isinstance(f, TextEntry | ChoiceField)]
        for field in [None, *fields[:1], *fields[-1:]]:
            if field is not None:
                field.focus()
                await screen.settle()
                assert not any(region.overlaps(field.region) for region in toasts(screen))
            assert len(toasts(screen)) == 1
            bar = screen.app.screen.query_one(KeyBar).region
            assert not any(region.overlaps(bar) for region in toasts(screen))


# the line of places


async def test_a_record_that_is_open_already_is_gone_back_to(opened):
    async with opened() as screen:
        for record in ("NV-2026-002", "GP10", "LV2", "NV-2026-002"):
            screen.app.open_record(record)
            await screen.settle()
        assert screen.app.screen.record_id == "NV-2026-002"
        assert screen.lines()[1].strip() == "Tổng quan › NV-2026-002"
        await screen.press("escape")
        assert window(screen) == "Dashboard"


async def test_a_long_line_of_places_keeps_the_first_and_the_last(opened):
    ids = ["NV-2026-002", "GP10", "LV2", "VPUBND", "VB-2026-001", "KH-2026", "NV-2026-003", "GP02", "SNV"]
    async with opened() as screen:
        for record in ids:
            screen.app.open_record(record)
            await screen.settle()
        line = screen.lines()[1].strip()
        assert line.startswith("Tổng quan › … › ")
        assert line.endswith(" › GP02 › SNV")
        assert cell_len(line) <= 78
        await screen.press("escape")
        assert screen.app.screen.record_id == "GP02"
        where = screen.lines()[1].index("NV-2026-003")
        await screen.pilot.click(offset=(where + 2, 1))
        await screen.settle()
        assert screen.app.screen.record_id == "NV-2026-003"
        await screen.pilot.click(offset=(3, 1))
        await screen.settle()
        assert window(screen) == "Dashboard"


# what fits at 80 columns


async def test_the_menu_of_views_tells_all_of_each_view(opened):
    async with opened() as screen:
        await screen.press("f9")
        text = screen.text()
        for view in VIEWS:
            assert view.title in text
            assert view.help in text


async def test_the_order_of_results_is_told_in_full(opened):
    async with opened((120, 30)) as screen:
        await screen.press("f5")
        await screen.type("ke hoach")
        await screen.pilot.pause(0.3)
        await screen.settle()
        assert "Phù hợp nhất trước" in screen.text()


@pytest.mark.parametrize(
    ("record", "keys"),
    [
        ("NV-2026-002", ["S ", "T ", "Ctrl+A ", "Esc ", "F1 "]),
        ("GP10", ["Ctrl+A ", "Esc ", "Enter ", "+ ", "F1 "]),
        ("VB-2026-001", ["B ", "V ", "Ctrl+T ", "Ctrl+A ", "F1 "]),
    ],
)
async def test_the_page_of_a_record_names_the_five_keys_that_matter_there(opened, record, keys):
    async with opened() as screen:
        screen.app.open_record(record)
        await screen.settle()
        places = [key_line(screen).find(f" {key}") for key in keys]
        assert -1 not in places
        assert places == sorted(places)


# new tasks


async def fill_in(screen, text="Việc mới"):
    form = screen.app.screen
    assert window(screen) == "NewTaskForm"
    await screen.type(text)
    if not form.choice("leads").chosen:
        form.choice("leads").set(["SNV"])
    form.query_one("#deadline").value = "20/11/2026"
    await screen.press("ctrl+s")
    return max(screen.app.records.tasks)


async def test_a_task_added_on_the_overview_is_the_chosen_one(opened):
    async with opened() as screen:
        await screen.press("plus")
        assert screen.app.screen.choice("solution").value == "GP10"
        new = await fill_in(screen)
        assert screen.app.screen.query_one("#due").chosen_key == new
        assert new in screen.notices()


async def test_a_task_added_in_the_plan_belongs_to_what_is_chosen_there(opened):
    async with opened() as screen:
        await screen.press("f3", "home", "down", "plus")
        assert screen.app.screen.choice("area").value == "LV2"
        new = await fill_in(screen)
        assert screen.app.records.tasks[new].area == "LV2"
        assert screen.app.screen.query_one("#tree").chosen_key.endswith(new)


async def test_a_task_added_to_a_solution_shows_on_its_page(opened):
    async with opened() as screen:
        screen.app.open_record("GP02")
        await screen.settle()
        await screen.press("plus")
        new = await fill_in(screen)
        assert screen.app.records.tasks[new].solution == "GP02"
        assert screen.app.records.tasks[new].area is None
        assert screen.app.screen.query_one("#detail").chosen_key == new


async def test_a_task_added_to_an_agency_is_led_by_it_and_told_where_to_find(opened):
    async with opened() as screen:
        await screen.press("f4", *"noi vu", "enter", "plus")
        assert screen.app.screen.choice("leads").chosen == ("SNV",)
        new = await fill_in(screen)
        assert new in screen.notices()
        assert "Kế hoạch (F3)" in screen.notices()


async def test_a_task_added_in_the_lists_is_chosen_or_told_where_it_is(opened):
    async with opened() as screen:
        await screen.press("8", "plus")
        new = await fill_in(screen)
        assert screen.app.screen.query_one("#tasks").chosen_key == new
        await screen.press("slash", *"tre hen", "enter", "plus")
        await fill_in(screen, "Việc khác")
        assert "Kế hoạch (F3)" in screen.notices()


async def test_a_task_added_from_a_document_names_it(opened):
    async with opened() as screen:
        await screen.press("f12", "plus")
        new = await fill_in(screen)
        assert screen.app.records.tasks[new].assigned_by.document == "VB-2026-001"


# the page of a letter


async def test_a_letter_without_a_sound_file_gives_one_calm_message(opened, office):
    async with opened() as screen:
        await screen.press("f12", "ctrl+t")
        assert window(screen) == "DocumentView"
        assert screen.notices()
        await screen.press("f8", "ctrl+s", "escape", "f12")
        (path,) = (office / "van-ban/2026").glob("*.docx")
        screen.app.screen.choose_first(DocumentState.draft)
        path.write_bytes(b"PK\x03\x04 hong")
        await screen.press("ctrl+t")
        assert window(screen) == "DocumentView"
        assert len(screen.app._notifications) == 1
        path.unlink()
        await screen.press("ctrl+t")
        assert window(screen) == "DocumentView"
        assert path.name in screen.notices()
        assert len(screen.app._notifications) == 1


async def test_the_page_of_a_letter_scrolls(opened):
    async with opened() as screen:
        await screen.press("f8", "ctrl+s", "escape", "f12", "ctrl+t")
        before = screen.text()
        await screen.press("pagedown")
        assert screen.text() != before
        await screen.press("end")
        assert "Nơi nhận" in screen.text()
