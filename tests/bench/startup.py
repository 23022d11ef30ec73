"""Prints how long the first picture takes, against a bare one-widget Textual app and harlequin.

All run in a pseudo-terminal of 80x24, in turns, several times; the time counts from the start of the process
to the moment at which the first picture's text arrives. `make bench` installs harlequin into .venv-peers;
without it that figure is null. Prints JSON: seconds (medians) and ratios; ends with 1 above a limit.
"""

from __future__ import annotations

import argparse
import json
import os
import select
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Self

from pseudo_terminal import ROOT, launch, stop

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
HARLEQUIN = """
import sys
from harlequin.cli import harlequin
sys.argv[1:] = ["--no-download-tzdata"]
harlequin()
"""
PEERS = ROOT / ".venv-peers/bin/python"
MARK = "Trợ giúp".encode()
MARKS = {"harlequin": b"Data Catalog"}
MOST_OF_BARE, MOST_OF_HARLEQUIN = 2.0, 0.7
"""Limits of the ratios."""
LIMIT = 30
"""Seconds after which a run counts as failed."""


class Terminal:
    """A program in a pseudo-terminal of 80x24, killed at the end."""

    def __init__(self, code: str, workspace: Path, python: str | Path = sys.executable) -> None:
        self._code, self._workspace, self._python = code, workspace, str(python)
        self._seen = b""

    def __enter__(self) -> Self:
        """Start the program; the clock runs from here."""
        self._started = time.perf_counter()
        command = [self._python, "-c", self._code, str(self._workspace)]
        self._master, self._child = launch(command, 80, 24, LC_ALL="C.UTF-8")
        return self

    def __exit__(self, *_error: object) -> None:
        """End the program."""
        stop(self._master, self._child)

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


def first_picture(
    code: str, workspace: Path, mark: bytes = MARK, python: str | Path = sys.executable
) -> float:
    """Return the seconds from the start of a process to its first picture, which holds `mark`."""
    with Terminal(code, workspace, python) as terminal:
        return terminal.wait_for(mark)


def medians(rounds: int) -> dict[str, float]:
    """Return the median seconds of each program; the programs take turns."""
    programs = {"bare": BARE, "interface": INTERFACE, "command": COMMAND}
    if PEERS.exists():
        programs["harlequin"] = HARLEQUIN
    found: dict[str, list[float]] = {name: [] for name in programs}

    def run(name: str) -> float:
        python = PEERS if name == "harlequin" else sys.executable
        return first_picture(programs[name], workspace, MARKS.get(name, MARK), python)

    with tempfile.TemporaryDirectory() as folder:
        os.environ["CCHC_CACHE_DIR"] = f"{folder}/cache"
        os.environ["CCHC_LOG_DIR"] = f"{folder}/log"
        os.environ["CCHC_STATE_DIR"] = os.environ["HOME"] = f"{folder}/home"
        workspace = Path(folder) / "ws"
        shutil.copytree(ROOT / "plans", workspace)
        for name in programs:
            run(name)
        for _round in range(rounds):
            for name in programs:
                found[name].append(run(name))
    return {name: round(statistics.median(seconds), 3) for name, seconds in found.items()}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    seconds = medians(parser.parse_args().rounds)
    result: dict[str, float | None] = {
        **{f"{name}_s": value for name, value in seconds.items()},
        "interface_ratio": round(seconds["interface"] / seconds["bare"], 2),
        "command_ratio": round(seconds["command"] / seconds["bare"], 2),
    }
    bare, peer = result["interface_ratio"], seconds.get("harlequin")
    result["harlequin_s"] = peer
    result["harlequin_ratio"] = round(seconds["interface"] / peer, 2) if peer else None
    print(json.dumps(result))
    return int(bare > MOST_OF_BARE or bool(peer and seconds["interface"] / peer > MOST_OF_HARLEQUIN))


if __name__ == "__main__":
    sys.exit(main())
