"""Reads the .doc files of Word 97 to 2003, turned into .docx by msdoc2docx, and no other."""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from planner.i18n import _
from planner.intake.compound_file import CompoundFile
from planner.intake.docx_reading import read_docx
from planner.intake.errors import (
    AncientWordError,
    BrokenFileError,
    LockedFileError,
    OtherKindError,
    TooLargeError,
)
from planner.intake.limits import MEGABYTE

if TYPE_CHECKING:
    from planner.intake.limits import ReadingLimits
    from planner.intake.runs import Found

_WORD_97 = 0x00C1
"""The version number from which on the format is the one that is read here."""
_ENCRYPTED = 0x0100


def check_compound(data: bytes, name: str) -> None:
    """Raise the error that says why a compound file is no .doc file of Word 97 to 2003, if it is none."""
    try:
        file = CompoundFile(data)
    except (ValueError, struct.error):
        raise BrokenFileError(name) from None
    if "EncryptedPackage" in file.root:
        raise LockedFileError(name)
    if "WordDocument" not in file.root:
        raise OtherKindError(name, _relative(file))
    head = file.head("WordDocument")
    if len(head) < 32:
        raise BrokenFileError(name)
    mark, version = struct.unpack_from("<HH", head)
    flags = struct.unpack_from("<H", head, 10)[0]
    if mark in (0xA5DC, 0xA697, 0xA698, 0xA699) or version < _WORD_97:
        raise AncientWordError(name)
    if flags & _ENCRYPTED:
        raise LockedFileError(name)


def _relative(file: CompoundFile) -> str:
    if file.root.keys() & {"Workbook", "Book"}:
        return _("a spreadsheet")
    if "PowerPoint Document" in file.root:
        return _("a presentation")
    if "__properties_version1.0" in file.root:
        return _("an e-mail")
    return _("a file of another format")


def read_doc(data: bytes, name: str, limits: ReadingLimits) -> Found:
    """Return what a .doc file says; raises a subclass of UnreadableDocumentError that says why not."""
    check_compound(data, name)
    from doc2docx import convert
    from doc2docx.errors import EncryptedDocumentError

    with tempfile.TemporaryDirectory(prefix="cchc-doc-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "source.doc", Path(folder) / "target.docx"
        source.write_bytes(data)
        try:
            convert(source, target)
        except EncryptedDocumentError:
            raise LockedFileError(name) from None
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - a damaged file can fail anywhere in the converter
            raise BrokenFileError(name) from None
        if target.stat().st_size > limits.unpacked_bytes:
            raise TooLargeError(name, limits.unpacked_bytes // MEGABYTE)
        found = read_docx(target.read_bytes(), name, limits)
    found.format = "doc"
    return found
