"""The lock of a workspace: one writer at a time, and everybody can see who it is."""

from __future__ import annotations

import contextlib
import getpass
import os
import socket
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import filelock
import msgspec

from planner.i18n import _
from planner.store.errors import LockHeldError, WriteFailedError
from planner.store.files import reason_of
from planner.typed_data import known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT = 15.0
"""Seconds to wait for another writer; a save takes milliseconds."""
_POLL = 0.01


class LockHolder(msgspec.Struct, frozen=True):
    """Who holds the lock, on which machine, in which process, since when (UTC)."""

    who: str
    host: str
    process: int
    since: datetime


def current_user() -> str:
    """Return the name under which changes are recorded: $CCHC_USER or the system's user."""
    if name := os.environ.get("CCHC_USER"):
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


class WorkspaceLock:
    """A lock file in the workspace with a note of its holder beside it."""

    def __init__(self, folder: Path, who: str) -> None:
        self.who = who
        self._note = folder / ".lock-holder.json"
        self._lock = filelock.FileLock(folder / ".lock", timeout=WAIT)

    def holder(self) -> LockHolder | None:
        """Return who wrote the holder's note last, or None when nobody is writing."""
        try:
            return msgspec.json.decode(self._note.read_bytes(), type=known(LockHolder))
        except (OSError, msgspec.DecodeError):
            return None

    @contextlib.contextmanager
    def held(self, wait: float = WAIT) -> Iterator[bool]:
        """Hold the lock; yields whether the writer before died while it held it.

        Raises LockHeldError naming the holder after `wait` seconds.
        """
        try:
            self._lock.acquire(timeout=wait, poll_interval=_POLL)
        except filelock.Timeout:
            raise self._held_error() from None
        except OSError as error:
            raise WriteFailedError(self._note.with_name(".lock"), reason_of(error)) from error
        try:
            abandoned = self._note.exists()
            self._write_note()
            yield abandoned
        finally:
            with contextlib.suppress(OSError):
                self._note.unlink()
            self._lock.release()

    def _write_note(self) -> None:
        note = LockHolder(self.who, socket.gethostname(), os.getpid(), datetime.now(UTC))
        with contextlib.suppress(OSError):  # the note only informs; the lock itself is held
            self._note.write_bytes(msgspec.json.encode(note))

    def _held_error(self) -> LockHeldError:
        holder = self.holder()
        remedy = _("Wait a moment and save again; your text is still here.")
        if holder is None:
            return LockHeldError(_("Somebody else is writing to this workspace."), remedy)
        return LockHeldError(
            _(
                "{who} on {host} has been writing to this workspace since {since}.",
                who=holder.who,
                host=holder.host,
                since=holder.since.astimezone().strftime("%H:%M:%S"),
            ),
            remedy,
        )
