"""The interface never stands still while documents are imported, indexed and drafted.

A proof of make test-safety: measuring coverage alone makes the threads three times as heavy."""

from __future__ import annotations

import asyncio
import os
import time

import pytest
from docx import Document as Word

from planner.documents import DraftRequest
from planner.intake.importing import Import

LONGEST = 0.05
"""Seconds that nothing may keep the keys waiting, on a machine that has nothing else to do."""
TRIES = 3
"""Modules are loaded once; the calmest of so many runs counts."""


def crowding() -> float:
    """Return how many processes wait for each processor now, 1 where there is room for all."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


async def lags(until: asyncio.Event) -> list[float]:
    """Return how late the event loop was each time, in seconds, the latest first.

    Time in which the machine let this process stand still for the sake of others does not count: what the
    program does to itself costs it time of the processor.
    """
    found, step = [], 0.005
    while not until.is_set():
        begun, worked = time.perf_counter(), time.process_time()
        await asyncio.sleep(step)
        late = time.perf_counter() - begun - step
        found.append(min(late, time.process_time() - worked))
    return sorted(found, reverse=True)


def office_files(folder, name):
    folder = folder / name
    folder.mkdir()
    for number in range(6):
        word = Word()
        for line in range(60):
            word.add_paragraph(f"Đẩy mạnh cải cách hành chính năm {2000 + number}, dòng {line} của {name}")
        word.save(folder / f"van-ban-{number}.docx")
    return folder


def work_for(app, files):
    """Return what the threads do: import, draft, index."""
    workspace = app.records

    def import_all(progress):
        importing = Import(app.desk.store, [files])
        for number, result in enumerate(importing.results(), 1):
            progress.step(number, len(importing), result.file)

    def draft_many():
        for _time in range(4):
            app.desk.documents.draft(workspace, DraftRequest(kind="directive", year=2026))

    return import_all, draft_many, lambda: app.desk.search.bring_up_to_date(workspace)


async def work_and_type(screen, files):
    """Import, index and draft in threads while keys are pressed; return the longest waits."""
    app, done, over, failed = screen.app, asyncio.Event(), [], []

    def finish(result):
        over.append(result)
        if len(over) == 3:
            done.set()

    def wrong(error):
        failed.append(error)
        done.set()

    import_all, draft_many, index = work_for(app, files)
    measured = asyncio.create_task(lags(done))
    app.ask("", draft_many, finish, wrong)
    app.ask("", index, finish, wrong)
    app.work_long("Nhập văn bản", import_all, finish, wrong)
    for key in "abcdefghik" * 2:
        await screen.pilot.press(key)
    async with asyncio.timeout(60):
        await done.wait()
    assert failed == []
    return await measured


@pytest.mark.safety
async def test_keys_are_never_kept_waiting(opened, tmp_path):
    longest = []
    async with opened() as screen:
        for number in range(TRIES):
            longest.append((await work_and_type(screen, office_files(tmp_path, f"dot-{number}")))[:3])
            await screen.settle()
            if longest[-1][0] < LONGEST * crowding():
                return
    pytest.fail(f"kept waiting: {longest}")
