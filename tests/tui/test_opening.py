"""Opening a file with the system's program, on every system, without ever starting one here."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time

import docx
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


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("xdg-open"), reason="needs xdg-open")
def test_xdg_open_really_starts_the_program_that_is_set_for_word_files(tmp_path, monkeypatch):
    """A stub is installed as the program for .docx files; the system's own starter must find and run it."""
    seen, share = tmp_path / "seen", tmp_path / "share"
    stub = tmp_path / "stub"
    stub.write_text(f'#!/bin/sh\nprintf %s "$1" > "{seen}"\n')
    stub.chmod(0o755)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    (share / "applications").mkdir(parents=True)
    (share / "mime/packages").mkdir(parents=True)
    entry = f"[Desktop Entry]\nType=Application\nName=Stub\nExec={stub} %f\nMimeType={kind};\n"
    (share / "applications/stub.desktop").write_text(entry)
    for name in ("mimeapps.list", "defaults.list"):
        (share / "applications" / name).write_text(f"[Default Applications]\n{kind}=stub.desktop\n")
    monkeypatch.setenv("XDG_DATA_HOME", str(share))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "KDE_FULL_SESSION", "GNOME_DESKTOP_SESSION_ID"):
        monkeypatch.delenv(name, raising=False)
    document = tmp_path / "chỉ thị số 05.docx"
    docx.Document().save(str(document))
    told = subprocess.run(
        ["xdg-mime", "query", "filetype", str(document)], capture_output=True, text=True, check=False
    )
    if told.stdout.strip() != kind:
        pytest.skip("the system does not tell Word files from others")
    open_with_system(document)
    for _wait in range(1200):
        if seen.exists() and seen.read_text(encoding="utf-8"):
            break
        time.sleep(0.05)
    assert seen.read_text(encoding="utf-8") == str(document)
