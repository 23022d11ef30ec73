"""An office on disk: three areas, four agencies and a group, tasks that are done, late, near or open."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Answer, command_line
from report_office import EXTRA, TASKS, task_text

from planner.model.workspace import Workspace
from planner.store import Store


@pytest.fixture
def office(folder: Path) -> Path:
    """Return the folder of the office."""
    plan = folder / "annual-plans/KH-2026.yaml"
    plan.write_text(
        "id: KH-2026\nyear: 2026\ntitle: Kế hoạch cải cách hành chính năm 2026\n"
        "number_symbol: 138/KH-UBND\nissued_on: 2025-12-20\n",
        encoding="utf-8",
    )
    programme = folder / "workspace.yaml"
    programme.write_text(
        programme.read_text(encoding="utf-8").replace("areas: 1", "areas: 3"), encoding="utf-8"
    )
    for name, text in EXTRA.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for row in TASKS:
        (folder / f"tasks/2026/NV-2026-{row[0]:03d}.yaml").write_text(task_text(*row), encoding="utf-8")
    return folder


@pytest.fixture
def store(office: Path) -> Store:
    return Store.open(office)


@pytest.fixture
def ws(store: Store) -> Workspace:
    return store.load()


@pytest.fixture
def cchc(office: Path, capsys: pytest.CaptureFixture[str]):
    """Return a function that runs one command in the office, on 18 March 2026 unless told otherwise."""

    def run(*arguments: str, today: str = "2026-03-18") -> Answer:
        return command_line(capsys, "-w", office, "--today", today)(*arguments)

    return run
