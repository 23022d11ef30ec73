"""Keeps the details of an unexpected failure in the log file and words it for the person."""

from __future__ import annotations

import contextlib
import os
import traceback
from datetime import datetime
from pathlib import Path

from planner import __version__
from planner.errors import CchcError
from planner.i18n import _
from planner.places import log_file

MAX_BYTES = 1_000_000
"""The log is begun anew past this size (bytes); the one before is kept as .old."""


class UnexpectedFailureError(CchcError):
    """Something failed that the program did not foresee; the details are in the log."""


def log_failure(error: BaseException) -> UnexpectedFailureError:
    """Write the details of `error` to the log and return what to tell the person."""
    path = log_file()
    written = False
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _turn_over(path)
        with path.open("a", encoding="utf-8") as file:
            file.write(
                f"--- {datetime.now().astimezone().isoformat()} cchc {__version__} pid {os.getpid()}\n"
            )
            file.writelines(traceback.format_exception(error))
        written = True
    return UnexpectedFailureError(
        _(
            "Something unexpected went wrong ({kind}). Your saved data is untouched.",
            kind=type(error).__name__,
        ),
        _(
            "Try again. If it happens again, send the file {path} to the person who looks after the program.",
            path=path,
        )
        if written
        else _("Try again. If it happens again, tell the person who looks after the program."),
    )


def _turn_over(path: Path) -> None:
    if path.exists() and path.stat().st_size > MAX_BYTES:
        path.replace(path.with_suffix(".old"))
