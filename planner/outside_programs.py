"""Runs a program of the system with a limit of time; at the limit it and all it started are ended."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def run_program(command: Sequence[str], seconds: float) -> int:
    """Return the exit code of a program that neither asks nor answers; raises TimeoutError and OSError."""
    own_group = os.name != "nt"
    # The callers name programs of the system and our own paths.
    with subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=own_group,
    ) as process:
        try:
            return process.wait(seconds)
        except BaseException as error:
            _end(process, own_group=own_group)
            if isinstance(error, subprocess.TimeoutExpired):
                raise TimeoutError(seconds) from None
            raise


def _end(process: subprocess.Popen[bytes], *, own_group: bool) -> None:
    if own_group:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        subprocess.run(  # noqa: S603 - ends the program's children too, which Popen.kill cannot on Windows
            ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607
            capture_output=True,
            check=False,
        )
    process.wait()
