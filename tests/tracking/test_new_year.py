"""The next plan takes over what is open, marks what repeats, and never writes twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.errors import WrongUseError
from planner.model.deadline import Deadline, DeadlineKind, Period
from planner.model.deadline_words import parse_deadline
from planner.model.tasks import AnnualPlan, Extension, Task, TaskState
from planner.store import Store
from planner.tracking import YearAction, begin_year, preview_new_year, standings, status
from planner.tracking.new_year import next_deadline

TODAY = date(2026, 12, 20)


def words(text: str, year: int = 2026) -> Deadline:
    found = parse_deadline(text, year)
    assert found is not None, text
    return found


def plan_task(task_id: str, text: str, year: int = 2026, **more: object) -> Task:
    fields: dict[str, object] = {"leads": ("STP",), "solution": "GP01", "deadline": words("Quý IV/2026")}
    return Task(id=task_id, plan=f"KH-{year}", text=text, **(fields | more))  # type: ignore[arg-type]


def done(on: date = date(2026, 6, 1)) -> dict[str, object]:
    return {"state": TaskState.completed, "completed_on": on}


@pytest.fixture
def store(folder: Path) -> Store:
    store = Store.open(folder)
    store.delete("NV-2026-001")
    for year in (2024, 2025):
        store.create(AnnualPlan(id=f"KH-{year}", year=year, title=f"Kế hoạch {year}"))
        store.create(
            plan_task(f"NV-{year}-001", f"Kiểm tra công vụ năm {year}", year, **done(date(year, 6, 1)))
        )
    store.create(plan_task("NV-2026-101", "Kiểm tra công vụ năm 2026", **done()))
    store.create(plan_task("NV-2026-102", "Xây dựng trụ sở"))
    store.create(plan_task("NV-2026-103", "Ban hành quy chế", **done()))
    monthly = Deadline(text="Hằng tháng", kind=DeadlineKind.recurring, every=Period.month, day=14)
    store.create(plan_task("NV-2026-104", "Báo cáo tháng", deadline=monthly, **done()))
    return store


def test_the_preview_sorts_last_years_tasks_and_writes_nothing(store: Store) -> None:
    before = sorted(path.name for path in store.folder.rglob("*.yaml"))
    found = preview_new_year(store.load(), 2027, TODAY)
    assert (found.plan.id, found.plan.title, found.plan_exists) == ("KH-2027", "Kế hoạch 2027", False)
    actions = {line.task: line.action for line in found.lines}
    assert actions == {
        "NV-2026-101": YearAction.repeat,
        "NV-2026-102": YearAction.carry,
        "NV-2026-103": YearAction.end,
        "NV-2026-104": YearAction.repeat,
    }
    by_id = {line.task: line for line in found.lines}
    assert by_id["NV-2026-101"].years == (2024, 2025, 2026)
    assert [line.task for line in found.lines if line.third_year] == ["NV-2026-101"]
    assert sorted(path.name for path in store.folder.rglob("*.yaml")) == before


def test_unfinished_tasks_go_on_with_their_deadline_and_are_counted_once(store: Store) -> None:
    written = begin_year(store, 2027, TODAY)
    assert written.created == ("KH-2027", "NV-2027-001")
    ws = store.load()
    new = ws.tasks["NV-2027-001"]
    assert (new.carried_from, new.plan, new.deadline.due) == ("NV-2026-102", "KH-2027", date(2026, 12, 31))
    assert "NV-2026-102" not in {one.task.id for one in standings(ws, TODAY)}
    assert status(ws, TODAY, year=2026).totals.tasks == 4
    assert status(ws, TODAY).totals.tasks == len(ws.tasks) - 1


def test_running_it_again_writes_nothing_more(store: Store) -> None:
    first = begin_year(store, 2027, TODAY, repeat=True)
    assert len(first.created) == 4
    assert begin_year(store, 2027, TODAY, repeat=True).created == ()
    found = preview_new_year(store.load(), 2027, TODAY)
    assert all(line.existing or line.action is YearAction.end for line in found.lines)


def test_an_interrupted_run_is_finished_by_the_next(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = Store.create_next, []

    def failing(self: Store, *arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "create_next", failing)
    with pytest.raises(KeyboardInterrupt):
        begin_year(store, 2027, TODAY, repeat=True)
    monkeypatch.undo()
    begin_year(Store.open(store.folder, "binh"), 2027, TODAY, repeat=True)
    carried = [t.carried_from or t.repeats for t in store.load().tasks_of(year=2027)]
    assert sorted(carried) == ["NV-2026-101", "NV-2026-102", "NV-2026-104"]


def test_one_undo_takes_the_whole_year_back_and_one_redo_brings_it_again(store: Store) -> None:
    before = {t.id for t in store.load().records()}
    begin_year(store, 2027, TODAY, repeat=True)
    after = {t.id for t in store.load().records()}
    assert store.undo().record == "KH-2027"
    assert {t.id for t in store.load().records()} == before
    store.redo()
    assert {t.id for t in store.load().records()} == after


def test_repeated_tasks_get_next_years_words(store: Store) -> None:
    begin_year(store, 2027, TODAY, repeat=True, skip=("NV-2026-104",))
    new = next(t for t in store.load().tasks_of(year=2027) if t.repeats == "NV-2026-101")
    assert new.text == "Kiểm tra công vụ năm 2027"
    assert (new.deadline.text, new.deadline.due) == ("Quý IV/2027", date(2027, 12, 31))
    assert new.solution_text == store.load().solutions["GP01"].text
    assert not any(t.repeats == "NV-2026-104" for t in store.load().tasks.values())


def test_a_new_deadline_may_be_given_and_an_extension_is_the_day_that_goes_on(store: Store) -> None:
    extension = Extension(on=date(2026, 12, 1), due=date(2027, 2, 10), approved_by="1/UBND")
    store.edit("NV-2026-102", lambda t: plan_task(t.id, t.text, extensions=(extension,)))
    found = preview_new_year(store.load(), 2027, TODAY)
    carried = next(line for line in found.lines if line.task == "NV-2026-102")
    assert carried.new is not None
    assert carried.new.deadline.due == date(2027, 2, 10)
    begin_year(store, 2027, TODAY, deadlines={"NV-2026-102": words("Quý I/2027", 2027)})
    assert store.load().tasks["NV-2027-001"].deadline.due == date(2027, 3, 31)


def test_the_same_work_in_the_new_plan_is_recognised(store: Store) -> None:
    store.create(AnnualPlan(id="KH-2027", year=2027, title="Kế hoạch 2027"))
    store.create(plan_task("NV-2027-050", "Xây dựng  trụ sở (2027)", 2027))
    store.create(plan_task("NV-2027-051", "Việc hoàn toàn mới", 2027, solution=None))
    found = preview_new_year(store.load(), 2027, TODAY)
    assert next(x for x in found.lines if x.task == "NV-2026-102").existing == "NV-2027-050"
    assert found.only_new == ("NV-2027-051",)
    assert begin_year(store, 2027, TODAY).created == ()


def test_without_a_plan_for_the_year_before_it_is_refused(store: Store) -> None:
    with pytest.raises(WrongUseError) as refused:
        preview_new_year(store.load(), 2031, TODAY)
    assert "2026" in refused.value.remedy


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Quý IV/2026", date(2027, 12, 31)),
        ("trước ngày 15/3/2026", date(2027, 3, 14)),
        ("Tháng 2/2026", date(2027, 2, 28)),
        ("Từ ngày 15/11/2026 đến ngày 15/12/2026", date(2027, 12, 15)),
        ("Trong năm 2026", date(2027, 12, 31)),
    ],
)
def test_deadlines_move_on_by_their_words(text: str, due: date) -> None:
    assert next_deadline(words(text), 2027).due == due


def test_words_that_are_not_understood_move_their_day_on() -> None:
    odd = Deadline(text="Dịp lễ 2028", kind=DeadlineKind.date, due=date(2028, 2, 29))
    moved = next_deadline(odd, 2029)
    assert (moved.text, moved.due) == ("Dịp lễ 2029", date(2029, 2, 28))
