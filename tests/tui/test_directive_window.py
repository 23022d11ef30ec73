"""The window that drafts a directive writes the file and says where it is."""

from __future__ import annotations

import zipfile

from planner.store import Store
from tui.widgets.typing import TextEntry


async def test_a_directive_is_written_and_listed(opened, office):
    async with opened(size=(110, 32)) as screen:
        await screen.press("f8")
        assert "Sẽ giao 3 nhiệm vụ." in screen.text()
        assert "Nguyễn Văn Chủ, Chủ" in screen.text()
        await screen.press("ctrl+s")
        assert "Đã ghi dự thảo." in screen.text()
        (file,) = (office / "van-ban/2026").glob("*.docx")
        assert file.name in screen.text().replace("\n", "")
        with zipfile.ZipFile(file) as package:
            assert "Nguyễn Văn Chủ" in package.read("word/document.xml").decode()
        assert "VB-2026-002" in Store.open(office).load().documents


async def test_area_signer_subject_and_file_name_are_used(opened, office):
    async with opened(size=(110, 32)) as screen:
        await screen.press("f8")
        form = screen.app.screen
        form.choice("area").set(["LV2"])
        form.choice("signer").set(["PCT"])
        form.query_one("#subject", TextEntry).focus()
        await screen.type("Về việc thử")
        form.query_one("#file").focus()
        await screen.type("chi-thi-thu")
        await screen.press("ctrl+s")
        document = Store.open(office).load().documents["VB-2026-002"]
        assert (document.subject, document.signer, document.area) == ("Về việc thử", "Trần Thị Phó", "LV2")
        assert (office / "van-ban/2026/chi-thi-thu.docx").exists()


async def test_the_area_looked_at_in_the_plan_is_proposed(opened):
    async with opened() as screen:
        await screen.press("f3", "down", "f8")
        assert screen.app.screen.choice("area").value == "LV2"
        await screen.press("escape", "right", "down", "right", "down", "f8")
        assert screen.app.screen.choice("area").value == "LV2"
        await screen.press("escape", "right", "down", "f8")
        assert screen.app.screen.choice("area").value == "LV2"
        await screen.press("escape", "f4", "f8")
        assert screen.app.screen.choice("area").value == ""


async def test_only_those_who_may_sign_are_offered(opened):
    async with opened() as screen:
        await screen.press("f8")
        screen.app.screen.query_one("#signer").focus()
        await screen.press("enter")
        assert "Trần Thị Phó, Phó Chủ tịch" in screen.text()
        assert "Chánh Văn phòng" not in screen.text()


async def test_a_file_name_that_is_taken_is_refused_plainly(opened, office):
    (office / "van-ban/2026").mkdir(parents=True)
    (office / "van-ban/2026/co-roi.docx").write_text("cũ", encoding="utf-8")
    async with opened() as screen:
        await screen.press("f8")
        screen.app.screen.query_one("#file", TextEntry).focus()
        await screen.type("co-roi.docx")
        await screen.press("ctrl+s")
        assert "co-roi.docx" in screen.app.screen.query_one("#form-error").content
        assert (office / "van-ban/2026/co-roi.docx").read_text(encoding="utf-8") == "cũ"
        await screen.press("escape", "c")


async def test_a_year_without_open_tasks_is_told_at_once(opened):
    async with opened() as screen:
        await screen.press("f8")
        screen.app.screen.choice("year").set(["2025"])
        await screen.settle()
        assert "!" in screen.app.screen.query_one("#form-error").content
        await screen.press("ctrl+s")
        assert screen.app.screen.query_one("#form-error").has_class("-shown")
        await screen.press("escape", "c")


async def test_the_new_document_opens_from_the_message(opened):
    async with opened(size=(110, 32)) as screen:
        await screen.press("f8", "ctrl+s", "enter")
        assert "Văn bản VB-2026-002" in screen.text()
