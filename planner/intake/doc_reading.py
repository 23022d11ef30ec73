"""Reads the .doc files of Word 97 to 2003 by turning them into .docx in memory's reach."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from planner.intake.docx_reading import read_docx
from planner.intake.errors import BrokenFileError

if TYPE_CHECKING:
    from planner.intake.limits import ReadingLimits
    from planner.intake.runs import Found


def read_ole(data: bytes, name: str, limits: ReadingLimits) -> Found:
    """Return what a .doc file says."""
    from doc2docx import convert
    from doc2docx.errors import Doc2DocxError

    with tempfile.TemporaryDirectory(prefix="cchc-doc-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "source.doc", Path(folder) / "target.docx"
        source.write_bytes(data)
        try:
            convert(source, target)
        except Doc2DocxError:
            raise BrokenFileError(name) from None
        found = read_docx(target.read_bytes(), name, limits)
    found.format = "doc"
    return found
