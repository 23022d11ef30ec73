"""Opening a file with the system's program, on every system, without ever starting one here."""

from __future__ import annotations

import subprocess

import pytest

from tui import opening
from tui.opening import NoProgramError, open_with_system


class Started:
    """Stands for a started program that ends with `code`, or goes on when it is None."""

    commands: list = []  # noqa: RUF012 - shared on purpose

    def __init__(self, code):
        self.code = code

    def __call__(self, command, **options):
        assert options["stdout"] is options["stdin"] is subprocess.DEVNULL
        self.commands.append(command)
        return self

    def wait(self, patience):
        if self.code is None:
            raise subprocess.TimeoutExpired("x", patience)
        return self.code


@pytest.fixture
def start(monkeypatch):
    """Return a way to choose the system and how its starter ends."""

    def prepare(system, code=0, *, display=True, starter=True):
        Started.commands = []
        monkeypatch.setattr(opening.sys, "platform", system)
        monkeypatch.setattr(opening.shutil, "which", lambda name: f"/bin/{name}" if starter else None)
        monkeypatch.setattr(opening.subprocess, "Popen", Started(code))
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        monkeypatch.delenv("DISPLAY", raising=False)
        if display:
            monkeypatch.setenv("DISPLAY", ":0")

    return prepare


@pytest.mark.parametrize(("system", "starter"), [("linux", "/bin/xdg-open"), ("darwin", "/bin/open")])
@pytest.mark.parametrize("code", [0, None])
def test_the_starter_of_the_system_gets_the_file(start, tmp_path, system, starter, code):
    start(system, code, display=system == "linux")
    open_with_system(tmp_path / "a b.docx")
    assert Started.commands == [[starter, str(tmp_path / "a b.docx")]]


@pytest.mark.parametrize("how", [{"code": 3}, {"starter": False}, {"display": False}])
def test_without_a_program_the_path_is_told(start, tmp_path, how):
    start("linux", **how)
    with pytest.raises(NoProgramError) as told:
        open_with_system(tmp_path / "a.docx")
    assert str(tmp_path / "a.docx") in told.value.remedy


def test_windows_opens_files_by_itself(start, tmp_path, monkeypatch):
    start("win32")
    opened = []
    monkeypatch.setattr(opening.os, "startfile", opened.append, raising=False)
    open_with_system(tmp_path / "a.docx")
    assert opened == [tmp_path / "a.docx"]

    def refuse(_path):
        raise OSError

    monkeypatch.setattr(opening.os, "startfile", refuse, raising=False)
    with pytest.raises(NoProgramError):
        open_with_system(tmp_path / "a.docx")
