"""Opens any file named .xlsx without trusting it: sizes are limited, nothing outside is fetched or run."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from planner.i18n import _
from planner.reports.errors import UnreadableSheetError

if TYPE_CHECKING:
    from pathlib import Path
    from zipfile import ZipInfo

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_SUM = 100 * 1024 * 1024
MOST_PARTS = 500
HIGHEST_RATIO = 200
_RATIO_FROM = 1024 * 1024
"""Small parts may be packed as tightly as they like."""
MOST_ROWS = 20_000
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_file(path: Path) -> bytes:
    """Return the bytes of a file; raises UnreadableSheetError."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableSheetError(path.name, _("it is too large"))
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSheetError(path.name, error.strerror or str(error)) from None


def open_book(data: bytes, name: str) -> Any:
    """Return the workbook with formulas as they are written, none computed; raises UnreadableSheetError."""
    _refuse_other_formats(data, name)
    try:
        with ZipFile(BytesIO(data)) as archive:
            _refuse_unsafe(archive, name)
    except (BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError):
        raise UnreadableSheetError(name, _("it is damaged")) from None
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(data), keep_links=False, rich_text=False)
    except Exception:  # noqa: BLE001 - openpyxl fails in as many ways as there are damaged files
        raise UnreadableSheetError(name, _("it is damaged")) from None


def _refuse_other_formats(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        raise UnreadableSheetError(name, _("it is an old .xls file or has a password"))
    if not data.startswith(b"PK"):
        raise UnreadableSheetError(name, _("it is no Excel file"))


def _refuse_unsafe(archive: ZipFile, name: str) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_SUM:
        raise UnreadableSheetError(name, _("it is too large"))
    if "xl/workbook.xml" not in names:
        raise UnreadableSheetError(name, _("it is no Excel file"))
    if any(part.endswith("vbaProject.bin") for part in names):
        raise UnreadableSheetError(name, _("it holds macros"))
    for part in parts:
        _refuse_part(archive, part, name)


def _refuse_part(archive: ZipFile, part: ZipInfo, name: str) -> None:
    if part.flag_bits & _ENCRYPTED:
        raise UnreadableSheetError(name, _("it is an old .xls file or has a password"))
    if part.file_size > _RATIO_FROM and part.file_size / max(1, part.compress_size) > HIGHEST_RATIO:
        raise UnreadableSheetError(name, _("it is too large"))
    if not part.filename.endswith((".xml", ".rels")):
        return
    with archive.open(part) as opened:
        head = opened.read(4096)
    # Entities could make a small file huge, or read others; Excel itself writes none, and always UTF-8.
    if _DECLARES.search(head) or b"\x00" in head:
        raise UnreadableSheetError(name, _("it declares entities, which no office program writes"))
