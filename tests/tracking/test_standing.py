"""Where a task stands: done, late, due soon, under way; every task in exactly one group."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.model.deadline import Deadline, DeadlineKind
from planner.model.deadline_words import parse_deadline
from planner.model.tasks import Extension, Progress, TaskState
from planner.tracking import DeadlineState, Standing, standing, totals_of, warning_days

DUE = date(2026, 6, 30)
CONTINUOUS = Deadline(text="Thường xuyên", kind=DeadlineKind.continuous)


def quarterly(**more):
    return msgspec.structs.replace(parse_deadline("Hằng quý", 2026), **more)


def report(on: date, **more) -> Progress:
    return Progress(on=on, text="Đã báo cáo", **more)


@pytest.mark.parametrize(
    ("today", "expected", "days_left", "warning"),
    [
        (date(2026, 6, 22), Standing.not_started, 8, None),
        (date(2026, 6, 23), Standing.due_soon, 7, 7),
        (date(2026, 6, 26), Standing.due_soon, 4, 7),
        (date(2026, 6, 27), Standing.due_soon, 3, 3),
        (date(2026, 6, 29), Standing.due_soon, 1, 1),
        (date(2026, 6, 30), Standing.due_soon, 0, 1),
        (date(2026, 7, 1), Standing.overdue, -1, None),
    ],
)
def test_an_open_task_nears_and_passes_its_day(task, workspace, today, expected, days_left, warning):
    found = standing(task(), workspace(), today)
    assert (found.standing, found.days_left, found.warning) == (expected, days_left, warning)
    assert found.due == found.original_due == DUE


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 1, 1), DeadlineState.in_time),
        (date(2026, 6, 25), DeadlineState.due_soon),
        (date(2026, 7, 1), DeadlineState.overdue),
    ],
)
def test_the_deadline_state_does_not_depend_on_the_workflow_state(task, workspace, today, state):
    for workflow in TaskState:
        if workflow not in {TaskState.completed, TaskState.suspended}:
            assert standing(task(state=workflow), workspace(), today).deadline_state is state


@pytest.mark.parametrize(
    "state",
    [TaskState.in_progress, TaskState.awaiting_confirmation, TaskState.returned, TaskState.redo],
)
def test_a_task_begun_is_in_progress(task, workspace, state):
    assert standing(task(state=state), workspace(), date(2026, 3, 9)).standing is Standing.in_progress


def test_a_report_of_work_begins_a_task_whatever_its_state_says(task, workspace):
    begun = task(progress=(report(date(2026, 3, 1), percent=20),))
    assert standing(begun, workspace(), date(2026, 3, 9)).standing is Standing.in_progress
    idle = task(progress=(report(date(2026, 3, 1), percent=0),))
    assert standing(idle, workspace(), date(2026, 3, 9)).standing is Standing.not_started
    assert standing(begun, workspace(), date(2026, 2, 9)).standing is Standing.not_started


def test_a_suspended_task_is_neither_late_nor_due(task, workspace):
    found = standing(task(state=TaskState.suspended), workspace(), date(2026, 9, 1))
    assert found.standing is Standing.in_progress
    assert found.deadline_state is DeadlineState.no_deadline
    assert (found.due, found.days_left) == (DUE, None)


def test_continuous_work_has_no_deadline_even_when_begun(task, workspace):
    found = standing(task(deadline=CONTINUOUS, state=TaskState.in_progress), workspace(), date(2026, 3, 9))
    assert (found.standing, found.deadline_state) == (Standing.no_deadline, DeadlineState.no_deadline)
    assert found.days_left is None


def test_work_waiting_for_an_event_has_no_deadline(task, workspace):
    waiting = task(deadline=parse_deadline("Sau khi Nghị định có hiệu lực", 2026))
    assert standing(waiting, workspace(), date(2026, 3, 9)).standing is Standing.no_deadline


def test_an_extension_ends_lateness(task, workspace):
    granted = Extension(on=date(2026, 7, 5), due=date(2026, 8, 31), approved_by="15/UBND-NC")
    extended = task(extensions=(granted,))
    assert standing(extended, workspace(), date(2026, 7, 4)).standing is Standing.overdue
    found = standing(extended, workspace(), date(2026, 7, 6))
    assert found.standing is Standing.not_started
    assert (found.due, found.original_due) == (date(2026, 8, 31), DUE)


def test_the_widest_warning_of_the_programme_opens_the_window(task, workspace):
    programme = workspace().programme
    wide = workspace(msgspec.structs.replace(programme, warning_days=(3, 14)))
    assert warning_days(wide) == (14, 3)
    found = standing(task(), wide, date(2026, 6, 16))
    assert (found.standing, found.warning) == (Standing.due_soon, 14)


def test_without_levels_of_its_own_the_workspace_warns_seven_three_and_one_day_before(workspace):
    programme = workspace().programme
    assert warning_days(workspace(msgspec.structs.replace(programme, warning_days=()))) == (7, 3, 1)


class TestDone:
    @pytest.mark.parametrize(
        ("on", "expected", "late"),
        [
            (date(2026, 6, 1), Standing.done_on_time, None),
            (DUE, Standing.done_on_time, None),
            (date(2026, 7, 12), Standing.done_late, 12),
        ],
    )
    def test_on_time_or_late_follows_from_the_confirmed_day(self, task, workspace, on, expected, late):
        found = standing(task(state=TaskState.completed, completed_on=on), workspace(), date(2026, 12, 1))
        assert (found.standing, found.days_late, found.days_left) == (expected, late, None)
        assert found.deadline_state is (DeadlineState.overdue if late else DeadlineState.in_time)

    def test_an_extension_counts(self, task, workspace):
        granted = Extension(on=date(2026, 6, 20), due=date(2026, 7, 31), approved_by="15/UBND-NC")
        done = task(state=TaskState.completed, completed_on=date(2026, 7, 12), extensions=(granted,))
        assert standing(done, workspace(), date(2026, 12, 1)).standing is Standing.done_on_time

    def test_before_its_completion_the_task_was_open(self, task, workspace):
        done = task(state=TaskState.completed, completed_on=date(2026, 7, 12))
        assert standing(done, workspace(), date(2026, 7, 11)).standing is Standing.overdue

    def test_without_a_day_of_completion_the_last_report_counts(self, task, workspace):
        late = task(state=TaskState.completed, progress=(report(date(2026, 7, 2)), report(date(2026, 7, 9))))
        assert standing(late, workspace(), date(2026, 12, 1)).days_late == 9
        unknown = task(state=TaskState.completed)
        assert standing(unknown, workspace(), date(2026, 12, 1)).standing is Standing.done_on_time

    def test_work_without_a_day_is_never_late(self, task, workspace):
        done = task(deadline=CONTINUOUS, state=TaskState.completed, completed_on=date(2030, 1, 1))
        found = standing(done, workspace(), date(2030, 1, 2))
        assert (found.standing, found.deadline_state) == (Standing.done_on_time, DeadlineState.no_deadline)

    def test_work_that_went_on_is_measured_by_its_first_result(self, task, workspace):
        deadline = parse_deadline("Quý II năm 2026 và các năm tiếp theo", 2026)
        closed = {"deadline": deadline, "state": TaskState.completed, "completed_on": date(2026, 12, 20)}
        in_time = task(**closed, progress=(report(date(2026, 6, 1)),))
        late = task(**closed, progress=(report(date(2026, 7, 10)),))
        assert standing(in_time, workspace(), date(2027, 1, 1)).standing is Standing.done_on_time
        assert standing(late, workspace(), date(2027, 1, 1)).days_late == 10
        assert standing(task(**closed), workspace(), date(2027, 1, 1)).standing is Standing.done_late


class TestRecurring:
    def test_a_missed_period_is_overdue(self, task, workspace):
        found = standing(task(deadline=quarterly()), workspace(), date(2026, 4, 2))
        assert (found.standing, found.due, found.days_left) == (Standing.overdue, date(2026, 3, 31), -2)

    def test_with_every_period_reported_it_is_under_way_until_closed(self, task, workspace):
        reports = tuple(report(date(2026, month, 20)) for month in (3, 6, 9, 12))
        found = standing(task(deadline=quarterly(), progress=reports), workspace(), date(2026, 12, 25))
        assert (found.standing, found.deadline_state) == (Standing.in_progress, DeadlineState.in_time)

    def test_one_that_has_not_a_single_period_has_no_deadline(self, task, workspace):
        never = task(deadline=quarterly(start=date(2026, 5, 1), until=date(2026, 5, 31)))
        assert standing(never, workspace(), date(2026, 4, 2)).standing is Standing.no_deadline

    def test_closed_with_all_reports_it_is_on_time(self, task, workspace):
        reports = tuple(report(date(2026, month, 20)) for month in (3, 6, 9, 12))
        done = task(
            deadline=quarterly(),
            progress=reports,
            state=TaskState.completed,
            completed_on=date(2027, 1, 5),
        )
        assert standing(done, workspace(), date(2027, 2, 1)).standing is Standing.done_on_time

    def test_closed_with_a_period_unreported_it_is_late(self, task, workspace):
        reports = tuple(report(date(2026, month, 20)) for month in (3, 6))
        done = task(
            deadline=quarterly(),
            progress=reports,
            state=TaskState.completed,
            completed_on=date(2026, 10, 5),
        )
        found = standing(done, workspace(), date(2027, 2, 1))
        assert (found.standing, found.due, found.days_late) == (Standing.done_late, date(2026, 9, 30), 5)


@settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    states=st.lists(st.sampled_from(TaskState), max_size=12),
    texts=st.lists(
        st.sampled_from(
            ["30/6", "Hằng tháng", "Thường xuyên", "Quý I năm 2026 và các năm tiếp theo", "Theo kế hoạch"]
        ),
        min_size=12,
        max_size=12,
    ),
    offset=st.integers(-400, 800),
)
def test_the_groups_are_a_partition(task, workspace, states, texts, offset):
    today = date(2026, 6, 1) + timedelta(days=offset)
    tasks = [
        task(
            f"NV-2026-{n:03}",
            state=state,
            deadline=parse_deadline(texts[n], 2026),
            completed_on=date(2026, 5, 5) if state is TaskState.completed else None,
        )
        for n, state in enumerate(states)
    ]
    ws = workspace(*tasks)
    totals = totals_of(standing(one, ws, today) for one in tasks)
    assert totals.tasks == len(tasks)
    assert totals.tasks == sum(getattr(totals, group.value) for group in Standing)
