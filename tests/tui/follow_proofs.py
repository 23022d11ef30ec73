"""Proofs of the actions that follow tasks up: each does with the keyboard what the action says."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.model.deadline import Deadline, DeadlineKind
from planner.store import Store
from tui.task_rows import Mode
from tui.widgets.month_table import MonthTable
from tui.widgets.record_list import RecordList

LATE = "NV-2026-002"


def window(screen):
    return type(screen.app.screen).__name__


def view(screen):
    return screen.app.screen


def records(screen):
    return Store.open(screen.app.desk.folder).load()


async def at_lists(screen, list_name="all"):
    await screen.press("8")
    while view(screen).mode != list_name:
        await screen.press("full_stop")
    return view(screen).query_one("#tasks", RecordList)


def changed(screen, **fields):
    """Change the late task as a colleague would, and read it again."""
    Store.open(screen.app.desk.folder, "binh").edit(LATE, lambda t: msgspec.structs.replace(t, **fields))


async def next_list(screen):
    await screen.press("8")
    seen = [view(screen).mode]
    for _number in range(len(Mode)):
        await screen.press("full_stop")
        seen.append(view(screen).mode)
    assert seen == [*Mode, Mode.mine]


async def previous_list(screen):
    await screen.press("8", "comma")
    assert view(screen).mode is Mode.calendar


async def choose_agency(screen):
    await screen.press("8", "v", "down", "down", "enter")
    assert "Sở Nội vụ · Năm 2026 · 1 nhiệm vụ" in screen.text()


async def sort_by(screen):
    tasks = await at_lists(screen)
    await screen.press("p", "p")
    assert view(screen).criteria.order == "id"
    assert [row.key for row in tasks.rows] == [f"NV-2026-00{n}" for n in (1, 2, 3, 4)]


async def turn_round(screen):
    await sort_by(screen)
    await screen.press("l")
    tasks = view(screen).query_one("#tasks", RecordList)
    assert [row.key for row in tasks.rows] == [f"NV-2026-00{n}" for n in (4, 3, 2, 1)]


async def keep_filter(screen):
    await at_lists(screen, "overdue")
    await screen.press("k")
    await screen.type("Việc trễ")
    await screen.press("ctrl+s")
    kept = records(screen).saved_filters["LOC-001"]
    assert (kept.name, kept.owner, kept.criteria.standing) == ("Việc trễ", "an", ("overdue",))


async def saved_filters(screen):
    await keep_filter(screen)
    await screen.press("8", "full_stop", "q", "down", "enter")
    assert "Việc trễ" in screen.text()
    assert [row.key for row in view(screen).query_one("#tasks", RecordList).rows] == [LATE]
    await screen.press("q", "enter")
    assert len(view(screen).query_one("#tasks", RecordList).rows) > 1


async def add_task(screen):
    await at_lists(screen)
    await screen.press("plus")
    await screen.type("Mở chuyên mục hỏi đáp")
    await screen.press("ctrl+s")
    assert "Chưa có cơ quan chủ trì" in screen.text() or window(screen) == "NewTaskForm"
    view(screen).query_one("#leads").set(["SNV"])
    await screen.press("ctrl+s")
    assert window(screen) == "NewTaskForm"
    view(screen).query_one("#deadline").value = "Quý IV/2026"
    view(screen).query_one("#solution").set(["GP10"])
    view(screen).query_one("#by").value = "05/CT-UBND"
    view(screen).query_one("#clause").value = "2.a"
    await screen.press("ctrl+s")
    added = records(screen).tasks["NV-2026-005"]
    assert (added.leads, added.deadline.due, added.solution) == (("SNV",), date(2026, 12, 31), "GP10")
    assert (added.assigned_by.document, added.assigned_by.clause) == ("VB-2026-001", "2.a")
    assert added.solution_text == records(screen).solutions["GP10"].text


async def extend_task(screen):
    await screen.press("z")
    assert window(screen) == "ExtensionForm"
    await screen.type("15/12/2026")
    await screen.press("ctrl+s")
    assert "văn bản" in screen.text()
    view(screen).query_one("#by").value = "123/UBND-NC"
    await screen.press("ctrl+s")
    task = records(screen).tasks[LATE]
    assert (task.extensions[0].due, task.extensions[0].approved_by) == (date(2026, 12, 15), "123/UBND-NC")
    assert task.deadline.due == date(2026, 10, 31)


async def record_event(screen):
    await screen.press("f")
    assert window(screen) == "Dashboard"
    waiting = Deadline(
        text="5 ngày sau khi", kind=DeadlineKind.conditional, event="Luật có hiệu lực", days_after_event=5
    )
    changed(screen, deadline=waiting)
    await screen.press("ctrl+r")
    await at_lists(screen)
    view(screen).query_one("#tasks", RecordList).choose(LATE)
    await screen.press("f")
    assert window(screen) == "EventForm"
    view(screen).query_one("#day").value = "20/11/2026"
    view(screen).query_one("#document").value = "1/2026/QH16"
    await screen.press("ctrl+s")
    deadline = records(screen).tasks[LATE].deadline
    assert (deadline.event_on, deadline.event_document) == (date(2026, 11, 20), "1/2026/QH16")
    assert "còn 2 ngày" in screen.text()


async def review_task(screen):
    await screen.press("r")
    assert window(screen) == "Dashboard"
    changed(screen, solution_text="Rà soát thủ tục hành chính")
    await screen.press("ctrl+r", "r")
    assert window(screen) == "ReviewPage"
    assert "{+soát, đơn giản hóa+}" in screen.text()


async def confirm_review(screen):
    await review_task(screen)
    await screen.press("ctrl+s")
    workspace = records(screen)
    assert workspace.tasks[LATE].solution_text == workspace.solutions["GP10"].text
    assert window(screen) == "Dashboard"


async def copy_answer(screen):
    await screen.press("ctrl+a")
    assert "Việc tiếp theo: đôn đốc" in screen.app.clipboard
    assert screen.app.clipboard.startswith(f"{LATE}: Khắc phục tình trạng trễ hẹn.")
    assert window(screen) == "MessagePage"
    assert "Đã chép" in screen.text()


async def hand_over(screen):
    changed(screen, leads=("STTTT",), assigned_on=date(2025, 1, 5))
    await screen.press("ctrl+r", "f4")
    agencies = view(screen).query_one("#agencies", RecordList)
    agencies.focus()
    await screen.press("p")
    assert window(screen) == "AgencyView"
    agencies.choose("STTTT")
    await screen.press("p")
    assert window(screen) == "HandoverForm"
    await screen.type("NQ 202")
    await screen.press("ctrl+s")
    assert records(screen).tasks[LATE].handovers == ()
    await screen.press("c")
    (handover,) = records(screen).tasks[LATE].handovers
    assert (handover.from_agency, handover.to_agency, handover.basis) == ("STTTT", "SKHCN", "NQ 202")
    await screen.press("ctrl+z")
    assert records(screen).tasks[LATE].handovers == ()


async def new_year(screen):
    await screen.press("ctrl+e")
    assert window(screen) == "NewYearForm"
    assert "Chưa hoàn thành, chuyển tiếp (3)" in screen.text()
    await screen.press("ctrl+s", "k")
    assert 2027 not in {plan.year for plan in records(screen).annual_plans.values()}
    await screen.press("ctrl+s", "c")
    assert [t.carried_from for t in records(screen).tasks_of(year=2027)] == [
        f"NV-2026-00{n}" for n in (1, 2, 3)
    ]
    assert screen.app.year == 2027
    await screen.press("ctrl+z")
    assert records(screen).tasks_of(year=2027) == []


async def in_month(screen):
    await screen.press("8", "comma")
    return view(screen).query_one(MonthTable)


async def moved(screen, key, day):
    month = await in_month(screen)
    assert month.chosen == date(2026, 11, 23)
    await screen.press(key)
    assert month.chosen == day
    assert month.chosen_day.day == day


async def previous_day(screen):
    await moved(screen, "left", date(2026, 11, 22))


async def next_day(screen):
    await moved(screen, "right", date(2026, 11, 24))


async def previous_week(screen):
    await moved(screen, "up", date(2026, 11, 16))


async def next_week(screen):
    await moved(screen, "down", date(2026, 11, 30))


async def previous_month(screen):
    await moved(screen, "pageup", date(2026, 10, 23))


async def next_month(screen):
    await moved(screen, "pagedown", date(2026, 12, 23))


async def open_day(screen):
    await in_month(screen)
    await screen.press("right", "right", "enter")
    assert window(screen) == "MessagePage"
    assert "25/11/2026 – 1 việc đến hạn" in screen.text()
    await screen.press("enter")
    assert "Nhiệm vụ NV-2026-003" in screen.text()
