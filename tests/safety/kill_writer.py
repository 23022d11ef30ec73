"""Kills a writing process at random moments and checks the workspace after each kill.

Usage: kill_writer.py FOLDER ROUNDS SEED. Each round forks a writer that edits one record and creates
others without pause, telling each finished change through a pipe, until SIGKILL takes it. Prints one
JSON line: rounds, changes told, kills inside a change, problems.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from msgspec.structs import replace

from planner.store import Store

COUNTER = "NV-2026-001"


def write_until_killed(folder: Path, start: int, told: int) -> None:
    store = Store.open(folder)
    number = start
    while True:
        number += 1
        store.edit(COUNTER, lambda t, n=number: replace(t, note=str(n)))
        os.write(told, f"edit {number}\n".encode())
        if number % 3 == 0:
            base = store.load().tasks[COUNTER]
            new = store.create_next("NV-2026-", lambda i, b=base: replace(b, id=i, note=f"bản sao của {i}"))
            os.write(told, f"create {new.id}\n".encode())
        if number % 7 == 0:
            victim = max(i for i in store.load().tasks if i != COUNTER)
            store.delete(victim)
            os.write(told, f"delete {victim}\n".encode())


def one_round(folder: Path, start: int, pause: float) -> list[list[str]]:
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        try:
            write_until_killed(folder, start, write_end)
        finally:
            os._exit(1)
    os.close(write_end)
    time.sleep(pause)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(read_end, "rb") as pipe:
        lines = pipe.read().decode().splitlines()
    return [line.split() for line in lines]


def problems_after(folder: Path, told: list[list[str]], start: int, known: set[str]) -> tuple[int, list[str]]:
    """Return the counter on disk, and everything that is not as the writer was told."""
    problems = []
    store = Store.open(folder)
    workspace = store.load()
    problems += [f"{i.file}:{i.line} {i.message}" for i in workspace.issues]
    edits = [int(n) for what, n in told if what == "edit"]
    last = edits[-1] if edits else start
    counter = int(workspace.tasks[COUNTER].note or 0)
    if counter not in (last, last + 1):
        problems.append(f"told {last}, on disk {counter}")
    for what, name in told:
        if what == "create":
            known.add(name)
        elif what == "delete":
            known.discard(name)
    present = set(workspace.tasks) - {COUNTER}
    if len(present ^ known) > 1:
        problems.append(f"records told and records on disk differ: {sorted(present ^ known)}")
    known.clear()
    known.update(present)
    problems += [i.message for i in store.journal.verify()]
    return counter, problems


def main() -> None:
    folder, rounds, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    counter, known = 0, set()
    result = {"rounds": 0, "changes": 0, "inside": 0, "problems": []}
    for _round in range(rounds):
        told = one_round(folder, counter, chance.uniform(0.0, 0.12))
        before = counter
        counter, problems = problems_after(folder, told, counter, known)
        edits = sum(what == "edit" for what, _name in told)
        result["rounds"] += 1
        result["changes"] += len(told)
        result["inside"] += counter != before + edits
        result["problems"] += problems
    Store.open(folder).edit(COUNTER, lambda t: replace(t, product="nhịp cuối"))
    leftovers = [str(p) for p in folder.rglob("*.cchc-tmp")]
    result["leftovers"] = len(leftovers)
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
