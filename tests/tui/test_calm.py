"""Errors never show a traceback, and nothing heavy stands between the person and the first picture."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.errors import CchcError
from planner.places import log_file
from tui.work import Answer

HERE = Path(__file__).resolve().parents[2]


async def test_a_foreseen_error_tells_what_to_do(opened):
    async with opened() as screen:

        def work():
            raise CchcError("Đĩa đầy.", "Xóa bớt tệp.")

        screen.app.ask("", work, print)
        await screen.settle()
        assert screen.notices() == "Đĩa đầy. Xóa bớt tệp."
        assert not log_file().exists()


async def test_an_unforeseen_error_in_a_thread_names_the_log(opened):
    async with opened(faults=True) as screen:
        screen.app.ask("", lambda: 1 / 0, print)
        await screen.settle()
        assert "Dữ liệu đã lưu không bị ảnh hưởng." in screen.notices()
        assert str(log_file()) in screen.notices()
        assert "ZeroDivisionError" in log_file().read_text("utf-8")
        assert "Traceback" not in screen.text()


async def test_an_unforeseen_error_on_the_screen_lets_the_program_go_on(opened, monkeypatch):
    async with opened(faults=True) as screen:
        monkeypatch.setattr("tui.screens.record.RecordPage.show", lambda *_: 1 / 0)
        await screen.press("enter")
        assert screen.notices()
        await screen.press("escape", "f3", "down")
        assert screen.app.screen.query_one("#tree").chosen_key == "LV2"


async def test_an_error_while_an_answer_is_shown_lets_the_program_go_on(opened):
    async with opened(faults=True) as screen:
        screen.app.post_message(Answer("", 0, lambda: 1 / 0))
        await screen.settle()
        await screen.press("f4")
        assert screen.app.current_mode == "agencies"
        assert len(screen.app.faults) == 1


async def test_only_the_last_error_stands_on_the_screen(opened):
    async with opened(faults=True) as screen:
        for _time in range(3):
            screen.app.report(ValueError("x"))
            await screen.settle()
        assert len(screen.app._notifications) == 1


async def test_an_error_that_ends_the_program_is_told_without_a_traceback(opened, monkeypatch):
    told = []
    monkeypatch.setattr(
        "tui.app.CchcApp.panic", lambda app, *texts: (told.extend(texts), app.exit(return_code=3))
    )

    async def fail():
        async with opened(faults=True) as screen:
            app.append(screen.app)
            screen.app._handle_exception(ZeroDivisionError())
            await screen.pilot.pause()

    app = []
    with pytest.raises(ZeroDivisionError):
        await fail()
    assert "Chương trình phải đóng." in str(told[0])
    assert "Traceback" not in str(told[0])
    assert app[0].return_code == 3


PROBE = """
import sys
from datetime import date
from pathlib import Path
from tui.app import CchcApp

class Probe(CchcApp):
    def post_display_hook(self):
        if self.is_running and self.screen.query("#title") and not hasattr(self, "seen"):
            self.seen = sorted({name.split(".")[0] for name in sys.modules})
            self.exit(0)

app = Probe(Path(sys.argv[1]), date(2026, 11, 23))
app.run(headless=True, size=(80, 24))
print(" ".join(app.seen))
"""


def test_nothing_heavy_is_loaded_before_the_first_picture(office, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(HERE), "CCHC_CACHE_DIR": str(tmp_path)}
    command = [sys.executable, "-c", PROBE, str(office)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
    loaded = set(done.stdout.split())
    assert "textual" in loaded, done.stderr
    assert not loaded & {"whoosh", "docx", "lxml", "search_index", "yaml", "holidays"}


def test_the_plan_is_read_after_the_first_picture(office, tmp_path):
    told = PROBE.replace("print(", "print(app.workspace, ")
    environment = {**os.environ, "PYTHONPATH": str(HERE), "CCHC_CACHE_DIR": str(tmp_path)}
    command = [sys.executable, "-c", told, str(office)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
    assert done.stdout.startswith("None "), done.stderr


async def test_help_tells_the_keys_of_the_place_first(opened):
    async with opened(size=(100, 60)) as screen:
        await screen.press("f3", "f1")
        text = screen.text()
        assert text.index("Trong cây kế hoạch") < text.index("Ở mọi nơi")
        await screen.press("escape", "s")
        assert "Trợ giúp" not in screen.lines()[1]


async def test_help_in_a_form_tells_the_keys_of_the_form(opened):
    async with opened(size=(100, 60)) as screen:
        await screen.press("s", "f1")
        assert "Trong biểu mẫu" in screen.text()
        assert "Lưu và đóng cửa sổ." in screen.text()
        await screen.press("escape", "escape")


async def test_the_key_bar_follows_the_focus(opened):
    async with opened(size=(110, 30)) as screen:
        assert "S Sửa" in screen.lines()[-1]
        await screen.press("f4")
        typing = screen.lines()[-1]
        assert "S Sửa" not in typing
        assert "/ Lọc" not in typing
        await screen.press("tab")
        assert "/ Lọc" in screen.lines()[-1]
        await screen.press("f5")
        await screen.type("tre hen")
        await screen.pilot.pause(0.3)
        await screen.settle()
        assert "F7 Sửa" in screen.lines()[-1]


async def test_a_key_in_the_key_bar_can_be_clicked(opened):
    async with opened() as screen:
        where = screen.lines()[-1].index("Ghi tiến độ")
        await screen.pilot.click(offset=(where, 23))
        await screen.settle()
        assert type(screen.app.screen).__name__ == "ProgressForm"


async def test_letters_typed_into_a_field_do_nothing_else(opened):
    async with opened() as screen:
        await screen.press("f4")
        await screen.type("12?/snct")
        assert screen.app.screen.query_one("#filter").value == "12?/snct"
        assert screen.app.current_mode == "agencies"
