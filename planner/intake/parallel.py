"""Reads files in parallel processes; a file that takes its process down never stops the rest."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import resource_tracker
from pathlib import Path

from planner.i18n import _
from planner.intake.prepared import Prepared, Reader, begin_worker, prepare, prepare_in_worker

PROCESSES = 2
_AHEAD = 4
"""Files given to each process before its answer: more would keep the texts of many files in memory."""
_FEW = 8
"""So few files are read here: starting processes would take longer."""
_PATIENCE = 0.2
"""Seconds between two looks at whether the person wants to stop."""


def read_all(
    files: Sequence[Path], reader: Reader, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Prepared]:
    """Yield each file as it becomes ready, in no fixed order; ends early when `stopped` says so."""
    if len(files) <= _FEW:
        for path in files:
            if stopped():
                return
            yield prepare(path, reader)
        return
    left = [str(path) for path in files]
    while left and not stopped():
        suspects = yield from _until_broken(left, reader, stopped)
        yield from _one_by_one(suspects, reader, stopped)


def _pool(reader: Reader, processes: int) -> ProcessPoolExecutor:
    if os.name == "posix" and sys.__stderr__ is not None:
        # The process that tidies up after the pool wants a file, which a screen program's stderr is not.
        with contextlib.redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()
    return ProcessPoolExecutor(
        processes, multiprocessing.get_context("spawn"), initializer=begin_worker, initargs=(reader,)
    )


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Let processes that start now be deaf to Ctrl+C from their first moment: it is the parent's business."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _until_broken(
    left: list[str], reader: Reader, stopped: Callable[[], bool]
) -> Generator[Prepared, None, list[str]]:
    """Read and take off `left` until it is empty or a process died; returns what was being read then."""
    others = set(multiprocessing.active_children())
    pool = _pool(reader, PROCESSES)
    running: dict[Future[Prepared], str] = {}
    suspects: list[str] = []
    finished = False
    try:
        while (left or running) and not stopped():
            while left and len(running) < PROCESSES * _AHEAD and not suspects:
                with _without_interrupts():
                    running[pool.submit(prepare_in_worker, left[0])] = left[0]
                left.pop(0)
            done, _waiting = wait(running, timeout=_PATIENCE, return_when=FIRST_COMPLETED)
            for future in done:
                file = running.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    suspects.append(file)
                else:
                    yield future.result()
            if suspects and not running:
                break
        finished = not running
    except BrokenProcessPool:  # a process died between two answers, so `submit` refuses
        suspects += running.values()
    finally:
        if not finished:
            for child in set(multiprocessing.active_children()) - others:
                child.terminate()
        pool.shutdown(cancel_futures=True)
    return suspects


def _one_by_one(suspects: Sequence[str], reader: Reader, stopped: Callable[[], bool]) -> Iterator[Prepared]:
    """Read files of which one took its process down, each after the other, so that it is told apart."""
    pool = _pool(reader, 1)
    for file in suspects:
        if stopped():
            break
        try:
            with _without_interrupts():
                future = pool.submit(prepare_in_worker, file)
            yield future.result()
        except BrokenProcessPool:
            pool.shutdown()
            pool = _pool(reader, 1)
            yield Prepared(
                file=file,
                failure=_("Reading this file stopped the process that read it."),
                remedy=_("Open it in Word and save it anew as .docx, then import that file."),
            )
    pool.shutdown(cancel_futures=True)
