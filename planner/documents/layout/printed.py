"""What stands on the page: paragraphs, drawn lines and pairs of columns, each with its component's layout."""

from __future__ import annotations

import msgspec


class PrintedText(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph in the layout of `component`; a line feed breaks the line inside it.

    `narrowed` (mm) is taken from both sides so that a centred text breaks into even lines.
    `left` (mm) moves the paragraph away from the left edge. `space_before` (pt) replaces the rule's value.
    `keep_next` holds the paragraph on the page of the next one, besides what the rule says.
    """

    component: str
    text: str
    narrowed: float = 0.0
    left: float = 0.0
    space_before: float | None = None
    keep_next: bool = False


class PrintedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A solid horizontal line, centred in `available` mm and `length` mm long."""

    length: float
    available: float


class PrintedRow(msgspec.Struct, frozen=True):
    """What stands side by side: both columns begin at the same height."""

    left: tuple[PrintedText | PrintedLine, ...]
    right: tuple[PrintedText | PrintedLine, ...]


class PrintedColumns(msgspec.Struct, frozen=True, kw_only=True):
    """Two columns without borders; a row is never broken over two pages unless `breakable`."""

    component: str
    rows: tuple[PrintedRow, ...]
    breakable: bool = False


Printed = PrintedText | PrintedLine | PrintedColumns


class PrintedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A whole document as laid out, and what its file says about itself."""

    title: str
    author: str
    blocks: tuple[Printed, ...]
