"""Every period of a recurring deadline stands for itself."""

from __future__ import annotations

from datetime import date

from planner.model.deadline import Deadline, DeadlineKind, Period
from planner.model.tasks import Extension, Progress, TaskState
from planner.tracking import Standing, occurrences_of

QUARTERLY = Deadline(
    text="Trước ngày 15 tháng cuối quý", kind=DeadlineKind.recurring, every=Period.quarter, day=14, month=3
)


def states(found):
    return [one.standing for one in found]


def test_each_quarter_has_its_own_report_and_lateness(task, workspace):
    one = task(
        deadline=QUARTERLY,
        progress=(
            Progress(on=date(2026, 3, 14), text="Quý I"),
            Progress(on=date(2026, 6, 20), text="Quý II, chậm", period=date(2026, 6, 14)),
        ),
    )
    found = occurrences_of(one, workspace(one), date(2026, 9, 10))
    assert [o.due for o in found] == [date(2026, m, 14) for m in (3, 6, 9, 12)]
    assert states(found) == [
        Standing.done_on_time,
        Standing.done_late,
        Standing.due_soon,
        Standing.not_started,
    ]
    assert [o.days_late for o in found] == [None, 6, None, None]
    assert found[1].report is not None
    assert found[1].report.text == "Quý II, chậm"
    assert (found[0].first, found[0].last) == (date(2026, 1, 1), date(2026, 3, 31))
    assert found[2].days_left == 4
    assert found[3].name == "Quý IV/2026"


def test_a_missed_period_stays_overdue_when_the_next_is_reported(task, workspace):
    one = task(deadline=QUARTERLY, progress=(Progress(on=date(2026, 6, 14), text="Quý II"),))
    found = occurrences_of(one, workspace(one), date(2026, 6, 30))
    assert states(found)[:2] == [Standing.overdue, Standing.done_on_time]
    assert found[0].days_left == (date(2026, 3, 14) - date(2026, 6, 30)).days


def test_an_extension_moves_the_period_it_was_granted_for_and_keeps_its_original_day(task, workspace):
    extension = Extension(on=date(2026, 3, 10), due=date(2026, 3, 20), approved_by="9/UBND-NC")
    one = task(
        deadline=QUARTERLY,
        extensions=(extension,),
        progress=(Progress(on=date(2026, 3, 18), text="Quý I"),),
    )
    found = occurrences_of(one, workspace(one), date(2026, 5, 1))
    assert (found[0].original_due, found[0].due) == (date(2026, 3, 14), date(2026, 3, 20))
    assert found[0].standing is Standing.done_on_time
    assert found[1].due == date(2026, 6, 14)


def test_nothing_falls_due_while_suspended_or_after_completion(task, workspace):
    suspended = task(deadline=QUARTERLY, state=TaskState.suspended)
    assert Standing.overdue not in states(occurrences_of(suspended, workspace(suspended), date(2026, 12, 1)))
    done = task(deadline=QUARTERLY, state=TaskState.completed, completed_on=date(2026, 7, 1))
    assert [o.due for o in occurrences_of(done, workspace(done), date(2026, 12, 1))] == [
        date(2026, 3, 14),
        date(2026, 6, 14),
    ]


def test_other_deadlines_have_no_periods(task, workspace):
    assert occurrences_of(task(), workspace(), date(2026, 6, 1)) == ()


def test_weeks_months_and_half_years_are_named(task, workspace):
    for every, last in ((Period.week, "05/01/2026"), (Period.month, "1/2026"), (Period.half_year, "2026")):
        one = task(deadline=Deadline(text="x", kind=DeadlineKind.recurring, every=every))
        name = occurrences_of(one, workspace(one), date(2026, 1, 5))[1 if every is Period.week else 0].name
        assert name.endswith(last), name
