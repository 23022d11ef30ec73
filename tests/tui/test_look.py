"""Colours, density and signs: chosen once, remembered, and readable on old consoles."""

from __future__ import annotations

import json
import unicodedata

import pytest
from rich.cells import cell_len

from tui.look import plain_signs
from tui.settings import Settings, keep_settings, read_settings, settings_file


async def test_settings_hold_at_once_and_are_remembered(opened):
    async with opened() as screen:
        await screen.press("h", "enter")
        assert not screen.app.current_theme.dark
        assert "sáng" in screen.text()
        await screen.press("enter")
        assert screen.app.theme == "cchc-contrast"
        await screen.press("down", "enter", "down", "enter")
        assert "đơn giản, cho màn hình cũ" in screen.text()
    kept = Settings(colours="contrast", roomy=True, signs="ascii", tour_seen=True)
    assert read_settings() == kept
    async with opened() as screen:
        assert screen.app.theme == "cchc-contrast"
        assert screen.app.has_class("-roomy")


@pytest.mark.parametrize("content", ["", "[]", "{", '{"colours": "pink", "roomy": "no", "tour_seen": 3}'])
def test_a_damaged_file_of_settings_does_no_harm(content):
    settings_file().write_text(content, "utf-8")
    assert read_settings() == Settings()


def test_a_folder_that_cannot_be_written_does_no_harm(monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    monkeypatch.setenv("CCHC_STATE_DIR", str(blocked / "below"))
    keep_settings(Settings(roomy=True))
    assert read_settings() == Settings()


@pytest.mark.parametrize(("asked", "signs"), [("1", "ascii"), ("bare", "bare"), ("0", "all"), ("", "all")])
def test_the_environment_decides_about_signs(monkeypatch, asked, signs):
    monkeypatch.setenv("CCHC_ASCII", asked)
    assert read_settings().signs == signs


async def test_an_old_console_gets_nothing_but_letters_and_ascii(opened, monkeypatch):
    monkeypatch.setenv("CCHC_ASCII", "1")
    async with opened() as screen:
        for keys in (("f2",), ("f3", "right"), ("f4",), ("f6",), ("f12",), ("f2", "s"), ("f1",)):
            await screen.press(*keys)
            letters = {c for c in screen.text() if not c.isascii()}
            assert {unicodedata.name(c).split()[0] for c in letters} == {"LATIN"}, keys


async def test_a_console_without_vietnamese_letters_gets_ascii_alone(opened, monkeypatch):
    monkeypatch.setenv("CCHC_ASCII", "bare")
    async with opened() as screen:
        assert screen.text().isascii()
        assert "Hom nay" in screen.text()


def test_simple_signs_take_as_many_cells():
    for text in ("┌─█░▁√►…–“”", "Đề án đẩy mạnh", "e\u0301", "日"):
        assert cell_len(plain_signs(text, "ascii")) == cell_len(text)


async def test_the_first_steps_come_once(opened):
    settings_file().unlink()
    async with opened() as screen:
        assert "Làm quen, trang 1/5" in screen.text()
        await screen.press("escape")
    assert json.loads(settings_file().read_text("utf-8"))["tour_seen"] is True
    async with opened() as screen:
        assert "Làm quen" not in screen.text()
        await screen.press("h", "end", "enter")
        assert "Làm quen, trang 1/5" in screen.text()
