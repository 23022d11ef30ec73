"""Proofs of the actions of the import and of links: each does with the keyboard what the action says."""

from __future__ import annotations

from pathlib import Path

from tui.widgets.record_list import RecordList
from tui.widgets.typing import TextEntry

PAPER = """ỦY BAN NHÂN DÂN
TỈNH TUYÊN QUANG
Số: 138/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tuyên Quang, ngày 10 tháng 12 năm 2025

KẾ HOẠCH
Rà soát, đơn giản hóa thủ tục hành chính năm 2026

Tiếp tục rà soát, đơn giản hóa thủ tục hành chính.
1. Kiểm tra công vụ
- Cơ quan chủ trì: Sở Nội vụ.
- Thời gian thực hiện: Quý IV năm 2026.

Nơi nhận:
- Các sở;
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn A
"""


def papers(screen) -> Path:
    """Return a folder of documents to import."""
    folder = screen.app.desk.folder.parent / "giấy tờ"
    folder.mkdir(exist_ok=True)
    (folder / "kế hoạch.txt").write_text(PAPER, encoding="utf-8")
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04 broken")
    return folder


async def at_import(screen) -> Path:
    folder = papers(screen)
    await screen.press("7")
    await screen.type(str(folder))
    return folder


def results(screen) -> RecordList:
    return screen.app.screen.query_one("#results", RecordList)


async def start_import(screen):
    await at_import(screen)
    await screen.press("ctrl+s")
    assert "Đã nhập 1 tệp" in screen.text()
    assert len(results(screen).rows) == 2
    assert "VB-2025-138-KH-UBND" in screen.app.workspace.documents


async def stop_import(screen):
    from planner.intake.importing import Import

    await at_import(screen)
    view = screen.app.screen
    view._job = Import(screen.app.desk.store, [papers(screen)])
    await screen.press("escape")
    assert view._job.stopped
    assert screen.app.current_mode == "intake"
    view._job = None


async def choose_files(screen):
    await start_import(screen)
    await screen.press("slash")
    assert screen.app.focused.id == "path"
    assert screen.app.screen.query_one("#entries").display


async def review_document(screen):
    await start_import(screen)
    await screen.press("f12")
    screen.app.screen.query_one("#documents", RecordList).choose("VB-2025-138-KH-UBND")
    await screen.press("l")
    assert type(screen.app.screen).__name__ == "LinksPage"
    assert "Rà soát, đơn giản hóa thủ tục hành chính năm 2026" in screen.text()


async def at_links(screen):
    await start_import(screen)
    results(screen).choose(next(row.key for row in results(screen).rows if row.cells[0].text == "√"))
    await screen.press("enter")
    assert type(screen.app.screen).__name__ == "LinksPage"
    return screen.app.screen


async def toggle_proposal(screen):
    page = await at_links(screen)
    await screen.press("space")
    assert len(page._marked) == 1
    await screen.press("enter")
    assert not page._marked


async def mark_sure(screen):
    page = await at_links(screen)
    await screen.press("b")
    assert page._marked
    assert all(page.proposals[n - 1].confidence >= 0.75 for n in page._marked)
    await screen.press("ctrl+s")


async def save_links(screen):
    page = await at_links(screen)
    await screen.press("b", "ctrl+s")
    document = screen.app.workspace.documents["VB-2025-138-KH-UBND"]
    assert document.agencies == ("SNV",)
    assert not page.is_changed


async def correct_data(screen):
    await at_links(screen)
    for key in ("s", "f7"):
        await screen.press(key)
        assert type(screen.app.screen).__name__ == "MetadataForm"
        await screen.press("escape")


async def read_text(screen):
    await at_links(screen)
    for key in ("ctrl+t", "t"):
        await screen.press(key)
        assert "Tiếp tục rà soát" in screen.text()
        await screen.press(key)


def typed(screen) -> str:
    return screen.app.screen.query_one("#path", TextEntry).value
