"""Tables in a document: what they say, and how wide their columns would like to be."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Align(StrEnum):
    """Where the text of a cell stands."""

    at_left = "left"
    centred = "center"
    at_right = "right"


class Column(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One column; the widths (mm) are stretched or shrunk together to fill the page from margin to margin."""

    title: str
    width: float = 30.0
    align: Align = Align.at_left


class TableRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A row of cells from left to right, or a `heading` in bold over all columns that opens a group."""

    cells: tuple[str, ...] = ()
    heading: str = ""
    bold: bool = False
    """For a line of totals."""

    @property
    def is_heading(self) -> bool:
        """Tell whether the row opens a group; a row with cells is never one."""
        return bool(self.heading) and not self.cells


class Table(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="type",
    tag="table",
):
    """A table whose first row, with the titles, is repeated on each page.

    With `numbered` a narrow first column counts the rows from 1 over all groups, and headings of groups take
    Roman numbers.
    """

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...] = ()
    numbered: bool = False

    @property
    def width(self) -> float:
        """The width (mm) that the columns ask for, without the column of numbers."""
        return sum(column.width for column in self.columns)

    def texts(self) -> tuple[str, ...]:
        """Return every text in reading order, without the computed numbers."""
        titles = tuple(column.title for column in self.columns)
        rows = (text for row in self.rows for text in (row.heading, *row.cells))
        return (*titles, *rows)
