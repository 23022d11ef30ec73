"""Reads the text of .doc files of Word 97 to 2003, with the font of every letter.

Headers, comments and deleted text are left out; text boxes follow the paragraph they are tied to, footnotes
and endnotes the text.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from planner.i18n import _
from planner.intake.compound_file import CompoundFile
from planner.intake.doc_file import DocFile
from planner.intake.doc_text import DocText
from planner.intake.errors import AncientWordError, BrokenFileError, LockedFileError, OtherKindError

if TYPE_CHECKING:
    from planner.intake.limits import ReadingLimits
    from planner.intake.runs import Found

_WORD_97 = 0x00C1
"""The version number from which on the format is the one that is read here."""
_ENCRYPTED = 0x0100
_ANCIENT_MARKS = (0xA5DC, 0xA697, 0xA698, 0xA699)
_BROKEN = (ValueError, struct.error, IndexError, KeyError)


def read_doc(data: bytes, name: str, limits: ReadingLimits) -> Found:
    """Return what a .doc file says; raises a subclass of UnreadableDocumentError that says why not."""
    try:
        return DocText(DocFile(checked_compound(data, name)), name, limits).found()
    except _BROKEN:
        raise BrokenFileError(name) from None


def checked_compound(data: bytes, name: str) -> CompoundFile:
    """Return the compound file, or raise the error that says why it is no .doc file of Word 97 to 2003."""
    try:
        file = CompoundFile(data)
    except _BROKEN:
        raise BrokenFileError(name) from None
    if "EncryptedPackage" in file.root:
        raise LockedFileError(name)
    if "WordDocument" not in file.root:
        raise OtherKindError(name, _relative(file))
    head = file.stream("WordDocument")[:32]
    if len(head) < 32:
        raise BrokenFileError(name)
    mark, version = struct.unpack_from("<HH", head)
    flags = struct.unpack_from("<H", head, 10)[0]
    if mark in _ANCIENT_MARKS or version < _WORD_97:
        raise AncientWordError(name)
    if flags & _ENCRYPTED:
        raise LockedFileError(name)
    return file


def _relative(file: CompoundFile) -> str:
    if file.root.keys() & {"Workbook", "Book"}:
        return _("a spreadsheet")
    if "PowerPoint Document" in file.root:
        return _("a presentation")
    if "__properties_version1.0" in file.root:
        return _("an e-mail")
    return _("a file of another format")
