"""Finds what Word shows among the elements of a document: runs, tables, text boxes, borders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.check.word_xml import ANCHOR, child, shown, whole, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_MM_PER_TWIP = 25.4 / 1440
_TRANSPARENT = (
    "sdt",
    "sdtContent",
    "ins",
    "moveTo",
    "smartTag",
    "customXml",
    "hyperlink",
    "fldSimple",
    "dir",
)
"""Elements whose content stands in the text as if they were not there."""


def flattened(element: _Element, *tags: str) -> Iterator[_Element]:
    """Yield the paragraphs and tables (or `tags`) directly below, through content controls and insertions."""
    wanted = tags or (word("p"), word("tbl"))
    for each in shown(element):
        if each.tag in wanted:
            yield each
        elif each.tag in {word(name) for name in _TRANSPARENT}:
            yield from flattened(each, *tags)


def runs_of(element: _Element, *, linked: bool = False) -> Iterator[tuple[_Element, bool, str]]:
    """Yield the runs of a paragraph in order, with whether a link holds them and their simple field."""
    for each in shown(element):
        name = str(each.tag).rpartition("}")[2]
        if each.tag == word("r"):
            yield each, linked, ""
        elif name in _TRANSPARENT and each.tag == word(name):
            instruction = each.get(word("instr"), "")
            for run, inside, inner in runs_of(each, linked=linked or name == "hyperlink"):
                yield run, inside, inner or instruction
            if instruction and next(each.iter(word("r")), None) is None:
                yield each, linked, instruction


def boxes_in(element: _Element) -> Iterator[_Element]:
    """Yield the text boxes anchored in a paragraph, the outermost of nested ones."""
    for each in shown(element):
        if each.tag == word("txbxContent"):
            yield each
        elif each.tag != word("p") or element.tag != word("txbxContent"):
            yield from boxes_in(each)


def place_of_box(box: _Element) -> str:
    """Return where a floating box is set between the margins: left, center, right or ""."""
    anchor = next(box.iterancestors(f"{ANCHOR}anchor"), None)
    align = None if anchor is None else anchor.find(f"{ANCHOR}positionH/{ANCHOR}align")
    return "" if align is None else (align.text or "").strip()


def has_drawing(paragraph: _Element) -> bool:
    """Tell whether anything is drawn in a paragraph: most have nothing, and need no closer look."""
    return next(paragraph.iter(word("drawing"), word("pict"), word("object")), None) is not None


def is_page_field(instruction: str) -> bool:
    """Tell whether the instruction of a field asks for the page number."""
    return instruction.split()[:1] == ["PAGE"]


def is_current(section: _Element) -> bool:
    """Leave out the old properties that tracked changes keep."""
    parent = section.getparent()
    return parent is not None and parent.tag in (word("body"), word("pPr"))


def visible_borders(borders: _Element | None) -> set[str]:
    """Return the sides with a border that shows."""
    if borders is None:
        return set()
    shown_sides = {
        str(side.tag).rpartition("}")[2]
        for side in borders
        if side.get(word("val"), "nil") not in ("nil", "none")
    }
    return {{"start": "left", "end": "right"}.get(side, side) for side in shown_sides}


def cell_margins(table: _Element) -> float:
    """Return what the margins of a cell take from its width (mm)."""
    margins = child(table, "tblPr/tblCellMar")
    if margins is None:
        return 2 * 1.9
    total = 0.0
    for names in (("left", "start"), ("right", "end")):
        found = next((m for m in (child(margins, name) for name in names) if m is not None), None)
        total += 1.9 if found is None else millimetres(found.get(word("w")))
    return total


def millimetres(text: str | None) -> float:
    """Return a measure of Word in mm."""
    return (whole(text, 0) or 0) * _MM_PER_TWIP
