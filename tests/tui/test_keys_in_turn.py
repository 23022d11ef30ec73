"""No key is lost: those that arrive at once are dealt with one by one, each in its window."""

from __future__ import annotations

import asyncio

import pytest

from planner.store import Store
from tui import keys_in_turn
from tui.app import CchcApp
from tui.keys_in_turn import Passed

CTRL_N, CTRL_P, CTRL_S, F8, INSERT = "\x0e", "\x10", "\x13", "\x1b[19~", "\x1b[2~"
BURSTS = {
    "a list that filters": (f"{CTRL_N}don doc\r", lambda s: "Soạn: Công văn đôn đốc" in s.text()),
    "the palette": (f"{CTRL_P}nhap van ban\r", lambda s: s.app.current_mode == "intake"),
    "the menu of views": ("gn", lambda s: s.app.current_mode == "intake"),
    "a search": ("/de an", lambda s: s.app.screen.query_one("#query").value == "de an"),
    "a form that saves": (f"{F8}{CTRL_S}", lambda s: "VB-2026-002" in s.text()),
    "a page and a form above it": ("q\rt", lambda s: type(s.app.screen).__name__ == "ProgressForm"),
    "a form with words": (f"q{INSERT}\tviệt, quyết", lambda s: "việt, quyết" in s.text()),
}


@pytest.mark.parametrize("where", BURSTS)
async def test_keys_that_come_at_once_reach_the_window_that_they_are_for(opened, where):
    keys, is_true = BURSTS[where]
    async with opened((120, 36)) as screen:
        await screen.type(keys)
        assert is_true(screen), screen.text()


async def test_the_steps_of_a_document_are_taken_as_fast_as_they_are_typed(opened, office, monkeypatch):
    monkeypatch.setattr(keys_in_turn, "_LONGEST_HOLD", 60)
    async with opened((100, 30)) as screen:
        await screen.press("f8", "ctrl+s", "enter")
        await screen.type("bctnkcsc")
        while screen.app.has_keys_waiting:
            await screen.settle()
        assert Store.open(office).load().documents["VB-2026-002"].state.value == "numbered"


async def test_keys_pressed_before_the_plan_is_read_wait_for_it(opened, monkeypatch):
    load, go_on = CchcApp.action_reload, asyncio.Event()

    def later(app):
        asyncio.get_running_loop().create_task(go_on.wait()).add_done_callback(lambda _task: load(app))

    monkeypatch.setattr(CchcApp, "action_reload", later)
    async with opened((100, 30)) as screen:
        await screen.type("q\r")
        assert "NV-2026-002" not in screen.text()
        go_on.set()
        await asyncio.sleep(0)
        await screen.settle()
        assert "Nhiệm vụ NV-2026-002" in screen.text()


async def test_a_plan_that_cannot_be_read_keeps_no_key_waiting(opened, monkeypatch):
    def fail(_desk):
        raise OSError

    monkeypatch.setattr("tui.desk.records.RecordDesk.load", fail)
    async with opened((100, 30), faults=True) as screen:
        await screen.press("f1")
        assert type(screen.app.screen).__name__ == "HelpPage"


async def test_a_key_is_dealt_with_although_the_one_before_left_no_trace(opened, monkeypatch):
    monkeypatch.setattr(keys_in_turn, "_LOST", 0.01)
    async with opened((100, 30)) as screen:
        monkeypatch.setattr(type(screen.app.focused), "post_message", _losing(type(screen.app.focused)))
        await screen.type("gn")
        await asyncio.sleep(0.1)
        await screen.settle()
        assert screen.app.current_mode == "intake"


def _losing(widget):
    post = widget.post_message
    return lambda self, message: True if isinstance(message, Passed) else post(self, message)


async def test_keys_wait_for_some_seconds_at_most(opened, monkeypatch):
    monkeypatch.setattr(keys_in_turn, "_LONGEST_HOLD", 0.05)
    async with opened((100, 30)) as screen:
        screen.app.hold_keys()
        await screen.type("gn")
        assert screen.app.current_mode == "dashboard"
        await asyncio.sleep(0.1)
        await screen.settle()
        assert screen.app.current_mode == "intake"


async def test_the_program_can_be_left_while_keys_wait(opened):
    async with opened((100, 30)) as screen:
        screen.app.hold_keys()
        await screen.pilot.press("ctrl+q")
        assert screen.app.return_code == 0
