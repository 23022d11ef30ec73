"""The process that reads difficult files for the program: what goes wrong in it ends with it.

It takes requests from standard input and answers on standard output, one message of msgpack each behind its
length; when the input ends, because the program is gone, it ends at once, whatever it is doing.
"""

from __future__ import annotations

import contextlib
import os
import queue
import struct
import sys
import threading
from typing import IO

import msgspec

from planner.errors import CchcError
from planner.i18n import set_language
from planner.intake.blocks import ReadDocument
from planner.intake.errors import BrokenFileError, TooSlowError
from planner.intake.limits import ReadingLimits
from planner.typed_data import known

LENGTH = struct.Struct("<Q")
READY = b"ready"
_IDLE_SECONDS = 300.0
"""A worker that nobody asks for so long gives its memory back."""


class Request(msgspec.Struct):
    """One file to read."""

    data: bytes
    name: str
    limits: ReadingLimits
    language: str


class Answer(msgspec.Struct, omit_defaults=True):
    """What came of a request: the document, or the error with its finished texts."""

    document: ReadDocument | None = None
    error: str = ""
    """Name of the class of the error."""
    message: str = ""
    remedy: str = ""
    last: bool = False
    """Whether the worker ends itself after this answer."""


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Write one message with its length before it."""
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the next message, or None when the stream has ended."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    length = LENGTH.unpack(head)[0]
    data = stream.read(length)
    return data if len(data) == length else None


def main() -> None:
    """Answer requests until the input ends or nothing was asked for a long time."""
    answers = _own_output()
    requests: queue.Queue[bytes] = queue.Queue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    write_frame(answers, READY)
    with contextlib.suppress(queue.Empty, BrokenPipeError):
        while True:
            request = msgspec.msgpack.decode(requests.get(timeout=_IDLE_SECONDS), type=known(Request))
            answer = answer_to(request)
            write_frame(answers, msgspec.msgpack.encode(answer))
            if answer.last:
                break
    os._exit(0)


def answer_to(request: Request) -> Answer:
    """Read one file; every failure becomes an answer."""
    set_language(request.language)
    limit_memory(request.limits.memory_bytes)
    from planner.intake.readers import read_here

    try:
        return Answer(read_here(request.data, request.name, request.limits))
    except CchcError as error:
        return _refusal(error)
    except MemoryError:
        return _refusal(TooSlowError(request.name, request.limits.seconds), last=True)
    except Exception:  # noqa: BLE001 - a file that breaks a reader is a broken file, whatever broke
        return _refusal(BrokenFileError(request.name))


def limit_memory(most: int) -> None:
    """Let the system refuse more memory than `most` bytes, where it can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _refusal(error: CchcError, *, last: bool = False) -> Answer:
    return Answer(error=type(error).__name__, message=error.message, remedy=error.remedy, last=last)


def _listen(stream: IO[bytes], requests: queue.Queue[bytes]) -> None:
    while (data := read_frame(stream)) is not None:
        requests.put(data)
    os._exit(0)


def _own_output() -> IO[bytes]:
    """Keep the answers apart from what a library might print."""
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)
    return answers


if __name__ == "__main__":
    main()
