"""What a deadline and a standing are called, in office Vietnamese and in English."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from planner.i18n import set_language
from planner.model.deadline import Deadline, DeadlineKind
from planner.model.deadline_words import parse_deadline
from planner.model.tasks import Progress, TaskState
from planner.tracking import (
    DeadlineState,
    Standing,
    deadline_state_name,
    describe_deadline,
    describe_standing,
    standing,
    standing_name,
    state_name,
)

PHRASES = {
    "trước ngày 15/3/2026": "đến hết ngày 14/03/2026",
    "Tháng 12/2025": "tháng 12/2025",
    "Quí IV-2025": "Quý IV/2025",
    "sáu tháng đầu năm 2026": "6 tháng đầu năm 2026",
    "06 tháng cuối năm 2026": "6 tháng cuối năm 2026",
    "Hoàn thành trong năm 2025": "năm 2025",
    "Từ năm 2026 - 2030": "từ ngày 01/01/2026 đến ngày 31/12/2030",
    "Quý IV năm 2025 và các năm tiếp theo": "Quý IV/2025 và các năm tiếp theo",
    "Hàng tuần": "hằng tuần",
    "thứ Sáu hằng tuần": "thứ Sáu hằng tuần",
    "Hàng tháng": "hằng tháng",
    "trước ngày 15 hằng tháng": "ngày 14 hằng tháng",
    "ngày 31 hằng tháng": "ngày cuối hằng tháng",
    "Hằng quý": "hằng quý",
    "trước ngày 20 của tháng cuối mỗi quý": "ngày 19 tháng thứ 3 hằng quý",
    "tháng đầu hằng quý": "tháng thứ 1 hằng quý",
    "Định kỳ 6 tháng": "6 tháng một lần",
    "trước ngày 15/6 và 15/12 hằng năm": "ngày 14/06, 14/12 hằng năm",
    "Tháng 6 và tháng 12 hằng năm": "tháng 6, 12 hằng năm",
    "Hằng năm": "hằng năm",
    "Quý IV hằng năm": "tháng 12 hằng năm",
    "trước ngày 30/11 hằng năm": "ngày 29/11 hằng năm",
    "trước ngày 01/12 hằng năm": "ngày 30/11 hằng năm",
    "trước ngày 01/3 hằng năm": "ngày 28(29)/02 hằng năm",
    "Hằng quý năm 2026": "hằng quý, từ ngày 01/01/2026 đến ngày 31/12/2026",
    "Hằng năm đến năm 2030": "hằng năm, đến hết ngày 31/12/2030",
    "Thường xuyên": "thường xuyên",
    "Từ 01/7/2025": "thường xuyên, từ ngày 01/07/2025",
    "Sau khi Nghị định có hiệu lực": "Sau khi Nghị định có hiệu lực",
    "Trong thời hạn 10 ngày làm việc kể từ ngày ký": "10 ngày làm việc kể từ khi: ký",
    "Trong 10 ngày kể từ ngày 01/7/2026": "10 ngày kể từ khi: 01/7/2026 (tính từ ngày 01/07/2026)",
}


@pytest.mark.parametrize(("words", "phrase"), PHRASES.items())
def test_a_deadline_is_said_in_one_of_a_few_forms(words, phrase):
    deadline = parse_deadline(words, 2026)
    assert deadline is not None
    assert describe_deadline(deadline) == phrase


def test_a_day_beside_a_condition_is_said_instead_of_it():
    deadline = Deadline(text="Theo tiến độ", kind=DeadlineKind.conditional, due=date(2026, 8, 1))
    assert describe_deadline(deadline) == "đến hết ngày 01/08/2026"


@pytest.mark.parametrize("kind", [DeadlineKind.month, DeadlineKind.recurring])
def test_an_incomplete_deadline_is_said_in_its_own_words(kind):
    assert describe_deadline(Deadline(text="Sớm", kind=kind)) == "Sớm"


def test_an_interval_without_a_beginning_is_said_as_a_day():
    deadline = Deadline(text="", kind=DeadlineKind.interval, due=date(2026, 8, 1))
    assert describe_deadline(deadline) == "đến hết ngày 01/08/2026"


STANDINGS = {
    date(2026, 6, 27): "còn 3 ngày",
    date(2026, 6, 30): "đến hạn hôm nay",
    date(2026, 7, 12): "quá hạn 12 ngày",
}


@pytest.mark.parametrize(("today", "phrase"), STANDINGS.items())
def test_an_open_task_tells_its_days(task, workspace, today, phrase):
    assert describe_standing(standing(task(), workspace(), today)) == phrase


@pytest.mark.parametrize(
    ("on", "phrase"), [(date(2026, 6, 30), "xong đúng hạn"), (date(2026, 7, 5), "xong quá hạn 5 ngày")]
)
def test_a_done_task_tells_whether_it_was_late(task, workspace, on, phrase):
    done = task(state=TaskState.completed, completed_on=on)
    assert describe_standing(standing(done, workspace(), date(2026, 12, 1))) == phrase


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("Thường xuyên", "thường xuyên"),
        ("Sau khi Nghị định có hiệu lực", "chờ điều kiện"),
        ("Quý I/2026 và các năm tiếp theo", "thường xuyên"),
        ("Hằng quý, giai đoạn 2026-2026", "đã báo cáo đủ các kỳ"),
    ],
)
def test_work_without_a_day_tells_why(task, workspace, words, phrase):
    reports = tuple(Progress(on=date(2026, month, 20), text="Đã làm") for month in (3, 6, 9, 12))
    open_task = task(deadline=parse_deadline(words, 2026), progress=reports)
    assert describe_standing(standing(open_task, workspace(), date(2026, 12, 31))) == phrase


def test_an_event_without_a_number_of_days_leaves_the_task_without_a_deadline(task, workspace):
    deadline = msgspec.structs.replace(parse_deadline("Theo tiến độ", 2026), event_on=date(2026, 2, 1))
    found = standing(task(deadline=deadline), workspace(), date(2026, 3, 9))
    assert describe_standing(found) == "không có thời hạn"
    found = standing(task(due=None), workspace(), date(2026, 3, 9))
    assert describe_standing(found) == "không có thời hạn"


def test_other_ends_of_a_task_have_their_own_words(task, workspace):
    suspended = standing(task(state=TaskState.suspended), workspace(), date(2026, 9, 1))
    assert describe_standing(suspended) == "tạm hoãn"
    done = task(due=None, state=TaskState.completed, completed_on=date(2026, 2, 1))
    assert describe_standing(standing(done, workspace(), date(2026, 9, 1))) == "đã xong"


def test_states_and_standings_have_the_names_of_the_office():
    assert [state_name(state) for state in TaskState] == [
        "chưa thực hiện",
        "đang thực hiện",
        "chờ xác nhận",
        "hoàn thành",
        "tạm hoãn",
        "trả lại",
        "thực hiện lại",
    ]
    assert standing_name(Standing.done_late) == "hoàn thành quá hạn"
    assert [deadline_state_name(state) for state in DeadlineState] == [
        "trong hạn",
        "sắp đến hạn",
        "quá hạn",
        "không có thời hạn",
    ]
    assert len({standing_name(group) for group in Standing}) == len(Standing)


def test_english_counts_days_rightly(task, workspace):
    set_language("en")
    assert describe_standing(standing(task(), workspace(), date(2026, 6, 29))) == "1 day left"
    assert describe_standing(standing(task(), workspace(), date(2026, 7, 12))) == "12 days overdue"
    deadline = parse_deadline("trước ngày 15 hằng tháng", 2026)
    assert deadline is not None
    assert describe_deadline(deadline) == "day 14 of every month"
