"""The window that drafts every kind: its fields, the page beside them, help by article, findings."""

from __future__ import annotations

import pytest

from planner.documents.kinds import MODULES
from planner.store import Store
from tui.draft_fields import FIELDS, fields_of
from tui.rule_words import field_help
from tui.widgets.page_pane import PagePane
from tui.widgets.typing import TextEntry

HEADING = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
LOOKALIKE = "Về việc đẩy mạnh c\u0430i cách"
TWO_STYLES = "Về việc hoà giải, hòa bình"


def page(screen):
    return "\n".join(row.cells[0].text for row in screen.app.screen.query_one(PagePane).rows)


def error(screen):
    return str(screen.app.screen.query_one("#form-error").content)


async def write(screen, field, text):
    screen.app.screen.query_one(f"#{field}", TextEntry).focus()
    await screen.type(text)
    await screen.pilot.pause(0.4)
    await screen.settle()


@pytest.mark.parametrize("kind", list(MODULES))
async def test_every_kind_shows_its_page_and_passes_its_check(opened, kind):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f8")
        screen.app.screen.choice("kind").set([kind])
        await screen.settle()
        assert HEADING in page(screen)
        assert screen.app.screen.outlook.findings == ()
        shown = [field.id for field in FIELDS if not screen.app.screen._row(field.id).has_class("-hidden")]
        assert shown == [field.id for field in fields_of(kind)]
        await screen.press("ctrl+s")
        assert "Đã ghi dự thảo." in screen.text()
        await screen.press("escape")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_page_is_beside_the_fields_or_one_key_away(opened, size):
    async with opened(size=size) as screen:
        await screen.press("f8")
        assert (HEADING in screen.text()) == (size[0] == 140)
        await screen.press("ctrl+t")
        assert HEADING in screen.text()
        assert screen.app.focused.id == "page"
        await screen.press("escape")
        assert screen.app.focused.id == "area"
        assert type(screen.app.screen).__name__ == "DraftForm"


async def test_the_page_follows_what_is_typed(opened):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f8")
        await write(screen, "subject", "Về việc thử trang")
        assert "Về việc thử trang" in page(screen)
        screen.app.screen.choice("urgency").set(["khan"])
        screen.app.screen.choice("circulation").set(["luu-hanh-noi-bo"])
        await screen.settle()
        assert "[ KHẨN ]" in page(screen)
        assert "[ LƯU HÀNH NỘI BỘ ]" in page(screen)
        await write(screen, "address-foot", "Số 1 Đường Lớn; Điện thoại: 0207")
        assert page(screen).splitlines()[-1].strip() == "Điện thoại: 0207"


async def test_a_letter_goes_to_those_chosen_by_the_day_given(opened):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f8")
        form = screen.app.screen
        form.choice("kind").set(["official-letter"])
        form.choice("addressees").set(["VPUBND", "SNV"])
        await write(screen, "report-by", "15/12")
        assert "- Sở Nội vụ" in page(screen)
        assert "15 tháng 12 năm 2026" in " ".join(page(screen).split())


async def test_a_meeting_is_told_in_the_words_of_the_fields(opened):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f8")
        screen.app.screen.choice("kind").set(["minutes"])
        await write(screen, "meeting-time", "15/6/2026 14:00")
        await write(screen, "attendees", "Sở Nội vụ; Sở Tư pháp")
        words = " ".join(page(screen).split())
        assert "14 giờ 00" in words
        assert "ngày 15 tháng 6 năm 2026" in words
        assert "Sở Nội vụ; Sở Tư pháp" in words


async def test_what_is_wrong_stands_below_its_field(opened):
    async with opened() as screen:
        await screen.press("f8")
        form = screen.app.screen
        form.choice("kind").set(["official-letter"])
        await write(screen, "report-by", "hôm nào")
        assert "không phải một ngày" in error(screen)
        rows = list(form.query_one("#draft-fields").children)
        assert rows.index(form.query_one("#form-error")) == rows.index(form._row("report-by")) + 2
        assert form._row("report-by").has_class("-wrong")
        await screen.press("ctrl+s")
        assert type(screen.app.screen).__name__ == "DraftForm"
        form.query_one("#report-by", TextEntry).value = ""
        await screen.pilot.pause(0.4)
        await screen.settle()
        assert error(screen) == ""
        assert not form.query(".-wrong")


async def test_a_field_of_another_kind_says_nothing(opened):
    async with opened() as screen:
        await screen.press("f8")
        form = screen.app.screen
        form.choice("kind").set(["official-letter"])
        await write(screen, "report-by", "hôm nào")
        form.choice("kind").set(["directive"])
        await screen.settle()
        assert error(screen) == ""
        assert form.outlook is not None


async def test_only_those_who_sign_the_kind_are_offered_the_usual_one_first(opened):
    async with opened() as screen:
        await screen.press("f8")
        form = screen.app.screen
        form.choice("kind").set(["notice"])
        await screen.settle()
        assert form.choice("signer").value == "CVP"
        assert "TL. CHỦ TỊCH" in page(screen)
        form.choice("kind").set(["directive"])
        await screen.settle()
        assert form.choice("signer").value == "CT"


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.id)
def test_every_field_tells_what_governs_it(field):
    told = field_help(field)
    laws = [paragraph.text for paragraph in told if paragraph.label == "Căn cứ"]
    assert told[0].text == field.label
    assert all("Nghị định số 30/2020/NĐ-CP" in law for law in laws)
    assert bool(laws) == (field.id != "file")


async def test_f1_in_a_field_shows_its_article_then_the_keys(opened):
    async with opened(size=(140, 50)) as screen:
        await screen.press("f8")
        screen.app.screen.query_one("#subject").focus()
        await screen.press("f1")
        text = screen.text()
        assert "điểm b khoản 5 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP" in text
        assert "cỡ chữ: từ 13 đến 14 pt" in text
        assert text.index("Trích yếu nội dung") < text.index("Khi soạn văn bản")
        await screen.press("escape")
        assert screen.app.focused.id == "subject"


async def test_a_draft_that_breaks_the_decree_is_not_written_and_leads_to_the_field(opened, office):
    async with opened() as screen:
        await screen.press("f8")
        await write(screen, "subject", LOOKALIKE)
        assert "! 1 lỗi thể thức" in str(screen.app.screen.query_one("#outlook").content)
        screen.app.screen.query_one("#year").focus()
        await screen.press("ctrl+s")
        text = screen.text()
        assert "chưa ghi gì" in text
        assert "CYRILLIC" in text
        assert "Sửa ở ô" in text
        assert not (office / "van-ban").exists()
        await screen.press("enter")
        assert screen.app.focused.id == "subject"
        await screen.press("escape", "c")


async def test_after_notes_the_same_file_is_written_anew(opened, office):
    async with opened() as screen:
        await screen.press("f8")
        await write(screen, "subject", TWO_STYLES)
        await screen.press("ctrl+s")
        assert "Nên xem các điểm sau" in screen.text()
        await screen.press("enter")
        assert screen.app.focused.id == "subject"
        assert not screen.app.screen.is_changed
        screen.app.screen.query_one("#subject", TextEntry).value = "Về việc hòa giải, hòa bình"
        await screen.press("ctrl+s")
        assert "Đã ghi dự thảo." in screen.text()
    documents = Store.open(office).load().documents
    assert documents["VB-2026-002"].subject == "Về việc hòa giải, hòa bình"
    assert set(documents) == {"VB-2026-001", "VB-2026-002"}
    assert len(list((office / "van-ban/2026").glob("*.docx"))) == 1


async def test_a_draft_with_an_error_is_written_when_the_person_insists(opened, office):
    async with opened() as screen:
        await screen.press("f8")
        assert not screen.app.screen.check_action("write_with_errors", ())
        await write(screen, "subject", LOOKALIKE)
        screen.app.screen.query_one("#year").focus()
        await screen.press("ctrl+b")
        assert "Đã ghi dự thảo" in screen.text()
        (certificate,) = (office / "van-ban/2026").glob("*.kiem-tra.json")
        assert '"ok": false' in certificate.read_text("utf-8")


async def test_an_error_in_the_plans_words_leads_to_the_task(opened, office):
    path = office / "tasks/2026/NV-2026-002.yaml"
    wrong = "text: Khắc phục theo Khoản 2 Điều 3 Quy chế"
    path.write_text(path.read_text("utf-8").replace("text: Khắc phục tình trạng trễ hẹn", wrong), "utf-8")
    async with opened(size=(140, 40)) as screen:
        await screen.press("f8", "ctrl+l")
        assert "NV-2026-002, trường “text”" in screen.text()
        await screen.press("enter")
        assert type(screen.app.screen).__name__ == "RecordPage"
        await screen.press("escape")
        assert type(screen.app.screen).__name__ == "DraftForm"


async def test_a_finding_without_field_or_record_marks_the_words_on_the_page(opened, office):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f8")
        pane = screen.app.screen.query_one(PagePane)
        assert pane.mark("Độc lập - Tự do - Hạnh phúc")
        marked = [row.cells[0].text for row in pane.rows if row.cells[0].tone == "soon"]
        assert len(marked) == 1
        assert "Độc lập" in marked[0]
        assert not pane.mark("zzz")


async def test_only_the_tasks_of_the_chosen_solutions_are_taken(opened):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f8")
        form = screen.app.screen
        form.choice("solutions").set(["GP02"])
        await screen.settle()
        assert form.outlook.tasks == 1
        assert "Báo cáo cải cách hành chính" in page(screen)
        assert "Khắc phục tình trạng trễ hẹn" not in page(screen)


async def test_one_letter_goes_to_each_agency_that_is_late(opened, office):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f8")
        form = screen.app.screen
        form.choice("kind").set(["official-letter"])
        form.choice("each").set(["each"])
        await screen.settle()
        documents = form.outlook.documents
        assert documents > 1
        assert f"Sẽ ghi {documents} văn bản" in str(form.query_one("#outlook").content)
        await screen.press("ctrl+s")
        assert f"Đã ghi {documents} văn bản." in screen.text()
        assert len(list((office / "van-ban/2026").glob("*.docx"))) == documents
        saved = Store.open(office).load().documents
        assert len([key for key in saved if key != "VB-2026-001"]) == documents
        assert len({saved[key].addressees for key in saved if key != "VB-2026-001"}) == documents


async def test_a_reminder_to_each_late_agency_is_recorded_on_its_tasks_once(opened, office):
    async with opened(size=(140, 40)) as screen:
        await screen.press("f8")
        form = screen.app.screen
        form.choice("kind").set(["reminder"])
        form.choice("each").set(["each"])
        await screen.settle()
        await screen.press("ctrl+s")
        assert "Đã ghi 1 văn bản." in screen.text()
        task = Store.open(office).load().tasks["NV-2026-002"]
        assert [entry.document for entry in task.reminders] == ["VB-2026-002"]
        await screen.press("escape", "f8")
        screen.app.screen.choice("kind").set(["reminder"])
        await screen.settle()
        await screen.press("ctrl+s")
        assert "đã đôn đốc" in error(screen)
        assert len(list((office / "van-ban/2026").glob("*.docx"))) == 1
        await screen.press("escape", "c")


async def test_a_batch_for_nobody_says_why(opened):
    async with opened() as screen:
        await screen.press("f8")
        form = screen.app.screen
        form.choice("kind").set(["reminder"])
        form.choice("each").set(["each"])
        form.choice("year").set(["2025"])
        await screen.settle()
        assert "quá hạn" in error(screen)
        await screen.press("ctrl+s")
        assert "quá hạn" in screen.notices()
