from __future__ import annotations

from datetime import date

import pytest
from document_records import LATE, QUARTER, TODAY, clauses, drafted, task, workspace

from planner.documents import DraftRequest, asked_agencies
from planner.documents.content import Clause
from planner.documents.errors import NothingOverdueError, ReportDayError
from planner.errors import UnknownRecordError
from planner.model.deadline import Deadline, DeadlineKind, Period
from planner.model.tasks import AnnualPlan, Extension, TaskState

LATE_TASK = task(1, deadline=LATE)


def reminder(*records, **request):
    return drafted(*(records or (LATE_TASK,)), kind="reminder", **({"year": None} | request))


def listed(document) -> list[str]:
    """Return the tasks that a letter to one agency lists: a single one stands in a paragraph of its own."""
    clauses = [block.text for block in document.content.body if isinstance(block, Clause)]
    return clauses or [document.content.body[1].text]


def test_only_late_tasks_are_listed_with_deadline_and_days_late():
    document = reminder(LATE_TASK, task(2, deadline=QUARTER))
    (only,) = listed(document)
    assert only == "Rà soát thủ tục số 1; thời hạn: quý I năm 2026; quá thời hạn 71 ngày."
    assert document.record.assigns == ("NV-2026-001",)
    assert document.record.addressees == ("Sở Tư pháp",)


def test_days_late_count_from_the_extended_deadline_and_both_are_told():
    extended = Extension(on=date(2026, 3, 1), due=date(2026, 6, 5), approved_by="VB")
    (only,) = listed(reminder(task(1, deadline=LATE, extensions=(extended,))))
    assert "thời hạn: quý I năm 2026, đã gia hạn đến ngày 05 tháng 6 năm 2026; quá thời hạn 05 ngày" in only


def test_a_period_that_was_missed_is_named():
    monthly = Deadline(
        text="Trước ngày 05 hằng tháng", kind=DeadlineKind.recurring, every=Period.month, day=5
    )
    (only,) = listed(reminder(task(1, deadline=monthly, assigned_on=date(2026, 5, 1))))
    assert "trước ngày 05 hằng tháng, kỳ đến hạn ngày 05 tháng 5 năm 2026" in only


def test_the_report_is_asked_for_five_working_days_later_past_the_weekend():
    text = reminder(today=date(2026, 6, 10)).content.body[-1].text
    assert "chậm nhất ngày 17 tháng 6 năm 2026" in text
    assert "qua Văn phòng Ủy ban nhân dân tỉnh" in text


def test_the_day_of_the_report_can_be_chosen_and_a_day_off_is_mentioned():
    document = reminder(report_by=date(2026, 6, 13))
    assert "chậm nhất ngày 13 tháng 6 năm 2026" in document.content.body[-1].text
    assert any("13/06/2026" in warning for warning in document.warnings)
    assert not reminder(report_by=date(2026, 6, 15)).warnings
    with pytest.raises(ReportDayError):
        reminder(report_by=date(2026, 6, 1))


def test_one_letter_for_all_lists_the_tasks_of_each():
    document = reminder(LATE_TASK, task(2, deadline=LATE, leads=("STC",)), task(3, deadline=LATE))
    assert {title: len(points) for title, points in clauses(document).items()} == {
        "Sở Tư pháp": 2,
        "Sở Tài chính": 1,
    }
    assert "các cơ quan, đơn vị, địa phương còn 03 nhiệm vụ" in document.content.body[0].text


def test_a_letter_to_one_agency_names_those_that_lead_with_it():
    shared = task(1, deadline=LATE, leads=("STP", "STC"))
    (only,) = listed(reminder(shared, agency="STC"))
    assert only.startswith("Rà soát thủ tục số 1 (cùng chủ trì: Sở Tư pháp); ")
    assert reminder(shared).content.body[0].text.count("01 nhiệm vụ") == 1


def test_a_commune_is_reminded_of_the_work_of_its_group():
    document = reminder(task(1, deadline=LATE, leads=("UBND-XA",)), agency="X1")
    assert document.content.addressees == ("Ủy ban nhân dân xã Lâm Bình",)
    assert "cùng chủ trì" not in listed(document)[0]


def test_tasks_of_several_plans_are_each_told_with_their_plan():
    old = AnnualPlan(
        id="KH-2025",
        year=2025,
        title="Kế hoạch cải cách hành chính năm 2025",
        number_symbol="223/KH-UBND",
        issued_on=date(2024, 12, 23),
    )
    document = reminder(LATE_TASK, task(2, plan="KH-2025", deadline=LATE), old)
    assert "138/KH-UBND" in listed(document)[0]
    assert "223/KH-UBND ngày 23 tháng 12 năm 2024" in listed(document)[1]
    assert document.content.body[0].text.startswith("Qua theo dõi")
    one = reminder(LATE_TASK, task(2, plan="KH-2025", deadline=LATE), old, year=2025)
    assert one.content.body[0].text.startswith("Thực hiện Kế hoạch số 223/KH-UBND")


def test_named_tasks_and_solutions_are_reminded_of_only_where_they_are_late():
    records = (LATE_TASK, task(2, deadline=LATE, solution="GP01"), task(3))
    assert reminder(*records, tasks=("NV-2026-001", "NV-2026-003")).record.assigns == ("NV-2026-001",)
    assert reminder(*records, solutions=("GP01",)).record.assigns == ("NV-2026-002",)
    with pytest.raises(UnknownRecordError):
        reminder(*records, tasks=("NV-KHONG",))


def test_nobody_is_reminded_when_nothing_is_late():
    for state in ({"deadline": QUARTER}, {"deadline": LATE, "state": TaskState.suspended}):
        with pytest.raises(NothingOverdueError) as error:
            reminder(task(1, **state))
        assert "10/06/2026" in error.value.message
    with pytest.raises(NothingOverdueError):
        reminder(agency="STC")


def test_the_late_agencies_are_those_that_get_a_letter_each():
    ws = workspace(LATE_TASK, task(2, leads=("STC",)), task(3, deadline=LATE, leads=("STTTT",)))
    assert asked_agencies(ws, DraftRequest(kind="reminder"), TODAY) == ("SKHCN", "STP")
    assert asked_agencies(ws, DraftRequest(kind="official-letter", year=2026), TODAY) == (
        "STP",
        "STC",
        "SKHCN",
    )
    with pytest.raises(NothingOverdueError):
        asked_agencies(workspace(task(1)), DraftRequest(kind="reminder"), TODAY)


def test_one_late_task_is_spoken_of_alone_and_its_deadline_without_a_verb():
    late = Deadline(text="Hoàn thành trong quý I năm 2026", kind=DeadlineKind.quarter, due=date(2026, 3, 31))
    document = reminder(task(1, deadline=late))
    assert "thời hạn: trong quý I năm 2026" in listed(document)[0]
    assert "hoàn thành nhiệm vụ nêu trên" in document.content.body[-1].text
    assert (
        "hoàn thành các nhiệm vụ nêu trên"
        in reminder(LATE_TASK, task(2, deadline=LATE)).content.body[-1].text
    )
