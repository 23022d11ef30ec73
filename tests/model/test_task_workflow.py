"""A task goes only from states to states that the table allows."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from planner.errors import WrongUseError
from planner.model.deadline import Deadline, DeadlineKind
from planner.model.task_changes import completed, moved, with_event, with_progress
from planner.model.tasks import Progress, Task, TaskState
from planner.model.workflow import TRANSITIONS, IllegalTransitionError

TODAY = date(2026, 11, 23)
LEGAL = {
    ("not_started", "in_progress"),
    ("not_started", "awaiting_confirmation"),
    ("not_started", "completed"),
    ("not_started", "suspended"),
    ("not_started", "returned"),
    ("in_progress", "awaiting_confirmation"),
    ("in_progress", "completed"),
    ("in_progress", "suspended"),
    ("in_progress", "returned"),
    ("awaiting_confirmation", "completed"),
    ("awaiting_confirmation", "redo"),
    ("awaiting_confirmation", "in_progress"),
    ("completed", "redo"),
    ("suspended", "not_started"),
    ("suspended", "in_progress"),
    ("returned", "not_started"),
    ("returned", "in_progress"),
    ("redo", "in_progress"),
    ("redo", "awaiting_confirmation"),
    ("redo", "completed"),
    ("redo", "suspended"),
    ("redo", "returned"),
}


def task(state: str = "not_started", **more: object) -> Task:
    fields: dict[str, object] = {
        "plan": "KH-2026",
        "text": "Rà soát",
        "leads": ("STP",),
        "deadline": Deadline(text="30/6/2026", kind=DeadlineKind.date, due=date(2026, 6, 30)),
        "completed_on": date(2026, 6, 1) if state == "completed" else None,
    }
    return Task(id="NV-2026-001", state=TaskState(state), **(fields | more))  # type: ignore[arg-type]


def go(one: Task, state: str) -> Task:
    if state == "completed":
        return completed(one, TODAY, TODAY)
    return moved(one, TaskState(state))


@pytest.mark.parametrize(("old", "new"), sorted(product(TaskState, TaskState)))
def test_every_pair_of_states_is_either_legal_or_refused(old: TaskState, new: TaskState) -> None:
    if (old.value, new.value) in LEGAL:
        assert go(task(old), new).state is new
    elif old is new and old is not TaskState.completed:
        assert go(task(old), new) == task(old)
    else:
        with pytest.raises(WrongUseError):
            go(task(old), new)


def test_the_table_names_every_state_and_leads_nowhere_else() -> None:
    assert set(TRANSITIONS) == set(TaskState)
    assert {(a.value, b.value) for a, others in TRANSITIONS.items() for b in others} == LEGAL


def test_a_refusal_says_where_one_can_go_from_here() -> None:
    with pytest.raises(IllegalTransitionError) as refused:
        go(task("suspended"), "completed")
    assert "tạm hoãn" in refused.value.message
    assert "đang thực hiện (in_progress)" in refused.value.remedy
    assert "hoàn thành" not in refused.value.remedy


def test_doing_again_takes_the_day_of_completion_away() -> None:
    assert go(task("completed"), "redo").completed_on is None


def test_a_report_takes_a_returned_or_suspended_task_up_again() -> None:
    for state in ("not_started", "returned", "suspended", "redo"):
        reported = with_progress(task(state), Progress(on=TODAY, text="Đã làm lại"), TODAY)
        assert reported.state is TaskState.in_progress
    assert with_progress(task("awaiting_confirmation"), Progress(on=TODAY, text="x"), TODAY).state == (
        "awaiting_confirmation"
    )


CONDITIONAL = Deadline(
    text="30 ngày kể từ khi Nghị định có hiệu lực",
    kind=DeadlineKind.conditional,
    event="Nghị định có hiệu lực",
    days_after_event=30,
)


def test_an_event_starts_the_clock_of_a_conditional_deadline() -> None:
    with_day = with_event(task(deadline=CONDITIONAL), date(2026, 11, 2), TODAY, "118/2025/NĐ-CP")
    assert with_day.deadline.event_on == date(2026, 11, 2)
    assert with_day.deadline.event_document == "118/2025/NĐ-CP"
    assert with_day.deadline.text == CONDITIONAL.text


@pytest.mark.parametrize(
    ("deadline", "on", "due"),
    [
        (Deadline(text="30/6/2026", kind=DeadlineKind.date, due=date(2026, 6, 30)), TODAY, None),
        (CONDITIONAL, date(2026, 11, 24), None),
        (Deadline(text="Theo kế hoạch", kind=DeadlineKind.conditional, event="kế hoạch"), TODAY, None),
        (CONDITIONAL, TODAY, date(2026, 11, 1)),
    ],
    ids=["not conditional", "future", "no day follows", "due before the event"],
)
def test_an_event_that_makes_no_sense_is_refused(deadline: Deadline, on: date, due: date | None) -> None:
    with pytest.raises(WrongUseError):
        with_event(task(deadline=deadline), on, TODAY, due=due)
