"""About how high paragraphs stand on the page, and where those of a table begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.layout.measures import LINE_HEIGHT, broken_lines
from planner.documents.layout.rules import MM_PER_POINT

if TYPE_CHECKING:
    from planner.documents.check.looks import Paragraph, Table

_USUAL_SIZE = 14.0
_LEAST_WIDTH = 20.0


def height_of(paragraph: Paragraph) -> float:
    """Return about how high (mm) a paragraph is with the space above and below it."""
    look = paragraph.look
    size = max((span.face.size for span in paragraph.spans), default=_USUAL_SIZE)
    bold = any(span.face.bold for span in paragraph.spans)
    room = max(_LEAST_WIDTH, paragraph.width - look.left - look.right)
    parts = paragraph.text.split("\n")
    lines = sum(max(1, len(broken_lines(part, room, size, bold=bold))) for part in parts)
    line = look.line if look.exact == "exact" else size * LINE_HEIGHT * (1.0 if look.exact else look.line)
    return (lines * line + look.before + look.after) * MM_PER_POINT


def tops_of(table: Table) -> dict[int, tuple[int, float]]:
    """Return the row of each paragraph of a table by its id, and about how far (mm) below the row's top."""
    found: dict[int, tuple[int, float]] = {}
    for number, row in enumerate(table.rows):
        for cell in row:
            top = 0.0
            for paragraph in cell.paragraphs:
                found[id(paragraph)] = (number, top + paragraph.look.before * MM_PER_POINT)
                top += height_of(paragraph)
    return found
