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

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


class Tmux:
    """One session of 100x30 in a server of its own."""

    def __init__(self, folder, socket) -> None:
        self._socket = str(socket)
        kept = ("CCHC_CACHE_DIR", "CCHC_LOG_DIR", "CCHC_STATE_DIR", "CCHC_USER")
        places = [f"{name}={os.environ[name]}" for name in kept]
        command = ["env", f"PYTHONPATH={ROOT}", *places, sys.executable, "-c", PROGRAM, str(folder)]
        self._run("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", shlex.join(command))

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, "-u", *arguments], capture_output=True, text=True, check=False
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        for key in keys:
            self._run("send-keys", key)

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

    def changes_from(self, before: str) -> None:
        """Wait until the picture is another one and stands still."""
        end = time.monotonic() + PATIENCE
        shown = before
        while shown == before or self.screen() != shown:
            assert time.monotonic() < end, before
            time.sleep(0.2)
            shown = self.screen()

    def leave(self) -> None:
        """Press Escape by itself: right before another key it would mean Alt with that key."""
        before = self.screen()
        self.press("Escape")
        self.changes_from(before)

    def is_running(self) -> bool:
        return bool(self._run("list-sessions"))

    def close(self) -> None:
        self._run("kill-server")


@pytest.fixture
def tmux(office, tmp_path) -> Iterator[Tmux]:
    session = Tmux(office, tmp_path / "tmux")
    yield session
    session.close()


def test_from_a_late_task_to_a_checked_letter(tmux, office):
    tmux.see("Q ! 1 quá hạn")
    tmux.press("q", "Enter")
    tmux.see("Nhiệm vụ NV-2026-002")
    tmux.press("C-n")
    tmux.see("Loại văn bản nào")
    tmux.type("don doc")
    tmux.press("Enter")
    tmux.see("Soạn: ")
    tmux.press("C-s")
    tmux.see("VB-2026-002")
    tmux.leave()
    tmux.press("F12")
    tmux.see("đang xử lý")
    tmux.press("k")
    shown = tmux.see("quy tắc thể thức")
    assert "!" not in shown.split("quy tắc thể thức")[1].splitlines()[0]
    tmux.leave()
    tmux.press("b")
    tmux.see("Đường đi của VB-2026-002")
    for step, then in (("c", ""), ("t", ""), ("n", ""), ("k", "c"), ("s", "c")):
        before = tmux.screen()
        tmux.press(step)
        tmux.changes_from(before)
        if then:
            before = tmux.screen()
            tmux.press(then)
            tmux.changes_from(before)
    tmux.leave()
    tmux.press("C-q")
    end = time.monotonic() + PATIENCE
    while tmux.is_running() and time.monotonic() < end:
        time.sleep(0.1)
    assert not tmux.is_running()
    letter = Store.open(office).load().documents["VB-2026-002"]
    assert (office / letter.file).is_file()
    assert (letter.kind, letter.state.value) == ("CV", "numbered")
    assert letter.number
