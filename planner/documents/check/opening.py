"""Opens any file named .docx without trusting it: sizes are limited, nothing outside is fetched."""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from planner.documents.check.errors import (
    DamagedFileError,
    EncryptedFileError,
    MacroFileError,
    OldWordFileError,
    OtherFormatError,
    OversizedFileError,
    UnsafeFileError,
)
from planner.documents.check.package import Package, resolved
from planner.documents.check.safe_xml import BrokenXmlError, DeclaringXmlError, parsed
from planner.i18n import _

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_PART = 64 * 1024 * 1024
LARGEST_SUM = 200 * 1024 * 1024
MOST_PARTS = 2000
HIGHEST_RATIO = 250
_RATIO_FROM = 1024 * 1024
"""Small parts may be packed as tightly as they like."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_FLAG = 0x1
_MAIN = "/officeDocument"


def open_package(data: bytes, name: str) -> Package:
    """Return the parts of a Word file; raises the subclass of UnreadableFileError that says why not."""
    _refuse_other_formats(data, name)
    try:
        with ZipFile(BytesIO(data)) as archive:
            _refuse_bombs(archive, name)
            return _read(archive, name)
    except (BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError, ValueError):
        raise DamagedFileError(name) from None


def _refuse_other_formats(data: bytes, name: str) -> None:
    if len(data) > LARGEST_FILE:
        raise OversizedFileError(name)
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise EncryptedFileError(name)
        raise OldWordFileError(name)
    if b"%pdf-" in start:
        raise OtherFormatError(name, _("a PDF file"))
    if start.startswith(b"{\\rtf"):
        raise OtherFormatError(name, _("an RTF file"))
    if start.startswith((b"<!doctype html", b"<html")):
        raise OtherFormatError(name, _("a web page"))
    if start and not start.startswith(b"pk"):
        raise OtherFormatError(name, _("a file of another format"))


def _refuse_bombs(archive: ZipFile, name: str) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_SUM:
        raise OversizedFileError(name)
    for part in parts:
        if part.flag_bits & _ENCRYPTED_FLAG:
            raise EncryptedFileError(name)
        packed = max(1, part.compress_size)
        if part.file_size > _RATIO_FROM and part.file_size / packed > HIGHEST_RATIO:
            raise OversizedFileError(name)
        if part.file_size > LARGEST_PART and part.filename.endswith((".xml", ".rels")):
            raise OversizedFileError(name)


def _read(archive: ZipFile, name: str) -> Package:
    names = set(archive.namelist())
    if "[Content_Types].xml" not in names:
        raise OtherFormatError(name, _("a packed file of another kind"))
    kinds = _kinds(_xml(archive.read("[Content_Types].xml"), name))
    main = _target_of_package(_xml(archive.read("_rels/.rels"), name))
    kind = kinds.get(f"/{main}", "")
    if "macroEnabled" in kind or any(part.endswith("vbaProject.bin") for part in names):
        raise MacroFileError(name)
    if "wordprocessingml" not in kind:
        raise OtherFormatError(name, _("a file of another office program"))
    folder = posixpath.dirname(main)
    wanted = (part for part in names if part.startswith(f"{folder}/") and part.endswith(".xml"))
    parts = {part: _xml(archive.read(part), name) for part in sorted(wanted) if _is_read(part, folder)}
    if main not in parts:
        raise DamagedFileError(name)
    relations = f"{folder}/_rels/{posixpath.basename(main)}.rels"
    links = _targets(_xml(archive.read(relations), name), folder) if relations in names else {}
    return Package(parts, main, links)


def _is_read(part: str, folder: str) -> bool:
    """Only the parts that layout depends on are parsed; charts and custom data are not."""
    rest = part.removeprefix(f"{folder}/")
    return "/" not in rest or rest.startswith("theme")


def _kinds(types: _Element) -> dict[str, str]:
    return {each.get("PartName", ""): each.get("ContentType", "") for each in types if each.get("PartName")}


def _target_of_package(relations: _Element) -> str:
    for each in relations:
        if each.get("Type", "").endswith(_MAIN):
            return posixpath.normpath(each.get("Target", "").lstrip("/"))
    raise KeyError(_MAIN)


def _targets(relations: _Element, folder: str) -> dict[str, str]:
    return {
        each.get("Id", ""): resolved(each.get("Target", ""), folder)
        for each in relations
        if each.get("TargetMode") != "External"
    }


def _xml(data: bytes, name: str) -> _Element:
    try:
        return parsed(data, with_instructions=True)
    except DeclaringXmlError:
        raise UnsafeFileError(name) from None
    except BrokenXmlError:
        raise DamagedFileError(name) from None
