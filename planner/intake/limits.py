"""How much of a file is read at most, so that no file stops the program or fills the memory."""

from __future__ import annotations

import msgspec

MEGABYTE = 1024 * 1024


class ReadingLimits(msgspec.Struct, frozen=True, kw_only=True):
    """Limits for one file; a file beyond one of them ends as a message."""

    file_bytes: int = 50 * MEGABYTE
    """Decision 161/2025 of a province on its document system allows 50 MB a file (Article 8)."""
    unpacked_bytes: int = 200 * MEGABYTE
    """All parts of a packed file together."""
    part_bytes: int = 64 * MEGABYTE
    """One XML part of a packed file."""
    parts: int = 2000
    ratio: int = 250
    """How many times larger than packed a part of more than a megabyte may be."""
    pages: int = 2000
    depth: int = 20
    """Tables inside tables."""
    groups: int = 1000
    """Groups inside groups of an RTF file, elements inside elements of a web page."""
    tables: int = 2000
    characters: int = 20_000_000
    """Of text; the longest document of the decree has 300,000."""
    seconds: float = 60.0
    memory_bytes: int = 1024 * MEGABYTE
    """Of the process that reads difficult formats, where the system can limit it."""


USUAL_LIMITS = ReadingLimits()
