"""Proofs of the actions of windows that belong to no record, and of the line of what needs doing today."""

from __future__ import annotations

from document_proofs import window


async def to_late(screen):
    await screen.press("end", "q")
    assert screen.app.screen.query_one("#due").chosen_key == "NV-2026-002"


async def to_soon(screen):
    await screen.press("p")
    assert screen.app.screen.query_one("#due").chosen_key == "NV-2026-003"


async def to_returned(screen):
    await screen.press("f8", "ctrl+s", "escape", "l")
    assert screen.app.screen.chosen_document().id == "VB-2026-002"


async def show_settings(screen):
    await screen.press("h")
    assert window(screen) == "SettingsPage"


async def jump(screen):
    for key in ("ctrl+k", "j"):
        await screen.press(key)
        assert window(screen) == "JumpPage"
        await screen.press("escape")
    await screen.press("s", "ctrl+k", "ctrl+k")
    assert window(screen) == "TaskForm"


async def jump_to(screen):
    await screen.press("s", "ctrl+k", "l")
    assert screen.app.focused.id == "coordinating"
    await screen.press("escape", "f4", "ctrl+k", "k")
    assert screen.app.focused.id == "agencies"


async def select_all(screen):
    await screen.press("f4")
    await screen.type("so noi")
    await screen.press("ctrl+a")
    await screen.type("y tế")
    assert screen.app.screen.query_one("#filter").value == "y tế"
    await screen.press("f2", "s", "ctrl+a")
    await screen.type("Việc khác")
    assert screen.app.screen.box("text") == "Việc khác"


async def next_page(screen):
    screen.app.show_tour()
    await screen.settle()
    for key in ("enter", "right", "space", "enter"):
        assert "trang 5" not in screen.text()
        await screen.press(key)
    assert "trang 5/5" in screen.text()
    await screen.press("enter")
    assert window(screen) == "Dashboard"


async def previous_page(screen):
    screen.app.show_tour()
    await screen.settle()
    for key in ("left", "backspace"):
        await screen.press("enter", key)
        assert "trang 1/5" in screen.text()


async def stop_work(screen):
    from threading import Event

    begun = Event()

    def work(progress):
        begun.set()
        number = 0
        while True:
            number += 1
            progress.step(number)

    screen.app.work_long("Thử", work, lambda _result: None)
    await screen.pilot.pause()
    assert begun.wait(60)
    await screen.pilot.press("escape")
    await screen.settle()
    assert "Đã dừng." in screen.notices()
    assert window(screen) == "Dashboard"


async def show_keys(screen):
    await screen.press("b")
    assert window(screen) == "KeyCard"
    await screen.type("lam lai")
    assert "Ctrl+Y" in screen.text()
    await screen.press("escape", "f1", "b")
    assert window(screen) == "KeyCard"


async def undo_choice(screen):
    await screen.press("s")
    screen.app.screen.query_one("#state").focus()
    await screen.press("enter", "down", "enter", "ctrl+z")
    assert screen.app.screen.choice("state").value == "in_progress"


async def redo_choice(screen):
    await undo_choice(screen)
    await screen.press("ctrl+y")
    assert screen.app.screen.choice("state").value != "in_progress"
    await screen.press("escape", "c")


async def switch_columns(screen):
    await screen.press("ctrl+d")
    assert "STP" in screen.lines()[4]
    await screen.press("space")
    assert "Quý 1" in screen.lines()[4]
    await screen.press("space")
    assert "Quý IV" in screen.lines()[4]
    await screen.press("space")
    assert "STP" in screen.lines()[4]


async def next_chart(screen):
    await screen.press("space")
    assert "Hạn trong tháng 10" in screen.text()
    assert "!!!!" in screen.text()
    await screen.press("space")
    assert "Văn phòng Ủy ban nhân dân tỉnh" in screen.text()
    await screen.press("space")
    assert "1. Cải cách thể chế" in screen.text()


async def timeline(screen):
    await screen.press("equals_sign")
    assert "Quý IV" in screen.lines()[4]
    assert "!··│" in screen.text()


async def mark(screen):
    await screen.press("s")
    leads = screen.app.screen.choice("leads")
    leads.focus()
    await screen.press("enter", "down", "space", "ctrl+s")
    assert len(leads.chosen) == 2
    await screen.press("escape", "c")
