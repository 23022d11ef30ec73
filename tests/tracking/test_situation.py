"""One answer to "đến đâu rồi?": assigned by whom, last report, days left, late, reminder, next step."""

from __future__ import annotations

import time
from datetime import date

import msgspec
import pytest

from planner.model.deadline import Deadline, DeadlineKind
from planner.model.documents import Document
from planner.model.filters import TaskCriteria, TaskOrder
from planner.model.tasks import Assignment, Extension, MemberReport, Progress, Reminder, TaskState
from planner.tracking import (
    Standing,
    month_grid,
    select_tasks,
    situation,
    situation_paragraph,
    warnings_of,
)

TODAY = date(2026, 7, 10)
DIRECTIVE = Document(
    id="VB-CT-05", kind="CT", number="05", symbol="CT-UBND", issue_date=date(2026, 1, 15), subject="Đẩy mạnh"
)


def told(record, ws, today=TODAY):
    return situation_paragraph(ws, record, situation(ws, record, today))


def test_a_late_task_answers_everything(task, workspace):
    one = task(
        assigned_by=Assignment(document="VB-CT-05", clause="2.a"),
        progress=(
            Progress(on=date(2026, 5, 2), text="Đang soạn."),
            Progress(on=date(2026, 6, 20), text="Đã lấy ý kiến", by="STP", percent=70),
        ),
        reminders=(Reminder(on=date(2026, 7, 3), period="2026-Q2", document="88/UBND-NC", agency="STP"),),
    )
    ws = workspace(one, DIRECTIVE)
    found = situation(ws, one, TODAY)
    by = found.assigned_by[0]
    assert (by.number_symbol, by.on, by.clause) == ("05/CT-UBND", date(2026, 1, 15), "2.a")
    assert (found.last_report.on, found.last_report.percent) == (date(2026, 6, 20), 70)
    assert (found.days_left, [(one.name, one.days) for one in found.late]) == (-10, [("Sở Tư pháp", 10)])
    assert found.last_reminder.document == "88/UBND-NC"
    text = told(one, ws)
    for part in (
        "05/CT-UBND ngày 15/01/2026",
        "mục 2.a",
        "quá hạn 10 ngày",
        "20/06/2026, Sở Tư pháp: Đã lấy ý kiến (70%)",
        "88/UBND-NC ngày 03/07/2026",
        "Việc tiếp theo:",
    ):
        assert part in text
    assert "\n" not in text


def test_the_plan_assigns_what_no_document_does(task, workspace):
    one = task(number="12")
    by = situation(workspace(one), one, TODAY).assigned_by[0]
    assert (by.number_symbol, by.on, by.clause) == ("138/KH-UBND", date(2025, 12, 10), "12")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"state": TaskState.awaiting_confirmation}, "xác nhận hoàn thành"),
        ({"state": TaskState.returned}, "giao lại"),
        ({"state": TaskState.suspended}, "quyết định có tiếp tục"),
        ({"state": TaskState.completed, "completed_on": date(2026, 6, 1)}, "đã hoàn thành"),
        ({"solution_text": "Lời văn cũ"}, "rà soát"),
        (
            {"deadline": Deadline(text="x", kind=DeadlineKind.conditional, event="Luật có hiệu lực")},
            "Luật có hiệu lực",
        ),
        ({}, "đôn đốc Sở Tư pháp"),
        ({"due": date(2026, 7, 12)}, "trong 2 ngày"),
        ({"due": date(2026, 12, 31)}, "báo cáo lần đầu"),
        ({"due": date(2026, 12, 31), "progress": (Progress(on=TODAY, text="x"),)}, "hoàn thành trước hết"),
        ({"deadline": Deadline(text="Thường xuyên", kind=DeadlineKind.continuous)}, "khi có kết quả mới"),
    ],
)
def test_the_next_step_follows_from_state_gap_and_days(task, workspace, fields, words):
    one = task(**fields)
    assert words in situation(workspace(one), one, TODAY).next_step


def test_a_carried_task_points_to_the_one_that_goes_on(task, workspace):
    old, new = task("NV-1"), task("NV-2", carried_from="NV-1")
    assert "NV-2" in situation(workspace(old, new), old, TODAY).next_step


def test_the_extension_shows_beside_the_original_deadline(task, workspace):
    extension = Extension(on=date(2026, 6, 1), due=date(2026, 8, 1), approved_by="1/UBND")
    text = told(task(extensions=(extension,)), workspace(task(extensions=(extension,))))
    assert "hạn cuối 01/08/2026" in text
    assert "thời hạn ban đầu 30/06/2026" in text


def test_agencies_solutions_areas_plans_and_documents_sum_up_their_tasks(task, workspace):
    late, done = task("NV-1"), task("NV-2", state=TaskState.completed, completed_on=date(2026, 6, 1))
    soon = task("NV-3", due=date(2026, 7, 12))
    directive = msgspec.structs.replace(DIRECTIVE, assigns=("NV-1", "NV-2", "NV-3"))
    ws = workspace(late, done, soon, directive)
    for record_id in ("STP", "GP01", "LV1", "KH-2026", "VB-CT-05"):
        found = situation(ws, ws.get(record_id), TODAY)
        assert found.tasks == ("NV-1", "NV-2", "NV-3"), record_id
        assert (found.totals.tasks, found.totals.overdue, found.totals.done_on_time) == (3, 1, 1)
        assert (found.due, found.days_left) == (date(2026, 7, 12), 2)
        assert [one.task for one in found.late] == ["NV-1"]
        assert "3 nhiệm vụ" in told(ws.get(record_id), ws)
    assert "Chưa có nhiệm vụ" in told(ws.get("SYT"), ws)


def test_of_a_group_the_late_members_are_named(task, workspace):
    one = task(leads=("XA",), member_reports=(MemberReport(agency="X1", on=date(2026, 6, 1), done=True),))
    ws = workspace(one)
    assert [late.name for late in situation(ws, one, TODAY).late] == ["UBND xã Hai"]
    assert "1/2 cơ quan đã hoàn thành" in told(one, ws)


def test_working_days_leave_tet_and_substitute_days_out(task, workspace):
    one = task(due=date(2026, 4, 28))
    assert situation(workspace(one), one, date(2026, 4, 24)).working_days_left == 1


def test_ten_thousand_tasks_are_answered_within_a_second(task, workspace):
    tasks = [task(f"NV-{n:05}", due=date(2026, 1 + n % 12, 1 + n % 28)) for n in range(10_000)]
    ws = workspace(*tasks)
    started = time.process_time()
    found = situation(ws, tasks[77], TODAY)
    assert found.tasks == ("NV-00077",)
    assert time.process_time() - started < 1


def test_lists_filter_without_accents_and_sort_both_ways(task, workspace):
    ws = workspace(
        task("NV-1", text="Đẩy mạnh số hóa", due=date(2026, 9, 1)),
        task("NV-2", text="Ban hành quy chế", leads=("SNV",), due=date(2026, 8, 1)),
        task("NV-3", text="Âm thầm", due=None, deadline=Deadline(text="x", kind=DeadlineKind.continuous)),
        task("NV-4", text="Quá hạn", due=date(2026, 7, 1)),
    )

    def ids(**criteria):
        return [one.task.id for one in select_tasks(ws, TaskCriteria(**criteria), TODAY)]

    assert ids() == ["NV-4", "NV-2", "NV-1", "NV-3"]
    assert ids(descending=True) == ["NV-1", "NV-2", "NV-4", "NV-3"]
    assert ids(order=TaskOrder.text) == ["NV-3", "NV-2", "NV-1", "NV-4"]
    assert ids(order=TaskOrder.lead)[0] == "NV-2"
    assert ids(order=TaskOrder.state)[0] == "NV-4"
    assert ids(text="day manh") == ["NV-1"]
    assert ids(text="so noi vu") == ["NV-2"]
    assert ids(agency="SNV") == ["NV-2"]
    assert ids(standing=("overdue",)) == ["NV-4"]
    assert ids(year=2025) == []
    assert ids(review=True) == []
    assert ids(solution="GP02") == []


def test_warnings_put_each_task_under_its_tightest_level(task, workspace):
    due = {"NV-1": 9, "NV-2": 10, "NV-3": 11, "NV-4": 13, "NV-5": 17, "NV-6": 18}
    ws = workspace(*(task(task_id, due=date(2026, 7, day)) for task_id, day in due.items()))
    found = {level: [one.task.id for one in ones] for level, ones in warnings_of(ws, TODAY).items()}
    assert found == {"overdue": ["NV-1"], "1": ["NV-2", "NV-3"], "3": ["NV-4"], "7": ["NV-5"]}
    assert [one.task.id for one in select_tasks(ws, TaskCriteria(warning=1), TODAY)] == ["NV-2", "NV-3"]


def test_the_month_shows_every_due_task_on_its_day_and_names_holidays(task, workspace):
    ws = workspace(
        task("NV-1", due=date(2026, 4, 28)),
        task("NV-2", due=date(2026, 4, 28), state=TaskState.completed, completed_on=date(2026, 4, 1)),
        task("NV-3", due=date(2026, 5, 1)),
    )
    grid = month_grid(ws, 2026, 4, TODAY)
    days = {day.day: day for week in grid.weeks for day in week}
    assert [one.task for one in days[date(2026, 4, 28)].due] == ["NV-1", "NV-2"]
    assert days[date(2026, 4, 28)].open == 1
    assert not days[date(2026, 4, 27)].is_working
    assert days[date(2026, 4, 27)].name.startswith("Nghỉ bù")
    assert grid.weeks[0][0].day == date(2026, 3, 30)
    assert not grid.weeks[0][0].in_month
    assert all(len(week) == 7 for week in grid.weeks)
    assert days[date(2026, 5, 1)].due[0].standing is Standing.overdue
