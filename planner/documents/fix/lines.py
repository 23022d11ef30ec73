"""Repairs of the drawn lines below motto, issuing body and subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from planner.documents.check.looks import Paragraph, Table
from planner.documents.check.word_xml import child, value, whole, word
from planner.documents.fix.word_editing import named, properties_of, set_attributes, set_value
from planner.documents.layout.measures import broken_lines, length_below, text_width
from planner.documents.layout.rules import TWIPS_PER_MM, TWIPS_PER_POINT, layout_rules

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planner.documents.check.components import Part
    from planner.documents.check.pieces import Piece
    from planner.documents.fix.changes import ChangeLog

OWNERS = ("issuing_body", "motto", "subject")


def fix_lines(log: ChangeLog, part: Part, broken: set[str]) -> None:
    """Draw the lines that are missing, and cut to length those made of the border of an empty paragraph.

    Shapes and underscores of a wrong length are left: what they belong to cannot be told for certain.
    """
    for name in OWNERS:
        pieces = part.of(name)
        if not pieces or f"{name}.line_below" not in broken:
            continue
        if name == "subject" and part.of("attachment_note"):
            continue  # the line of an attached document stands below the note that names its decision
        last = pieces[-1].paragraph
        if last.element is None or not all(piece.whole and piece.letters for piece in pieces):
            continue
        rule = layout_rules().rule(f"{name}.line_below")
        texts = _lines_of_text(pieces)
        face = pieces[-1].letters[0].face
        low, high = rule.low or 0.0, rule.high or 1.0
        length = length_below(texts, face.size, low, high, rule.number, bold=face.bold)
        below = last.element.getnext()
        if below is not None and _is_border_line(below):
            longest = max(text_width(text, face.size, bold=face.bold) for text in texts)
            if not low * longest - 1 <= _length_of(below, last.width) <= high * longest + 1:
                _cut(below, last.width, length)
                log.drawn(rule, pieces[-1], length, was_there=True)
        elif not last.lines and not _drawn_near(part, last.element):
            last.element.addnext(_new_line(last.width, length))
            for piece in pieces:
                _remove_underline(piece)
            log.drawn(rule, pieces[-1], length, was_there=False)


def _lines_of_text(pieces: list[Piece]) -> list[str]:
    """Return the lines as they break on the page."""
    lines: list[str] = []
    for piece in pieces:
        look, face = piece.paragraph.look, piece.letters[0].face
        text = piece.text.upper() if piece.in_capitals else piece.text
        lines += broken_lines(text, piece.paragraph.width - look.left - look.right, face.size, bold=face.bold)
    return lines


def _length_of(line: _Element, available: float) -> float:
    sides = (whole(value(line, "pPr/ind", side), 0) or 0 for side in ("left", "right"))
    return available - sum(sides) / TWIPS_PER_MM


def _is_border_line(element: _Element) -> bool:
    """Tell whether an element is an empty paragraph with a border."""
    return (
        element.tag == word("p")
        and child(element, "pPr/pBdr") is not None
        and not "".join(each.text or "" for each in element.iter(word("t"))).strip()
    )


def _drawn_near(part: Part, element: _Element) -> bool:
    """Tell whether a line of any kind stands in the same cell, or in the block below the text."""
    cell = next((each for each in element.iterancestors() if each.tag == word("tc")), None)
    if cell is None:
        below = element.getnext()
        plain = (block for block in part.blocks if isinstance(block, Paragraph))
        return any(block.element is below and block.lines for block in plain)
    inside = set(cell.iter(word("p")))
    return any(
        paragraph.lines and paragraph.element in inside
        for block in part.heading
        if isinstance(block, Table)
        for row in block.rows
        for each in row
        for paragraph in each.paragraphs
    )


def _side(available: float, length: float) -> int:
    return round(max(0.0, available - length) / 2 * TWIPS_PER_MM)


def _cut(paragraph: _Element, available: float, length: float) -> None:
    side = _side(available, length)
    drop = ("start", "end", "firstLine", "hanging", "firstLineChars", "leftChars", "rightChars")
    set_attributes(properties_of(paragraph), "ind", *drop, left=side, right=side)


def _new_line(available: float, length: float) -> _Element:
    """Return a low empty paragraph whose upper border is the line."""
    layout = layout_rules()["drawn_line"]
    paragraph = etree.Element(word("p"))
    properties = properties_of(paragraph)
    top = etree.SubElement(named(properties, "pBdr"), word("top"))
    eighths = round(layout.number("thickness") * 8)
    for name, given in (("val", "single"), ("sz", eighths), ("space", 1), ("color", "000000")):
        top.set(word(name), str(given))
    height = round(layout.number("height") * TWIPS_PER_POINT)
    before = round(layout.number("space_before") * TWIPS_PER_POINT)
    set_attributes(properties, "spacing", before=before, after=0, line=height, lineRule="exact")
    side = _side(available, length)
    set_attributes(properties, "ind", left=side, right=side, firstLine=0)
    set_value(properties, "jc", "left")
    return paragraph


def _remove_underline(piece: Piece) -> None:
    for span in piece.letters:
        if span.face.underlined:
            set_value(properties_of(span.element), "u", "none")
