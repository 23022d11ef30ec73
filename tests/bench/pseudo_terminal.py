"""A program in a pseudo-terminal, for the benches that press its keys."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import subprocess
import termios
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def launch(
    command: Sequence[str], columns: int, lines: int, **environment: str
) -> tuple[int, subprocess.Popen[bytes]]:
    """Start a program; return the end of the terminal at which a person sits, and the process."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environment}
    child = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=variables, start_new_session=True
    )
    os.close(slave)
    return master, child


def stop(master: int, child: subprocess.Popen[bytes]) -> None:
    """End the program and close its terminal."""
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    os.close(master)
