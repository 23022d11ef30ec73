"""The day on which a task is due: extensions, recurring periods, events, and work without end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.deadline import Deadline, DeadlineKind, Period
from planner.model.deadline_words import parse_deadline
from planner.model.tasks import Extension, Progress
from planner.tracking.deadlines import (
    current_due,
    fixed_due,
    occurrences,
    open_occurrences,
    original_due,
    task_occurrences,
)
from planner.tracking.periods import end_of_period, start_of_period

TODAY = date(2026, 3, 9)
STEADY = settings(derandomize=True, database=None, deadline=None)


def reading(text: str, **more: object) -> Deadline:
    found = parse_deadline(text, 2026)
    assert found is not None
    return Deadline(**({f: getattr(found, f) for f in found.__struct_fields__} | more))


def report(on: date, **more: object) -> Progress:
    return Progress(on=on, text="Đã báo cáo", **more)  # type: ignore[arg-type]


def extension(on: date, due: date) -> Extension:
    return Extension(on=on, due=due, approved_by="15/UBND-NC")


def test_a_fixed_day_is_due_as_it_stands(task, workspace):
    assert current_due(task(), workspace(), TODAY) == date(2026, 6, 30)


def test_the_latest_extension_granted_decides_and_the_original_stays(task, workspace):
    extended = task(
        extensions=(
            extension(date(2026, 6, 1), date(2026, 7, 31)),
            extension(date(2026, 7, 1), date(2026, 9, 30)),
        )
    )
    due = {
        day: current_due(extended, workspace(), day) for day in (TODAY, date(2026, 6, 15), date(2026, 7, 2))
    }
    assert list(due.values()) == [date(2026, 6, 30), date(2026, 7, 31), date(2026, 9, 30)]
    assert original_due(extended, workspace(), date(2026, 8, 1)) == date(2026, 6, 30)


def test_an_extension_gives_continuous_work_a_day(task, workspace):
    without = Deadline(text="Thường xuyên", kind=DeadlineKind.continuous)
    assert current_due(task(deadline=without), workspace(), TODAY) is None
    extended = task(deadline=without, extensions=(extension(date(2026, 1, 5), date(2026, 5, 1)),))
    assert current_due(extended, workspace(), TODAY) == date(2026, 5, 1)


class TestConditional:
    def test_there_is_no_day_before_the_event(self, task, workspace):
        waiting = task(deadline=reading("Trong thời hạn 10 ngày kể từ ngày nhận được văn bản"))
        assert current_due(waiting, workspace(), TODAY) is None

    def test_calendar_days_are_counted_from_the_event(self, task, workspace):
        happened = task(
            deadline=reading(
                "Trong thời hạn 10 ngày kể từ ngày nhận được văn bản", event_on=date(2026, 4, 20)
            )
        )
        assert current_due(happened, workspace(), TODAY) == date(2026, 4, 30)

    def test_working_days_skip_weekends_holidays_and_the_substitute_days_of_the_workspace(
        self, task, workspace
    ):
        happened = task(
            deadline=reading("Trong thời hạn 05 ngày làm việc kể từ ngày ký", event_on=date(2026, 4, 24))
        )
        assert current_due(happened, workspace(), TODAY) == date(2026, 5, 6)

    def test_working_days_skip_tet(self, workspace):
        deadline = reading("Trong 01 ngày làm việc kể từ ngày ký", event_on=date(2026, 2, 13))
        assert fixed_due(deadline, workspace().calendar) == date(2026, 2, 23)

    def test_an_event_without_a_number_of_days_gives_no_day_by_itself(self, workspace):
        deadline = reading("Theo tiến độ của cơ quan soạn thảo", event_on=date(2026, 2, 13))
        assert fixed_due(deadline, workspace().calendar) is None

    def test_a_day_written_beside_the_event_counts(self, workspace):
        deadline = reading("Theo tiến độ của cơ quan soạn thảo", due=date(2026, 8, 1))
        assert fixed_due(deadline, workspace().calendar) == date(2026, 8, 1)

    def test_work_until_an_event_is_due_on_its_day(self, workspace):
        deadline = reading("Từ tháng 10/2025 đến khi tổ chức Đại hội", event_on=date(2026, 1, 25))
        assert fixed_due(deadline, workspace().calendar) == date(2026, 1, 25)


OCCURRENCES_OF_2026 = {
    "Hằng quý": [(3, 31), (6, 30), (9, 30), (12, 31)],
    "trước ngày 15 của tháng cuối quý": [(3, 14), (6, 14), (9, 14), (12, 14)],
    "Định kỳ 6 tháng": [(6, 30), (12, 31)],
    "trước ngày 15/6 và 15/12 hằng năm": [(6, 14), (12, 14)],
    "Hằng năm": [(12, 31)],
    "Tháng 11 hằng năm": [(11, 30)],
    "trước ngày 01/3 hằng năm": [(2, 28)],
    "trước ngày 30/11 hằng năm": [(11, 29)],
}


@pytest.mark.parametrize(("text", "days"), OCCURRENCES_OF_2026.items())
def test_a_recurring_deadline_falls_on_these_days(text, days):
    found = occurrences(reading(text), date(2026, 1, 1), date(2026, 12, 31))
    assert found == tuple(date(2026, month, day) for month, day in days)


def test_a_day_past_the_end_of_a_month_means_its_last_day():
    found = occurrences(reading("ngày 31 hằng tháng"), date(2028, 1, 1), date(2028, 4, 30))
    assert [day.day for day in found] == [31, 29, 31, 30]


def test_weeks_begin_on_monday_and_end_on_sunday_unless_a_day_is_named():
    week = (date(2026, 3, 9), date(2026, 3, 15))
    assert occurrences(reading("Hằng tuần"), *week) == (date(2026, 3, 15),)
    assert occurrences(reading("thứ Sáu hằng tuần"), *week) == (date(2026, 3, 13),)


def test_occurrences_outside_the_asked_days_are_left_out():
    assert occurrences(reading("ngày 14 hằng tháng"), date(2026, 3, 15), date(2026, 4, 13)) == ()


def test_other_deadlines_have_no_occurrences(task, workspace):
    assert occurrences(reading("Quý IV/2026"), date(2026, 1, 1), date(2026, 12, 31)) == ()
    assert open_occurrences(task(), workspace(), TODAY) == ()


@STEADY
@given(st.sampled_from(Period), st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 900))
def test_every_period_has_exactly_one_occurrence_and_it_lies_inside(every, first, length):
    deadline = Deadline(text="", kind=DeadlineKind.recurring, every=every, day=5)
    start, end = start_of_period(every, first), end_of_period(every, first + timedelta(days=length))
    found = occurrences(deadline, start, end)
    assert sorted(set(found)) == list(found)
    assert all(start_of_period(every, day) <= day <= end_of_period(every, day) for day in found)
    assert len({end_of_period(every, day) for day in found}) == len(found)
    assert found[0] <= end_of_period(every, start)
    assert start_of_period(every, end) <= found[-1]


class TestRecurringTask:
    def test_it_is_due_on_the_first_period_of_the_plan_year(self, task, workspace):
        quarterly = task(deadline=reading("Hằng quý"))
        assert current_due(quarterly, workspace(), date(2026, 1, 2)) == date(2026, 3, 31)
        assert task_occurrences(quarterly, workspace(), TODAY)[-1] == date(2026, 12, 31)

    def test_a_report_in_the_period_answers_it(self, task, workspace):
        answered = task(deadline=reading("trước ngày 15 hằng tháng"), progress=(report(date(2026, 1, 20)),))
        assert current_due(answered, workspace(), TODAY) == date(2026, 2, 14)

    def test_a_report_naming_another_period_answers_that_one(self, task, workspace):
        late = report(date(2026, 2, 2), period=date(2026, 1, 14))
        answered = task(deadline=reading("trước ngày 15 hằng tháng"), progress=(late,))
        assert open_occurrences(answered, workspace(), TODAY)[:2] == (date(2026, 2, 14), date(2026, 3, 14))

    def test_a_missed_period_stays_due_though_later_ones_are_answered(self, task, workspace):
        missed = task(deadline=reading("Hằng quý"), progress=(report(date(2026, 5, 5)),))
        assert current_due(missed, workspace(), date(2026, 7, 1)) == date(2026, 3, 31)

    def test_a_report_made_later_does_not_count_yet(self, task, workspace):
        later = task(deadline=reading("Hằng quý"), progress=(report(date(2026, 3, 20)),))
        assert current_due(later, workspace(), TODAY) == date(2026, 3, 31)
        assert current_due(later, workspace(), date(2026, 3, 20)) == date(2026, 6, 30)

    def test_when_every_period_is_answered_nothing_is_due(self, task, workspace):
        reports = tuple(report(date(2026, month, 20)) for month in (3, 6, 9, 12))
        done = task(deadline=reading("Hằng quý"), progress=reports)
        assert current_due(done, workspace(), date(2026, 12, 31)) is None

    def test_it_begins_with_the_day_of_assignment_when_that_is_later(self, task, workspace):
        assigned = task(deadline=reading("Hằng quý"), assigned_on=date(2026, 5, 4))
        assert current_due(assigned, workspace(), date(2026, 5, 5)) == date(2026, 6, 30)

    def test_its_own_first_and_last_day_come_first(self, task, workspace):
        bounded = task(deadline=reading("Hằng quý, từ năm 2026 đến năm 2027"))
        assert len(task_occurrences(bounded, workspace(), TODAY)) == 8

    def test_an_open_ended_one_is_followed_into_next_year(self, task, workspace):
        onward = task(deadline=reading("Hằng năm và các năm tiếp theo"))
        found = task_occurrences(onward, workspace(), date(2027, 5, 1))
        assert found == (date(2026, 12, 31), date(2027, 12, 31), date(2028, 12, 31))

    def test_without_a_plan_it_begins_with_this_year(self, task, workspace):
        loose = task(plan="KH-2099", deadline=reading("Hằng năm", until=date(9999, 12, 31)))
        assert task_occurrences(loose, workspace(), TODAY) == (date(2026, 12, 31), date(2027, 12, 31))

    def test_an_extension_moves_the_period_open_when_it_was_granted(self, task, workspace):
        granted = extension(date(2026, 4, 2), date(2026, 4, 15))
        extended = task(deadline=reading("Hằng quý"), extensions=(granted,))
        assert current_due(extended, workspace(), date(2026, 4, 3)) == date(2026, 4, 15)
        assert original_due(extended, workspace(), date(2026, 4, 3)) == date(2026, 3, 31)

    def test_an_extension_leaves_the_other_periods_alone(self, task, workspace):
        granted = extension(date(2026, 3, 20), date(2026, 4, 15))
        reports = (report(date(2026, 4, 10), period=date(2026, 3, 31)),)
        extended = task(deadline=reading("Hằng quý"), extensions=(granted,), progress=reports)
        assert current_due(extended, workspace(), date(2026, 4, 11)) == date(2026, 6, 30)


class TestOnward:
    DEADLINE = "Quý II năm 2026 và các năm tiếp theo"

    def test_it_is_due_for_the_first_time_by_its_day(self, task, workspace):
        begun = task(deadline=reading(self.DEADLINE), progress=(report(date(2026, 4, 1)),))
        assert current_due(begun, workspace(), date(2026, 6, 30)) == date(2026, 6, 30)

    def test_once_begun_it_goes_on_without_a_day(self, task, workspace):
        begun = task(deadline=reading(self.DEADLINE), progress=(report(date(2026, 4, 1)),))
        assert current_due(begun, workspace(), date(2026, 7, 1)) is None

    @pytest.mark.parametrize("entries", [(), (report(date(2026, 4, 1), percent=0),)])
    def test_without_a_result_it_stays_due(self, task, workspace, entries):
        idle = task(deadline=reading(self.DEADLINE), progress=entries)
        assert current_due(idle, workspace(), date(2027, 1, 1)) == date(2026, 6, 30)
