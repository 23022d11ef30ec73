"""Opens packed office files without trusting them: sizes are limited, nothing outside is fetched."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from planner.documents.check import safe_xml
from planner.documents.check.package import resolved
from planner.i18n import _
from planner.intake.errors import (
    BrokenFileError,
    HarmfulFileError,
    LockedFileError,
    OtherKindError,
    TooComplexError,
    TooLargeError,
)
from planner.intake.limits import MEGABYTE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planner.intake.limits import ReadingLimits

_ENCRYPTED_FLAG = 0x1
_READ = ("styles.xml", "numbering.xml", "footnotes.xml", "endnotes.xml")


class PackedFile:
    """The parts of a packed file, unpacked one by one within the limits."""

    def __init__(self, data: bytes, name: str, limits: ReadingLimits) -> None:
        self.name = name
        self.limits = limits
        try:
            self._archive = ZipFile(BytesIO(data))
            parts = self._archive.infolist()
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
            raise BrokenFileError(name) from None
        self._parts = {part.filename.replace("\\", "/").lstrip("/"): part for part in parts}
        self._left = limits.unpacked_bytes
        if len(parts) > limits.parts:
            raise TooComplexError(name, _("parts"), limits.parts)
        if sum(part.file_size for part in parts) > limits.unpacked_bytes:
            raise TooLargeError(name, limits.unpacked_bytes // MEGABYTE)
        if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
            raise LockedFileError(name)

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return list(self._parts)

    def read(self, part: str) -> bytes:
        """Return a part; what a packed file says of its sizes is not believed."""
        info = self._parts[part]
        most = min(self.limits.part_bytes, self._left)
        try:
            with self._archive.open(info) as file:
                data = file.read(most + 1)
        except (
            BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            ValueError,
            RuntimeError,
            KeyError,
        ):
            raise BrokenFileError(self.name) from None
        ratio = len(data) / max(1, info.compress_size)
        if len(data) > most or (len(data) > MEGABYTE and ratio > self.limits.ratio):
            raise TooLargeError(self.name, most // MEGABYTE)
        self._left -= len(data)
        return data

    def xml(self, part: str) -> _Element:
        """Return a part as XML; raises HarmfulFileError where it declares entities."""
        return parsed(self.read(part), self.name)


def parsed(data: bytes, name: str) -> _Element:
    """Return XML without resolving, fetching or believing anything; comments are left out."""
    try:
        return safe_xml.parsed(data)
    except safe_xml.DeclaringXmlError:
        raise HarmfulFileError(name) from None
    except safe_xml.BrokenXmlError:
        raise BrokenFileError(name) from None


def targets(relations: _Element, folder: str) -> dict[str, tuple[str, str]]:
    """Return kind and target of each relationship inside the package, by its ID."""
    return {
        each.get("Id", ""): (
            each.get("Type", "").rpartition("/")[2],
            resolved(each.get("Target", ""), folder),
        )
        for each in relations
        if isinstance(each.tag, str) and each.get("TargetMode") != "External"
    }


def main_part(file: PackedFile) -> str:
    """Return the name of the main part of an office file; raises OtherKindError where it is no text."""
    if "[Content_Types].xml" not in file or "_rels/.rels" not in file:
        raise OtherKindError(file.name, _("a packed file of another kind"))
    kinds = {
        each.get("PartName", "").lstrip("/"): each.get("ContentType", "")
        for each in file.xml("[Content_Types].xml")
    }
    for kind, target in targets(file.xml("_rels/.rels"), "").values():
        if kind == "officeDocument":
            if "spreadsheet" in kinds.get(target, "") or target.startswith("xl/"):
                raise OtherKindError(file.name, _("a spreadsheet"))
            if "presentation" in kinds.get(target, "") or target.startswith("ppt/"):
                raise OtherKindError(file.name, _("a presentation"))
            if target not in file:
                raise BrokenFileError(file.name)
            return target
    raise OtherKindError(file.name, _("a packed file of another kind"))
