"""Joins a second copy of a register into the one of the workspace, as a sync program or a USB stick left it.

Lines that only the other copy has are added behind ours under their own time and author; nothing of ours is
changed. A number that both copies gave to different documents is never decided by the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.register import RegisterLine
from planner.register.book import Book, chained, decoded
from planner.register.errors import RegisterError
from planner.register.lines import refuse_closed
from planner.register.permission import require_keeping
from planner.store import Store
from planner.store.books import lines_in
from planner.store.journal import START


class CollidingNumbersError(RegisterError):
    """Both copies gave the same number to different documents."""

    def __init__(self, numbers: str) -> None:
        super().__init__(
            _("Both registers gave these numbers: {numbers}.", numbers=numbers),
            _(
                "Nothing was joined. Decide which document keeps each number; enter the other one here with "
                "a new number (cchc register issue), then take its line out of the other copy."
            ),
        )


def merge_book(store: Store, year: int, other: Path, today: date) -> int:
    """Add what only the other copy of a year's register has; returns how many lines were added.

    Raises WrongUseError for a file that is not there, BrokenBookError and CollidingNumbersError.
    """
    require_keeping(store, today, f"cchc register merge {other.name}")
    try:
        raw = lines_in(other.read_bytes())
    except OSError:
        raise WrongUseError(
            _("There is no file {path}.", path=other), _("Name the second copy of the register.")
        ) from None
    theirs = decoded(raw, year)
    added: list[RegisterLine] = []

    def make(current: Sequence[bytes]) -> list[bytes]:
        ours = decoded(current, year)
        known = {_said(line) for line in ours}
        added[:] = [line for line in theirs if _said(line) not in known]
        mine = Book(year, ours)
        if added:
            refuse_closed(mine)
        before = len(mine.twice)
        joined = Book(year, [*ours, *added])
        if len(joined.twice) > before:
            raise CollidingNumbersError(", ".join(b.number_symbol for _a, b in joined.twice[before:]))
        lines = list(current)
        for line in added:
            lines.append(chained(line, lines))
        return lines[len(current) :]

    store.add_to_book(year, make, "register merge")
    return len(added)


def _said(line: RegisterLine) -> bytes:
    """Return what a line says, without its place in the chain."""
    return msgspec.json.encode(msgspec.structs.replace(line, prev=START))
