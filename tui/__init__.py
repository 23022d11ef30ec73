"""The terminal interface."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path, today: date | None = None) -> int:
    """Open the program on the workspace in `folder` and return its exit code; `today` is for tests."""
    from tui.app import run as run_app

    return run_app(folder, today or date.today())  # noqa: DTZ011 - the day of the person's own clock is meant
