from __future__ import annotations

from datetime import date

import pytest
from document_records import TODAY, task, workspace

from planner.documents.deadline_phrases import deadline_phrase
from planner.documents.kinds.directive_wording import directive_wording
from planner.model.deadline import Deadline, DeadlineKind, Period
from planner.model.tasks import Extension
from planner.tracking import standing

K = DeadlineKind


def phrase(deadline: Deadline, **fields: object) -> str:
    given = task(deadline=deadline, **fields)
    return deadline_phrase(deadline, standing(given, workspace(given), TODAY), directive_wording().deadline)


def deadline(text: str, kind: DeadlineKind, due: date | None = None, **fields: object) -> Deadline:
    return Deadline(text=text, kind=kind, due=due, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            deadline("Ngày 30/6/2026", K.date, date(2026, 6, 30)),
            "hoàn thành chậm nhất ngày 30 tháng 6 năm 2026",
        ),
        (
            deadline("Trước ngày 01/7/2026", K.date, date(2026, 6, 30)),
            "hoàn thành trước ngày 01 tháng 7 năm 2026",
        ),
        (deadline("Tháng 12/2026", K.month, date(2026, 12, 31)), "hoàn thành trong tháng 12 năm 2026"),
        (deadline("Quý IV/2026", K.quarter, date(2026, 12, 31)), "hoàn thành trong quý IV năm 2026"),
        (
            deadline("6 tháng đầu năm", K.half_year, date(2026, 6, 30)),
            "hoàn thành trong 6 tháng đầu năm 2026",
        ),
        (
            deadline("6 tháng cuối năm", K.half_year, date(2026, 12, 31)),
            "hoàn thành trong 6 tháng cuối năm 2026",
        ),
        (deadline("Năm 2026", K.year, date(2026, 12, 31)), "hoàn thành trong năm 2026"),
        (
            deadline("Năm 2026 và các năm tiếp theo", K.year, date(2026, 12, 31), onward=True),
            "thực hiện trong năm 2026 và các năm tiếp theo",
        ),
        (
            deadline("…", K.interval, date(2026, 7, 10), start=date(2026, 6, 15)),
            "thực hiện từ ngày 15 tháng 6 năm 2026 đến ngày 10 tháng 7 năm 2026",
        ),
        (
            deadline("…", K.interval, date(2026, 11, 30), start=date(2026, 3, 1)),
            "thực hiện từ tháng 3 đến tháng 11 năm 2026",
        ),
        (
            deadline("…", K.interval, date(2027, 2, 28), start=date(2026, 3, 1)),
            "thực hiện từ tháng 3 năm 2026 đến tháng 2 năm 2027",
        ),
        (
            deadline("…", K.interval, date(2030, 12, 31), start=date(2026, 1, 1)),
            "thực hiện từ năm 2026 đến năm 2030",
        ),
        (deadline("…", K.interval, date(2026, 12, 31), start=date(2026, 1, 1)), "thực hiện trong năm 2026"),
        (deadline("Thường xuyên.", K.continuous), "thực hiện thường xuyên"),
        (
            deadline("Sau khi Nghị định có hiệu lực", K.conditional, event="Nghị định có hiệu lực"),
            "thời gian thực hiện: sau khi Nghị định có hiệu lực",
        ),
    ],
)
def test_a_deadline_reads_as_in_a_directive(given, expected):
    assert phrase(given) == expected


def test_a_late_task_is_urged_with_its_old_deadline_and_no_new_one():
    late = deadline("Quý I năm 2026", K.quarter, date(2026, 3, 31))
    assert phrase(late) == "khẩn trương hoàn thành (thời hạn được giao trong quý I năm 2026, đã quá hạn)"


def test_an_extended_deadline_is_told_as_the_extended_one():
    granted = Extension(on=date(2026, 4, 1), due=date(2026, 8, 15), approved_by="12/UBND-NC")
    first = deadline("Quý I năm 2026", K.quarter, date(2026, 3, 31))
    assert phrase(first, extensions=(granted,)) == (
        "hoàn thành chậm nhất ngày 15 tháng 8 năm 2026 (theo thời hạn đã được gia hạn)"
    )


def test_an_extended_deadline_that_has_passed_too_is_named_as_the_last_one():
    granted = Extension(on=date(2026, 4, 1), due=date(2026, 5, 15), approved_by="12/UBND-NC")
    first = deadline("Quý I năm 2026", K.quarter, date(2026, 3, 31))
    assert "thời hạn được giao chậm nhất ngày 15 tháng 5 năm 2026" in phrase(first, extensions=(granted,))


def test_a_late_report_keeps_its_rhythm_and_names_the_period_missed():
    monthly = deadline("Trước ngày 15 hằng tháng", K.recurring, every=Period.month, day=14)
    told = phrase(monthly, assigned_on=date(2026, 5, 1))
    assert told.startswith("thời gian thực hiện: trước ngày 15 hằng tháng; khẩn trương")
    assert "ngày 14 tháng 5 năm 2026" in told
