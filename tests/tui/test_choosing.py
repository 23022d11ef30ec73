"""Whatever is chosen from narrows while letters are typed, and Space marks where several count."""

from __future__ import annotations

import pytest

from tui.screens.pick import Choice, Pick
from tui.widgets.record_list import RecordList
from tui.widgets.typing import TextEntry

FEW = (Choice("a", "Đang thực hiện"), Choice("b", "Chờ xác nhận"), Choice("c", "Đã hoàn thành"))
MANY = (*FEW, *(Choice(str(n), f"Sở số {n}") for n in range(20)))


async def choose(screen, choices, *, several=False):
    """Open a list to choose from; returns what was chosen later on."""
    taken = []
    screen.app.push_screen(Pick("Chọn gì?", choices, several=several), taken.append)
    await screen.settle()
    return taken


def entry(screen):
    return screen.app.screen.query_one("#pick-filter", TextEntry)


def lines(screen):
    return [row.key for row in screen.app.screen.query_one("#picks", RecordList).rows]


@pytest.mark.parametrize("choices", [FEW, MANY], ids=["short", "long"])
async def test_letters_narrow_every_list_to_choose_from(opened, choices):
    async with opened() as screen:
        taken = await choose(screen, choices)
        await screen.type("xac nhan")
        assert lines(screen) == ["b"]
        await screen.press("enter")
        assert taken == [("b",)]


async def test_a_short_list_stays_a_small_window(opened):
    async with opened() as screen:
        await choose(screen, FEW)
        assert screen.app.screen.query_one(".window").size.height <= len(FEW) + 4
        await screen.type("khong co")
        assert "Không có mục nào khớp." in screen.text()


async def test_a_state_is_found_by_its_letters_in_the_form_of_a_task(opened):
    async with opened() as screen:
        await screen.press("s")
        screen.app.screen.query_one("#state").focus()
        await screen.press("enter")
        await screen.type("xac nhan")
        await screen.press("enter")
        assert screen.app.screen.choice("state").value == "awaiting_confirmation"
        await screen.press("escape", "c")


async def test_space_marks_while_the_filter_is_empty_and_divides_words_in_it(opened):
    async with opened() as screen:
        taken = await choose(screen, FEW, several=True)
        await screen.press("space", "down", "space")
        assert entry(screen).value == ""
        assert "Đã chọn: Đang thực hiện, Chờ xác nhận" in screen.text()
        await screen.type("da")
        await screen.press("space")
        await screen.type("hoan")
        assert (entry(screen).value, lines(screen)) == ("da hoan", ["c"])
        await screen.press("enter", "ctrl+s")
        assert taken == [("a", "b", "c")]


async def test_after_marking_the_next_word_takes_the_place_of_the_filter(opened):
    async with opened() as screen:
        taken = await choose(screen, MANY, several=True)
        await screen.type("xac nhan")
        await screen.press("enter")
        await screen.type("hoan")
        assert (entry(screen).value, lines(screen)) == ("hoan", ["c"])
        await screen.press("enter", "space")
        assert screen.app.screen.query_one("#marked").content == "Đã chọn: Chờ xác nhận"
        await screen.press("space", "ctrl+s")
        assert taken == [("b", "c")]


async def test_the_keys_of_a_list_say_how_to_mark(opened):
    async with opened() as screen:
        await choose(screen, FEW, several=True)
        assert "Phím cách" in screen.text()
        await screen.press("escape")
        await choose(screen, FEW)
        assert "Phím cách" not in screen.text()


def offered(screen):
    return [row.key for row in screen.app.screen.query_one("#offers", RecordList).rows]


async def test_the_palette_begins_with_what_this_view_is_for_and_ends_with_the_arrows(opened):
    async with opened(size=(140, 40)) as screen:
        await screen.press("ctrl+p")
        first = offered(screen)
        assert {"here:edit_task", "here:add_progress"} <= set(first[:12])
        view, draft, record, up = map(
            first.index, ("here:show_plan", "here:draft_document", "NV-2026-002", "moves:cursor_up")
        )
        assert first.index("here:edit_task") < view < draft < record < up
        assert "Lên" not in screen.text()


async def test_each_line_of_the_palette_has_its_key(opened):
    async with opened() as screen:
        await screen.press("ctrl+p")
        rows = screen.app.screen.query_one("#offers", RecordList).rows
        assert all(row.cells[0].text for row in rows)


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("ghi tien", "here:add_progress"),
        ("ke hoach", "here:show_plan"),
        ("nv-2026-003", "NV-2026-003"),
        ("dao tao ky nang", "NV-2026-004"),
        ("len", "moves:cursor_up"),
        ("kiem tra the thuc", "elsewhere:check_layout"),
    ],
)
async def test_the_palette_offers_the_best_first(opened, typed, best):
    async with opened() as screen:
        await screen.press("ctrl+p")
        await screen.type(typed)
        assert offered(screen)[0] == best
        assert screen.app.screen.query_one("#offers", RecordList).chosen_key == best
