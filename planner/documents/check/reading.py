"""Reads the body of a Word file into paragraphs and tables that know how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents.check.drawn import border_lines, letter_lines, shape_lines
from planner.documents.check.elements import (
    boxes_in,
    cell_margins,
    flattened,
    has_drawing,
    is_current,
    is_page_field,
    millimetres,
    place_of_box,
    runs_of,
    visible_borders,
)
from planner.documents.check.formatting import Styles
from planner.documents.check.frames import frame_of_box, frame_of_paragraph, frame_of_table
from planner.documents.check.looks import Block, Cell, Paragraph, Span, Table
from planner.documents.check.numbering import Lists
from planner.documents.check.sections import Section, read_sections
from planner.documents.check.word_xml import child, shown, value, whole, word

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planner.documents.check.package import Package

_TEXT = {"t": None, "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "\u2022"}
_SIDES = ("top", "bottom", "left", "right")


class Story(msgspec.Struct, frozen=True):
    """The whole document: its blocks in order, its sections, and how many pages its numbers tell apart."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    even_pages_differ: bool = False


def read_story(package: Package) -> Story:
    """Return the document of a package."""
    return _Reader(package).story()


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package)
        self.lists = Lists(package)
        self.section = 0

    def story(self) -> Story:
        body = self.package.body
        if body is None:
            return Story((), ())
        elements = [each for each in body.iter(word("sectPr")) if is_current(each)]
        sections = read_sections(self.package, elements, self.part)
        blocks: list[Block] = []
        for element in flattened(body):
            width = sections[min(self.section, len(sections) - 1)].text_width if sections else 160.0
            if element.tag == word("p"):
                blocks += self.paragraph(element, width)
                if child(element, "pPr/sectPr") is not None:
                    self.section += 1
            elif element.tag == word("tbl"):
                blocks.append(self.table(element, width))
        return Story(tuple(blocks), sections, self.package.setting("evenAndOddHeaders"))

    def part(self, root: _Element, width: float) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a header or footer, those of its tables included."""
        return tuple(self.inside(root, width))

    def inside(
        self, element: _Element, width: float, *, framed: bool = False, style: str = ""
    ) -> list[Paragraph]:
        found: list[Paragraph] = []
        for each in flattened(element):
            if each.tag == word("p"):
                found += self.paragraph(each, width, framed=framed, table_style=style)
            elif each.tag == word("tbl"):
                table = self.table(each, width)
                frame = frame_of_table(each)
                found += [
                    msgspec.structs.replace(p, framed=True, frame=p.frame or frame)
                    for row in table.rows
                    for cell in row
                    for p in cell.paragraphs
                ]
        return found

    def paragraph(
        self, element: _Element, width: float, *, framed: bool = False, table_style: str = ""
    ) -> list[Paragraph]:
        """Return a paragraph, and those of the text boxes anchored in it."""
        setting = self.styles.setting(element)
        key, depth = setting.numbering
        in_list = key not in ("", "0")
        indent = self.lists.indent(key, depth) if in_list else None
        look = self.styles.look(element, table_style, indent)
        if setting.centred:
            look = msgspec.structs.replace(look, align="center")
        spans, fields = self.spans(element, table_style, setting.style)
        drawn = has_drawing(element)
        lines = shape_lines(element) if drawn else []
        lines += border_lines(element, look, width) if setting.bordered else []
        lines += letter_lines(spans, look, width)
        label = ""
        if in_list and (any(span.text.strip() for span in spans) or not lines):
            label = self.lists.label(key, depth)
        own = Paragraph(
            spans=tuple(spans),
            look=look,
            width=width,
            section=self.section,
            label=label,
            lines=tuple(lines),
            framed=framed,
            frame=frame_of_paragraph(element, width - look.left - look.right) if setting.bordered else None,
            page_field=fields,
            element=element,
        )
        return [own, *self.boxes(element)] if drawn else [own]

    def boxes(self, element: _Element) -> list[Paragraph]:
        """Return the paragraphs of text boxes."""
        found: list[Paragraph] = []
        for each in boxes_in(element):
            frame, place = frame_of_box(each), place_of_box(each)
            inside = self.inside(each, frame.width if frame else 0.0, framed=True)
            found += [
                msgspec.structs.replace(
                    p,
                    frame=p.frame or frame,
                    look=msgspec.structs.replace(p.look, align=place) if place and p.page_field else p.look,
                )
                for p in inside
            ]
        return found

    def spans(self, paragraph: _Element, table_style: str, style: str) -> tuple[list[Span], bool]:
        """Return the shown letters of a paragraph, and whether a field for the page number is among them."""
        found: list[Span] = []
        has_field, depth_of_instructions = False, 0
        for run, linked, instruction in runs_of(paragraph):
            has_field = has_field or is_page_field(instruction)
            face = self.styles.face(paragraph, run, table_style, style)
            text = ""
            for each in shown(run):
                name = str(each.tag).rpartition("}")[2]
                if name == "fldChar":
                    kind = each.get(word("fldCharType"))
                    depth_of_instructions += {"begin": 1, "separate": -1}.get(kind or "", 0)
                    if kind == "end" and depth_of_instructions > 0:
                        depth_of_instructions -= 1
                elif name == "instrText":
                    has_field = has_field or is_page_field(each.text or "")
                elif name in _TEXT and each.tag == word(name) and depth_of_instructions <= 0:
                    text += _TEXT[name] or each.text or ""
            if text and not face.hidden:
                found.append(Span(text, face, run, linked))
        return found, has_field

    def table(self, element: _Element, width: float) -> Table:
        style = value(element, "tblPr/tblStyle") or ""
        borders = visible_borders(child(element, "tblPr/tblBorders"))
        grid = [
            millimetres(each.get(word("w")))
            for each in element.iterfind(f"{word('tblGrid')}/{word('gridCol')}")
        ]
        margins = cell_margins(element)
        rows = []
        for row in flattened(element, word("tr")):
            place, cells = 0, []
            for cell in flattened(row, word("tc")):
                span = whole(value(cell, "tcPr/gridSpan"), 1) or 1
                named = millimetres(value(cell, "tcPr/tcW", "w"))
                percent = value(cell, "tcPr/tcW", "type") == "pct"
                own = sum(grid[place : place + span])
                cell_width = own or (width / 2 if percent or not named else named)
                place += span
                inner = max(1.0, cell_width - margins)
                cells.append(
                    Cell(
                        paragraphs=tuple(self.inside(cell, inner, style=style)),
                        width=cell_width,
                        borders=frozenset(visible_borders(child(cell, "tcPr/tcBorders"))),
                    )
                )
            rows.append(tuple(cells))
        return Table(rows=tuple(rows), section=self.section, bordered=bool(borders & set(_SIDES)))
