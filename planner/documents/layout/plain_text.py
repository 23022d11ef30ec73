"""The words of a printed document in reading order: what is kept for searching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.layout.printed import (
    PrintedColumns,
    PrintedDocument,
    PrintedLine,
    PrintedTable,
    PrintedText,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.documents.layout.printed import Printed


def plain_text(printed: PrintedDocument) -> str:
    """Return a line for each paragraph; cells of a row stand on one line, tabs between them.

    Two columns side by side are read one after the other, the left one first.
    """
    parts = [printed.first_header, printed.blocks, printed.first_footer]
    parts += [section.blocks for section in printed.sections]
    return "\n".join(line for part in parts for line in _lines(part))


def _lines(blocks: Iterable[Printed]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, PrintedLine):
            continue
        if isinstance(block, PrintedColumns):
            for row in block.rows:
                yield from _lines(row.left)
                yield from _lines(row.right)
        elif isinstance(block, PrintedTable):
            yield "\t".join(block.titles)
            yield from ("\t".join(" ".join(cell.split()) for cell in row.cells) for row in block.rows)
        elif text := _words(block.opening + block.text if isinstance(block, PrintedText) else block.text):
            yield text


def _words(text: str) -> str:
    return " ".join(text.split())
