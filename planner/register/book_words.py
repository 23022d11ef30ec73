"""The words of the printed register, from the data file beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from planner.documents.package_data import read_yaml

FOLDER = Path(__file__).parent


class Column(msgspec.Struct, frozen=True):
    """One of the ten columns: its title, and its width in mm."""

    title: str
    width: float


class BookWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every text that the book prints besides the entries."""

    title: str
    no_superior: str
    year: str
    days: str
    numbers: str
    several_counts: str
    volume: str
    blank_volume: str
    blank_day: str
    columns: tuple[Column, ...]
    count: str
    common_count: str
    void: str
    reserved: str
    late: str
    withdrawn: str
    replaced: str
    corrected: str
    replaces: str
    archive: str
    small: tuple[str, ...]


@cache
def book_words() -> BookWords:
    """Return the words of the register."""
    return read_yaml("wording/book.yaml", BookWords, FOLDER)
