"""Tasks are edited and reported on in forms; nothing is lost by accident and everything can be taken back."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from planner.errors import WrongUseError
from planner.model.tasks import TaskState
from planner.store import Store
from tui.typed_days import read_day
from tui.widgets.typing import TextBox, TextEntry


def task_on_disk(office, task="NV-2026-002"):
    return Store.open(office).load().tasks[task]


async def open_form(screen, key="s"):
    """Open the form of the late task NV-2026-002, which is chosen on the overview."""
    await screen.press(key)
    return screen.app.screen


async def test_a_changed_task_is_saved(opened, office):
    async with opened() as screen:
        form = await open_form(screen)
        assert "Sửa nhiệm vụ NV-2026-002" in screen.text()
        form.query_one("#product", TextEntry).focus()
        await screen.type("Ba\x7fáo cáo")
        await screen.press("ctrl+s")
        assert "Đã lưu NV-2026-002." in screen.notices()
        assert task_on_disk(office).product == "Báo cáo"


async def test_the_deadline_is_echoed_as_it_is_understood(opened, office):
    async with opened() as screen:
        form = await open_form(screen)
        entry = form.query_one("#deadline", TextEntry)
        entry.focus()
        await screen.press("ctrl+u")
        await screen.type("quý iv")
        assert "hiểu là: Quý IV/2026" in screen.text()
        await screen.type(" gì đó")
        assert "chưa hiểu thời hạn này" in screen.text()
        await screen.press("ctrl+s")
        assert "Chưa hiểu thời hạn này." in screen.text()
        assert task_on_disk(office).deadline.due == date(2026, 10, 31)
        await screen.press("ctrl+u")
        await screen.type("15/12/2026")
        await screen.press("ctrl+s")
        assert task_on_disk(office).deadline.due == date(2026, 12, 15)


async def test_lead_agencies_are_chosen_from_a_list_that_narrows(opened, office):
    async with opened() as screen:
        form = await open_form(screen)
        form.query_one("#leads").focus()
        await screen.press("enter")
        await screen.type("noi vu")
        await screen.press("enter")
        assert "Đã chọn: VPUBND, SNV" in screen.text()
        await screen.press("ctrl+s", "ctrl+s")
        assert task_on_disk(office).leads == ("VPUBND", "SNV")


async def test_agencies_that_are_gone_are_not_offered(opened):
    async with opened() as screen:
        form = await open_form(screen)
        form.query_one("#leads").focus()
        await screen.press("enter")
        await screen.type("thong tin")
        assert "Không có mục nào khớp." in screen.text()


async def test_a_task_without_text_or_lead_is_refused(opened, office):
    async with opened() as screen:
        form = await open_form(screen)
        form.query_one("#text", TextBox).text = " "
        await screen.press("ctrl+s")
        assert "Nhiệm vụ chưa có nội dung." in screen.text()
        form.query_one("#text", TextBox).text = "Có chữ"
        form.choice("leads").set(())
        await screen.press("ctrl+s")
        assert "Nhiệm vụ chưa có cơ quan chủ trì." in screen.text()
        assert task_on_disk(office).text == "Khắc phục tình trạng trễ hẹn"


async def test_completing_a_task_asks_for_the_day(opened, office):
    async with opened() as screen:
        form = await open_form(screen)
        assert "Ngày xong" not in screen.text()
        form.choice("state").set([TaskState.completed])
        await screen.settle()
        assert "Ngày xong" in screen.text()
        entry = form.query_one("#completed-on", TextEntry)
        entry.focus()
        await screen.press("ctrl+u")
        await screen.type("20/11")
        await screen.press("ctrl+s")
        task = task_on_disk(office)
        assert (task.state, task.completed_on) == (TaskState.completed, date(2026, 11, 20))


async def test_saving_without_a_change_writes_nothing(opened, office):
    async with opened() as screen:
        await open_form(screen)
        await screen.press("ctrl+s")
        assert screen.app.screen.VIEW == "dashboard"
        assert Store.open(office).history("NV-2026-002") == []


async def test_closing_a_changed_form_asks_first(opened, office):
    async with opened() as screen:
        form = await open_form(screen)
        form.query_one("#product", TextEntry).focus()
        await screen.type("chưa lưu")
        await screen.press("escape")
        assert "chưa được lưu" in screen.text()
        await screen.press("enter")
        assert screen.app.screen is form
        await screen.press("escape", "c")
        assert screen.app.screen.VIEW == "dashboard"
        assert task_on_disk(office).product == ""


async def test_closing_an_unchanged_form_asks_nothing(opened):
    async with opened() as screen:
        await open_form(screen)
        await screen.press("escape")
        assert screen.app.screen.VIEW == "dashboard"


async def test_quitting_above_a_changed_form_asks_first(opened):
    async with opened() as screen:
        form = await open_form(screen)
        form.query_one("#product", TextEntry).focus()
        await screen.type("x")
        await screen.press("ctrl+q")
        assert "chưa được lưu" in screen.text()
        await screen.press("k")
        assert screen.app.screen is form
        await screen.press("escape", "c")


async def test_progress_is_noted(opened, office):
    async with opened() as screen:
        form = await open_form(screen, "t")
        await screen.type("70")
        form.query_one("#report").focus()
        await screen.type("Đã trình dự thảo")
        form.query_one("#evidence").focus()
        await screen.type("12/BC-VP")
        await screen.press("ctrl+s")
        entry = task_on_disk(office).progress[-1]
        assert (entry.percent, entry.text, entry.evidence, entry.on) == (
            70,
            "Đã trình dự thảo",
            "12/BC-VP",
            date(2026, 11, 23),
        )


async def test_everything_done_proposes_to_wait_for_confirmation(opened, office):
    async with opened() as screen:
        form = await open_form(screen, "t")
        await screen.type("100")
        assert "chờ xác nhận" in screen.text()
        form.query_one("#report").focus()
        await screen.type("Xong")
        await screen.press("ctrl+s")
        assert task_on_disk(office).state is TaskState.awaiting_confirmation


async def test_a_report_without_words_or_with_an_odd_share_is_refused(opened, office):
    async with opened() as screen:
        form = await open_form(screen, "t")
        await screen.type("nhiều")
        await screen.press("ctrl+s")
        assert "không phải tỷ lệ phần trăm" in screen.text()
        form.query_one("#percent", TextEntry).value = "120"
        form.query_one("#report", TextBox).text = "x"
        await screen.press("ctrl+s")
        assert "Viết một số từ 0 đến 100." in screen.text()
        form.query_one("#percent", TextEntry).value = ""
        form.query_one("#report", TextBox).text = ""
        await screen.press("ctrl+s")
        assert "Báo cáo chưa có nội dung." in screen.text()
        assert len(task_on_disk(office).progress) == 1


async def test_a_report_on_a_recurring_task_answers_its_open_period(opened, office):
    async with opened() as screen:
        await screen.press("down")
        form = await open_form(screen, "t")
        assert "Kỳ báo cáo" in screen.text()
        form.query_one("#report").focus()
        await screen.type("Đã báo cáo tháng 11")
        await screen.press("ctrl+s")
        assert task_on_disk(office, "NV-2026-003").progress[-1].period == date(2026, 11, 25)


async def test_a_report_can_complete_the_task(opened, office):
    async with opened() as screen:
        form = await open_form(screen, "t")
        form.choice("state").set([TaskState.completed])
        form.query_one("#report").focus()
        await screen.type("Xong")
        await screen.press("ctrl+s")
        task = task_on_disk(office)
        assert (task.state, task.completed_on) == (TaskState.completed, date(2026, 11, 23))


async def test_a_change_is_taken_back_and_made_again(opened, office):
    async with opened() as screen:
        form = await open_form(screen)
        form.query_one("#product").focus()
        await screen.type("Kế hoạch")
        await screen.press("ctrl+s", "ctrl+z")
        assert "Đã hoàn tác: NV-2026-002 (Sản phẩm)" in screen.notices()
        assert task_on_disk(office).product == ""
        await screen.press("ctrl+y")
        assert "Đã làm lại: NV-2026-002 (Sản phẩm)" in screen.notices()
        assert task_on_disk(office).product == "Kế hoạch"


async def test_with_nothing_to_take_back_the_program_says_so(opened):
    async with opened() as screen:
        await screen.press("ctrl+z")
        assert screen.notices()


def changed_elsewhere(office, **fields):
    Store.open(office, user="binh").edit(
        "NV-2026-002", lambda task: msgspec.structs.replace(task, **fields), "task edit"
    )


async def test_different_fields_changed_by_two_people_are_both_kept(opened, office):
    async with opened() as screen:
        form = await open_form(screen)
        changed_elsewhere(office, note="của Bình")
        form.query_one("#product").focus()
        await screen.type("của An")
        await screen.press("ctrl+s")
        task = task_on_disk(office)
        assert (task.note, task.product) == ("của Bình", "của An")


@pytest.mark.parametrize(
    ("keys", "kept"), [((), "của An"), (("space",), "của Bình"), (("down", "enter"), "của Bình")]
)
async def test_the_same_field_changed_by_two_people_shows_both_sides(opened, office, keys, kept):
    async with opened() as screen:
        form = await open_form(screen)
        changed_elsewhere(office, product="của Bình")
        form.query_one("#product").focus()
        await screen.type("của An")
        await screen.press("ctrl+s")
        text = screen.text()
        assert "Người khác vừa sửa NV-2026-002" in text
        assert "của An" in text
        assert "của Bình" in text
        await screen.press(*keys, "ctrl+s")
        assert task_on_disk(office).product == kept
        assert screen.app.screen.VIEW == "dashboard"


async def test_going_back_from_the_two_sides_keeps_the_form(opened, office):
    async with opened() as screen:
        form = await open_form(screen)
        changed_elsewhere(office, product="của Bình")
        form.query_one("#product").focus()
        await screen.type("của An")
        await screen.press("ctrl+s", "escape")
        assert screen.app.screen is form
        assert form.is_changed
        assert task_on_disk(office).product == "của Bình"
        await screen.press("escape", "c")


async def test_a_task_deleted_by_somebody_else_is_told(opened, office):
    async with opened() as screen:
        form = await open_form(screen)
        form.query_one("#product").focus()
        await screen.type("x")
        (office / "tasks/2026/NV-2026-002.yaml").unlink()
        await screen.press("ctrl+s")
        assert "NV-2026-002" in form.query_one("#form-error").content
        await screen.press("escape", "c")


async def test_choosing_by_mouse_works_in_forms(opened, office):
    async with opened() as screen:
        form = await open_form(screen)
        await screen.pilot.click("#state")
        await screen.settle()
        line = next(y for y, text in enumerate(screen.lines()) if "chờ xác nhận" in text)
        await screen.pilot.click(offset=(10, line), times=2)
        await screen.settle()
        assert form.choice("state").value == "awaiting_confirmation"
        await screen.press("escape", "c")


@pytest.mark.parametrize("text", ["23/11/2026", "23-11-2026", "23.11.26", "23/11"])
def test_days_are_read_as_people_write_them(text):
    assert read_day(text, date(2026, 1, 1)) == date(2026, 11, 23)


@pytest.mark.parametrize("text", ["", "mai", "31/2/2026", "2026-11-23"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(WrongUseError):
        read_day(text, date(2026, 1, 1))


async def test_taking_back_many_lines_puts_the_cursor_where_it_was(opened):
    async with opened() as screen:
        await screen.press("s")
        box = screen.app.screen.query_one("#text", TextBox)
        box.focus()
        before, cursor = box.text, box.cursor_location
        await screen.type("\x1b[200~một\nhai\nba\nbốn\nnăm\nsáu\x1b[201~")
        assert len(box.text.splitlines()) == 6
        await screen.press("ctrl+z")
        assert (box.text, box.cursor_location) == (before, cursor)
        await screen.press("ctrl+z")
        assert (box.text, box.cursor_location) == (before, cursor)
        await screen.press("ctrl+y")
        assert box.text.endswith("sáu")
        await screen.press("escape", "c")


async def test_what_is_wrong_is_said_while_it_is_typed(opened, monkeypatch):
    monkeypatch.setattr("tui.screens.form.VERIFY_PAUSE", 0.01)
    async with opened() as screen:
        form = await open_form(screen)
        assert not form.query_one("#form-error").has_class("-shown")
        form.query_one("#deadline", TextEntry).focus()
        await screen.press("ctrl+u")
        await screen.type("bao giờ cũng được")
        await screen.pilot.pause(0.1)
        assert "! Chưa hiểu thời hạn này." in screen.text()
        await screen.press("ctrl+u")
        await screen.type("thường xuyên")
        await screen.pilot.pause(0.1)
        assert not form.query_one("#form-error").has_class("-shown")
        await screen.press("escape", "c", "t")
        await screen.type("vài")
        await screen.pilot.pause(0.1)
        assert "không phải" in screen.text()
        await screen.press("escape", "c")


async def test_a_typed_day_is_echoed_with_its_weekday(opened):
    async with opened() as screen:
        form = await open_form(screen, "t")
        assert "hiểu là: thứ Hai, 23/11/2026" in screen.text()
        form.query_one("#day", TextEntry).focus()
        await screen.press("ctrl+u")
        await screen.type("15/3")
        assert "hiểu là: Chủ nhật, 15/03/2026" in screen.text()
        await screen.type("x")
        assert "! “15/3x” không phải một ngày." in screen.text()
        await screen.press("escape", "c")


async def test_an_extended_task_shows_its_last_day_where_it_is_edited_and_extended(opened):
    async with opened() as screen:
        await screen.press("z")
        assert "hạn hiện nay" not in screen.text()
        assert "ví dụ 30/11/2026" in screen.text()
        await screen.press("ctrl+s")
        assert "Chưa ghi ngày." in screen.text()
        await screen.type("15/12/2026")
        screen.app.screen.query_one("#by", TextEntry).value = "123/UBND-NC"
        await screen.press("ctrl+s")
        screen.app.open_record("NV-2026-002")
        await screen.settle()
        await screen.press("s")
        assert "đã gia hạn đến" in screen.text()
        await screen.press("escape", "z")
        assert "hạn hiện nay 15/12/2026" in screen.text()


async def test_a_completed_task_takes_no_report_and_says_so_before_anything_is_typed(opened):
    async with opened() as screen:
        form = await open_form(screen)
        form.choice("state").set([TaskState.completed])
        await screen.press("ctrl+s")
        screen.app.open_record("NV-2026-002")
        await screen.settle()
        await screen.press("t")
        assert "đã hoàn thành" in screen.notices()
        assert type(screen.app.screen).__name__ == "RecordPage"
