"""The program in a pseudo-terminal, as a real terminal runs it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import fcntl, sys, termios
from datetime import date
from pathlib import Path
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # hangs up when the test is no more
import tui
sys.exit(tui.run(Path(sys.argv[1]), date(2026, 11, 23)))
"""
PATIENCE = 180
"""Seconds after which something that does not come counts as lost."""


class Terminal:
    """`with Terminal(folder) as terminal`: send bytes as the keyboard would, and wait for what is drawn."""

    def __init__(self, folder: Path, size: tuple[int, int] = (100, 30)) -> None:
        self._folder, self._size = folder, size
        self.drawn = b""
        """What the program has written since the last `send`."""

    def __enter__(self) -> Self:
        self._master, slave = pty.openpty()
        width, height = self._size
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
        self._child = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(self._folder)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)
        os.set_blocking(self._master, False)
        return self

    def __exit__(self, *_error: object) -> None:
        if self._child.poll() is None:
            os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()
        os.close(self._master)

    def send(self, text: str) -> None:
        """Press keys: everything arrives in one burst, as fast as the program reads."""
        rest, self.drawn = text.encode(), b""
        while rest:
            self._read(0)
            try:
                rest = rest[os.write(self._master, rest[:1024]) :]
            except BlockingIOError:
                time.sleep(0.001)

    def wait_for(self, text: str) -> None:
        """Wait until a text was drawn after the last `send`."""
        end = time.monotonic() + PATIENCE
        while text.encode() not in self.drawn:
            assert time.monotonic() < end, (text, self.drawn[-3000:].decode(errors="replace"))
            self._read(0.05)

    def rest(self, seconds: float) -> None:
        """Leave the program alone for a while."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def ends(self) -> int:
        """Wait until the program has ended, and return its exit code."""
        end = time.monotonic() + PATIENCE
        while self._child.poll() is None:
            assert time.monotonic() < end
            self._read(0.05)
        return self._child.wait()

    def _read(self, seconds: float) -> None:
        if select.select([self._master], [], [], seconds)[0]:
            try:
                self.drawn += os.read(self._master, 1 << 16)
            except OSError:
                time.sleep(seconds)
