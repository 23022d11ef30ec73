"""Pictures in a .docx file: the part that holds each one, and the drawing that shows it."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from planner.documents.docx.text import cleaned
from planner.documents.layout.printed import PrintedPicture
from planner.documents.layout.rules import layout_rules

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from planner.documents.layout.printed import PrintedDocument

_EMU_PER_MM = 36000
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

_ROOM = '<w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/>'
"""The empty paragraph's style has a fixed height, in which a picture would not show."""


def add_pictures(word: WordDocument, printed: PrintedDocument) -> dict[str, str]:
    """Put every picture into the package once; returns what stands for it in the text, and its relation."""
    relations = {}
    for section in (printed.blocks, *(section.blocks for section in printed.sections)):
        for block in section:
            if isinstance(block, PrintedPicture):
                relation, _image = word.part.get_or_add_image(BytesIO(block.png))
                relations[mark_of(block)] = relation
    return relations


def mark_of(picture: PrintedPicture) -> str:
    """Return what stands for the picture's relation until the package has one."""
    return f"picture-{hashlib.sha256(picture.png).hexdigest()}"


def picture_xml(picture: PrintedPicture) -> str:
    """Return a centred paragraph with the picture in its line."""
    size = f'cx="{round(picture.width * _EMU_PER_MM)}" cy="{round(picture.height * _EMU_PER_MM)}"'
    words = quoteattr(cleaned(picture.text))
    number = int(mark_of(picture)[-6:], 16) + 1
    style = layout_rules()["end"].style_id
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_ROOM}<w:jc w:val="center"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline xmlns:wp="{_WORD_DRAWING}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="{mark_of(picture)[:16]}" descr={words}/>'
        f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{mark_of(picture)[:16]}" descr={words}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{mark_of(picture)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
