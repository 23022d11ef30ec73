"""The import screen: choosing, results of each file, and links that are confirmed one by one."""

from __future__ import annotations

import pytest
from intake_proofs import at_import, at_links, papers, results, start_import, typed

from planner.intake.receiving import WAITING_FOLDER
from planner.store import Store
from tui.desk.intake import OutsideFolderError, path_of
from tui.widgets.record_list import RecordList
from tui.widgets.typing import TextEntry

PAPER_ID = "VB-2025-138-KH-UBND"


def entries(screen) -> list[str]:
    rows = screen.app.screen.query_one("#entries", RecordList).rows
    return [row.cells[1].text for row in rows]


def document(screen):
    return Store.open(screen.app.desk.folder).load().documents[PAPER_ID]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_typed_path_offers_what_begins_like_it_without_accents(opened, size):
    async with opened(size=size) as screen:
        folder = papers(screen)
        await screen.press("7")
        await screen.type(f"{folder.parent}/giay")
        assert entries(screen) == ["..", "giấy tờ"]
        await screen.press("enter")
        assert typed(screen) == f"{folder}/"
        assert entries(screen) == ["..", "hỏng.docx", "kế hoạch.txt"]
        await screen.press("down", "up", "enter")
        assert "bị hỏng" in screen.text() or "không" in screen.text()


async def test_a_file_is_looked_at_before_it_is_imported(opened):
    async with opened() as screen:
        folder = await at_import(screen)
        await screen.type("/ke")
        await screen.press("enter")
        assert typed(screen) == str(folder / "kế hoạch.txt")
        assert "138/KH-UBND" in screen.text()
        assert PAPER_ID not in screen.app.workspace.documents


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_each_file_is_told_of_with_what_to_do(opened, size):
    async with opened(size=size) as screen:
        await start_import(screen)
        text = screen.text()
        assert "đã nhập" in text
        assert "không nhập được" in text
        bad = next(row for row in results(screen).rows if row.cells[0].text == "!")
        results(screen).choose(bad.key)
        await screen.settle()
        assert "Cách xử lý" in screen.text()
        await screen.press("ctrl+s")
        assert "1 đã có" in screen.text()


async def test_a_path_that_does_not_exist_is_told(opened):
    async with opened() as screen:
        await screen.press("7")
        await screen.type("/khong/co/gi")
        await screen.press("ctrl+s")
        assert "Không có tệp hay thư mục" in screen.notices()


async def test_data_are_corrected_in_a_form_and_wrong_ones_told(opened):
    async with opened() as screen:
        await at_links(screen)
        await screen.press("s")
        form = screen.app.screen
        number = form.query_one("#number", TextEntry)
        number.value = "12 không phải số"
        await screen.press("ctrl+s")
        assert "không phải số, ký hiệu" in screen.text()
        number.value = "07-KL/TU"
        form.query_one("#issued", TextEntry).value = "31/02/2025"
        await screen.press("ctrl+s")
        assert "không có ngày 31" in screen.text()
        form.query_one("#issued", TextEntry).value = "05/03/2025"
        form.query_one("#signer", TextEntry).value = "Trần Thị B"
        await screen.press("ctrl+s")
        saved = document(screen)
        assert (saved.number_symbol, saved.signer) == ("07-KL/TU", "Trần Thị B")
        assert f"{saved.issue_date}" == "2025-03-05"
        assert "07-KL/TU" in screen.text()


async def test_nothing_is_linked_before_it_is_saved_and_closing_asks(opened):
    async with opened() as screen:
        await at_links(screen)
        await screen.press("b", "escape")
        assert type(screen.app.screen).__name__ == "Question"
        await screen.press("c")
        assert document(screen).agencies == ()


async def test_a_new_task_goes_into_the_plan_that_is_asked_for(opened):
    async with opened() as screen:
        page = await at_links(screen)
        new = next(p for p in page.proposals if p.task is not None)
        page.query_one("#proposals", RecordList).choose(str(new.number))
        await screen.press("space", "ctrl+s")
        assert type(screen.app.screen).__name__ == "Pick"
        await screen.press("enter")
        (task_id,) = document(screen).assigns
        task = screen.app.workspace.tasks[task_id]
        assert (task.plan, task.leads, task.text) == ("KH-2026", ("SNV",), "Kiểm tra công vụ")
        assert "1 liên kết" in screen.notices()


async def test_in_a_browser_only_the_folder_of_waiting_files_is_open(opened):
    async with opened() as screen:
        folder = papers(screen)
        root = screen.app.desk.folder / WAITING_FOLDER
        (root / "năm 2020").mkdir(parents=True)
        (root / "a.txt").write_text("x", encoding="utf-8")
        (root / "ra ngoài").symlink_to(folder)
        screen.app.desk.import_root = root
        await screen.press("7")
        assert entries(screen) == ["năm 2020", "ra ngoài", "a.txt"]
        for outside in ("../", str(folder), "ra ngoài/"):
            screen.app.screen.query_one("#path", TextEntry).value = outside
            await screen.settle()
            assert entries(screen) == []
            await screen.press("ctrl+s")
            assert "Chỉ nhập được các tệp trong" in screen.notices()
        desk = screen.app.desk.intake
        with pytest.raises(OutsideFolderError):
            desk.look(folder / "kế hoạch.txt")


def test_a_path_may_stand_in_quotation_marks():
    assert path_of('"/a b/c"') == path_of("/a b/c")
    assert path_of("~").is_absolute()


async def test_a_path_that_is_not_there_imports_nothing_else(opened):
    async with opened() as screen:
        folder = papers(screen)
        await screen.press("7")
        await screen.type(f"{folder}/không có")
        assert entries(screen) == [".."]
        await screen.press("ctrl+s")
        assert PAPER_ID not in screen.app.workspace.documents
        assert "không có" in screen.notices()
        assert typed(screen) == f"{folder}/không có"


async def test_an_empty_line_imports_nothing(opened, monkeypatch):
    async with opened() as screen:
        monkeypatch.chdir(papers(screen))
        await screen.press("7", "ctrl+s")
        assert PAPER_ID not in screen.app.workspace.documents
        assert "Chưa chọn tệp hay thư mục" in screen.notices()
