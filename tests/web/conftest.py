"""A server of its own for the tests, run as a person would run it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import FILES
from tui.web.accounts import Accounts

PASSWORD = "mật khẩu rất dài"


class Served:
    """A running server, its address, and the workspace it serves."""

    def __init__(self, folder: Path, users: Path | None) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.folder = folder
        command = [sys.executable, "-c", "from planner.cli.main import main; main()", "-w", str(folder)]
        command += ["--json", "--today", "2026-11-23", "serve", "--port", str(port)]
        command += ["--users", str(users or folder.parent / "nobody.json")]
        environment = {**os.environ, "CCHC_STATE_DIR": str(folder.parent / "state")}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment)
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if line.startswith("}"):
                break
        self.address = json.loads("".join(lines))["address"]
        self.base = f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=20)


def made_workspace(folder: Path) -> Path:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a server with two logins."""
    place = tmp_path_factory.mktemp("served")
    os.environ["CCHC_CACHE_DIR"] = str(place / "cache")
    accounts = Accounts(place / "users.json")
    for login in ("vpub_lan", "vpub_mai"):
        accounts.set_password(login, PASSWORD)
    server = Served(made_workspace(place / "ws"), accounts.file)
    yield server
    server.stop()
