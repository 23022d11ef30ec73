"""The store: changes reach the disk whole, foreign changes survive, everything can be taken back."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import filelock
import pytest
from msgspec.structs import replace

from planner.errors import UnknownRecordError, WorkspaceNotFoundError
from planner.model.documents import Document
from planner.model.tasks import Progress, Task, TaskState
from planner.store import (
    BrokenRecordError,
    ConflictError,
    DuplicateIdError,
    InvalidRecordError,
    LockHeldError,
    NothingToUndoError,
    ReadOnlyWorkspaceError,
    Store,
    UnsafeEditError,
)

TASK = "NV-2026-001"
FILE = "tasks/2026/NV-2026-001.yaml"


@pytest.fixture
def store(folder: Path) -> Store:
    return Store.open(folder)


def report(text: str, day: int = 1) -> Progress:
    return Progress(on=date(2026, 3, day), text=text)


def add(text: str):
    return lambda task: replace(task, progress=(*task.progress, report(text)))


def test_a_folder_without_workspace_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceNotFoundError) as caught:
        Store.open(tmp_path)
    assert "cchc init" in caught.value.remedy


def test_loading_twice_gives_the_same_object_until_a_file_changes(store: Store, folder: Path) -> None:
    first = store.load()
    assert store.load() is first
    (folder / "areas" / "LV2.yaml").write_text("id: LV2\nnumber: 2\nname: Hai\n", encoding="utf-8")
    assert "LV2" in store.load().areas


def test_an_edit_keeps_comments_and_changes_one_line(store: Store, folder: Path) -> None:
    before = (folder / FILE).read_text(encoding="utf-8")
    store.edit(TASK, lambda t: replace(t, text="Rà soát xong"))
    after = (folder / FILE).read_text(encoding="utf-8")
    assert after == before.replace("text: Rà soát văn bản ", "text: Rà soát xong ")


def test_a_record_in_a_list_file_is_edited_in_its_place(store: Store, folder: Path) -> None:
    store.edit("STTTT", lambda a: replace(a, note="đã giải thể"))
    text = (folder / "agencies/dept.yaml").read_text(encoding="utf-8")
    assert "# hai cơ quan sau nhập làm một" in text
    assert store.load().agencies["STTTT"].note == "đã giải thể"
    assert store.load().agencies["SKHCN"].note == ""


def test_an_edit_that_changes_nothing_writes_nothing(store: Store, folder: Path) -> None:
    before = (folder / FILE).stat().st_mtime_ns
    store.edit(TASK, lambda t: t)
    assert (folder / FILE).stat().st_mtime_ns == before
    assert store.history(TASK) == []


def test_the_byte_order_mark_of_notepad_survives(store: Store, folder: Path) -> None:
    raw = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(b"\xef\xbb\xbf" + raw)
    store.edit(TASK, lambda t: replace(t, note="x"))
    assert (folder / FILE).read_bytes().startswith(b"\xef\xbb\xbf# ")


def test_a_form_saved_late_keeps_what_a_colleague_changed(store: Store, folder: Path) -> None:
    base = store.load().tasks[TASK]
    Store.open(folder, "binh").edit(TASK, add("của Bình"))
    saved = store.save(replace(base, product="Báo cáo", progress=(report("của An"),)), base=base)
    assert [p.text for p in saved.progress] == ["của Bình", "của An"]
    assert store.load().tasks[TASK].product == "Báo cáo"


def test_the_same_field_changed_on_both_sides_is_a_conflict_and_nothing_is_written(
    store: Store, folder: Path
) -> None:
    base = store.load().tasks[TASK]
    Store.open(folder, "binh").edit(TASK, lambda t: replace(t, text="lời của Bình"))
    before = (folder / FILE).read_bytes()
    with pytest.raises(ConflictError) as caught:
        store.save(replace(base, text="lời của An"), base=base)
    (conflict,) = caught.value.fields
    assert (conflict.field, conflict.base) == ("text", "Rà soát văn bản")
    assert (conflict.mine, conflict.theirs) == ("lời của An", "lời của Bình")
    assert (folder / FILE).read_bytes() == before


def test_a_file_edited_by_hand_between_reading_and_saving_is_merged(store: Store, folder: Path) -> None:
    base = store.load().tasks[TASK]
    path = folder / FILE
    path.write_text(path.read_text(encoding="utf-8") + "note: sửa tay  # trong Notepad\n", encoding="utf-8")
    store.save(replace(base, product="Báo cáo"), base=base)
    text = path.read_text(encoding="utf-8")
    assert "note: sửa tay  # trong Notepad" in text
    assert "product: Báo cáo" in text


def test_a_file_changed_in_the_very_moment_of_writing_is_read_again(store: Store, folder: Path) -> None:
    path = folder / FILE
    calls = []

    def change(task: Task) -> Task:
        if not calls:
            path.write_text(path.read_text(encoding="utf-8") + "note: chen ngang\n", encoding="utf-8")
        calls.append(task.note)
        return replace(task, product="sp")

    store.edit(TASK, change)
    assert calls == ["", "chen ngang"]
    assert (store.load().tasks[TASK].note, store.load().tasks[TASK].product) == ("chen ngang", "sp")


def test_a_program_that_never_stops_changing_the_file_ends_as_a_message(store: Store, folder: Path) -> None:
    path = folder / FILE

    def change(task: Task) -> Task:
        path.write_text(path.read_text(encoding="utf-8") + "# lại đổi\n", encoding="utf-8")
        return replace(task, product="sp")

    with pytest.raises(LockHeldError):
        store.edit(TASK, change)


def test_a_broken_file_is_named_and_never_overwritten(store: Store, folder: Path) -> None:
    (folder / FILE).write_text("id: NV-2026-001\nleads: [", encoding="utf-8")
    with pytest.raises(BrokenRecordError) as caught:
        store.edit(TASK, add("x"))
    assert FILE in caught.value.message
    assert (folder / FILE).read_text(encoding="utf-8") == "id: NV-2026-001\nleads: ["


def test_a_broken_file_leaves_the_rest_of_the_workspace_usable(store: Store, folder: Path) -> None:
    (folder / FILE).write_bytes(b"\xff\xfea\x00")
    workspace = store.load()
    assert list(workspace.areas) == ["LV1"]
    assert [issue.file for issue in workspace.issues] == [FILE]


def test_a_layout_that_cannot_be_edited_safely_is_refused(store: Store, folder: Path) -> None:
    text = "{id: NV-2026-001, plan: KH-2026, text: x, leads: [STP], deadline: {text: x, kind: continuous}}\n"
    (folder / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(UnsafeEditError):
        store.edit(TASK, lambda t: replace(t, note="y"))
    assert (folder / FILE).read_text(encoding="utf-8") == text


def test_a_new_record_gets_a_file_of_its_own_with_its_schema(store: Store, folder: Path) -> None:
    base = store.load().tasks[TASK]
    new = store.create_next("NV-2026-", lambda new_id: replace(base, id=new_id, text="Việc mới: “gấp”"))
    assert new.id == "NV-2026-002"
    text = (folder / "tasks/2026/NV-2026-002.yaml").read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../../.schema/task.schema.json\nid: NV-2026-002\n"
    )
    assert store.load().tasks["NV-2026-002"].text == "Việc mới: “gấp”"


def test_an_id_is_never_used_twice_even_after_deletion(store: Store) -> None:
    base = store.load().tasks[TASK]
    store.create(replace(base, id="NV-2026-002"))
    store.delete("NV-2026-002")
    assert store.new_id("NV-2026-") == "NV-2026-003"
    with pytest.raises(DuplicateIdError):
        store.create(replace(base, id="NV-2026-002"))
    with pytest.raises(DuplicateIdError):
        store.create(replace(base, id="nv-2026-001"))


@pytest.mark.parametrize("bad", ["../x", "a/b", "", "việt", "a b", "x" * 65])
def test_an_id_that_is_no_safe_file_name_is_refused(store: Store, bad: str) -> None:
    with pytest.raises(InvalidRecordError):
        store.create(Document(id=bad, kind="CT", subject="s"))


def test_a_change_that_the_schema_refuses_is_not_written(store: Store, folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    with pytest.raises(InvalidRecordError):
        store.edit(TASK, lambda t: replace(t, deadline=replace(t.deadline, kind="xyz")))
    assert (folder / FILE).read_bytes() == before


def test_an_unknown_record_names_the_nearest(store: Store) -> None:
    with pytest.raises(UnknownRecordError) as caught:
        store.edit("NV-2026-01", add("x"))
    assert TASK in caught.value.remedy


def test_undo_and_redo_walk_back_and_forth_over_all_kinds_of_changes(store: Store, folder: Path) -> None:
    original = (folder / FILE).read_bytes()
    base = store.load().tasks[TASK]
    store.edit(TASK, lambda t: replace(t, text="một", state=TaskState.in_progress))
    store.edit(TASK, add("hai"))
    store.create(replace(base, id="NV-2026-002"))
    store.delete(TASK)
    changed = {p.name: p.read_bytes() for p in (folder / "tasks/2026").iterdir()}
    for _step in range(4):
        store.undo()
    assert [p.name for p in (folder / "tasks/2026").iterdir()] == ["NV-2026-001.yaml"]
    assert (folder / FILE).read_bytes() == original
    with pytest.raises(NothingToUndoError):
        store.undo()
    for _step in range(4):
        store.redo()
    assert {p.name: p.read_bytes() for p in (folder / "tasks/2026").iterdir()} == changed
    with pytest.raises(NothingToUndoError):
        store.redo()


def test_a_new_change_after_undo_ends_the_redo(store: Store) -> None:
    store.edit(TASK, add("một"))
    store.undo()
    store.edit(TASK, add("hai"))
    with pytest.raises(NothingToUndoError):
        store.redo()


def test_undo_takes_back_my_change_and_keeps_a_colleagues(store: Store, folder: Path) -> None:
    other = Store.open(folder, "binh")
    store.edit(TASK, add("của An"))
    other.edit(TASK, add("của Bình"))
    store.undo()
    assert [p.text for p in store.load().tasks[TASK].progress] == ["của Bình"]


def test_undo_of_a_field_that_a_colleague_changed_since_is_a_conflict(store: Store, folder: Path) -> None:
    store.edit(TASK, lambda t: replace(t, text="của An"))
    Store.open(folder, "binh").edit(TASK, lambda t: replace(t, text="của Bình"))
    with pytest.raises(ConflictError):
        store.undo()
    assert store.load().tasks[TASK].text == "của Bình"


def test_undo_of_a_creation_is_refused_once_the_record_was_changed(store: Store, folder: Path) -> None:
    store.create(replace(store.load().tasks[TASK], id="NV-2026-002"))
    Store.open(folder, "binh").edit("NV-2026-002", add("của Bình"))
    with pytest.raises(ConflictError):
        store.undo()
    assert "NV-2026-002" in store.load().tasks


def test_the_history_tells_who_changed_which_field(store: Store) -> None:
    store.edit(TASK, lambda t: replace(t, text="mới"), "task edit")
    (entry,) = store.history(TASK)
    assert (entry.who, entry.action, entry.seq) == ("an", "task edit", 1)
    assert [(c.field, c.before, c.after) for c in entry.changes] == [("text", "Rà soát văn bản", "mới")]


def test_the_journal_shows_any_later_change_of_a_line(store: Store) -> None:
    for number in range(3):
        store.edit(TASK, add(str(number)))
    assert store.journal.verify() == []
    text = store.journal.path.read_text(encoding="utf-8")
    store.journal.path.write_text(text.replace('"who":"an"', '"who":"ai"', 1), encoding="utf-8")
    (issue,) = store.journal.verify()
    assert (issue.line, issue.code) == (2, "journal_chain")


def test_a_torn_last_line_of_the_journal_is_cut_off_at_the_next_change(store: Store) -> None:
    store.edit(TASK, add("một"))
    with store.journal.path.open("ab") as file:
        file.write(b'{"seq":2,"at":"2026')
    store.edit(TASK, add("hai"))
    assert [e.seq for e in store.journal.entries()] == [1, 2]
    assert store.journal.verify() == []


def test_a_writer_killed_before_the_rename_leaves_an_aborted_change(store: Store, folder: Path) -> None:
    raw = (folder / FILE).read_bytes()
    store.edit(TASK, add("một"))
    (folder / FILE).write_bytes(raw)
    (folder / ".lock-holder.json").write_text("{}")
    leftover = folder / "tasks/2026/.NV-2026-001.yaml.99.cchc-tmp"
    leftover.write_bytes(b"half")
    store.edit(TASK, add("hai"))
    assert [e.action for e in store.journal.entries()] == ["edit", "aborted", "edit"]
    assert not leftover.exists()
    store.undo()
    assert (folder / FILE).read_bytes() == raw
    with pytest.raises(NothingToUndoError):
        store.undo()


def test_whoever_waits_for_the_lock_learns_who_holds_it(store: Store, folder: Path, monkeypatch) -> None:
    monkeypatch.setattr("planner.store.lock.WAIT", 0.05)
    monkeypatch.setattr("planner.store.lock.WorkspaceLock.held.__defaults__", (0.05,))
    other = Store.open(folder, "Bình")
    with other._lock.held():
        assert store.lock_holder().who == "Bình"
        with pytest.raises(LockHeldError) as caught:
            store.edit(TASK, add("x"))
    assert "Bình" in caught.value.message
    assert store.lock_holder() is None


def test_a_lock_held_by_a_stranger_without_a_note_is_still_respected(
    store: Store, folder: Path, monkeypatch
) -> None:
    monkeypatch.setattr("planner.store.lock.WorkspaceLock.held.__defaults__", (0.05,))
    with filelock.FileLock(folder / ".lock"), pytest.raises(LockHeldError):
        store.edit(TASK, add("x"))


def test_the_plan_inside_an_installed_program_is_read_only(folder: Path, monkeypatch) -> None:
    shipped = folder.rename(folder.with_name("shipped_plans"))
    monkeypatch.setattr("planner.store.store.shipped_plans", lambda: shipped)
    store = Store.open(shipped)
    with pytest.raises(ReadOnlyWorkspaceError) as caught:
        store.edit(TASK, add("x"))
    assert "cchc init" in caught.value.remedy
    assert TASK in store.load().tasks


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_permission_is_a_message(store: Store, folder: Path) -> None:
    (folder / "tasks/2026").chmod(0o500)
    with pytest.raises(Exception, match="NV-2026-001"):
        store.edit(TASK, add("x"))
