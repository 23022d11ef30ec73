"""The store under kill -9, a full disk and many writers: nothing half-written, nothing lost."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.store import Store, WriteFailedError

HERE = Path(__file__).parent
TASK = "NV-2026-001"
FULL = os.environ.get("CCHC_SAFETY") == "full"
KILLS = 500 if FULL else 50
EDITS = 250 if FULL else 80

posix = pytest.mark.skipif(os.name == "nt", reason="uses fork and SIGKILL")


def program(name: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(HERE / name), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@posix
def test_a_writer_killed_at_random_moments_loses_nothing(folder: Path) -> None:
    with program("kill_writer.py", folder, KILLS, 20260316) as process:
        output, _errors = process.communicate()
    assert process.returncode == 0
    result = json.loads(output)
    assert result["problems"] == []
    assert result["rounds"] == KILLS
    assert result["changes"] > KILLS
    assert result["leftovers"] == 0


def test_four_processes_lose_no_update_of_the_same_record(folder: Path) -> None:
    writers = [program("count_up.py", folder, EDITS, TASK) for _number in range(4)]
    assert [w.wait() for w in writers] == [0] * 4
    for writer in writers:
        writer.stdout.close()
    store = Store.open(folder)
    assert store.load().tasks[TASK].note == str(4 * EDITS)
    assert store.journal.verify() == []
    assert [e.seq for e in store.journal.entries()] == list(range(1, 4 * EDITS + 1))


def test_four_processes_on_different_records_do_not_disturb_each_other(folder: Path) -> None:
    store = Store.open(folder)
    base = store.load().tasks[TASK]
    ids = [store.create_next("NV-2026-", lambda i: replace(base, id=i)).id for _number in range(4)]
    writers = [program("count_up.py", folder, EDITS, record_id) for record_id in ids]
    assert [w.wait() for w in writers] == [0] * 4
    for writer in writers:
        writer.stdout.close()
    notes = [Store.open(folder).load().tasks[i].note for i in ids]
    assert notes == [str(EDITS)] * 4
    assert store.journal.verify() == []


class FullDisk:
    """Lets `room` calls through, then every call fails for want of space."""

    def __init__(self, real, room: int) -> None:
        self.real, self.room, self.calls = real, room, 0

    def __call__(self, *arguments, **options):
        self.calls += 1
        if self.calls > self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self.real(*arguments, **options)


def written_or_refused(folder: Path, note: str) -> str:
    """Return "" when the note was written, else what the person is told to do."""
    try:
        Store.open(folder).edit(TASK, lambda t: replace(t, note=note))
    except WriteFailedError as error:
        return error.remedy
    return ""


@pytest.mark.parametrize("call", ["write", "fsync", "open"])
def test_a_full_disk_at_any_call_leaves_the_old_record_and_a_message(
    folder: Path, monkeypatch, call: str
) -> None:
    path = folder / "tasks/2026/NV-2026-001.yaml"
    Store.open(folder).edit(TASK, lambda t: replace(t, note="trước"))
    failures = 0
    for room in range(40):
        before = path.read_bytes()
        with monkeypatch.context() as patch:
            disk = FullDisk(getattr(os, call), room)
            patch.setattr(f"planner.store.files.os.{call}", disk)
            message = written_or_refused(folder, f"lần {room}")
            failures += bool(message)
            assert not message or path.read_bytes() == before
        note = Store.open(folder).load().tasks[TASK].note
        assert note
        if disk.calls <= room:
            assert note == f"lần {room}"
            break
        assert Store.open(folder).load().issues == ()
    assert failures
    store = Store.open(folder)
    store.edit(TASK, lambda t: replace(t, note="sau"))
    assert store.load().tasks[TASK].note == "sau"
    assert store.journal.verify() == []
    assert list(folder.rglob("*.cchc-tmp")) == []


@posix
def test_a_really_full_disk_is_a_message_and_loses_nothing(folder: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no mounting here")
    try:
        workspace = disk / "ws"
        subprocess.run(["cp", "-r", str(folder), str(workspace)], check=True)
        store = Store.open(workspace)
        written = 0
        while not (message := written_or_refused(workspace, f"{written + 1} " + "x" * 500)):
            written += 1
        assert message
        assert written > 10
        assert Store.open(workspace).load().issues == ()
        assert Store.open(workspace).load().tasks[TASK].note.startswith(f"{written} ")
        assert Store.open(workspace).journal.verify() == []
        os.truncate(store.journal.path, 0)
        store.edit(TASK, lambda t: replace(t, note="có chỗ rồi"))
        assert Store.open(workspace).load().tasks[TASK].note == "có chỗ rồi"
    finally:
        subprocess.run(["umount", str(disk)], check=False)


BAD_FILES = {
    "brackets": b"a: " + b"[" * 50_000,
    "alias-bomb": b"a: &a [x]\nb: [*a, *a]\n",
    "merge-bomb": b"a: &a {x: 1}\nb: {<<: *a}\n",
    "nul": b"id: x\x00y\n",
    "utf-16": "id: NV-2026-001".encode("utf-16"),
    "duplicate-keys": b"id: x\nid: y\n",
    "empty": b"",
    "binary": bytes(range(256)) * 20,
}


@pytest.mark.parametrize("name", [*BAD_FILES, "huge"])
def test_a_hostile_file_is_one_clear_problem_and_the_program_stays_up(folder: Path, name: str) -> None:
    path = folder / "tasks/2026/NV-2026-001.yaml"
    if name == "huge":
        with path.open("wb") as file:
            file.truncate(200_000_000)
    else:
        path.write_bytes(BAD_FILES[name])
    workspace = Store.open(folder).load()
    (issue,) = workspace.issues
    assert issue.file == "tasks/2026/NV-2026-001.yaml"
    assert issue.message
    assert issue.remedy
    assert list(workspace.solutions) == ["GP01"]


def test_decomposed_text_reads_as_composed_text(folder: Path) -> None:
    path = folder / "tasks/2026/NV-2026-001.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Rà soát", "Ra\u0300 soa\u0301t"), encoding="utf-8"
    )
    assert Store.open(folder).load().tasks[TASK].text == "Rà soát văn bản"
