"""How a piece of text and a paragraph look in the end; lengths in mm, sizes in pt."""

from __future__ import annotations

from typing import Any

import msgspec


class Face(msgspec.Struct, frozen=True):
    """The letters of a run as Word shows them."""

    fonts: tuple[str, ...] = ("Times New Roman",)
    """The fonts of plain and of accented letters; one when they are the same."""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underlined: bool = False
    raised: bool = False
    """Superscript or subscript."""
    hidden: bool = False
    color: str = "000000"


class ParagraphLook(msgspec.Struct, frozen=True):
    """A paragraph as Word shows it."""

    align: str = "left"
    """left, center, right, both."""
    left: float = 0.0
    right: float = 0.0
    first_line: float = 0.0
    """Indent of the first line against the others; negative for a hanging one."""
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    """Line spacing in lines; for an exact height, that height in points."""
    exact: str = ""
    """"exact" or "atLeast" when `line` is a height in points."""
    same_style_close: bool = False
    """No space between paragraphs of the same style."""
    style: str = ""
    keep_next: bool = False
    page_break_before: bool = False


class Span(msgspec.Struct, frozen=True):
    """Letters of one run that look the same."""

    text: str
    face: Face
    element: Any = None
    """The run in the file."""
    linked: bool = False
    """Part of a hyperlink."""


class DrawnLine(msgspec.Struct, frozen=True):
    """A horizontal line: its length (mm), and how it was made."""

    length: float
    made_of: str
    """"shape", "border" or "letters" (underscores, dashes)."""
    offset: float = 0.0
    """Distance (mm) from the left edge of the paragraph's column, where known."""
    placed: bool = False
    """`offset` is known for certain."""
    drop: float | None = None
    """Distance (mm) of a shape below the upper edge of its paragraph, where known."""
    solid: bool = True
    """One unbroken stroke: neither dashed, nor dotted, nor doubled."""
    element: Any = None
    """The shape in the file."""


class Frame(msgspec.Struct, frozen=True):
    """A rectangle around text; lengths in mm, 0 where they are not fixed."""

    width: float
    height: float
    border: str = "single"
    """Kind of its border as Word names it: "single", "double", "dashed", ... or "none"."""
    color: str = "000000"


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the body, a cell, a text box, a header or a footer."""

    spans: tuple[Span, ...]
    look: ParagraphLook
    width: float
    """Width (mm) of the column it stands in."""
    section: int = 0
    label: str = ""
    """Number or mark that Word's automatic list puts in front."""
    lines: tuple[DrawnLine, ...] = ()
    framed: bool = False
    """In a text box, or in a table of its own within a cell."""
    frame: Frame | None = None
    """The rectangle of that text box or table, where it can be told."""
    page_field: bool = False
    element: Any = None
    """The paragraph in the file."""

    @property
    def text(self) -> str:
        """The letters as they stand, with the automatic number in front."""
        letters = "".join(span.text for span in self.spans)
        return f"{self.label} {letters}" if self.label else letters

    @property
    def empty(self) -> bool:
        """Tell whether nothing but white space stands in the paragraph."""
        return not self.text.strip()


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of a table."""

    paragraphs: tuple[Paragraph, ...]
    width: float
    borders: frozenset[str] = frozenset()
    """Sides with a visible border."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table that stands in the body."""

    rows: tuple[tuple[Cell, ...], ...]
    section: int = 0
    bordered: bool = False

    @property
    def text(self) -> str:
        """All letters, one paragraph a line."""
        return "\n".join(p.text for row in self.rows for cell in row for p in cell.paragraphs)


Block = Paragraph | Table
