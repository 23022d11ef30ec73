"""Reads the text of .odt files of LibreOffice: what it shows, with the font of every letter.

Headers, footers, comments and deleted text are left out; text boxes follow their paragraph, notes the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _
from planner.intake.errors import BrokenFileError, TooComplexError
from planner.intake.odt_styles import OdtLook, OdtStyles, name_of, of
from planner.intake.runs import Found, FoundBlock, FoundParagraph, FoundTable, Run

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planner.intake.limits import ReadingLimits
    from planner.intake.package_reading import PackedFile

MIME = b"application/vnd.oasis.opendocument.text"
_SKIPPED = frozenset(
    (
        "tracked-changes",
        "annotation",
        "annotation-end",
        "note-citation",
        "sequence-decls",
        "forms",
        "bookmark",
    )
)
_MOST_SPACES = 1000


def read_odt(packed: PackedFile, limits: ReadingLimits) -> Found:
    """Return what a text document of LibreOffice says; raises a subclass of UnreadableDocumentError."""
    if "content.xml" not in packed:
        raise BrokenFileError(packed.name)
    content = packed.xml("content.xml")
    styles = OdtStyles(content, packed.xml("styles.xml") if "styles.xml" in packed else None)
    body = content.find(f"{of('office', 'body')}/{of('office', 'text')}")
    if body is None:
        raise BrokenFileError(packed.name)
    reader = _Reader(packed.name, limits, styles)
    try:
        blocks = reader.blocks(body, 0)
    except RecursionError:
        raise TooComplexError(packed.name, _("levels"), limits.depth) from None
    return Found("odt", blocks, reader.notes)


class _Reader:
    def __init__(self, name: str, limits: ReadingLimits, styles: OdtStyles) -> None:
        self.name = name
        self.limits = limits
        self.styles = styles
        self.notes: list[FoundBlock] = []
        self.tables = 0

    def blocks(self, element: _Element, depth: int) -> list[FoundBlock]:
        if depth > self.limits.depth:
            raise TooComplexError(self.name, _("levels"), self.limits.depth)
        found: list[FoundBlock] = []
        for each in element:
            name = name_of(each)
            if name in ("p", "h"):
                found += self.paragraph(each, depth)
            elif name == "table":
                found.append(self.table(each, depth + 1))
            elif name == "list":
                found += self.items(each, depth + 1)
            elif name and name not in _SKIPPED:
                found += self.blocks(each, depth + 1)
        return found

    def table(self, element: _Element, depth: int) -> FoundTable:
        self.tables += 1
        if self.tables > self.limits.tables:
            raise TooComplexError(self.name, _("tables"), self.limits.tables)
        rows = [
            [self.blocks(cell, depth) for cell in row if name_of(cell) == "table-cell"]
            for row in element.iter(of("table", "table-row"))
            if next(row.iterancestors(of("table", "table"))) is element
        ]
        return FoundTable([row for row in rows if row])

    def items(self, element: _Element, depth: int) -> list[FoundBlock]:
        found: list[FoundBlock] = []
        label = self.styles.list_label(element.get(of("text", "style-name"), ""))
        for number, item in enumerate(element.iterchildren(of("text", "list-item")), start=1):
            blocks = self.blocks(item, depth)
            first = blocks[0] if blocks else None
            if isinstance(first, FoundParagraph) and name_of(item[0]) != "list":
                first.runs.insert(0, Run(label.format(number)))
            found += blocks
        return found

    def paragraph(self, element: _Element, depth: int) -> list[FoundBlock]:
        look = self.styles.paragraph(element.get(of("text", "style-name"), ""))
        paragraph = FoundParagraph(alignment=look.alignment)
        boxes: list[FoundBlock] = []
        self.runs(element, look, paragraph, boxes, depth)
        return [paragraph, *boxes] if paragraph.text.strip() or not boxes else boxes

    def runs(
        self,
        element: _Element,
        look: OdtLook,
        paragraph: FoundParagraph,
        boxes: list[FoundBlock],
        depth: int,
    ) -> None:
        """Add the letters of an element to the paragraph; text boxes and notes go where they belong."""
        self.put(paragraph, element.text, look)
        for each in element:
            name = name_of(each)
            if name == "s":
                self.put(paragraph, " " * _count(each), look)
            elif name in ("tab", "line-break"):
                self.put(paragraph, "\t" if name == "tab" else "\n", look)
            elif name == "note":
                body = each.find(of("text", "note-body"))
                self.notes += [] if body is None else self.blocks(body, depth + 1)
            elif name == "frame":
                boxes += self.blocks(each, depth + 1)
            elif name and name not in _SKIPPED:
                inner = look
                if name == "span":
                    inner = self.styles.text(each.get(of("text", "style-name"), ""), look)
                self.runs(each, inner, paragraph, boxes, depth)
            self.put(paragraph, each.tail, look)

    @staticmethod
    def put(paragraph: FoundParagraph, text: str | None, look: OdtLook) -> None:
        if text and not look.hidden:
            paragraph.runs.append(Run(text, look.font, look.bold, look.italic))


def _count(element: _Element) -> int:
    """Return how many spaces an element stands for."""
    given = element.get(of("text", "c"), "1")
    return min(int(given), _MOST_SPACES) if given.isdecimal() and len(given) < 9 else 1
