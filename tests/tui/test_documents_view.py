"""The documents: what is listed, what is told of each, and what can be done with its file."""

from __future__ import annotations

import pytest

from planner.model.documents import Document, DocumentState
from tui.screens.documents import document_rows
from tui.widgets.detail import DetailPane
from tui.widgets.record_list import RecordList


def listed(screen):
    return [row.key for row in screen.app.screen.query_one("#documents", RecordList).rows]


def told(screen):
    rows = screen.app.screen.query_one(DetailPane).rows
    return "\n".join(" ".join(cell.text for cell in row.cells) for row in rows)


def test_those_in_hand_come_first_then_the_newest():
    def document(key, state, day=None, file=""):
        from datetime import date

        return Document(
            id=key,
            kind="CT",
            symbol="CT-UBND",
            number="05" if day else None,
            subject="Về việc thử",
            state=state,
            issue_date=date(2026, 1, day) if day else None,
            file=file,
        )

    rows = document_rows(
        [
            document("A", DocumentState.issued, 3, "a.docx"),
            document("B", DocumentState.issued, 9),
            document("C", DocumentState.submitted),
            document("D", DocumentState.returned, file="d.docx"),
            document("E", DocumentState.draft, file="e.docx"),
        ],
        {"A", "E"},
    )
    assert [row.key for row in rows] == ["", "E", "D", "C", "", "B", "A"]
    assert [row.cells[0].text for row in rows if row.key] == ["√", "!", "·", "·", "√"]
    assert [row.cells[2].text for row in rows if row.key][2:4] == ["chưa có số", "05/CT-UBND"]
    assert rows[0].cells[0].text == "Đang xử lý (3)"
    assert [row.cells[0].text for row in document_rows([document("A", DocumentState.draft, file="a")], None)][
        1
    ] == ""


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_kind_number_date_subject_and_state_are_listed(opened, size):
    async with opened(size=size) as screen:
        await screen.press("6")
        line = next(line for line in screen.lines() if "05/CT-UBND" in line)
        assert "Chỉ thị" in line
        assert "15/01/2026" in line
        assert "Về việc đẩy mạnh" in line
        assert "đã phát hành" in line
        assert "NV-2026-002 Khắc phục tình trạng trễ hẹn" in told(screen)


async def test_the_filter_needs_no_accents(opened):
    async with opened() as screen:
        await screen.press("f8", "ctrl+s", "escape", "f12")
        assert listed(screen) == ["", "VB-2026-002", "", "VB-2026-001"]
        await screen.press("slash")
        await screen.type("05 da phat hanh")
        assert listed(screen) == ["VB-2026-001"]
        await screen.press("enter")
        assert screen.app.focused.id == "documents"
        await screen.press("enter")
        assert "Văn bản VB-2026-001" in screen.text()


async def test_a_file_that_is_gone_is_marked_and_told(opened, office):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f8", "ctrl+s", "escape", "f12")
        (file,) = (office / "van-ban/2026").glob("*.docx")
        assert file.name in told(screen).replace("\n", "").replace(" ", "")
        assert any(line.startswith(" √ Chỉ thị") for line in screen.lines())
        file.unlink()
        await screen.press("f12")
        assert any(line.startswith(" ! Chỉ thị") for line in screen.lines())
        assert "không thấy tệp" in told(screen)
        await screen.press("v")
        assert "Không thấy tệp" in screen.notices()
        await screen.press("k")
        assert type(screen.app.screen).__name__ == "DocumentView"
        assert file.name in screen.notices()


async def test_a_document_without_file_says_so(opened):
    async with opened() as screen:
        await screen.press("f12")
        assert "bản ghi không nêu tệp" in told(screen)
        for key in ("v", "k"):
            await screen.press(key)
            assert "VB-2026-001 không có tệp." in screen.notices()


async def test_findings_in_a_file_are_listed_with_article_and_remedy(opened, office):
    import zipfile

    async with opened(size=(140, 40)) as screen:
        await screen.press("f8", "ctrl+s", "escape", "f12")
        (file,) = (office / "van-ban/2026").glob("*.docx")
        with zipfile.ZipFile(file) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        parts["word/document.xml"] = parts["word/document.xml"].replace(
            "Độc lập".encode(), "Dộc lập".encode()
        )
        with zipfile.ZipFile(file, "w") as package:
            for name, data in parts.items():
                package.writestr(name, data)
        await screen.press("k")
        text = screen.text()
        assert "Tiêu ngữ" in text
        assert "Dộc lập" in text
        assert "điểm b khoản 1 Mục II Phần I Phụ lục I" in text or "Nghị định số 30/2020/NĐ-CP" in text
        assert "phải sửa" in text
        await screen.press("enter")
        assert type(screen.app.screen).__name__ == "FilePage"
        pane = screen.app.screen.query_one("#page", RecordList)
        assert ["Dộc lập" in row.cells[0].text for row in pane.rows if row.cells[0].tone == "soon"] == [True]
        assert "Dộc lập" in screen.text()
        await screen.press("escape")


async def test_a_finding_in_a_draft_of_the_plan_leads_to_the_field_of_the_draft_window(opened, office):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f8", "ctrl+s", "escape", "f12")
        (file,) = (office / "van-ban/2026").glob("*.docx")
        slip(file, ">CHỈ THỊ<", ">Chỉ thị<")
        await screen.press("k", "enter")
        form = screen.app.screen
        assert type(form).__name__ == "DraftForm"
        assert screen.app.focused.id == "kind"
        drafted = screen.app.records.documents["VB-2026-002"]
        assert form.choice("tasks").chosen == drafted.assigns != ()
        assert form.entry("subject") == drafted.subject
        await screen.press("escape")


def slip(file, old, new):
    """Change the words of a Word file."""
    import zipfile

    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old.encode() in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
    with zipfile.ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


async def test_an_empty_list_says_what_to_do(opened, office):
    (office / "documents/VB-2026-001.yaml").unlink()
    async with opened() as screen:
        await screen.press("f12")
        assert "Bấm Ctrl+N để soạn từ kế hoạch" in screen.text()
        assert "0 văn bản" in screen.text()
        await screen.press("v", "k", "enter")
        assert type(screen.app.screen).__name__ == "DocumentView"


async def test_the_view_before_the_plan_is_read_stays_calm(opened, tmp_path):
    async with opened(folder=tmp_path / "nowhere") as screen:
        await screen.press("f12", "v", "down", "ctrl+n", "f2", "f12")
        assert type(screen.app.screen).__name__ == "DocumentView"


def test_letters_of_one_day_differ_by_their_addressee():
    def letter(key, *addressees):
        return Document(id=key, kind="CV", symbol="UBND-TH", subject="V/v đôn đốc", addressees=addressees)

    rows = document_rows([letter("A", "Sở Nội vụ"), letter("B", "Sở Y tế", "Sở Xây dựng"), letter("C")], None)
    subjects = {row.key: row.cells[4].text for row in rows if row.key}
    assert subjects == {"A": "Sở Nội vụ: V/v đôn đốc", "B": "V/v đôn đốc", "C": "V/v đôn đốc"}
    assert "Sở Xây dựng" in next(row for row in rows if row.key == "B").also
