"""Backups: one a day before the first change, thirty kept, each restorable."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.store import DamagedBackupError, Store, UnknownBackupError
from planner.store.backup import KEPT, Backups

TASK = "NV-2026-001"
FILE = "tasks/2026/NV-2026-001.yaml"


def changed(store: Store, note: str) -> None:
    store.edit(TASK, lambda t: replace(t, note=note))


def on(store: Store, day: date) -> None:
    store.backups = Backups(store.folder, store.user, lambda: day)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.relative_to(folder).as_posix().startswith((".backup", ".lock"))
    }


def test_the_first_change_of_a_day_is_preceded_by_a_backup(folder: Path) -> None:
    before = contents(folder)
    store = Store.open(folder)
    on(store, date(2026, 3, 2))
    changed(store, "một")
    changed(store, "hai")
    assert store.backups.names() == ["2026-03-02"]
    target = folder.parent / "restored"
    store.backups.restore_into("2026-03-02", target)
    assert contents(target) == before


def test_each_content_is_kept_once(folder: Path) -> None:
    store = Store.open(folder)
    for day in range(5):
        on(store, date(2026, 3, 2) + timedelta(day))
        changed(store, str(day))
    kept = list((folder / ".backup" / "files").glob("*/*"))
    first = store.backups.read("2026-03-02")
    assert len(kept) == len(first.files) + 4 * 2  # the task and the journal


def test_only_the_newest_thirty_are_kept_and_stay_whole(folder: Path) -> None:
    store = Store.open(folder)
    for day in range(KEPT + 3):
        on(store, date(2026, 3, 2) + timedelta(day))
        changed(store, f"lần {day}")
    names = store.backups.names()
    assert len(names) == KEPT
    assert names[0] == "2026-03-05"
    for name in (names[0], names[-1]):
        store.backups.restore_into(name, folder.parent / name)
    assert "note: lần 2" in (folder.parent / names[0] / FILE).read_text(encoding="utf-8")


def test_a_file_of_a_document_is_part_of_it_and_caches_are_not(folder: Path) -> None:
    for name in ("van-ban/2026/ct.docx", ".text/VB-1.txt", ".journal/x.jsonl"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"abc")
    names = [file.path for file in Store.open(folder).back_up().files]
    assert "van-ban/2026/ct.docx" in names
    assert ".journal/x.jsonl" in names
    assert not [name for name in names if name.startswith((".text", ".backup", ".lock"))]


def test_a_damaged_content_is_told_and_nothing_wrong_is_restored(folder: Path) -> None:
    store = Store.open(folder)
    backup = store.back_up()
    damaged = next(file for file in backup.files if file.path == FILE)
    (folder / ".backup" / "files" / damaged.hash[:2] / damaged.hash).write_bytes(b"x" * damaged.size)
    with pytest.raises(DamagedBackupError, match="NV-2026-001"):
        store.backups.restore_into(backup.name, folder.parent / "restored")
    with pytest.raises(DamagedBackupError):
        store.restore(backup.name)
    assert store.load().tasks[TASK].text == "Rà soát văn bản"


def test_an_unknown_backup_is_told_with_those_there_are(folder: Path) -> None:
    store = Store.open(folder)
    on(store, date(2026, 3, 2))
    changed(store, "một")
    with pytest.raises(UnknownBackupError) as error:
        store.restore("../../etc")
    assert "2026-03-02" in error.value.remedy


def test_restoring_in_place_brings_back_every_file_and_leads_back_again(folder: Path) -> None:
    store = Store.open(folder)
    on(store, date(2026, 3, 2))
    changed(store, "một")
    on(store, date(2026, 3, 3))
    changed(store, "hai")
    base = store.load().tasks[TASK]
    store.create(replace(base, id="NV-2026-050"))
    (folder / "areas/LV1.yaml").unlink()
    done = store.restore("2026-03-03")
    workspace = store.load()
    assert workspace.tasks[TASK].note == "một"
    assert list(workspace.tasks) == [TASK]
    assert "LV1" in workspace.areas
    assert set(done.written) == {FILE, "areas/LV1.yaml"}
    assert done.removed == ("tasks/2026/NV-2026-050.yaml",)
    assert store.journal.verify() == []
    assert [e.action for e in store.history(TASK)] == ["edit", "edit", "restore"]
    store.restore(done.before)
    assert store.load().tasks[TASK].note == "hai"
    assert "NV-2026-050" in store.load().tasks


def test_a_restored_state_is_not_taken_back_by_undo(folder: Path) -> None:
    store = Store.open(folder)
    on(store, date(2026, 3, 2))
    changed(store, "một")
    first = store.back_up().name
    changed(store, "hai")
    store.restore(first)
    entries = list(store.journal.entries())
    assert entries[-1].action == "restore"
    from planner.store.undoing import stacks

    done, _undone = stacks(entries, store.user)
    assert [entry.action for entry in done] == ["edit", "edit"]


def test_a_backup_that_cannot_be_written_never_stops_the_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".backup").write_text("no folder")
    store = Store.open(folder)
    changed(store, "vẫn ghi được")
    assert Store.open(folder).load().tasks[TASK].note == "vẫn ghi được"


def test_backups_can_lie_on_another_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = folder.parent / "usb"
    monkeypatch.setenv("CCHC_BACKUP_DIR", str(elsewhere))
    store = Store.open(folder)
    changed(store, "một")
    assert not (folder / ".backup").exists()
    assert len(store.backups.names()) == 1
    assert (elsewhere / folder.name / "days").is_dir()
