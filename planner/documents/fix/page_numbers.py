"""Puts a missing page number into the upper margin, and moves one there from the foot (I.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from planner.documents.check.findings import Sheet
from planner.documents.check.rules_page import check_pages
from planner.documents.check.word_xml import RELATIONSHIP_ID, child, word
from planner.documents.fix.word_editing import named, properties_of, set_attributes, set_value
from planner.documents.layout.rules import layout_rules
from planner.documents.layout.styles import NAMESPACE
from planner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from planner.documents.check.components import Part
    from planner.documents.check.looks import Paragraph
    from planner.documents.check.reading import Story
    from planner.documents.check.sections import Section
    from planner.documents.fix.additions import Additions
    from planner.documents.fix.changes import ChangeLog

_RULE = "page_number.place"
_NUMBER_ALONE = re.compile(r"[\s\d\-\u2013.]*")
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def fix_page_numbers(log: ChangeLog, story: Story, parts: Sequence[Part], additions: Additions) -> None:
    """Repair the place of the page numbers where nothing else stands in the margins concerned.

    Headers with other words, and documents whose even pages differ, are left: where the number belongs there
    is not certain.
    """
    sheet = Sheet()
    check_pages(sheet, story, parts)
    if not additions.can_be_linked or story.even_pages_differ:
        return
    if _RULE not in {finding.rule for finding in sheet.findings}:
        return
    below = [p for section in story.sections for p in _numbers(section.footers)]
    if not all(_NUMBER_ALONE.fullmatch(p.text) for p in below):
        return
    wanted = [section for section in story.sections if not _numbers(section.headers)]
    if any(_occupied(section) for section in wanted):
        return
    rule = layout_rules().rule(_RULE)
    log.page(rule, _("page number"), "footer" if below else _("no page number"), "header")
    for element in {id(p.element): p.element for p in below}.values():
        _empty(element)
    _number(wanted, additions)
    if child(story.sections[0].element, "titlePg") is None:
        set_value(story.sections[0].element, "titlePg", "1")


def _numbers(margin: dict[str, tuple[Paragraph, ...]]) -> list[Paragraph]:
    return [paragraph for lines in margin.values() for paragraph in lines if paragraph.page_field]


def _occupied(section: Section) -> bool:
    lines = section.headers.get("default", ())
    return any(not p.empty or p.lines or p.framed for p in lines)


def _number(sections: Sequence[Section], additions: Additions) -> None:
    """Write the number into each header that is empty; a section without one gets one, others inherit it."""
    done: set[int] = set()
    inherited = False
    for section in sections:
        lines = section.headers.get("default", ())
        if lines:
            element = lines[0].element
            if id(element) not in done:
                done.add(id(element))
                _fill(element)
        elif not inherited:
            inherited = True
            header = etree.Element(word("hdr"), nsmap={"w": NAMESPACE})
            _fill(etree.SubElement(header, word("p")))
            reference = etree.Element(word("headerReference"))
            reference.set(word("type"), "default")
            reference.set(RELATIONSHIP_ID, additions.header(header))
            section.element.insert(0, reference)


def _fill(paragraph: _Element) -> None:
    """Make an empty paragraph the page number: centred, in the size and font of the rules."""
    layout = layout_rules()["page_number"]
    properties = properties_of(paragraph)
    set_attributes(properties, "ind", left=0, right=0, firstLine=0)
    set_value(properties, "jc", layout.text("align"))
    for kind in ("begin", "instruction", "separate", "end"):
        run = etree.SubElement(paragraph, word("r"))
        own = properties_of(run)
        named(own, "rFonts").attrib.update(
            {word(slot): layout_rules()["page"].text("font") for slot in _SLOTS}
        )
        for name in ("sz", "szCs"):
            set_value(own, name, str(round(layout.number("size") * 2)))
        if kind == "instruction":
            instruction = etree.SubElement(run, word("instrText"))
            instruction.text = " PAGE "
            instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        else:
            etree.SubElement(run, word("fldChar")).set(word("fldCharType"), kind)


def _empty(paragraph: _Element) -> None:
    """Take the number out of a paragraph of the foot; the paragraph stays, a foot must have one."""
    for each in list(paragraph):
        if each.tag != word("pPr"):
            paragraph.remove(each)
