"""Opens a file with the program that the system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from planner.errors import CchcError
from planner.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 3.0
"""Seconds after which a starter that is still running has found its program."""


class NoFileError(CchcError):
    """The record of a document names no file."""

    def __init__(self, record_id: str) -> None:
        super().__init__(
            _("{id} has no file.", id=record_id),
            _("Draft it again, or write the path of its file into its record."),
        )


class FileGoneError(CchcError):
    """The file of a document is not where its record says."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("The file {path} is not there.", path=path),
            _("It was moved or deleted; put it back, or draft the document again."),
        )


class NoProgramError(CchcError):
    """The system has no program that opens the file, or no screen to show it on."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("No program on this machine opens the file."),
            _("Open it elsewhere; it is here: {path}", path=path),
        )


def open_with_system(path: Path) -> None:
    """Open `path` with the system's program and return; raises NoProgramError."""
    if sys.platform == "win32":
        _start(path)
        return
    starter = _starter()
    if not starter:
        raise NoProgramError(path)
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - the system's own starter, found on the path
        [starter, str(path)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        failed = process.wait(_PATIENCE) != 0
    except subprocess.TimeoutExpired:
        return
    if failed:
        raise NoProgramError(path)


def _starter() -> str | None:
    """Return the program that opens files, None without one or, but on macOS, without a display.

    Without a display some starters fall back on a browser in the terminal, which would spoil the screen.
    """
    if sys.platform == "darwin":
        return shutil.which("open")
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return None
    return shutil.which("xdg-open")


def _start(path: Path) -> None:
    try:
        os.startfile(path)  # type: ignore[attr-defined,unused-ignore]  # noqa: S606 - Windows has its own way
    except OSError:
        raise NoProgramError(path) from None
