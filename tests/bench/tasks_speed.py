"""Prints how long a table of 10,000 tasks takes to its first picture, against a bare one-widget Textual app.

The programs take turns in a pseudo-terminal of 80x24:

- `table`: 10,000 task records in the program's table; rows are made when they are drawn;
- `followed`: the same with each row as the follow-up view has it, with its standing and its lead of today;
- `program`: cchc on a workspace of 10,000 tasks to its first picture; `listed`: from the key that asks for
  the list to the list.

Prints JSON: seconds (the best of all rounds, for other work on the machine only adds) and ratios to the bare
application; fails when the table takes over 1.3 times.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from startup import BARE, INTERFACE, Terminal

TABLE = """
from datetime import date
from textual.app import App
from planner.model.deadline import Deadline, DeadlineKind
from planner.model.tasks import Task
from tui.widgets.record_list import Cell, RecordList, Row
from tui.widgets.lazy_rows import LazyRows
from tui.widgets.task_table import task_columns

TODAY = date(2026, 11, 23)

class Table(App):
    def compose(self):
        yield RecordList(*task_columns())

    def on_mount(self):
        self.tasks = [
            Task(id=f"NV-{n:05}", plan="KH", text=f"Trợ giúp {n}", leads=("SNV",),
                 deadline=Deadline(text="x", kind=DeadlineKind.date, due=date(2026, 1 + n % 12, 1 + n % 28)))
            for n in range(10_000)
        ]
        self.query_one(RecordList).show(LazyRows([task.id for task in self.tasks], self.row))

    def row(self, place):
        task = self.tasks[place]
        due = task.deadline.due
        words = (task.id, task.text, ", ".join(task.leads), f"{due:%d/%m/%Y}", str((due - TODAY).days))
        return Row(task.id, tuple(map(Cell, words)))
"""
START = "\nTable().run()\n"
FOLLOWED = f"""{TABLE}
from planner.model.workspace import Workspace
from planner.tracking.standing import standing
from tui.task_rows import task_row

class Table(Table):
    def row(self, place):
        ws = self.__dict__.setdefault("ws", Workspace(self.tasks))
        return task_row(ws, standing(self.tasks[place], ws, TODAY), TODAY)
{START}"""
PROGRAMS = {"bare": BARE, "table": TABLE + START, "followed": FOLLOWED, "program": INTERFACE}
TASKS = 10_000
LISTED = "Hạn cuối".encode()
"""Title of a column that only the list has."""


def big_workspace(folder: Path) -> Path:
    """Return a workspace with one plan of 10,000 tasks, in files of 500."""
    (folder / "tasks" / "2026").mkdir(parents=True)
    (folder / "annual-plans").mkdir()
    (folder / "agencies").mkdir()
    (folder / "workspace.yaml").write_text(
        "id: x\ntitle: Thử\nprovince: tỉnh\nissuing_body: Ủy ban\nplace: Nơi\n", encoding="utf-8"
    )
    (folder / "annual-plans/KH.yaml").write_text(
        "id: KH-2026\nyear: 2026\ntitle: Kế hoạch\n", encoding="utf-8"
    )
    (folder / "agencies/all.yaml").write_text(
        "agencies:\n  - {id: SNV, name: Sở Nội vụ, level: province}\n", encoding="utf-8"
    )
    for start in range(0, TASKS, 500):
        lines = "".join(
            f"  - id: NV-2026-{10_000 + n}\n    plan: KH-2026\n    text: Nhiệm vụ {n}\n    leads: [SNV]\n"
            f"    deadline: {{text: x, kind: date, due: 2026-{1 + n % 12:02}-{1 + n % 28:02}}}\n"
            for n in range(start, start + 500)
        )
        (folder / f"tasks/2026/{start:05}.yaml").write_text(f"tasks:\n{lines}", encoding="utf-8")
    return folder


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    found: dict[str, list[float]] = {name: [] for name in (*PROGRAMS, "listed")}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CCHC_CACHE_DIR"] = f"{folder}/cache"
        os.environ["CCHC_LOG_DIR"] = f"{folder}/log"
        workspace = big_workspace(Path(folder) / "ws")
        for number in range(rounds + 1):
            for name, code in PROGRAMS.items():
                with Terminal(code, workspace) as terminal:
                    seconds = terminal.wait_for("Trợ giúp".encode())
                    if name == "program":
                        terminal.wait_for(b"10000")  # the overview has counted the tasks
                        asked = time.perf_counter()
                        terminal.type(b"8")
                        terminal.wait_for(LISTED)
                        listed = time.perf_counter() - asked
                if number:  # the first round fills the caches
                    found[name].append(seconds)
                    if name == "program":
                        found["listed"].append(listed)
    seconds = {name: round(min(values), 3) for name, values in found.items()}
    ratios = {
        f"{name}_ratio": round(seconds[name] / seconds["bare"], 2)
        for name in ("table", "followed", "program")
    }
    print(json.dumps({**{f"{name}_s": value for name, value in seconds.items()}, **ratios}))
    if ratios["table_ratio"] > LIMIT_RATIO:
        sys.exit(1)


LIMIT_RATIO = 1.3
"""A table of 10,000 tasks may take this many times the start of a bare application."""


if __name__ == "__main__":
    main()
