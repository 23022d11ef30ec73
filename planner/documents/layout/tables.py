"""Tables on the page: widths that fill it, computed numbers, rows that are split only where they must be."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from planner.documents.layout.measures import LINE_HEIGHT, broken_lines, text_width
from planner.documents.layout.numbering import Numbers, roman
from planner.documents.layout.printed import PrintedTable, PrintedTableRow
from planner.documents.layout.rules import MM_PER_POINT
from planner.documents.tables import Align
from planner.documents.wording import common_wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.documents.layout.rules import LayoutRules
    from planner.documents.tables import Table, TableRow


def asked_width(table: Table, rules: LayoutRules) -> float:
    """Return the width (mm) that the columns ask for, with the column of numbers."""
    return table.width + (rules["table"].number("number_width") if table.numbered else 0.0)


def printed_table(table: Table, rules: LayoutRules, width: float) -> PrintedTable:
    """Return the table stretched or shrunk to `width` mm, with its numbers."""
    layout = rules["table"]
    asked = [max(column.width, layout.number("least_width")) for column in table.columns] or [width]
    aligns = [str(column.align) for column in table.columns] or [str(Align.at_left)]
    titles = [column.title for column in table.columns] or [""]
    numbers = layout.number("number_width") if table.numbered else 0.0
    factor = (width - numbers) / sum(asked)
    widths = [share * factor for share in asked]
    if table.numbered:
        widths, aligns = [numbers, *widths], [str(Align.centred), *aligns]
        titles = [common_wording().number_column, *titles]
    height = rules.landscape_height
    rows = _rows(table, len(widths))
    return PrintedTable(
        widths=tuple(widths),
        aligns=tuple(aligns),
        titles=tuple(titles),
        rows=tuple(
            PrintedTableRow(cells, row.bold, row.is_heading, _is_higher(cells, widths, height, rules))
            for row, cells in zip(table.rows, rows, strict=True)
        ),
        repeats_titles=not _is_higher(titles, widths, height * layout.number("highest_titles"), rules),
    )


def _rows(table: Table, columns: int) -> list[tuple[str, ...]]:
    """Return the cells of each row; what is too many for the columns goes into the last one."""
    numbers = Numbers()
    cells: list[tuple[str, ...]] = []
    for row in table.rows:
        if row.is_heading:
            number = roman(numbers.next("heading"))
            cells.append((number, row.heading) if table.numbered and columns > 1 else (row.heading,))
            continue
        own = list(_texts(row))
        if table.numbered:
            own.insert(0, "" if row.bold else str(numbers.next("row")))
        if len(own) > columns:
            own[columns - 1 :] = ["\n".join(own[columns - 1 :])]
        cells.append((*own, *[""] * (columns - len(own))))
    return cells


def _texts(row: TableRow) -> tuple[str, ...]:
    return (row.heading, *row.cells) if row.heading else row.cells


def _is_higher(cells: Sequence[str], widths: Sequence[float], height: float, rules: LayoutRules) -> bool:
    """Tell whether a row is higher than `height` mm; only long texts are measured letter by letter."""
    layout = rules["table_cell"]
    size, margins = layout.number("size"), 2 * rules["table"].number("cell_margin")
    most = int(height / (size * LINE_HEIGHT * MM_PER_POINT))
    spans = [*widths[: len(cells) - 1], sum(widths[len(cells) - 1 :])]
    for text, width in zip(cells, spans, strict=True):
        room = max(width - margins, 1.0)
        fewest_letters = room / (size * MM_PER_POINT)
        if len(text) < most * fewest_letters and "\n" not in text:
            continue
        lines = [line for part in text.split("\n") for line in broken_lines(part, room, size) or [""]]
        if sum(max(1, ceil(text_width(line, size) / room)) for line in lines) >= most:
            return True
    return False
