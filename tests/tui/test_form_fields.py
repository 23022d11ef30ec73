"""What is wrong in a form is said until it is right, and every day is echoed as it is understood."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from planner.model.deadline import Deadline, DeadlineKind
from planner.places import shipped_plans
from planner.tracking import propose_handover
from tui.screens.draft import DraftForm
from tui.screens.extension_form import EventForm, ExtensionForm
from tui.screens.handover_form import HandoverForm
from tui.screens.keep_filter import KeepFilterForm
from tui.screens.metadata_form import MetadataForm
from tui.screens.new_task import NewTaskForm
from tui.screens.progress_form import ProgressForm
from tui.screens.register_forms import ReasonForm, ReserveForm, SendForm
from tui.screens.score_form import ScoreForm
from tui.screens.task_form import TaskForm
from tui.widgets.choice import ChoiceField
from tui.widgets.day_entry import DayEntry
from tui.widgets.typing import TextBox

TODAY = date(2026, 11, 23)


def task(ws):
    return ws.tasks["NV-2026-002"]


def waiting(ws):
    """Return a task whose deadline waits for an event."""
    text = "Sau khi có hướng dẫn"
    deadline = Deadline(text=text, kind=DeadlineKind.conditional, event="có hướng dẫn")
    return msgspec.structs.replace(task(ws), deadline=deadline)


def handing_over(ws):
    return HandoverForm(propose_handover(ws, "STTTT", TODAY))


def scoring(ws):
    from planner.reports.scores import scoring_of

    made = scoring_of(ws, 2026)
    return ScoreForm(made, made.fields[0].field.code)


def reserving(_ws):
    from planner.register.next_numbers import NextNumber

    following = NextNumber(
        series="CT",
        counter="CT",
        kind="CT",
        number="06",
        symbol="CT-UBND",
        number_symbol="06/CT-UBND",
        given=5,
    )
    return ReserveForm([following], print)


FORMS = {
    "task": (lambda ws: TaskForm(task(ws)), "deadline", "31/2", "quý IV"),
    "task-completed": (lambda ws: TaskForm(task(ws)), "text", "", "Có chữ"),
    "new-task": (lambda ws: NewTaskForm(ws.annual_plans["KH-2026"]), "deadline", "quý 5", "quý 4"),
    "progress": (lambda ws: ProgressForm(task(ws)), "percent", "vài", "40"),
    "extension": (lambda ws: ExtensionForm(task(ws)), "due", "31/11", "31/12"),
    "event": (lambda ws: EventForm(waiting(ws)), "day", "31/9", "30/9"),
    "handover": (handing_over, "heirs", (), ("SKHCN",)),
    "score": (scoring, "points", "nhiều", "1"),
    "metadata": (lambda ws: MetadataForm(ws.documents["VB-2026-001"]), "number", "12", "12/CT-UBND"),
    "metadata-day": (lambda ws: MetadataForm(ws.documents["VB-2026-001"]), "issued", "hôm kia", "10/12/2025"),
    "reason": (lambda _ws: ReasonForm("Lý do", lambda _text: print, print), "reason", "", "Vì thế"),
    "send": (lambda ws: SendForm(ws.documents["VB-2026-001"], print), "copies", "vài", "25"),
    "reserve": (reserving, "reason", "", "Kế hoạch tháng sau"),
    "keep-filter": (lambda _ws: KeepFilterForm(None), "name", "", "Trễ hạn"),
    "draft": (lambda _ws: DraftForm("reminder"), "report-by", "31/2", "15/12"),
}


def fill(form, field_id, value):
    field = form.query_one(f"#{field_id}")
    if isinstance(field, ChoiceField):
        field.set(value)
    elif isinstance(field, TextBox):
        field.text = value
    else:
        field.value = value


def complete(form):
    """Fill in what else the form wants, so that only the field in question is wrong."""
    others = {
        "text": "Việc mới",
        "leads": ("VPUBND",),
        "report": "Đã làm",
        "by": "12/UBND-NC",
        "due": "31/12",
        "basis": "Nghị quyết",
    }
    for field_id, value in others.items():
        if form.query(f"#{field_id}") and not isinstance(form, DraftForm):
            fill(form, field_id, value)


@pytest.mark.parametrize("name", FORMS)
async def test_what_was_wrong_is_no_longer_said_once_it_is_right(opened, office, name):
    make, field_id, wrong, right = FORMS[name]
    sheet = Path("score-sheets/par-index-2948.yaml")
    (office / sheet).parent.mkdir()
    (office / sheet).write_bytes((shipped_plans() / sheet).read_bytes())
    open_task = (
        (office / "tasks/2026/NV-2026-002.yaml").read_text("utf-8").replace("NV-2026-002", "NV-2026-009")
    )
    (office / "tasks/2026/NV-2026-009.yaml").write_text(open_task.replace("VPUBND", "STTTT"), "utf-8")
    async with opened(size=(100, 40)) as screen:
        form = make(screen.app.records)
        screen.app.push_screen(form)
        await screen.settle()
        complete(form)
        fill(form, field_id, wrong)
        await screen.press("ctrl+s")
        error = form.query_one("#form-error")
        assert error.has_class("-shown"), name
        first = str(error.content)
        if isinstance(form.query_one(f"#{field_id}"), ChoiceField):
            fill(form, field_id, right)
            await screen.settle()
        else:
            form.query_one(f"#{field_id}").focus()
            await screen.press("ctrl+a", "delete")
            await screen.type(right)
        assert not error.has_class("-shown"), (first, str(error.content))


async def test_what_is_wrong_elsewhere_stays_said(opened):
    async with opened() as screen:
        await screen.press("s")
        form = screen.app.screen
        form.query_one("#deadline").value = "31/2"
        await screen.press("ctrl+s")
        form.query_one("#product").focus()
        await screen.type("Báo cáo")
        assert "! Tháng 2/2026 không có ngày 31" in str(form.query_one("#form-error").content)
        await screen.press("escape", "c")


async def test_a_new_task_is_not_blamed_for_what_is_still_to_be_filled_in(opened, monkeypatch):
    monkeypatch.setattr("tui.screens.form.VERIFY_PAUSE", 0.01)
    async with opened() as screen:
        form = NewTaskForm(screen.app.records.annual_plans["KH-2026"])
        screen.app.push_screen(form)
        await screen.settle()
        await screen.type("Việc mới")
        await screen.pilot.pause(0.1)
        assert not form.query_one("#form-error").has_class("-shown")
        await screen.press("escape", "c")


DAYS = [
    (TaskForm, "completed-on"),
    (ProgressForm, "day"),
    (ExtensionForm, "due"),
    (ExtensionForm, "day"),
    (EventForm, "day"),
    (EventForm, "due"),
    (MetadataForm, "issued"),
    (SendForm, "day"),
    (DraftForm, "report-by"),
    (DraftForm, "meeting-time"),
]
SAID = {
    "15/3": "hiểu là: Chủ nhật, 15/03/2026",
    "31/12": "hiểu là: thứ Năm, 31/12/2026",
    "hôm nay": "hiểu là: thứ Hai, 23/11/2026",
    "31/2": "! Tháng 2/2026 không có ngày 31: tháng này có 28 ngày.",
    "quý 5": "! Không có quý 5: một năm có bốn quý.",
}
LAST_DAYS = {
    "cuối tháng 9": "hiểu là: thứ Tư, 30/09/2026",
    "quý IV/2026": "hiểu là: thứ Năm, 31/12/2026",
    "trước 15/3/2026": "hiểu là: thứ Bảy, 14/03/2026",
    "thường xuyên": "! “thường xuyên” không phải một ngày.",
}


def opener(of, ws):
    if of is DraftForm:
        return DraftForm("invitation")
    if of is MetadataForm:
        return of(ws.documents["VB-2026-001"])
    if of is SendForm:
        return of(ws.documents["VB-2026-001"], print)
    return of(waiting(ws) if of is EventForm else task(ws))


@pytest.mark.parametrize(("of", "field_id"), DAYS, ids=lambda value: getattr(value, "__name__", value))
async def test_every_day_is_echoed_below_its_field(opened, of, field_id):
    async with opened(size=(120, 44)) as screen:
        form = DraftForm("reminder") if field_id == "report-by" else opener(of, screen.app.records)
        screen.app.push_screen(form)
        await screen.settle()
        if of is TaskForm:
            form.choice("state").set(["completed"])
        entry = form.query_one(f"#{field_id}", DayEntry)
        echo = form.query_one(f"#{field_id}-understood")
        said = SAID | (LAST_DAYS if field_id in {"due", "report-by"} else {})
        if field_id == "meeting-time":
            said = {
                "15/3 14:00": "hiểu là: Chủ nhật, 15/03/2026, 14:00",
                "15/3 14 giờ 30": "hiểu là: Chủ nhật, 15/03/2026, 14:30",
                "31/2 14:00": "! Tháng 2/2026 không có ngày 31: tháng này có 28 ngày.",
                "sáng thứ Hai": "in nguyên như đã gõ",
            }
        for text, words in said.items():
            entry.value = text
            await screen.pilot.pause()
            assert str(echo.content) == words
            assert echo.region.y == entry.region.bottom
            assert echo.parent.display
        entry.value = ""
        await screen.pilot.pause()
        assert not echo.parent.display
        form.is_saving = True


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("quý IV/2026", "hiểu là: Quý IV/2026"),
        ("15/3", "hiểu là: đến hết ngày 15/03/2026"),
        ("thường xuyên", "hiểu là: thường xuyên"),
        ("cuối tháng 9", "hiểu là: tháng 9/2026"),
        ("31/12", "hiểu là: đến hết ngày 31/12/2026"),
        ("trước 15/3/2026", "hiểu là: đến hết ngày 14/03/2026"),
        ("31/2", "! Tháng 2/2026 không có ngày 31: tháng này có 28 ngày."),
        ("quý 5", "! Không có quý 5: một năm có bốn quý."),
        ("bao giờ cũng được", "chưa hiểu thời hạn này"),
    ],
)
async def test_a_deadline_is_echoed_in_both_forms_of_a_task(opened, text, said):
    async with opened() as screen:
        ws = screen.app.records
        for form in (TaskForm(task(ws)), NewTaskForm(ws.annual_plans["KH-2026"])):
            screen.app.push_screen(form)
            await screen.settle()
            form.query_one("#deadline").value = text
            await screen.pilot.pause()
            assert str(form.query_one("#understood").content).lower() == said.lower()
            form.is_saving = True
            await screen.press("escape")


async def test_a_conflict_tells_both_sides_in_full_with_the_words_that_differ(opened):
    from planner.store import ConflictError
    from planner.store.errors import FieldConflict
    from tui.screens.conflict import ConflictPage

    long = (
        "Rà soát và đơn giản hóa thủ tục hành chính của mọi cơ quan trong tỉnh và công bố kết quả trước ngày"
    )
    fields = [
        FieldConflict("text", f"{long} 15", f"{long} 20", f"{long} 25"),
        FieldConflict("state", "in_progress", "suspended", "completed"),
        FieldConflict("leads", ["SNV"], ["SNV", "VPUBND"], ["STP"]),
        FieldConflict("completed_on", None, "2026-11-20", "2026-11-21"),
    ]
    async with opened() as screen:
        taken = []
        screen.app.push_screen(ConflictPage(ConflictError("NV-2026-002", fields)), taken.append)
        await screen.settle()
        assert "«20»" in screen.text()
        assert "«25»" in screen.text()
        said = ""
        for _number in range(7):
            await screen.press("down")
            said += screen.text()
        for words in ("tạm hoãn", "hoàn thành", "Văn phòng Ủy ban nhân dân tỉnh", "20/11/2026", "21/11/2026"):
            assert words in said
        await screen.press("home", "down", "space", "ctrl+s")
        assert taken == [frozenset({"text"})]
