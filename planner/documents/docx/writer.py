"""From the printed page to the bytes of a .docx file, through python-docx."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.parser import parse_xml

from planner.documents.docx.body import blocks_xml, frame_xml, place_of
from planner.documents.docx.first_page import add_first_page
from planner.documents.docx.package import repacked
from planner.documents.docx.pictures import add_pictures
from planner.documents.docx.skeleton import skeleton
from planner.documents.docx.text import cleaned
from planner.documents.layout.rules import layout_rules

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document as WordDocument

    from planner.documents.layout.printed import PrintedDocument

_DOCUMENT = "word/document.xml"
_LONGEST_PROPERTY = 255
"""python-docx refuses longer core properties."""


def docx_bytes(printed: PrintedDocument, written_on: date) -> bytes:
    """Return the .docx file; the same page written on the same day gives the same bytes."""
    word = Document(BytesIO(skeleton()))
    frame = parse_xml(frame_xml(printed))
    word.element.body[:] = list(frame)
    add_first_page(word, printed)
    _fill_properties(word, printed, written_on)
    pictures = add_pictures(word, printed)
    buffer = BytesIO()
    word.save(buffer)
    return repacked(buffer.getvalue(), {_DOCUMENT: lambda part: _filled(part, printed, pictures)})


def _filled(document: bytes, printed: PrintedDocument, pictures: dict[str, str]) -> bytes:
    """Put the blocks into their sections as text: thousands of rows would be slow to handle as a tree."""
    text = document.decode()
    for number, blocks in enumerate((printed.blocks, *(section.blocks for section in printed.sections))):
        text = text.replace(place_of(number), blocks_xml(blocks), 1)
    for mark, relation in pictures.items():
        text = text.replace(mark, relation)
    return text.encode()


def _fill_properties(word: WordDocument, printed: PrintedDocument, written_on: date) -> None:
    properties = word.core_properties
    properties.title = cleaned(printed.title)[:_LONGEST_PROPERTY]
    properties.author = cleaned(printed.author)[:_LONGEST_PROPERTY]
    properties.last_modified_by = properties.author
    properties.language = layout_rules()["page"].text("language")
    moment = datetime.combine(written_on, time(), tzinfo=UTC)
    properties.created = properties.modified = moment
    properties.revision = 1
