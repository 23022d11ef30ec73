"""Prints how long the program takes to its first picture, against a bare one-widget Textual app.

Both run in a pseudo-terminal of 80x24, one after the other, several times; the time counts from the
start of the process to the moment at which the first picture's text arrives. Prints JSON:
seconds (medians) and their ratio.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("Trợ giúp")

Bare().run()
"""
INTERFACE = """
import sys
from datetime import date
from pathlib import Path
import tui
tui.run(Path(sys.argv[1]), date(2026, 11, 23))
"""
COMMAND = "import sys; from planner.cli.main import main; main(['-w', sys.argv[1], '--today', '2026-11-23'])"
MARK = "Trợ giúp".encode()
LIMIT = 30
"""Seconds after which a run counts as failed."""


class Terminal:
    """A program in a pseudo-terminal of 80x24, killed at the end."""

    def __init__(self, code: str, workspace: Path) -> None:
        self._code, self._workspace = code, workspace
        self._seen = b""

    def __enter__(self) -> Self:
        """Start the program; the clock runs from here."""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        self._started = time.perf_counter()
        self._child = subprocess.Popen(
            [sys.executable, "-c", self._code, str(self._workspace)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)
        return self

    def __exit__(self, *_error: object) -> None:
        """End the program."""
        os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()
        os.close(self._master)

    def wait_for(self, mark: bytes) -> float:
        """Wait until the screen has shown `mark` since the last wait; returns the seconds since the start."""
        while mark not in self._seen:
            if time.perf_counter() - self._started > LIMIT:
                raise TimeoutError(self._seen[-2000:].decode(errors="replace"))
            if select.select([self._master], [], [], 1)[0]:
                self._seen += os.read(self._master, 65536)
        self._seen = b""
        return time.perf_counter() - self._started

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._master, keys)


def first_picture(code: str, workspace: Path) -> float:
    """Return the seconds from the start of a process to its first picture."""
    with Terminal(code, workspace) as terminal:
        return terminal.wait_for(MARK)


def medians(rounds: int) -> dict[str, float]:
    """Return the median seconds of each program; the programs take turns."""
    found: dict[str, list[float]] = {"bare": [], "interface": [], "command": []}
    programs = {"bare": BARE, "interface": INTERFACE, "command": COMMAND}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CCHC_CACHE_DIR"] = f"{folder}/cache"
        os.environ["CCHC_LOG_DIR"] = f"{folder}/log"
        workspace = Path(folder) / "ws"
        shutil.copytree(ROOT / "plans", workspace)
        for name, code in programs.items():
            first_picture(code, workspace)
            del name
        for _round in range(rounds):
            for name, code in programs.items():
                found[name].append(first_picture(code, workspace))
    return {name: round(statistics.median(seconds), 3) for name, seconds in found.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    seconds = medians(parser.parse_args().rounds)
    result = {
        **{f"{name}_s": value for name, value in seconds.items()},
        "interface_ratio": round(seconds["interface"] / seconds["bare"], 2),
        "command_ratio": round(seconds["command"] / seconds["bare"], 2),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
