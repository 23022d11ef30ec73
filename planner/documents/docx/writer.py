"""From the printed page to the bytes of a .docx file, through python-docx."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.parser import parse_xml

from planner.documents.docx.body import body_xml, cleaned
from planner.documents.docx.package import repacked
from planner.documents.docx.skeleton import skeleton
from planner.documents.layout.rules import layout_rules
from planner.documents.layout.styles import NAMESPACE

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document as WordDocument

    from planner.documents.layout.printed import PrintedDocument

_LONGEST_PROPERTY = 255
"""python-docx refuses longer core properties."""


def docx_bytes(printed: PrintedDocument, written_on: date) -> bytes:
    """Return the .docx file; the same page written on the same day gives the same bytes."""
    word = Document(BytesIO(skeleton()))
    body = word.element.body
    rows = parse_xml(f'<w:body xmlns:w="{NAMESPACE}">{body_xml(printed.blocks)}</w:body>')
    for place, element in enumerate(list(rows)):
        body.insert(place, element)
    _fill_properties(word, printed, written_on)
    buffer = BytesIO()
    word.save(buffer)
    return repacked(buffer.getvalue())


def _fill_properties(word: WordDocument, printed: PrintedDocument, written_on: date) -> None:
    properties = word.core_properties
    properties.title = cleaned(printed.title)[:_LONGEST_PROPERTY]
    properties.author = cleaned(printed.author)[:_LONGEST_PROPERTY]
    properties.last_modified_by = properties.author
    properties.language = layout_rules()["page"].text("language")
    moment = datetime.combine(written_on, time(), tzinfo=UTC)
    properties.created = properties.modified = moment
    properties.revision = 1
