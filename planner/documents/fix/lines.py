"""Repairs of the drawn lines below motto, issuing body and subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from planner.documents.check.looks import Paragraph, Table
from planner.documents.check.rules_lines import heading_lines, lines_below
from planner.documents.check.word_xml import child, value, whole, word
from planner.documents.fix.shapes import reshape
from planner.documents.fix.word_editing import named, properties_of, set_attributes, set_value
from planner.documents.layout.measures import broken_lines, length_below, text_width
from planner.documents.layout.rules import TWIPS_PER_MM, TWIPS_PER_POINT, layout_rules

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planner.documents.check.components import Part
    from planner.documents.check.pieces import Piece
    from planner.documents.check.rules_line_place import HungLine
    from planner.documents.fix.changes import ChangeLog

OWNERS = ("issuing_body", "motto", "subject")


def fix_lines(log: ChangeLog, part: Part, broken: set[str]) -> None:
    """Draw the lines that are missing, and give those of wrong length theirs: borders and shapes are cut.

    Underscores that stand alone on the line below the text give way to a drawn line; others are left.
    """
    for name in OWNERS:
        pieces = part.of(name)
        if not pieces or f"{name}.line_below" not in broken:
            continue
        if name == "subject" and part.of("attachment_note"):
            continue  # the line of an attached document stands below the note that names its decision
        if pieces[-1].paragraph.element is not None and all(p.whole and p.letters for p in pieces):
            _fix_line(log, part, name, pieces)


def _fix_line(log: ChangeLog, part: Part, name: str, pieces: list[Piece]) -> None:
    rule, last = layout_rules().rule(f"{name}.line_below"), pieces[-1].paragraph
    texts, face = _lines_of_text(pieces), pieces[-1].letters[0].face
    low, high = rule.low or 0.0, rule.high or 1.0
    length = length_below(texts, face.size, low, high, rule.number, bold=face.bold)
    hung, below = _only_line(part, name, pieces), last.element.getnext()
    there = True
    if hung is not None and hung.line.made_of == "shape":
        done = reshape(hung.line, length, _offset(hung, last, length))
    elif hung is not None and _is_letters_alone(hung, last):
        last.element.addnext(_new_line(last.width, length))
        _remove(hung.paragraph)
        done = True
    elif below is not None and _is_border_line(below):
        longest = max(text_width(text, face.size, bold=face.bold) for text in texts)
        done = not low * longest - 1 <= _length_of(below, last.width) <= high * longest + 1
        if done:
            _cut(below, last.width, length)
    else:
        done = not last.lines and not _drawn_near(part, last.element)
        there = False
        if done:
            last.element.addnext(_new_line(last.width, length))
            for piece in pieces:
                _remove_underline(piece)
    if done:
        log.drawn(rule, pieces[-1], length, was_there=there)


def _offset(hung: HungLine, text: Paragraph, length: float) -> float:
    """Return where a shape of that length begins: under the middle of its text, else as it stood."""
    if hung.paragraph is None:
        return hung.line.offset - (length - hung.line.length) / 2
    return (text.width + text.look.left - text.look.right - length) / 2


def _only_line(part: Part, name: str, pieces: list[Piece]) -> HungLine | None:
    """Return the only line that there is below a component, None where there are none or several."""
    if name == "subject":
        hung = lines_below(part, pieces)
    else:
        hung = [line for owner, line in heading_lines(part) if owner == name]
    return hung[0] if len(hung) == 1 else None


def _is_letters_alone(hung: HungLine, text: Paragraph) -> bool:
    """Tell whether a line of underscores or dashes is a paragraph of its own right below the text."""
    on = hung.paragraph
    if hung.line.made_of != "letters" or on is None or on.element is None or on is text:
        return False
    alone = not any(map(str.isalnum, on.text)) and not on.page_field and len(on.lines) == 1
    return alone and bool(text.element.getnext() is on.element) and child(on.element, "pPr/sectPr") is None


def _remove(paragraph: Paragraph | None) -> None:
    if paragraph is not None and paragraph.element is not None:
        paragraph.element.getparent().remove(paragraph.element)


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
