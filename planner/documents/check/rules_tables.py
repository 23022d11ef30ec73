"""The letters inside the tables of the text: font, colour, size (Appendix I, Part I, I.4 and II.6.e)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.check import describe
from planner.documents.check.findings import Severity
from planner.documents.check.looks import Table
from planner.documents.check.pieces import Piece
from planner.documents.check.rules_font import check_font
from planner.documents.check.rules_page import TOLERANCE_PT
from planner.documents.layout.rules import layout_rules
from planner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.looks import Face, Paragraph, Span


def check_tables(sheet: Sheet, part: Part) -> None:
    """Measure each look of letters that turns up in a table once, at the first words that have it."""
    seen: set[tuple[Face, bool]] = set()
    for paragraph, span in _spans(part):
        key = span.face, span.text.isascii()
        if key in seen:
            continue
        seen.add(key)
        words = " ".join(paragraph.text.split())
        piece = Piece(component="table_cell", text=words, spans=(span,), paragraph=paragraph)
        check_font(sheet, piece)
        if not span.face.raised:
            _size(sheet, piece, span.face.size)


def _spans(part: Part) -> Iterator[tuple[Paragraph, Span]]:
    for paragraph in table_paragraphs(part):
        for span in paragraph.spans:
            if any(map(str.isalnum, span.text)):
                yield paragraph, span


def table_paragraphs(part: Part) -> Iterator[Paragraph]:
    """Yield what stands in every table but those of heading and signature, which have rules of their own."""
    laid_out = {id(piece.paragraph) for piece in part.pieces}
    for block in part.blocks:
        if not isinstance(block, Table) or block in part.heading:
            continue
        paragraphs = [p for row in block.rows for cell in row for p in cell.paragraphs]
        if any(id(paragraph) in laid_out for paragraph in paragraphs):
            continue
        yield from paragraphs


def _size(sheet: Sheet, piece: Piece, size: float) -> None:
    """Many offices set tables in smaller letters than the text, so another size is worth a word only."""
    rule = layout_rules().rule("table_cell.size")
    expected = describe.allowed(rule)
    sheet.measure(
        rule,
        describe.measured(size, "pt"),
        ok=rule.allows(size, TOLERANCE_PT),
        expected=expected,
        where=sheet.at(piece),
        remedy=_("Set {what}: {expected}.", what=describe.property_name(rule.id), expected=expected),
        severity=Severity.warning,
    )
