"""Everything is reached by mouse alone: each click does what its place says."""

from __future__ import annotations

import pytest
from textual import events

from planner.store import Store
from tui.actions import action_named
from tui.key_names import key_name
from tui.views import VIEWS
from tui.widgets.strips import ActionStrip, KeyBar, TopBar
from tui.widgets.typing import TextBox, TextEntry

SIZE = (140, 40)


def place_of(screen, words, *, after=""):
    """Return where the words stand on the screen: column and line of their first letter."""
    for y, line in enumerate(screen.lines()):
        start = line.find(after) if after else 0
        if start >= 0 and (x := line.find(words, start)) >= 0:
            return x, y
    raise AssertionError((words, screen.text()))


async def click(screen, words, *, times=1, after=""):
    x, y = place_of(screen, words, after=after)
    await screen.pilot.click(offset=(x + 1, y), times=times)
    await screen.settle()


async def wheel(screen, place, *, down):
    """Turn the wheel over a place, three notches."""
    x, y = place
    kind = events.MouseScrollDown if down else events.MouseScrollUp
    for _notch in range(3):
        screen.app.post_message(kind(None, x, y, 0, 0, 0, False, False, False, screen_x=x, screen_y=y))
        await screen.settle()


def window(screen):
    return type(screen.app.screen).__name__


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
async def test_every_main_view_is_chosen_from_the_menu_by_mouse(opened, view):
    async with opened(SIZE) as screen:
        await click(screen, f"F9 {action_named('go_to').label}")
        await click(screen, f" {view.title}", times=2, after="│")
        assert screen.app.current_mode == view.name
        await click(screen, key_name("f2"))
        assert screen.app.current_mode == "dashboard"


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
async def test_each_key_on_the_bars_of_every_view_is_pressed_by_a_click(opened, view, monkeypatch):
    async with opened(SIZE) as screen:
        await screen.app.go(view.name)
        await screen.settle()
        await screen.pilot.pause(0.2)  # the bar is drawn anew when the list is there
        pressed = []
        monkeypatch.setattr(screen.app, "simulate_key", pressed.append)
        for bar in screen.app.screen.query(ActionStrip):
            shown = [(start, name) for start, _end, name in bar._places]
            assert shown or not isinstance(bar, KeyBar | TopBar)
            pressed.clear()
            for start, _name in shown:
                await screen.pilot.click(bar, offset=(start, 0))
            assert pressed == [name for _start, name in shown]


async def test_a_place_in_the_line_of_places_is_gone_back_to(opened):
    async with opened(SIZE) as screen:
        await click(screen, "Khắc phục tình trạng", times=2)
        assert window(screen) == "RecordPage"
        await click(screen, "GP10", times=2, after="►")
        assert len(screen.app.screen_stack) == 3
        await click(screen, "NV-2026-002", after="Tổng quan ›")
        assert len(screen.app.screen_stack) == 2
        await click(screen, "Tổng quan", after=" Tổng quan ›")
        assert window(screen) == "Dashboard"


async def test_a_click_chooses_a_row_and_a_double_click_opens_it(opened):
    async with opened(SIZE) as screen:
        await click(screen, "8 Theo dõi")
        await click(screen, "Báo cáo cải cách hành chính")
        assert screen.app.screen.chosen_record().id == "NV-2026-003"
        assert window(screen) == "FollowView"
        await click(screen, "Khắc phục tình trạng", times=2)
        assert "Nhiệm vụ NV-2026-002" in screen.text()


async def test_what_needs_doing_today_is_clicked(opened):
    async with opened(SIZE) as screen:
        await click(screen, "quá hạn", after="Hôm nay:")
        assert screen.app.screen.chosen_record().id == "NV-2026-002"


async def test_the_plan_unfolds_and_folds_with_one_click_on_its_sign(opened):
    async with opened(SIZE) as screen:
        await click(screen, "F3")
        x, y = place_of(screen, "► 2. Cải cách thủ tục hành chính")
        await screen.pilot.click(offset=(x, y))
        await screen.settle()
        assert "Nhóm một" in screen.text()
        await screen.pilot.click(offset=(x, y))
        await screen.settle()
        assert "Nhóm một" not in screen.text()


async def test_the_plan_unfolds_with_a_double_click_on_a_name(opened):
    async with opened(SIZE) as screen:
        await click(screen, "F3")
        await click(screen, "Cải cách thủ tục hành chính", times=2)
        assert "Nhóm một" in screen.text()


async def test_a_task_is_edited_by_mouse_but_for_the_words(opened, office):
    async with opened(SIZE) as screen:
        await click(screen, "Khắc phục tình trạng")
        await click(screen, "S Sửa")
        assert window(screen) == "TaskForm"
        await click(screen, "▼", after="Văn phòng Ủy ban nhân dân tỉnh")
        await click(screen, "Sở Tư pháp", times=2, after="│")
        await click(screen, "Ctrl+S")
        await click(screen, "Ctrl+S Lưu")
        await screen.settle()
        assert "STP" in Store.open(office).load().tasks["NV-2026-002"].leads


@pytest.mark.parametrize(("answer", "left"), [("(K)", "ProgressForm"), ("(C)", "Dashboard")])
async def test_a_question_is_answered_by_its_buttons(opened, answer, left):
    async with opened(SIZE) as screen:
        await screen.press("q", "t")
        screen.app.screen.query(TextBox).first().focus()
        await screen.type("chữ")
        await click(screen, "Esc Đóng")
        assert window(screen) == "Question"
        await click(screen, answer)
        assert window(screen) == left


async def test_a_letter_of_jump_mode_is_clicked(opened):
    async with opened(SIZE) as screen:
        await click(screen, "F5")
        await screen.press("ctrl+k")
        letters = screen.app.screen.query(".jump-letter")
        places = list(screen.app.screen._places.values())
        entry = next(n for n, one in enumerate(places) if not isinstance(one, TextEntry))
        await screen.pilot.click(offset=letters[entry].region.offset)
        await screen.settle()
        assert screen.app.focused is places[entry]


async def test_the_palette_is_used_by_mouse(opened):
    async with opened(SIZE) as screen:
        await screen.press("ctrl+p")
        await screen.type("ma tran")
        await click(screen, "Ma trận –", times=2)
        assert screen.app.current_mode == "matrix"


async def test_the_wheel_turns_a_list_without_choosing(opened):
    async with opened((100, 20)) as screen:
        await screen.press("b")
        before = screen.text()
        place = place_of(screen, "Soạn văn bản")
        await wheel(screen, place, down=True)
        assert screen.text() != before
        await wheel(screen, place, down=False)
        assert screen.text() == before


async def test_the_first_steps_are_walked_through_by_mouse(opened):
    async with opened(SIZE) as screen:
        screen.app.show_tour()
        await screen.settle()
        await click(screen, "Enter Tiếp")
        assert "trang 2/5" in screen.text()
        await click(screen, "← Trang trước")
        assert "trang 1/5" in screen.text()
        await click(screen, "Esc Đóng")
        assert window(screen) == "Dashboard"


async def test_help_is_clicked_in_every_view(opened):
    async with opened(SIZE) as screen:
        for view in VIEWS:
            await screen.app.go(view.name)
            await screen.settle()
            await click(screen, "F1 Trợ giúp")
            assert window(screen) == "HelpPage", view.name
            await click(screen, "Esc Đóng")
