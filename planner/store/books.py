"""Books: text files of one line for each entry that only ever grow, such as the register of a year.

A book is written like any record file (temporary file, journal line, rename), so a kill leaves the old book
or the new one. Its lines are never changed; what happens to an entry later is another line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planner.store import changes, files
from planner.store.errors import WriteFailedError
from planner.store.journal import FieldChange

if TYPE_CHECKING:
    from planner.store.store import Store

BOOK_FOLDER = "register"
"""Folder of the workspace for the books of numbers."""
BOOK_ENDING = ".jsonl"
REBUILD = "register rebuild"
BOOK_KIND = "register_book"
"""What the journal calls a change of a book."""

MakeLines = Callable[[Sequence[bytes]], Sequence[bytes]]
"""Given the lines of a book as they are under the lock, returns the lines to add behind them."""


def book_name(year: int) -> str:
    """Return the path of a year's book, relative to the workspace."""
    return f"{BOOK_FOLDER}/{year}{BOOK_ENDING}"


def is_book(name: str) -> bool:
    """Tell whether a file of the workspace is a book."""
    folder, _slash, file = name.partition("/")
    return folder == BOOK_FOLDER and file.endswith(BOOK_ENDING)


def book_years(folder: Path) -> list[int]:
    """Return the years that have a book, oldest first."""
    found = (folder / BOOK_FOLDER).glob(f"*{BOOK_ENDING}")
    return sorted(int(path.stem) for path in found if path.stem.isdecimal())


def read_lines(folder: Path, name: str) -> tuple[bytes, ...]:
    """Return the lines of a book without their ends; a book that does not exist yet has none."""
    return lines_in(_raw(folder / name))


def lines_in(raw: bytes) -> tuple[bytes, ...]:
    """Return the lines of a book's bytes."""
    return tuple(line.rstrip(b"\r") for line in raw.split(b"\n") if line.strip())


def add_lines(store: Store, name: str, make: MakeLines, action: str) -> tuple[bytes, ...]:
    """Add the lines that `make` returns, under the lock; returns all lines.

    Raises what `make` raises, ChangedMeanwhileError and WriteFailedError, and then nothing was written.
    """
    raw = _raw(store.folder / name)
    lines = lines_in(raw)
    added = make(lines)
    if not added:
        return lines
    ending = b"" if not raw or raw.endswith(b"\n") else b"\n"
    grown = raw + ending + b"".join(line + b"\n" for line in added)
    changes.commit(
        store,
        name,
        grown,
        action,
        Path(name).stem,
        BOOK_KIND,
        before_hash=files.digest(raw) if raw else "",
        changes=tuple(FieldChange("line", None, line.decode()) for line in added),
    )
    return (*lines, *added)


def told_lines(store: Store, name: str) -> list[bytes]:
    """Return the lines that the journal says were added to a book, oldest first."""
    told: dict[int, list[bytes]] = {}
    for entry in store.journal.entries():
        if entry.file != name or entry.kind != BOOK_KIND:
            continue
        if entry.action == "aborted":
            told.pop(entry.undoes, None)
        else:
            told[entry.seq] = [str(change.after).encode() for change in entry.changes]
    return [line for lines in told.values() for line in lines]


def rebuild(store: Store, name: str) -> bool:
    """Put a book back to what the journal tells, unless lines unknown to the journal would be lost."""
    told, raw = told_lines(store, name), _raw(store.folder / name)
    missing = set(told) - set(lines_in(raw))
    foreign = set(lines_in(raw)) - set(told)
    changed = len(foreign) > len(missing)
    wanted = b"".join(line + b"\n" for line in told)
    if not told or wanted == raw or changed or store.journal.verify():
        return False
    changes.commit(
        store,
        name,
        wanted,
        REBUILD,
        Path(name).stem,
        "",
        before_hash=files.digest(raw) if raw else "",
    )
    return True


def only_grew(before: bytes, now: bytes) -> bool:
    """Tell whether a book holds every line that it held before, and perhaps more: it must not go back."""
    return lines_in(now)[: len(lines_in(before))] == lines_in(before)


def _raw(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise WriteFailedError(path, files.reason_of(error)) from error
