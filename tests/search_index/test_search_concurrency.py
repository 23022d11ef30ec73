"""Several programs use one index at the same time."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from made_up_records import many_tasks, workspace

from search_index import SearchRequest, open_index

ROUNDS = 60
PROGRAM = """
import pathlib, sys
sys.path.insert(0, sys.argv[2])
from made_up_records import many_tasks, task, workspace
from search_index import SearchRequest, open_index

folder, name, rounds = pathlib.Path(sys.argv[1]), sys.argv[3], int(sys.argv[4])
index, fresh = open_index(folder), 0
for n in range(rounds):
    ws = workspace([task(900, f"chung {name} {n}"), *many_tasks(3, seed=n)])
    result = index.search(ws, SearchRequest(text=f"chung {name} {n}", record="task"))
    if result.up_to_date:
        fresh += 1
        assert [hit.subject for hit in result.hits] == [f"chung {name} {n}"], (name, n, result)
    assert all(ws.find(hit.id) for hit in result.hits)
print(fresh)
"""


def test_two_programs_with_different_states_neither_fail_nor_harm_the_index(tmp_path):
    command = [sys.executable, "-W", "error", "-c", PROGRAM, str(tmp_path), str(Path(__file__).parent)]
    running = [
        subprocess.Popen(
            [*command, name, str(ROUNDS)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for name in ("alpha", "beta")
    ]
    for process in running:
        out, err = process.communicate(timeout=600)
        assert process.returncode == 0, err
        assert int(out) > 0
    index = open_index(tmp_path)
    assert index.search(workspace(), SearchRequest(text="giao so noi vu")).total == 2
    assert index.sync(workspace()).indexed == 0


def test_what_another_program_has_indexed_is_taken_over(tmp_path):
    ours, theirs = open_index(tmp_path), open_index(tmp_path)
    ours.sync(workspace())
    more = workspace(many_tasks(5))
    assert theirs.sync(more).indexed == 5
    assert ours.sync(more).indexed == 0


def test_a_writer_does_not_write_over_what_it_has_not_seen(tmp_path):
    ours, theirs = open_index(tmp_path), open_index(tmp_path)
    ours.sync(workspace())
    theirs.sync(workspace(many_tasks(5)))
    assert ours._engine.update([], ["NV-2026-001"], wait=1) is False
    assert ours._engine.update([], ["NV-2026-001"], wait=1) is True
    assert len(ours._engine.fingerprints()) == len(list(workspace(many_tasks(5)).records())) - 2


def test_threads_may_share_an_index(tmp_path):
    index, failures = open_index(tmp_path), []

    def use(number: int) -> None:
        try:
            for n in range(5):
                ws = workspace(many_tasks(number + n))
                assert index.search(ws, SearchRequest(text="giao so noi vu")).total == 2
        except Exception as error:  # noqa: BLE001 - told to the test below
            failures.append(error)

    threads = [threading.Thread(target=use, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
