"""What stands on the page: paragraphs, drawn lines and pairs of columns, each with its component's layout."""

from __future__ import annotations

import msgspec


class PrintedText(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph in the layout of `component`; a line feed breaks the line inside it.

    `narrowed` (mm) is taken from both sides so that a centred text breaks into even lines.
    `left` (mm) moves the paragraph away from the left edge, `hanging` (mm) all its lines but the first.
    `space_before` (pt) replaces the rule's value. `line_above` draws a line over its full width.
    `keep_next` holds the paragraph on the page of the next one, besides what the rule says.
    `opening` stands before the text in bold letters, such as the number of an article.
    """

    component: str
    text: str
    opening: str = ""
    narrowed: float = 0.0
    left: float = 0.0
    hanging: float = 0.0
    space_before: float | None = None
    keep_next: bool = False
    line_above: bool = False


class PrintedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A solid horizontal line, centred in `available` mm and `length` mm long.

    `space_before` (pt) replaces the value of the rule.
    """

    length: float
    available: float
    space_before: float | None = None


class PrintedStamp(msgspec.Struct, frozen=True, kw_only=True):
    """Words in a single frame of `width` mm, as high as its rule says; at the left edge or the right."""

    component: str
    text: str
    width: float
    at_right: bool = False


class PrintedRow(msgspec.Struct, frozen=True):
    """What stands side by side: both columns begin at the same height."""

    left: tuple[PrintedText | PrintedLine | PrintedStamp, ...]
    right: tuple[PrintedText | PrintedLine, ...]


class PrintedColumns(msgspec.Struct, frozen=True, kw_only=True):
    """Two columns without borders; a row is never broken over two pages unless `breakable`."""

    component: str
    rows: tuple[PrintedRow, ...]
    breakable: bool = False


class PrintedTableRow(msgspec.Struct, frozen=True):
    """A row of a table; where it has fewer cells than columns, the last cell reaches over the rest.

    `is_heading` opens a group and stays with the next row. A row higher than a page has to be `breakable`.
    """

    cells: tuple[str, ...]
    bold: bool = False
    is_heading: bool = False
    breakable: bool = False


class PrintedTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table with borders: widths of the columns (mm), how they are aligned, titles and rows.

    The row of titles is repeated on every page, unless it is so high that little room would be left.
    """

    widths: tuple[float, ...]
    aligns: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[PrintedTableRow, ...]
    repeats_titles: bool = True


class PrintedPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture in the line of text, `width` by `height` mm, with the words for people who cannot see it."""

    png: bytes
    width: float
    height: float
    text: str


Printed = PrintedText | PrintedLine | PrintedStamp | PrintedColumns | PrintedTable | PrintedPicture


class PrintedSection(msgspec.Struct, frozen=True, kw_only=True):
    """What begins on a new page with page numbers of its own, from 1: an annex or an attached document."""

    blocks: tuple[Printed, ...]
    landscape: bool = False


class PrintedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A whole document as laid out, and what its file says about itself."""

    title: str
    author: str
    first_header: tuple[PrintedStamp, ...] = ()
    """What stands in the upper margin of the first page instead of a page number."""
    first_footer: tuple[PrintedText, ...] = ()
    """What stands at the foot of the first page's text."""
    blocks: tuple[Printed, ...]
    sections: tuple[PrintedSection, ...] = ()
    """What follows the signature, each part in a section of its own."""
