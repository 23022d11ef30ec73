"""The processes that read difficult files: a few that live long, each ended when a file keeps it too long."""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import msgspec

from planner.errors import CchcError
from planner.i18n import _, language
from planner.intake import errors
from planner.intake.errors import BrokenFileError, ReaderStartError, TooSlowError
from planner.intake.worker import READY, Answer, Request, read_frame, write_frame
from planner.typed_data import known

if TYPE_CHECKING:
    from planner.intake.blocks import ReadDocument
    from planner.intake.limits import ReadingLimits

_START_SECONDS = 60.0
"""A busy machine may be slow to start a process."""
_MOST_FILES = 500
"""A worker that has read so many files makes room for a fresh one."""
_MOST_WORKERS = 4


class _Gone(Exception):  # noqa: N818 - no error of the program, but news about a process
    """The process ended without an answer."""


class _Worker:
    """One process and the thread that listens to it."""

    def __init__(self) -> None:
        """Start the process; raises ReaderStartError."""
        try:
            self._process = self._started()
        except OSError as error:
            raise ReaderStartError(error.strerror or str(error)) from None
        self.files = 0
        self._answers: queue.Queue[bytes | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            ready = self._next(_START_SECONDS)
        except queue.Empty:
            ready = None
        if ready != READY:
            self.end()
            raise ReaderStartError(_("it did not answer"))

    @staticmethod
    def _started() -> subprocess.Popen[bytes]:
        # Our own interpreter and module; with -P no file of the current folder is taken for one of ours.
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "planner.intake.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def ask(self, request: Request) -> Answer:
        """Return the answer to a request; TooSlowError past its seconds, _Gone when it dies."""
        self.files += 1
        try:
            write_frame(self._input, msgspec.msgpack.encode(request))
        except OSError:
            self.end()
            raise _Gone from None
        try:
            data = self._next(request.limits.seconds)
        except queue.Empty:
            self.end()
            raise TooSlowError(request.name, request.limits.seconds) from None
        if data is None:
            self.end()
            raise _Gone
        return msgspec.msgpack.decode(data, type=known(Answer))

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        with contextlib.suppress(OSError):
            self._input.close()
        self._process.wait()

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    @property
    def _input(self) -> subprocess.IO[bytes]:  # type: ignore[name-defined]
        return self._process.stdin

    def _next(self, seconds: float) -> bytes | None:
        return self._answers.get(timeout=seconds)

    def _listen(self) -> None:
        stream = self._process.stdout
        if stream is None:
            return
        with stream:
            while (data := read_frame(stream)) is not None:
                self._answers.put(data)
        self._answers.put(None)


class _Pool:
    """The workers that wait for work; each thread that reads takes one for the time of a file."""

    def __init__(self) -> None:
        self._waiting: list[_Worker] = []
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(min(_MOST_WORKERS, os.cpu_count() or 1))

    def read(self, request: Request) -> Answer:
        with self._places:
            worker, fresh = self._take()
            try:
                answer = worker.ask(request)
            except _Gone:
                if fresh:
                    raise
                # It may have gone while nobody asked; only a fresh one shows that the file ends it.
                worker = _Worker()
                answer = worker.ask(request)
            except BaseException:
                worker.end()
                raise
            if answer.last or worker.files >= _MOST_FILES:
                worker.end()
            else:
                with self._lock:
                    self._waiting.append(worker)
            return answer

    def close(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for worker in waiting:
            worker.end()

    def _take(self) -> tuple[_Worker, bool]:
        with self._lock:
            while self._waiting:
                worker = self._waiting.pop()
                if worker.alive:
                    return worker, False
                worker.end()
        return _Worker(), True


_pool = _Pool()
atexit.register(_pool.close)


def read_in_worker(data: bytes, name: str, limits: ReadingLimits) -> ReadDocument:
    """Return what a file says, read in a process of its own; safe to call from many threads.

    Raises the error that the reading raised there; TooSlowError past the limits of time and memory, and
    BrokenFileError for a file that ends the process.
    """
    try:
        answer = _pool.read(Request(data, name, limits, language()))
    except _Gone:
        raise BrokenFileError(name) from None
    if answer.document is not None:
        return answer.document
    raise _error(answer)


def _error(answer: Answer) -> CchcError:
    kind = getattr(errors, answer.error, errors.UnreadableDocumentError)
    error: CchcError = kind.__new__(kind)
    CchcError.__init__(error, answer.message, answer.remedy)
    return error
