"""The index is a cache: whatever happens to its files, the next search is right."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from made_up_records import workspace

from search_index import DamagedIndexError, IndexBusyError, SearchRequest, open_index
from search_index.index_folder import IndexFolder

ASKED = SearchRequest(text="giao so noi vu ra soat")


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name != "lock")


def search_again(folder: Path, ws) -> None:
    """Search with a fresh index, and once more to see that the damage has been repaired."""
    index = open_index(folder)
    assert {hit.id for hit in index.search(ws, ASKED).hits} == {"NV-2026-001", "NV-2026-002"}
    later = open_index(folder)
    assert later.sync(ws).indexed == 0
    assert later.search(ws, ASKED).total == 2


def damaged_in_turn(index, ws, folder: Path, search_folder: Path, damage) -> None:
    index.sync(ws)
    sound = folder / "sound"
    shutil.copytree(search_folder, sound)
    names = [path.name for path in files_of(search_folder)]
    assert len(names) >= 3
    for name in names:
        damage(search_folder / name)
        search_again(folder, ws)
        shutil.rmtree(search_folder)
        shutil.copytree(sound, search_folder)


@pytest.mark.parametrize("part", [0, 1, 0.5, 0.99])
def test_a_file_that_was_cut_short(index, ws, tmp_path, search_folder, part):
    def cut(path: Path) -> None:
        os.truncate(path, int(path.stat().st_size * part) if part < 1 else 1)

    damaged_in_turn(index, ws, tmp_path, search_folder, cut)


def test_random_bytes_in_a_file(index, ws, tmp_path, search_folder):
    rng = random.Random(30)

    def scribble(path: Path) -> None:
        data = bytearray(path.read_bytes())
        for _ in range(8):
            data[rng.randrange(len(data))] = rng.randrange(256)
        path.write_bytes(data)

    damaged_in_turn(index, ws, tmp_path, search_folder, scribble)


def test_not_one_changed_bit_goes_unnoticed(index, ws, search_folder):
    from search_index.whoosh_engine import VERSION

    index.sync(ws)
    rng = random.Random(32)
    folder = IndexFolder(search_folder, VERSION)
    assert folder.read()
    for path in files_of(search_folder):
        sound = path.read_bytes()
        for _ in range(20):
            data = bytearray(sound)
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
            path.write_bytes(data)
            assert folder.read() is None
        path.write_bytes(sound)
    assert folder.read()


@pytest.mark.parametrize("noticed_by", ["reading", "rebuilding"])
def test_a_damaged_piece_is_written_again_even_if_its_contents_did_not_change(search_folder, noticed_by):
    from search_index.whoosh_engine import WhooshEngine

    folder = IndexFolder(search_folder, "v")
    folder.keep({"a": b"x" * 100}, {})
    (piece,) = search_folder.glob("*.piece")
    piece.write_bytes(b"y" * 100)
    if noticed_by == "reading":
        assert folder.read() is None
    else:
        WhooshEngine(folder).discard()
    folder.keep({"a": b"x" * 100}, {})
    assert folder.read().pieces == {"a": b"x" * 100}


def test_a_file_of_nothing_but_garbage(index, ws, tmp_path, search_folder):
    rng = random.Random(31)
    damaged_in_turn(index, ws, tmp_path, search_folder, lambda path: path.write_bytes(rng.randbytes(5000)))


def test_a_file_that_is_missing(index, ws, tmp_path, search_folder):
    damaged_in_turn(index, ws, tmp_path, search_folder, Path.unlink)


def test_a_folder_that_is_missing_or_empty(index, ws, tmp_path, search_folder):
    index.sync(ws)
    shutil.rmtree(search_folder)
    search_again(tmp_path, ws)
    shutil.rmtree(search_folder)
    search_folder.mkdir()
    search_again(tmp_path, ws)


def test_the_folder_goes_while_the_program_runs(index, ws, search_folder):
    index.sync(ws)
    shutil.rmtree(search_folder)
    assert index.search(ws, ASKED).total == 2
    assert files_of(search_folder)


def test_files_go_or_change_while_the_program_runs(index, ws, tmp_path, search_folder):
    index.sync(ws)
    for path in files_of(search_folder):
        os.truncate(path, 10)
    assert index.search(ws, ASKED).total == 2
    search_again(tmp_path, ws)


def test_a_rebuild_repairs_files_that_were_damaged_under_a_running_program(
    index, ws, tmp_path, search_folder
):
    index.sync(ws)
    for path in files_of(search_folder):
        if path.suffix == ".piece":
            path.write_bytes(b"x" * path.stat().st_size)
    index.rebuild(ws)
    assert open_index(tmp_path).sync(ws).indexed == 0


def test_an_index_of_another_version_is_built_anew(index, ws, tmp_path, search_folder, monkeypatch):
    count = index.sync(ws).indexed
    with monkeypatch.context() as patch:
        patch.setattr("search_index.whoosh_engine.VERSION", "another")
        assert open_index(tmp_path).sync(ws).indexed == count
    assert IndexFolder(search_folder, "another").read()
    search_again(tmp_path, ws)


def test_a_whole_index_that_the_engine_cannot_read_is_built_anew(index, ws, tmp_path, search_folder):
    from search_index.whoosh_engine import VERSION

    IndexFolder(search_folder, VERSION).keep(
        {"_MAIN_1.toc": b"not a table of contents"}, {"NV-2026-001": "0"}
    )
    search_again(tmp_path, ws)


def test_a_lock_file_left_behind_locks_nothing(index, ws, tmp_path, search_folder):
    index.sync(ws)
    (search_folder / "lock").write_text("12345")
    (search_folder / "half-written.piece.new").write_bytes(b"half")
    (search_folder / "manifest").unlink()
    search_again(tmp_path, ws)
    assert not (search_folder / "half-written.piece.new").exists()


def test_a_writer_killed_at_any_moment_harms_nothing(ws, tmp_path, search_folder):
    code = (
        "import sys, pathlib\n"
        "sys.path.insert(0, sys.argv[2])\n"
        "from made_up_records import many_tasks, workspace\n"
        "from search_index import open_index\n"
        "index = open_index(pathlib.Path(sys.argv[1]))\n"
        "print('ready', flush=True)\n"
        "for n in range(1000):\n"
        "    index.sync(workspace(many_tasks(1 + n % 7, seed=n)))\n"
        "    print(n, flush=True)\n"
    )
    rng = random.Random(9)
    for _ in range(6):
        command = [sys.executable, "-c", code, str(tmp_path), str(Path(__file__).parent)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            for _line in range(rng.randrange(1, 6)):
                process.stdout.readline()
            process.kill()
        search_again(tmp_path, ws)


def test_while_another_writer_is_busy_the_earlier_state_is_searched(index, ws, search_folder, monkeypatch):
    index.sync(ws)
    monkeypatch.setattr("search_index.sync.WAIT_WITH_OLD_STATE", 0.05)
    fewer = type(ws)([record for record in ws.records() if record.id != "NV-2026-001"])
    with IndexFolder(search_folder, "any").lock(1):
        result = index.search(fewer, ASKED)
        assert not result.up_to_date
        assert [hit.id for hit in result.hits] == ["NV-2026-002"]  # a record that is gone is never shown
        with pytest.raises(IndexBusyError), IndexFolder(search_folder, "any").lock(0.05):
            pass
    result = index.search(fewer, ASKED)
    assert result.up_to_date
    assert result.total == 1


def test_without_any_state_a_busy_index_is_waited_for_and_then_finds_nothing(
    index, ws, search_folder, monkeypatch
):
    monkeypatch.setattr("search_index.sync.WAIT_WITHOUT_STATE", 0.05)
    with IndexFolder(search_folder, "any").lock(1):
        result = index.search(ws, ASKED)
    assert (result.total, result.up_to_date) == (0, False)


def test_a_disk_that_refuses_leaves_the_index_in_memory(index, ws, tmp_path, search_folder, monkeypatch):
    def full(_path: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert index.search(ws, ASKED).total == 2
        assert index.sync(ws).indexed == 0
        assert index.sync(workspace()).indexed == 0
    assert not (search_folder / "manifest").exists()
    search_again(tmp_path, ws)


def test_a_cache_folder_that_is_a_file_leaves_the_index_in_memory(index, ws, search_folder):
    search_folder.parent.mkdir(parents=True)
    search_folder.write_text("no folder")
    assert index.search(ws, ASKED).total == 2
    assert index.sync(ws).indexed == 0
    assert search_folder.read_text() == "no folder"


@pytest.mark.skipif(os.name != "posix", reason="modes of folders are a matter of POSIX")
class TestForeignFolders:
    """Engine files may be unpickled, so they are read from nobody else's folder."""

    def test_the_folder_is_private(self, index, ws, search_folder):
        index.sync(ws)
        assert search_folder.stat().st_mode & 0o777 == 0o700

    def test_what_others_could_have_written_is_not_read(self, index, ws, tmp_path, search_folder):
        count = index.sync(ws).indexed
        search_folder.chmod(0o777)
        assert open_index(tmp_path).sync(ws).indexed == count
        assert search_folder.stat().st_mode & 0o777 == 0o700

    def test_a_folder_of_another_user_is_neither_read_nor_written(
        self, index, ws, search_folder, monkeypatch
    ):
        index.sync(ws)
        before = {path: path.read_bytes() for path in files_of(search_folder)}
        index.close()
        monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
        assert index.sync(ws).indexed > 0
        assert index.search(ws, ASKED).total == 2
        assert {path: path.read_bytes() for path in files_of(search_folder)} == before

    def test_a_link_to_another_folder_is_not_followed(self, index, ws, tmp_path, search_folder):
        (tmp_path / "elsewhere").mkdir()
        search_folder.parent.mkdir(parents=True)
        search_folder.symlink_to(tmp_path / "elsewhere")
        assert index.search(ws, ASKED).total == 2
        assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_system_without_locks_is_written_all_the_same(index, ws, tmp_path, monkeypatch):
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr("search_index.index_folder.FileLock.acquire", refuse)
    assert index.search(ws, ASKED).total == 2
    assert open_index(tmp_path).sync(ws).indexed == 0


def test_a_replacement_that_windows_refuses_at_first_is_tried_again(index, ws, tmp_path, monkeypatch):
    monkeypatch.setattr("search_index.index_folder._PAUSE", 0)
    refusals = {"left": 3}
    replace = Path.replace

    def sharing_violation(path: Path, target: Path) -> Path:
        if refusals["left"]:
            refusals["left"] -= 1
            raise PermissionError(13, "sharing violation")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", sharing_violation)
    index.sync(ws)
    assert open_index(tmp_path).sync(ws).indexed == 0
    refusals["left"] = 1000
    assert index.sync(workspace([])).indexed == 0
    assert index.rebuild(ws).indexed > 0  # stays in memory
    assert index.search(ws, ASKED).total == 2


class TestFaultsOfTheEngine:
    """A state that fails in use is thrown away once; a second failure is told."""

    @staticmethod
    def failing(monkeypatch, times: int) -> None:
        from search_index.whoosh_engine.evaluation import Evaluation

        left = {"times": times}
        found = Evaluation.found

        def fail(self, conditions):
            if left["times"]:
                left["times"] -= 1
                raise KeyError("broken posting")
            return found(self, conditions)

        monkeypatch.setattr(Evaluation, "found", fail)

    def test_a_search_that_fails_builds_the_index_anew(self, index, ws, monkeypatch):
        index.sync(ws)
        self.failing(monkeypatch, 1)
        assert index.search(ws, ASKED).total == 2

    def test_a_search_that_fails_again_is_told_with_what_to_do(self, index, ws, search_folder, monkeypatch):
        self.failing(monkeypatch, 2)
        with pytest.raises(DamagedIndexError) as error:
            index.search(ws, ASKED)
        assert str(search_folder) in error.value.remedy

    def test_an_update_that_fails_builds_the_index_anew(self, index, ws, monkeypatch):
        from search_index.whoosh_engine.state import State

        def fail(_self, _upserts, _removals):
            raise ValueError("broken segment")

        index.sync(ws)
        monkeypatch.setattr(State, "changed", fail)
        fewer = type(ws)([record for record in ws.records() if record.id != "NV-2026-001"])
        assert [hit.id for hit in index.search(fewer, ASKED).hits] == ["NV-2026-002"]
