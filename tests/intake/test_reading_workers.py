"""The processes that read difficult files: shared, limited in time and memory, replaced when they end."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec
import pytest
from made_up_pdf import Line, pdf_of

from planner.i18n import set_language
from planner.intake import worker, workers
from planner.intake.errors import BrokenFileError, LockedFileError, ReaderStartError, TooSlowError
from planner.intake.limits import ReadingLimits
from planner.intake.worker import Answer, Request, answer_to, read_frame, write_frame
from planner.intake.workers import read_in_worker

PDF = pdf_of([Line(85, 700, "Độc lập")])
QUICK = ReadingLimits(seconds=20)


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch):
    pool = workers._Pool()
    monkeypatch.setattr(workers, "_pool", pool)
    yield pool
    pool.close()


def test_one_worker_reads_one_file_after_the_other(pool) -> None:
    assert read_in_worker(PDF, "a", QUICK).text == "Độc lập"
    (first,) = pool._waiting
    assert read_in_worker(PDF, "a", QUICK).text == "Độc lập"
    assert pool._waiting == [first]
    assert first.files == 2


def test_many_threads_may_read_at_once(pool) -> None:
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(read_in_worker(PDF, "a", QUICK).text)) for _n in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["Độc lập"] * 6
    assert len(pool._waiting) <= 4


def test_errors_come_back_with_their_kind_and_language(pool) -> None:
    set_language("en")
    with pytest.raises(BrokenFileError, match="is damaged"):
        read_in_worker(b"%PDF-1.7 nothing", "a", QUICK)
    set_language("vi")
    with pytest.raises(BrokenFileError, match="bị hỏng"):
        read_in_worker(b"%PDF-1.7 nothing", "a", QUICK)


def test_a_worker_that_takes_too_long_is_ended_and_replaced(pool) -> None:
    slow = pdf_of([Line(85, 700, "a")], extra=b"0 0 m 9 9 l S " * 1_000_000)
    start = time.monotonic()
    with pytest.raises(TooSlowError):
        read_in_worker(slow, "a", ReadingLimits(seconds=0.3))
    assert time.monotonic() - start < 60
    assert pool._waiting == []
    assert read_in_worker(PDF, "a", QUICK).text == "Độc lập"


def test_a_worker_that_went_while_nobody_asked_is_replaced(pool) -> None:
    read_in_worker(PDF, "a", QUICK)
    (waiting,) = pool._waiting
    waiting._process.kill()
    assert read_in_worker(PDF, "a", QUICK).text == "Độc lập"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals of POSIX")
def test_a_file_that_ends_its_worker_is_a_broken_file(pool, monkeypatch: pytest.MonkeyPatch) -> None:
    started = workers._Worker

    class Dying(started):
        def ask(self, request: Request) -> Answer:
            os.kill(self._process.pid, signal.SIGKILL)
            return super().ask(request)

    monkeypatch.setattr(workers, "_Worker", Dying)
    with pytest.raises(BrokenFileError):
        read_in_worker(PDF, "a", QUICK)


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false"])
def test_a_process_that_does_not_start_is_no_fault_of_the_file(
    pool, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers.sys, "executable", program)
    with pytest.raises(ReaderStartError):
        read_in_worker(PDF, "a", QUICK)
    monkeypatch.undo()


def test_a_reading_that_is_broken_off_ends_its_worker(pool, monkeypatch: pytest.MonkeyPatch) -> None:
    read_in_worker(PDF, "a", QUICK)
    (worker_,) = pool._waiting

    def broken_off(_seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(worker_, "_next", broken_off)
    with pytest.raises(KeyboardInterrupt):
        read_in_worker(PDF, "a", QUICK)
    assert not worker_.alive
    assert pool._waiting == []


def test_a_worker_makes_room_for_a_fresh_one_after_many_files(pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_MOST_FILES", 1)
    assert read_in_worker(PDF, "a", QUICK).text == "Độc lập"
    assert pool._waiting == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there the system limits memory")
def test_memory_beyond_the_limit_is_refused_in_the_worker() -> None:
    code = (
        "from planner.intake.worker import limit_memory\nlimit_memory(300 * 2**20)\n"
        "try:\n    bytearray(2**30)\nexcept MemoryError:\n    print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "refused"


def test_a_worker_ends_at_once_when_the_program_is_gone() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "planner.intake.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:
        assert read_frame(process.stdout) == worker.READY
        process.stdin.close()
        assert process.wait(120) == 0


def test_files_of_the_current_folder_are_never_run(
    pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("queue.py", "struct.py", "msgspec.py"):
        (tmp_path / name).write_text("open('harm', 'w')\nraise SystemExit\n")
    monkeypatch.chdir(tmp_path)
    assert read_in_worker(PDF, "a", QUICK).text == "Độc lập"
    assert not (tmp_path / "harm").exists()


def test_every_failure_becomes_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    from planner.intake import readers

    monkeypatch.setattr(worker, "limit_memory", lambda _most: None)

    def answered(failure: Exception) -> Answer:
        def fail(*_arguments: object) -> None:
            raise failure

        monkeypatch.setattr(readers, "read_here", fail)
        return answer_to(Request(b"", "a", QUICK, "vi"))

    assert answered(LockedFileError("a")).error == "LockedFileError"
    assert answered(ZeroDivisionError()).error == "BrokenFileError"
    ended = answered(MemoryError())
    assert (ended.error, ended.last) == ("TooSlowError", True)


def test_messages_between_the_processes_are_whole_or_none() -> None:
    stream = io.BytesIO()
    write_frame(stream, msgspec.msgpack.encode("Độc"))
    whole = stream.getvalue()
    assert msgspec.msgpack.decode(read_frame(io.BytesIO(whole))) == "Độc"
    assert read_frame(io.BytesIO(whole[:-1])) is None
    assert read_frame(io.BytesIO(b"")) is None
