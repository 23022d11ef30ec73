"""The search as a clerk uses it."""

from __future__ import annotations

import asyncio
import threading

import pytest
from document_proofs import window
from search_proofs import hits, query, searched

from planner.store.document_texts import DocumentTexts
from tui.desk.search import SearchDesk
from tui.widgets.detail import DetailPane
from tui.widgets.record_list import Cell, _marked

TEXT = "Căn cứ quy định hiện hành.\n\nGiao các cơ quan diệt trừ ốc bươu vàng.\n\nNơi nhận: như trên."


@pytest.fixture
def with_text(office):
    """Give the directive of the office a text and a file."""
    hash_ = DocumentTexts(office).keep("VB-2026-001", TEXT)
    path = office / "documents/VB-2026-001.yaml"
    record = path.read_text(encoding="utf-8") + f"text_hash: {hash_}\nfile: ct.docx\n"
    path.write_text(record, encoding="utf-8")
    (office / "ct.docx").write_bytes(b"x")
    return office


async def test_the_text_of_a_document_is_found_and_shown_with_the_words_marked(opened, with_text):
    async with opened(size=(140, 40)) as screen:
        await searched(screen, "oc buou vang")
        assert hits(screen) == ["VB-2026-001"]
        rows = screen.app.screen.query_one(DetailPane).rows
        marked = [c.text[s:e] for row in rows for c in row.cells for s, e in c.marks]
        assert marked == ["ốc", "bươu", "vàng"]


async def test_the_original_is_opened_while_typing(opened, with_text, monkeypatch):
    shown = []
    async with opened() as screen:
        screen.app.desk.show_file = shown.append
        await searched(screen, "oc buou vang")
        await screen.press("ctrl+o")
        assert [path.name for path in shown] == ["ct.docx"]


async def test_what_is_not_understood_is_pointed_at_and_the_rest_searched(opened):
    async with opened() as screen:
        await searched(screen, "linhvuc:99 khắc phục ")
        assert "! 99" in screen.text()
        assert hits(screen) == ["NV-2026-002"]


async def test_the_help_begins_with_the_language(opened):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f5", "f1")
        assert "Cách viết câu tìm" in screen.text()
        told = [cell.text for row in screen.app.screen.query_one(DetailPane).rows for cell in row.cells]
        assert told.index("trangthai:quahan") < told.index("Ctrl+F")


async def test_the_order_is_changed_in_the_counts(opened):
    async with opened() as screen:
        await searched(screen, "trong:nhiemvu")
        tasks = screen.app.records.tasks
        days = [tasks[key].deadline.due for key in hits(screen) if tasks[key].deadline.due]
        await screen.press("ctrl+f", "up", "enter")
        assert "Mới nhất trước" in screen.text()
        newest = [tasks[key].deadline.due for key in hits(screen) if tasks[key].deadline.due]
        assert newest == sorted(days, reverse=True)
        await screen.press("enter")
        assert "Phù hợp nhất trước" in screen.text()


async def test_a_count_is_clicked_to_narrow_the_search(opened):
    async with opened(size=(140, 40)) as screen:
        await searched(screen, "rà soát")
        line = next(y for y, text in enumerate(screen.lines()) if "Nhiệm vụ" in text[:26])
        await screen.pilot.click(offset=(10, line), times=2)
        await screen.settle()
        assert "trong:nhiemvu" in query(screen)


async def test_in_a_narrow_window_the_counts_give_their_place_back(opened):
    async with opened(size=(80, 24)) as screen:
        await searched(screen, "rà soát")
        assert not screen.app.screen.query_one("#counts").display
        await screen.press("ctrl+f")
        assert screen.app.screen.query_one("#counts").display
        await screen.press("shift+tab")
        assert not screen.app.screen.query_one("#counts").display


async def test_typing_goes_on_while_the_index_is_built_and_results_come_by_themselves(opened, monkeypatch):
    go_on, began = threading.Event(), threading.Event()
    note = SearchDesk._note
    monkeypatch.setattr("search_index.service.FEW_CHANGES", 0)
    monkeypatch.setattr("tui.screens.search.LOOK_AGAIN", 0.05)

    def slowly(self, done, total):
        note(self, done, total)
        if done == 3:
            began.set()
            assert go_on.wait(60)

    monkeypatch.setattr(SearchDesk, "_note", slowly)
    async with opened() as screen:
        await screen.pilot.press("f5")
        assert began.wait(60)
        await screen.pilot.press(*"khac phuc")
        await screen.pilot.pause(0.5)
        assert query(screen) == "khac phuc"
        assert "đang lập chỉ mục 3/" in screen.text()
        assert hits(screen) == []
        assert "Chưa lập xong chỉ mục" in screen.text()
        go_on.set()
        await screen.settle()
        assert hits(screen) == ["NV-2026-002"]
        assert "đang lập chỉ mục" not in screen.text()


async def test_leaving_the_program_stops_the_building(opened, monkeypatch):
    stopped, began = [], threading.Event()
    note = SearchDesk._note

    def until_stopped(self, done, total):
        began.set()
        if done == 2:
            self._stop.wait(60)
            stopped.append(self._stop.is_set())
        note(self, done, total)

    monkeypatch.setattr(SearchDesk, "_note", until_stopped)
    async with opened() as screen:
        await screen.pilot.press("f5")
        assert began.wait(60)
    for _attempt in range(1200):
        if stopped:
            break
        await asyncio.sleep(0.05)
    assert stopped == [True]


def test_marks_are_cut_with_their_text():
    assert _marked("rà soát", Cell("rà soát", "", ((3, 7),))) == [("rà ", ""), ("soát", "mark")]
    assert _marked("rà s…", Cell("rà soát hồ sơ", "", ((3, 7), (8, 10)))) == [("rà ", ""), ("s…", "mark")]


async def test_an_old_name_of_an_agency_says_what_it_is_called_now(opened):
    async with opened(size=(140, 40)) as screen:
        await searched(screen, "sở tt&tt")
        told = " ".join(row.cells[0].text for row in screen.app.screen.query_one(DetailPane).rows)
        assert "Sở Thông tin và Truyền thông nay là Sở Khoa học và Công nghệ" in told


async def test_a_query_that_is_not_understood_is_not_kept_and_the_place_is_shown(opened):
    async with opened() as screen:
        await searched(screen, "trangthai:xong")
        await screen.press("ctrl+s")
        assert window(screen) != "KeepSearch"
        assert ">>xong<<" in screen.notices()
