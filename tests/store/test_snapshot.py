"""The snapshot: a cache that is never trusted over the files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.store import Store, reading
from planner.store.snapshot import RACY_NS, read_snapshot, snapshot_path

FILE = "tasks/2026/NV-2026-001.yaml"


@pytest.fixture
def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace whose snapshot was taken long after its files were written."""
    monkeypatch.setattr("planner.store.store._SNAPSHOT_AFTER", 0)
    monkeypatch.setattr("planner.store.snapshot.RACY_NS", -RACY_NS * 1000)
    Store.open(folder).load()
    return folder


def parsed_by_loading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []

    def spy(where: Path, name: str) -> reading.StoredFile:
        names.append(name)
        return reading.read_file(where, name)

    monkeypatch.setattr("planner.store.store.read_file", spy)
    Store.open(folder).load()
    return names


def test_a_second_start_parses_nothing(opened: Path, monkeypatch) -> None:
    assert parsed_by_loading(opened, monkeypatch) == []


def test_records_from_the_snapshot_equal_records_from_the_files(opened: Path) -> None:
    cached = Store.open(opened).load()
    snapshot_path(opened).unlink()
    assert list(cached.records()) == list(Store.open(opened).load().records())


def test_only_the_file_that_differs_is_parsed_again(opened: Path, monkeypatch) -> None:
    path = opened / FILE
    path.write_text(path.read_text(encoding="utf-8") + "note: mới\n", encoding="utf-8")
    assert parsed_by_loading(opened, monkeypatch) == [FILE]
    assert Store.open(opened).load().tasks["NV-2026-001"].note == "mới"


def test_a_file_of_the_same_size_and_time_is_noticed_all_the_same(opened: Path) -> None:
    path = opened / FILE
    stat = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("2026-12-31", "2026-12-30"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert Store.open(opened).load().tasks["NV-2026-001"].deadline.due.day == 30


def test_a_file_written_just_before_the_snapshot_is_compared_by_its_bytes(folder: Path, monkeypatch) -> None:
    monkeypatch.setattr("planner.store.store._SNAPSHOT_AFTER", 0)
    Store.open(folder).load()
    monkeypatch.setattr("planner.store.snapshot.RACY_NS", RACY_NS * 10_000)
    monkeypatch.setattr("planner.store.reading.signature_of", lambda _stat: (1, 1, 1, 1))
    assert FILE in read_snapshot(folder)
    (folder / FILE).write_text("id: khac\n", encoding="utf-8")
    assert FILE not in read_snapshot(folder)


@pytest.mark.parametrize("damage", [b"", b"\x93\x01", b"garbage" * 100, None])
def test_a_damaged_snapshot_is_ignored(opened: Path, damage: bytes | None) -> None:
    path = snapshot_path(opened)
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2] if damage is None else damage)
    assert read_snapshot(opened) == {}
    assert "NV-2026-001" in Store.open(opened).load().tasks


def test_a_snapshot_of_another_version_is_ignored(opened: Path, monkeypatch) -> None:
    monkeypatch.setattr("planner.store.snapshot.FORMAT", "0")
    assert read_snapshot(opened) == {}


def test_a_deleted_file_is_gone_although_the_snapshot_has_it(opened: Path) -> None:
    (opened / FILE).unlink()
    assert not Store.open(opened).load().tasks


def test_problems_of_a_file_are_kept_with_it(folder: Path, monkeypatch) -> None:
    (folder / FILE).write_text("id: x\nplann: y\n", encoding="utf-8")
    monkeypatch.setattr("planner.store.store._SNAPSHOT_AFTER", 0)
    first = Store.open(folder).load().issues
    assert first
    assert Store.open(folder).load().issues == first


def test_a_cache_folder_that_cannot_be_written_is_no_obstacle(
    folder: Path, tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CCHC_CACHE_DIR", str(tmp_path / "file"))
    monkeypatch.setattr("planner.store.store._SNAPSHOT_AFTER", 0)
    assert "NV-2026-001" in Store.open(folder).load().tasks
