"""Opening the program from the command line."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import tui
from tui.app import CchcApp


def test_run_opens_the_program_on_the_folder_and_returns_its_code(monkeypatch, tmp_path):
    opened = []

    def run(app):
        opened.append((app.desk.folder, app.today))
        return 0

    monkeypatch.setattr(CchcApp, "run", run)
    assert tui.run(tmp_path, date(2026, 1, 2)) == 0
    assert tui.run(tmp_path) == 0
    assert opened[0] == (tmp_path, date(2026, 1, 2))
    assert isinstance(opened[1][1], date)


def test_control_c_before_the_first_picture_ends_quietly(monkeypatch, tmp_path):
    def run(_app):
        raise KeyboardInterrupt

    monkeypatch.setattr(CchcApp, "run", run)
    assert tui.run(tmp_path) == 0


def test_nothing_of_documents_or_search_is_loaded_for_the_first_picture():
    code = "import sys, tui.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "tui.going" in loaded
    assert [name for name in loaded if name.startswith(("planner.documents", "whoosh", "docx"))] == []
