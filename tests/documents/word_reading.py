"""Reads a produced .docx as plain XML: what is in the file, not what a library makes of it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from planner.documents.content import Content
from planner.documents.docx.writer import docx_bytes
from planner.documents.layout.compose import compose

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(content: Content) -> bytes:
    """Return the file of a content."""
    return docx_bytes(compose(content), date(2026, 6, 10))


class WordFile:
    """The parts of one file, with the questions that tests ask."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.document = self.part("word/document.xml")
        self.styles = {
            style.get(f"{W}styleId"): style for style in self.part("word/styles.xml").iter(f"{W}style")
        }

    def part(self, name: str) -> ET.Element:
        """Return a part as XML."""
        return ET.fromstring(self.parts[name])  # noqa: S314 - our own file

    @property
    def paragraphs(self) -> list[ET.Element]:
        """All paragraphs, those of tables included, in order."""
        return list(self.document.iter(f"{W}p"))

    @property
    def texts(self) -> list[str]:
        """The texts of all paragraphs that have one."""
        return [text for text in (text_of(p) for p in self.paragraphs) if text]

    def of_style(self, name: str) -> list[ET.Element]:
        """Return the paragraphs in the style with this Vietnamese name."""
        (key,) = [key for key, style in self.styles.items() if value(style, "name") == name]
        return [p for p in self.paragraphs if value(p, "pPr/pStyle") == key]

    def texts_of_style(self, name: str) -> list[str]:
        """Return the texts of the paragraphs in a style."""
        return [text_of(p) for p in self.of_style(name)]

    def style_named(self, name: str) -> ET.Element:
        """Return the style with this Vietnamese name."""
        return next(style for style in self.styles.values() if value(style, "name") == name)


def find(element: ET.Element, path: str) -> ET.Element | None:
    """Return the element at a path of Word's names, such as "pPr/jc"."""
    return element.find("/".join(W + step for step in path.split("/")))


def value(element: ET.Element, path: str, attribute: str = "val") -> str | None:
    """Return an attribute of the element at a path."""
    found = find(element, path)
    return None if found is None else found.get(W + attribute)


def text_of(paragraph: ET.Element) -> str:
    """Return the text of a paragraph, line breaks as line feeds and tabs as tabs."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        signs.get(e.tag, e.text or "") for e in paragraph.iter() if e.tag == f"{W}t" or e.tag in signs
    )
