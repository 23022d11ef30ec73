"""Ctrl+Z takes back typing in a field and the last saved change outside; what stays is said calmly."""

from __future__ import annotations

import pytest
from register_proofs import document, numbered, ready

from planner.store import Store
from tui.widgets.typing import TextEntry

STAYS = "Thay đổi vừa rồi được giữ nguyên"


def product(office):
    return Store.open(office).load().tasks["NV-2026-002"].product


async def change_product(screen):
    await screen.press("s")
    screen.app.screen.query_one("#product", TextEntry).focus()
    await screen.type("mới")
    await screen.press("ctrl+s")


@pytest.mark.parametrize("place", ["f2", "f3", "f4", "f5", "f6", "f12", "7", "8", "9", "0", "x", "ctrl+d"])
async def test_the_last_saved_change_is_taken_back_and_made_again_in_every_view(opened, office, place):
    async with opened() as screen:
        await change_product(screen)
        assert product(office) == "mới"
        await screen.press(place, "ctrl+z")
        assert product(office) == ""
        assert "Đã hoàn tác: NV-2026-002 (Sản phẩm)" in screen.notices()
        await screen.press("ctrl+y")
        assert product(office) == "mới"


@pytest.mark.parametrize("place", ["f4", "f5", "9"])
async def test_typing_in_a_filter_is_taken_back_before_any_saved_change(opened, office, place):
    async with opened() as screen:
        await change_product(screen)
        await screen.press(place)
        if not isinstance(screen.app.focused, TextEntry):
            await screen.press("slash")
        entry = screen.app.focused
        before = entry.value
        await screen.type("abc")
        await screen.press("ctrl+z")
        assert entry.value == before
        assert product(office) == "mới"


async def test_a_number_that_was_given_stays_and_that_is_said(opened, office):
    ready(office, numbered=True)
    async with opened() as screen:
        for place in ("9", "f12"):
            await screen.press(place, "ctrl+z")
            assert STAYS in screen.notices()
            assert document(screen).number_symbol == "01/CT-UBND"


async def test_a_step_of_a_document_stays_and_its_window_says_so(opened):
    async with opened() as screen:
        await numbered(screen)
        await screen.press("ctrl+z")
        assert STAYS in screen.notices()
        assert "register" not in screen.notices()
        assert document(screen).number_symbol == "01/CT-UBND"
