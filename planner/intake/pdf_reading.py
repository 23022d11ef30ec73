"""Reads the text layer of a PDF file: columns kept apart, page numbers dropped, paragraphs made whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.i18n import _
from planner.intake.pdf_columns import bands_of
from planner.intake.pdf_lines import Piece, pieces_of
from planner.intake.pdf_pages import Page, pages_of
from planner.intake.pdf_paragraphs import paragraphs_of
from planner.intake.runs import Found, FoundBlock, FoundTable

if TYPE_CHECKING:
    from planner.intake.limits import ReadingLimits

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:\d{1,4}|Trang\s+\d{1,4}(?:\s*/\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4})[-–—\s.]*$"
)
_EDGE = 0.1
"""The share of the page's height, above and below, in which page numbers stand."""
_PICTURE = 0.5
_FEW = 30
"""A page that is a picture and has fewer letters than this is a scan."""


def read_pdf(data: bytes, name: str, limits: ReadingLimits) -> Found:
    """Return what the text layer says; a scan gives no text and needs_ocr."""
    found = Found("pdf")
    scans = 0
    for number, page in enumerate(pages_of(data, name, limits), start=1):
        found.pages = number
        if len(page.glyphs) < _FEW and page.picture_share > _PICTURE:
            scans += 1
            continue
        found.blocks += _blocks(page)
    if scans:
        found.needs_ocr = scans * 2 >= (found.pages or 1)
        found.warnings.append(_("The file is a scan: its pages are pictures without text."))
    return found


def _blocks(page: Page) -> list[FoundBlock]:
    pieces = pieces_of(page.glyphs)
    pieces = [piece for piece in pieces if not _is_page_number(piece, pieces, page)]
    found: list[FoundBlock] = []
    for band in bands_of(pieces):
        if len(band.columns) == 1:
            found += paragraphs_of(band.columns[0])
        else:
            found.append(
                FoundTable([[list(paragraphs_of(column, keep_lines=True)) for column in band.columns]])
            )
    return found


def _is_page_number(piece: Piece, pieces: list[Piece], page: Page) -> bool:
    if not _EDGE * page.height > min(piece.y, page.height - piece.y) or not _PAGE_NUMBER.match(piece.text):
        return False
    return not any(other is not piece and abs(other.y - piece.y) < piece.size for other in pieces)
