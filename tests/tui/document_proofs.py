"""Proofs of the actions on documents: each does with the keyboard what the action says."""

from __future__ import annotations

import threading
from pathlib import Path


def window(screen):
    return type(screen.app.screen).__name__


async def draft_directive(screen):
    for key in ("f8", "c"):
        await screen.press(key)
        assert window(screen) == "DraftForm"
        assert "Soạn: Chỉ thị" in screen.text()
        await screen.press("escape")


async def draft_document(screen):
    for key in ("ctrl+n", "m"):
        await screen.press(key)
        await screen.type("cong dien")
        await screen.press("enter")
        assert "Soạn: Công điện" in screen.text()
        await screen.press("escape")


async def show_rules(screen):
    await screen.press("ctrl+g")
    assert window(screen) == "RulesPage"
    await screen.press("escape", "f1", "ctrl+g")
    assert window(screen) == "RulesPage"
    await screen.press("escape", "escape", "f8", "ctrl+g")
    assert window(screen) == "RulesPage"
    await screen.press("escape", "ctrl+l", "ctrl+g")
    assert window(screen) == "RulesPage"


async def at_a_draft(screen):
    await screen.press("f8", "ctrl+s", "escape", "f12")
    assert screen.app.screen.chosen_document().id == "VB-2026-002"


async def open_file(screen):
    opened = []
    screen.app.desk.documents.open_file = lambda document: opened.append(document.id) or Path(document.file)
    await at_a_draft(screen)
    await screen.press("v", "ctrl+o", "enter", "v")
    assert opened == ["VB-2026-002"] * 3
    assert "Đã mở bằng chương trình của máy" in screen.notices()


async def check_layout(screen):
    await at_a_draft(screen)
    for key in ("k", "ctrl+l"):
        await screen.press(key)
        assert window(screen) == "FindingsPage"
        assert "quy tắc thể thức trong" in screen.text()
        await screen.press("escape")


async def show_preview(screen):
    await screen.press("f8")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in screen.text()
    await screen.press("ctrl+t")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in screen.text()
    await screen.press("ctrl+t")
    assert screen.app.focused.id == "area"


async def show_findings(screen):
    await screen.press("f8", "ctrl+l")
    assert window(screen) == "FindingsPage"
    assert "mọi quy tắc đo được đều đúng" in screen.text()


async def go_to_finding(screen):
    await screen.press("f8")
    screen.app.screen.query_one("#subject").focus()
    await screen.type("Về việc đẩy mạnh c\u0430i cách")
    await screen.pilot.pause(0.4)
    await screen.settle()
    screen.app.screen.query_one("#year").focus()
    await screen.press("ctrl+l", "enter")
    assert screen.app.focused.id == "subject"


async def write_with_errors(screen):
    await screen.press("f8")
    screen.app.screen.query_one("#subject").focus()
    await screen.type("Về việc đẩy mạnh c\u0430i cách")
    await screen.pilot.pause(0.4)
    await screen.settle()
    screen.app.screen.query_one("#year").focus()
    await screen.press("ctrl+b")
    (file,) = (screen.app.desk.folder / "van-ban/2026").glob("*.docx")
    assert file.name in screen.text().replace("\n", "").replace(" ", "")
    await screen.press("escape", "escape")


async def stop_batch(screen):
    await screen.press("f8")
    form = screen.app.screen
    form.choice("each").set(["each"])
    await screen.settle()
    held, going = threading.Event(), threading.Event()
    batch = screen.app.desk.batch
    draft_each = batch.draft_each

    def slowly(workspace, request, progress, stopped):
        def step(done, total):
            progress(done, total)
            if done == 1:
                going.set()
                held.wait(60)

        return draft_each(workspace, request, step, stopped)

    batch.draft_each = slowly
    await screen.pilot.press("ctrl+s")
    while not going.is_set():
        await screen.pilot.pause(0.05)
    assert window(screen) == "BatchPage"
    await screen.pilot.press("ctrl+d")
    await screen.pilot.pause()
    held.set()
    await screen.settle()
    assert "Đã dừng" in screen.text()
    assert len(list((screen.app.desk.folder / "van-ban/2026").glob("*.docx"))) == 1


async def show_page(screen):
    await screen.press("f8", "ctrl+s", "escape", "f12", "ctrl+t")
    assert window(screen) == "FilePage"
    assert "ỦY BAN NHÂN DÂN" in screen.text()
    await screen.press("escape", "p")
    assert window(screen) == "FilePage"
