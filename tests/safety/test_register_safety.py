"""Numbers under kill -9 and many writers: none twice, none lost, every interrupted issue finished."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner.register.book import broken_links, read_book
from planner.register.gaps import audit
from planner.store import Store
from planner.store.books import read_lines

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "register"))
from register_workspace import signed  # noqa: E402

posix = pytest.mark.skipif(os.name == "nt", reason="uses fork and SIGKILL")


def program(name: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(HERE / name), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def numbers_after(folder: Path, told: list[int], issued: int) -> None:
    """Prove the register: no number twice, no gap, and every number that was told is there."""
    store, book = Store.open(folder), read_book(folder, 2026)
    orders = sorted(entry.order for entry in book.entries.values())
    assert len(told) == len(set(told))
    assert set(told) <= set(orders)
    assert orders == list(range(1, len(orders) + 1))
    assert len(told) >= issued
    found = audit(store, book)
    assert found.ok, found
    assert broken_links(read_lines(folder, "register/2026.jsonl")) == []
    assert store.journal.verify() == []


def issue_in_four_processes(folder: Path, times: int) -> None:
    writers = [program("issue_numbers.py", folder, times, kind) for kind in ("CT", "KH", "BC", "TB")]
    outputs = [writer.communicate()[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 4
    told = [int(line) for output in outputs for line in output.split()]
    assert len(told) == 4 * times
    numbers_after(folder, told, 4 * times)
    assert len(read_book(folder, 2026).entries) == 4 * times


def issue_and_kill(folder: Path, times: int, kills: int) -> None:
    """Let four processes issue numbers, kill one of them at random moments and put another in its place."""
    chance, told, begun = random.Random(20260305), [], 0
    writers = [program("issue_numbers.py", folder, times, kind) for kind in ("CT", "KH", "BC", "TB")]
    for _kill in range(kills):
        time.sleep(chance.uniform(0.3, 0.9))
        place = chance.randrange(4)
        os.kill(writers[place].pid, signal.SIGKILL)
        told += _told(writers[place])
        begun += 1
        writers[place] = program("issue_numbers.py", folder, times, "QĐ")
    for writer in writers:
        told += _told(writer)
    assert begun == kills
    numbers_after(folder, told, 4 * times)


def _told(writer: subprocess.Popen[str]) -> list[int]:
    output, _errors = writer.communicate()
    lines = output.split("\n")
    return [int(line) for line in lines[:-1]]


def test_four_processes_give_no_number_twice_and_leave_none_out(folder: Path) -> None:
    issue_in_four_processes(folder, 20)


@posix
def test_processes_killed_while_they_give_numbers_leave_no_gap(folder: Path) -> None:
    issue_and_kill(folder, 20, 3)


@pytest.mark.safety
def test_four_processes_with_250_numbers_each(folder: Path) -> None:
    issue_in_four_processes(folder, 250)


@posix
@pytest.mark.safety
def test_four_processes_with_250_numbers_each_of_which_some_are_killed(folder: Path) -> None:
    issue_and_kill(folder, 250, 12)


@posix
def test_an_issue_killed_at_any_step_is_finished_by_the_next_run(folder: Path) -> None:
    document = signed(folder)
    with program("kill_issue.py", folder, document) as process:
        output, _errors = process.communicate()
    assert process.returncode == 0
    result = json.loads(output)
    assert result["problems"] == []
    assert list(dict.fromkeys(result["after"])) == ["-", "R", "RF", "RFD"]
    named = dict(line.split(": ", 1) for line in result["named"])
    assert named["-"] == "[]"
    assert named["R"] == named["RF"] == "['register_unfinished']"
    assert named["RFD"] == "[]"
