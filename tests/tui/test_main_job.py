"""The main job in tmux, by keyboard alone, as it is written in the user guide.

From the late task on the overview to a reminder letter that is drafted, checked, signed and numbered.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from terminal import PATIENCE, PROGRAM, ROOT

from planner.store import Store
from tests.guide_job import follow, steps

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


_NAMES = {"escape": "Escape", "enter": "Enter"}


class Tmux:
    """One session of 100x30 in a server of its own."""

    def __init__(self, folder, socket) -> None:
        self._socket = str(socket)
        self._escaped = 0.0
        kept = ("CCHC_CACHE_DIR", "CCHC_LOG_DIR", "CCHC_STATE_DIR", "CCHC_USER")
        places = [f"{name}={os.environ[name]}" for name in kept]
        command = ["env", f"PYTHONPATH={ROOT}", *places, sys.executable, "-c", PROGRAM, str(folder)]
        self._run("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", shlex.join(command))

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, "-u", *arguments], capture_output=True, text=True, check=False
        )
        return done.stdout

    def press(self, key: str) -> None:
        """Press a key by its name for Textual; right behind Escape it would mean Alt with that key."""
        *held, name = key.split("+")
        name = "".join("C-" for _ctrl in held) + _NAMES.get(name, name.upper() if len(name) > 1 else name)
        if time.monotonic() < self._escaped + 0.5:
            time.sleep(0.5)
        self._run("send-keys", name)
        if key == "escape":
            self._escaped = time.monotonic()

    def type(self, text: str) -> None:
        self._run("send-keys", "-l", text)

    def screen(self) -> str:
        return self._run("capture-pane", "-p")

    def see(self, text: str) -> str:
        end = time.monotonic() + PATIENCE
        while text not in (shown := self.screen()):
            assert time.monotonic() < end, (text, shown)
            time.sleep(0.1)
        return shown

    def is_running(self) -> bool:
        return bool(self._run("list-sessions"))

    def close(self) -> None:
        self._run("kill-server")


@pytest.fixture
def tmux(office, tmp_path) -> Iterator[Tmux]:
    session = Tmux(office, tmp_path / "tmux")
    yield session
    session.close()


def test_the_main_job_as_the_guide_tells_it(tmux, office):
    tmux.see("Quá hạn (")
    follow(tmux, steps())
    tmux.press("ctrl+q")
    end = time.monotonic() + PATIENCE
    while tmux.is_running() and time.monotonic() < end:
        time.sleep(0.1)
    assert not tmux.is_running()
    letter = Store.open(office).load().documents["VB-2026-002"]
    assert (office / letter.file).is_file()
    assert (letter.kind, letter.state.value) == ("CV", "numbered")
    assert letter.number
