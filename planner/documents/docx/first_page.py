"""What only the first page carries in its margins: the circulation mark above, the address below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.section import WD_HEADER_FOOTER
from docx.oxml.parser import parse_xml

from planner.documents.docx.body import blocks_xml
from planner.documents.layout.styles import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as WordDocument
    from docx.oxml.section import CT_SectPr
    from docx.oxml.xmlchemy import BaseOxmlElement

    from planner.documents.layout.printed import Printed, PrintedDocument

_FIRST = WD_HEADER_FOOTER.FIRST_PAGE


def add_first_page(word: WordDocument, printed: PrintedDocument) -> None:
    """Give the first section its own header and footer of page 1; annexes behind it keep theirs free."""
    sections = [section._sectPr for section in word.sections]  # noqa: SLF001 - no public way to its element
    if printed.first_header:
        _add_header(word, sections, printed.first_header)
    if printed.first_footer:
        _add_footer(word, sections, printed.first_footer)


def _add_header(word: WordDocument, sections: list[CT_SectPr], blocks: Iterable[Printed]) -> None:
    shared = sections[0].remove_headerReference(_FIRST)
    part, key = word.part.add_header_part()  # type: ignore[no-untyped-call]
    _fill(part.element, blocks)
    sections[0].add_headerReference(_FIRST, key)
    if len(sections) > 1 and sections[1].get_headerReference(_FIRST) is None:
        sections[1].add_headerReference(_FIRST, shared)


def _add_footer(word: WordDocument, sections: list[CT_SectPr], blocks: Iterable[Printed]) -> None:
    """Set the foot on the lower margin, so that it stands within the area of the text."""
    part, key = word.part.add_footer_part()  # type: ignore[no-untyped-call]
    _fill(part.element, blocks)
    sections[0].add_footerReference(_FIRST, key)
    sections[0].footer = sections[0].bottom_margin
    if len(sections) > 1 and sections[1].get_footerReference(_FIRST) is None:
        empty, empty_key = word.part.add_footer_part()  # type: ignore[no-untyped-call]
        _fill(empty.element, ())
        sections[1].add_footerReference(_FIRST, empty_key)


def _fill(element: BaseOxmlElement, blocks: Iterable[Printed]) -> None:
    for child in list(element):
        element.remove(child)
    xml = blocks_xml(blocks) or "<w:p/>"
    element.extend(list(parse_xml(f'<w:hdr xmlns:w="{NAMESPACE}">{xml}</w:hdr>')))
