"""Several changes that belong together, and records that others name."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from planner.model.deadline import Deadline, DeadlineKind
from planner.model.tasks import AnnualPlan, Task
from planner.store import ConflictError, Store
from planner.store.errors import ReferencedError

TASK = "NV-2026-001"


def named(text: str):
    return lambda task: msgspec.structs.replace(task, text=text)


def test_one_undo_takes_a_batch_back_and_one_redo_makes_it_again(folder: Path) -> None:
    store = Store.open(folder)
    store.edit(TASK, named("Trước"))
    with store.together():
        store.create(AnnualPlan(id="KH-2027", year=2027, title="Kế hoạch 2027"))
        store.edit(TASK, named("Trong lô"))
    store.undo()
    assert store.load().tasks[TASK].text == "Trước"
    assert "KH-2027" not in store.load().annual_plans
    store.redo()
    assert store.load().tasks[TASK].text == "Trong lô"
    assert "KH-2027" in store.load().annual_plans
    store.undo()
    store.undo()
    assert store.load().tasks[TASK].text == "Rà soát văn bản"
    assert store.journal.verify() == []


def test_a_batch_that_was_changed_since_is_not_taken_back_by_half(folder: Path) -> None:
    store = Store.open(folder)
    with store.together():
        store.edit(TASK, named("Trong lô"))
        store.create(AnnualPlan(id="KH-2027", year=2027, title="Kế hoạch 2027"))
        store.create(AnnualPlan(id="KH-2028", year=2028, title="Kế hoạch 2028"))
    other = Store.open(folder, "binh")
    other.edit("KH-2027", lambda plan: msgspec.structs.replace(plan, title="Sửa"))
    with pytest.raises(ConflictError):
        store.undo()
    assert store.load().tasks[TASK].text == "Trong lô"
    assert {"KH-2027", "KH-2028"} <= set(store.load().annual_plans)


def test_single_changes_after_a_batch_stay_single(folder: Path) -> None:
    store = Store.open(folder)
    with store.together():
        store.edit(TASK, named("Lô một"))
    with store.together():
        store.edit(TASK, named("Lô hai"))
    store.undo()
    assert store.load().tasks[TASK].text == "Lô một"


@pytest.mark.parametrize(
    ("record", "named_by"), [("KH-2026", TASK), ("GP01", TASK), ("LV1", "GP01"), ("G1", "GP01")]
)
def test_a_record_that_others_name_is_not_deleted(folder: Path, record: str, named_by: str) -> None:
    store = Store.open(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    with pytest.raises(ReferencedError) as refused:
        store.delete(record)
    assert named_by in refused.value.message
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_undoing_a_creation_that_others_have_built_on_is_refused(folder: Path) -> None:
    store = Store.open(folder)
    store.create(AnnualPlan(id="KH-2027", year=2027, title="Kế hoạch 2027"))
    deadline = Deadline(text="Thường xuyên", kind=DeadlineKind.continuous)
    Store.open(folder, "binh").create(
        Task(id="NV-2027-001", plan="KH-2027", text="Việc", leads=("STP",), deadline=deadline)
    )
    with pytest.raises(ReferencedError):
        store.undo()
    assert "KH-2027" in store.load().annual_plans
    store.delete(TASK)
    assert TASK not in store.load().tasks
