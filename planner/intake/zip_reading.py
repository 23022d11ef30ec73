"""Tells the packed office files apart: Word's, LibreOffice's, and those that are no text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _
from planner.intake.errors import OtherKindError
from planner.intake.package_reading import PackedFile

if TYPE_CHECKING:
    from planner.intake.limits import ReadingLimits
    from planner.intake.runs import Found

_OPEN = b"application/vnd.oasis.opendocument."


def read_zip(data: bytes, name: str, limits: ReadingLimits) -> Found:
    """Return what a packed office file says; the UnreadableDocumentError raised says why not."""
    packed = PackedFile(data, name, limits)
    kind = packed.read("mimetype")[:100].strip() if "mimetype" in packed else b""
    if not kind.startswith(_OPEN):
        from planner.intake.docx_reading import read_docx

        return read_docx(packed, limits)
    from planner.intake.odt_reading import MIME, read_odt

    if kind.startswith(_OPEN + b"spreadsheet"):
        raise OtherKindError(name, _("a spreadsheet"))
    if kind.startswith(_OPEN + b"presentation"):
        raise OtherKindError(name, _("a presentation"))
    if not kind.startswith(MIME):
        raise OtherKindError(name, _("a file of another office program"))
    return read_odt(packed, limits)
