"""Going around: keys in their turn, views, windows, the line of places, notices, the keys at the bottom."""

from __future__ import annotations

import time

import pytest
from document_proofs import window
from textual import events


async def burst(screen, *keys):
    """Press keys quicker than anything can answer: all of them wait before the first is looked at."""
    for key in keys:
        event = events.Key(key, key if len(key) == 1 else None)
        event.set_sender(screen.app)
        screen.app.post_message(event)
    await screen.settle()


def stacks(screen):
    """Return the names of the screens of each view that was opened, the view itself first."""
    return {mode: [type(one).__name__ for one in stack] for mode, stack in screen.app._screen_stacks.items()}


def slowly(monkeypatch, seconds=0.3):
    """Let every view take its time to load."""
    from tui import going

    load = going.import_module

    def slow(name):
        time.sleep(seconds)
        return load(name)

    monkeypatch.setattr(going, "import_module", slow)


# keys in their turn


async def test_a_window_opened_after_going_stands_above_the_view_gone_to(opened, monkeypatch):
    async with opened() as screen:
        slowly(monkeypatch)
        await burst(screen, "f9", "s", "h")
        assert screen.app.current_mode == "register"
        assert window(screen) == "SettingsPage"
        assert stacks(screen)["dashboard"] == ["Dashboard"]


async def test_keys_pressed_ahead_go_to_the_window_that_the_first_one_opens(opened):
    async with opened() as screen:
        await burst(screen, "s", *"moi")
        assert screen.app.screen.box("text").endswith("moi")


async def test_words_typed_ahead_go_into_the_search_that_is_still_loading(opened, monkeypatch):
    async with opened() as screen:
        slowly(monkeypatch)
        await burst(screen, "f5", *"tre hen")
        assert window(screen) == "SearchView"
        assert screen.app.screen.query_one("#query").value == "tre hen"


async def test_going_from_a_page_above_a_window_asks_about_what_is_not_saved(opened):
    async with opened() as screen:
        await screen.press("s")
        await screen.type("moi")
        screen.app.open_record("GP10")
        await screen.settle()
        await screen.press("f3")
        assert window(screen) == "Question"
        await screen.press("enter")
        assert window(screen) == "TaskForm"
        assert screen.app.screen.box("text").endswith("moi")
        screen.app.open_record("GP10")
        await screen.settle()
        await screen.press("f3", "c")
        assert screen.app.current_mode == "plan"
        assert stacks(screen) == {"dashboard": ["Dashboard"], "plan": ["PlanView"]}


async def test_going_from_a_page_closes_windows_that_hold_nothing(opened):
    async with opened() as screen:
        await screen.press("s")
        screen.app.open_record("GP10")
        await screen.settle()
        await screen.press("f3")
        assert stacks(screen) == {"dashboard": ["Dashboard"], "plan": ["PlanView"]}


# what comes from the background


class Waiting:
    """Work that goes on until it is told to end."""

    def __init__(self, monkeypatch, owner, name):
        from threading import Event

        self.go_on, work = Event(), getattr(owner, name)

        def wait(*args, **options):
            assert self.go_on.wait(10)
            return work(*args, **options)

        monkeypatch.setattr(owner, name, wait)

    async def end(self, screen):
        self.go_on.set()
        await screen.settle()


async def test_a_report_written_meanwhile_does_not_come_over_another_view(opened, monkeypatch):
    async with opened() as screen:
        await screen.press("0")
        work = Waiting(monkeypatch, screen.app.desk.reports, "write_report")
        for key in ("t", "f4"):
            await screen.pilot.press(key)
        await screen.pilot.pause()
        screen.app.screen.query_one("#filter").focus()
        await work.end(screen)
        assert window(screen) == "AgencyView"
        assert screen.app.focused.id == "filter"
        assert ".docx" in screen.notices()
        assert "Văn bản (F12)" in screen.notices()
        await screen.press("f2", "0")
        assert window(screen) == "ReportView"


async def test_a_report_written_while_the_person_waits_opens_its_window(opened, monkeypatch):
    async with opened() as screen:
        await screen.press("0")
        work = Waiting(monkeypatch, screen.app.desk.reports, "write_report")
        await screen.pilot.press("t")
        await work.end(screen)
        assert window(screen) == "MessagePage"


async def test_a_result_waits_below_the_help_and_comes_when_it_is_closed(opened):
    from threading import Event

    go_on = Event()

    def work(_progress):
        assert go_on.wait(10)
        return ()

    async with opened() as screen:
        await screen.press("0", "q")
        page = screen.app.screen
        screen.app.work_long("Thử", work, lambda _done: page._exported((screen.app.desk.folder / "a.xlsx",)))
        await screen.pilot.pause()
        for key in ("f1", "down"):
            await screen.pilot.press(key)
        go_on.set()
        await screen.settle()
        assert window(screen) == "HelpPage"
        await screen.press("escape")
        assert window(screen) == "MessagePage"
        assert "a.xlsx" in screen.text()
        await screen.press("escape")
        assert window(screen) == "SheetPage"


async def test_escape_while_a_form_is_saved_closes_nothing_but_the_form(opened, monkeypatch):
    async with opened() as screen:
        await screen.press("enter", "s")
        work = Waiting(monkeypatch, screen.app.desk.records, "save")
        await screen.type("moi")
        for key in ("ctrl+s", "escape", "escape"):
            await screen.pilot.press(key)
        await screen.pilot.pause()
        assert window(screen) == "TaskForm"
        await work.end(screen)
        assert window(screen) == "RecordPage"
        assert screen.app.records.tasks["NV-2026-002"].text.endswith("moi")


@pytest.mark.parametrize("key", ["ctrl+a", "k"])
async def test_an_answer_about_a_document_comes_only_where_it_was_asked(opened, monkeypatch, key):
    async with opened() as screen:
        await screen.press("f8", "ctrl+s", "escape", "f12")
        desk = screen.app.desk.documents
        asked = threading_gate(monkeypatch, desk, key)
        for pressed in (key, "f4"):
            await screen.pilot.press(pressed)
        await screen.pilot.pause()
        await asked.end(screen)
        assert window(screen) == "AgencyView"
        assert "VB-2026-002" in screen.notices()


def threading_gate(monkeypatch, desk, key):
    if key == "k":
        return Waiting(monkeypatch, desk, "check_layout")
    from tui.screens import following

    return Waiting(monkeypatch, following, "situation")
