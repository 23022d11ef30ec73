"""Repairs of paper, margins and page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.check.rules_page import TOLERANCE_MM, TOLERANCE_PT
from planner.documents.check.word_xml import word
from planner.documents.fix.word_editing import properties_of, set_attributes, set_value
from planner.documents.layout.rules import TWIPS_PER_MM, layout_rules
from planner.i18n import _

if TYPE_CHECKING:
    from planner.documents.check.looks import Paragraph
    from planner.documents.check.reading import Story
    from planner.documents.check.sections import Section
    from planner.documents.fix.changes import ChangeLog

_SAMPLE_BOTTOM = 15.0
"""Lower margin (mm) of the landscape pages in the decree's own file."""


def fix_pages(log: ChangeLog, story: Story) -> None:
    """Repair paper and margins of every section, and how its page number stands."""
    for place, section in enumerate(story.sections):
        where = _("section {number}", number=place + 1) if len(story.sections) > 1 else _("the page")
        _fix_paper(log, section, where)
        _fix_margins(log, section, where)
        for paragraph in section.headers.get("default", ()):
            if paragraph.page_field:
                _fix_number(log, paragraph)
    if story.sections:
        _hide_first(log, story.sections[0])


def _fix_paper(log: ChangeLog, section: Section, where: str) -> None:
    page = layout_rules()["page"]
    short, long = page.number("width"), page.number("height")
    width, height = (long, short) if section.landscape else (short, long)
    for name, found, wanted in (("w", section.width, width), ("h", section.height, height)):
        if abs(found - wanted) > TOLERANCE_MM:
            rule = page.rules["width" if name == "w" else "height"]
            log.page(rule, where, found, wanted)
            set_attributes(section.element, "pgSz", "code", **{name: round(wanted * TWIPS_PER_MM)})


def _fix_margins(log: ChangeLog, section: Section, where: str) -> None:
    for side, found in section.margins.items():
        rule = layout_rules().rule(f"page.margin_{side}")
        sample = section.landscape and side == "bottom" and found >= _SAMPLE_BOTTOM - TOLERANCE_MM
        if rule.allows(found, TOLERANCE_MM) or sample:
            continue
        wanted = rule.high if rule.high is not None and found > rule.high else rule.number
        log.page(rule, where, found, wanted)
        set_attributes(section.element, "pgMar", **{side: round(wanted * TWIPS_PER_MM)})


def _fix_number(log: ChangeLog, paragraph: Paragraph) -> None:
    where = _("page number")
    rules = layout_rules()["page_number"]
    align = rules.rules["align"]
    if not align.allows(paragraph.look.align):
        log.page(align, where, paragraph.look.align, align.house)
        set_value(properties_of(paragraph.element), "jc", align.house)
        set_attributes(
            properties_of(paragraph.element), "ind", "start", "hanging", left=0, right=0, firstLine=0
        )
    for span in paragraph.spans:
        if not any(map(str.isalnum, span.text)):
            continue
        size, italic = rules.rules["size"], rules.rules["italic"]
        runs = list(paragraph.element.iter(word("r")))
        if not size.allows(span.face.size, TOLERANCE_PT):
            log.page(size, where, span.face.size, size.number)
            for run in runs:
                for name in ("sz", "szCs"):
                    set_value(properties_of(run), name, str(round(size.number * 2)))
        if span.face.italic:
            log.page(italic, where, "yes", "no")
            for run in runs:
                for name in ("i", "iCs"):
                    set_value(properties_of(run), name, "0")


def _hide_first(log: ChangeLog, section: Section) -> None:
    """Give the first page a header of its own; one that is not there yet is empty."""
    numbered = any(p.page_field for p in section.headers.get("default", ()))
    first = (*section.headers.get("first", ()), *section.footers.get("first", ()))
    if section.first_page_differs or not numbered or any(p.page_field for p in first):
        return
    rule = layout_rules().rule("page_number.first_page")
    log.page(rule, _("page number"), "shown", "hidden")
    set_value(section.element, "titlePg", "1")
