"""What a colleague saves shows by itself, and never disturbs what is being typed."""

from __future__ import annotations

import pytest

from planner.store import Store
from tui.desk.records import News
from tui.watching import news_words
from tui.widgets.typing import TextEntry


@pytest.fixture(autouse=True)
def watchful(monkeypatch):
    monkeypatch.setattr("tui.watching.EVERY", 0.05)
    monkeypatch.setattr("tui.watching._SHARE", 1)


async def until(screen, seen):
    for _look in range(100):
        await screen.pilot.pause(0.05)
        if seen():
            return
    raise AssertionError(screen.text())


def saved_by(office, who, **fields):
    import msgspec

    store = Store.open(office, who)
    task = store.load().tasks["NV-2026-002"]
    store.save(msgspec.structs.replace(task, **fields), base=task)


async def test_a_colleague_s_save_shows_with_the_name(opened, office):
    async with opened() as screen:
        await screen.press("down", "up")
        saved_by(office, "binh", text="Xử lý dứt điểm hồ sơ trễ")
        await until(screen, lambda: "Xử lý dứt điểm" in screen.text())
        assert "binh vừa lưu NV-2026-002." in screen.notices()
        assert screen.app.screen.query_one("#due").chosen_key == "NV-2026-002"


async def test_an_open_form_stays_as_it_is_and_both_changes_are_kept(opened, office):
    async with opened() as screen:
        await screen.press("s")
        screen.app.screen.query_one("#product", TextEntry).focus()
        await screen.type("Báo cáo mới")
        saved_by(office, "binh", text="Xử lý dứt điểm")
        await until(screen, lambda: "vừa lưu" in screen.notices())
        assert screen.app.focused.id == "product"
        assert screen.app.focused.value == "Báo cáo mới"
        assert screen.app.screen.query_one("#text").text == "Khắc phục tình trạng trễ hẹn"
        await screen.press("ctrl+s")
        await until(screen, lambda: type(screen.app.screen).__name__ == "Dashboard")
        task = Store.open(office).load().tasks["NV-2026-002"]
        assert (task.text, task.product) == ("Xử lý dứt điểm", "Báo cáo mới")


async def test_a_folder_that_goes_away_is_told_once_and_followed_again(opened, office):
    async with opened() as screen:
        office.rename(office.with_name("away"))
        await screen.pilot.pause(0.4)
        assert "NV-2026-002" in screen.text()
        office.with_name("away").rename(office)
        saved_by(office, "binh", text="Xử lý dứt điểm")
        await until(screen, lambda: "Xử lý dứt điểm" in screen.text())


def test_who_changed_what_is_said_shortly():
    assert news_words(News(None, ("A", "B"), "lan")) == "lan vừa lưu A, B."
    assert news_words(News(None, ("A", "B", "C", "D", "E"), "")) == (
        "Vừa thay đổi ngoài cửa sổ này: A, B, C và 2 mục khác."
    )
    assert news_words(News(None, (), "")).startswith("Tệp dữ liệu vừa thay đổi")
