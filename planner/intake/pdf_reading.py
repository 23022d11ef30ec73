"""Reads the text layer of a PDF file: columns kept apart, page numbers dropped, paragraphs made whole.

Pages that are pictures, and text layers that are garbage, give no text: nothing is invented from them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from planner.i18n import _
from planner.intake.pdf_columns import bands_of
from planner.intake.pdf_lines import Piece, pieces_of
from planner.intake.pdf_pages import Page, pages_of
from planner.intake.pdf_paragraphs import join_pages, paragraphs_of
from planner.intake.pdf_tables import Grid, grids_of
from planner.intake.runs import Found, FoundBlock, FoundTable, Run
from planner.vietnamese.legacy_fonts import legacy_font
from planner.vietnamese.legacy_text import from_legacy
from planner.vietnamese.quality import text_quality

if TYPE_CHECKING:
    from planner.intake.limits import ReadingLimits

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:\d{1,4}|(?:Trang|Page)\s+\d{1,4}(?:\s*/\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4})[-–—\s.]*$"
)
_EDGE = 0.1
"""The share of the page's height, above and below, in which page numbers and running titles stand."""
_PICTURE = 0.5
"""The share of a page that a picture covers on a scan."""
_FEW = 30
"""A page that is a picture and has fewer letters than this is a scan."""
_UNKNOWN = 0.2
"""A share of letters that the file does not tell, by which the rest makes no sense either."""
_SYMBOL = re.compile("[\u2190-\u2bff\ue000-\uefff\uf100-\uf8ff\ufffd]")
"""Arrows, boxes and characters without a meaning of their own; the bullets of Windows fonts are others."""
_REPEATED = 3
"""Pages on which the same line stands at the edge of the page, by which it is a running title."""


def read_pdf(data: bytes, name: str, limits: ReadingLimits) -> Found:
    """Return what the text layer says; a scan or a garbage layer gives no text and needs_ocr."""
    found = Found("pdf", pages=0)
    read: list[tuple[Page, list[Piece]]] = []
    tables: list[list[Grid]] = []
    scans: list[int] = []
    garbage: list[int] = []
    for number, page in enumerate(pages_of(data, name, limits), start=1):
        found.pages = number
        if len(page.glyphs) < _FEW and page.picture_share > _PICTURE:
            scans.append(number)
            continue
        pieces = pieces_of(page.glyphs)
        if _is_garbage(page, pieces):
            garbage.append(number)
            continue
        grids = grids_of(page)
        tables.append(grids)
        read.append((page, pieces_of(page.glyphs) if grids else pieces))
    running = _running_titles(read)
    for (page, pieces), grids in zip(read, tables, strict=True):
        join_pages(found.blocks, _blocks(page, pieces, grids, running))
    _warn(found, scans, garbage)
    return found


def _warn(found: Found, scans: list[int], garbage: list[int]) -> None:
    missing, pages = len(scans) + len(garbage), found.pages or 0
    if not missing:
        return
    found.needs_ocr = missing * 2 >= pages
    if missing < pages:
        numbers = ", ".join(map(str, sorted(scans + garbage)[:20]))
        found.warnings.append(
            _("Pages without readable text, because they are pictures: {pages}.", pages=numbers)
        )
    elif scans:
        found.warnings.append(_("The file is a scan: its pages are pictures without text."))
    else:
        found.warnings.append(
            _("The text behind the pages is garbage from a poor recognition; it was left out.")
        )


def _is_garbage(page: Page, pieces: list[Piece]) -> bool:
    """Tell whether the letters of a page are not the ones that people see on it."""
    if page.unmapped > _UNKNOWN * (len(page.glyphs) + page.unmapped):
        return True
    text = " ".join(_in_unicode(run) for piece in pieces for run in (*piece.runs, Run(" ")))
    if len(_SYMBOL.findall(text)) > _UNKNOWN * len(text):
        return True
    quality = text_quality(text)
    if page.picture_share > _PICTURE:
        return quality.garbled
    return quality.garbled and quality.right < 0.5


def _in_unicode(run: Run) -> str:
    font = legacy_font(run.font) if run.font else None
    return from_legacy(run.text, font.encoding) if font else run.text


def _running_titles(pages: list[tuple[Page, list[Piece]]]) -> set[str]:
    """Return the lines that stand at the edge of many pages."""
    seen = Counter(
        text
        for page, pieces in pages
        for text in {p.text for p in pieces if _at_edge(p, page) and p.text.strip()}
    )
    return {text for text, count in seen.items() if count >= _REPEATED and count * 2 > len(pages)}


def _blocks(page: Page, pieces: list[Piece], grids: list[Grid], running: set[str]) -> list[FoundBlock]:
    kept = [piece for piece in pieces if not _is_beside_the_text(piece, pieces, page, running)]
    found: list[FoundBlock] = []
    for grid in grids:
        above = [piece for piece in kept if piece.y > grid.top]
        kept = [piece for piece in kept if piece.y <= grid.top]
        found += _outside_tables(above)
        rows = [[list[FoundBlock](paragraphs_of(pieces_of(cell))) for cell in row] for row in grid.rows]
        found.append(FoundTable(rows))
    found += _outside_tables(kept)
    return [*found, *paragraphs_of(pieces_of(page.aside), keep_lines=True)]


def _outside_tables(pieces: list[Piece]) -> list[FoundBlock]:
    found: list[FoundBlock] = []
    for band in bands_of(pieces):
        if len(band.columns) == 1:
            found += paragraphs_of(band.columns[0])
        else:
            cells = [list[FoundBlock](paragraphs_of(column, keep_lines=True)) for column in band.columns]
            found.append(FoundTable([cells]))
    return found


def _is_beside_the_text(piece: Piece, pieces: list[Piece], page: Page, running: set[str]) -> bool:
    if not _at_edge(piece, page):
        return False
    if piece.text in running:
        return True
    alone = not any(other is not piece and abs(other.y - piece.y) < piece.size for other in pieces)
    return alone and bool(_PAGE_NUMBER.match(piece.text))


def _at_edge(piece: Piece, page: Page) -> bool:
    return min(piece.y, page.height - piece.y) < _EDGE * page.height
