"""Reads the text of a web page, or of a Word document saved as one, with the fonts that its styles name."""

from __future__ import annotations

import codecs
import re
from email import message_from_bytes
from typing import TYPE_CHECKING, Any, cast

from lxml import etree

from planner.i18n import _
from planner.intake.errors import BrokenFileError, TooComplexError
from planner.intake.html_styles import Look, StyleSheet
from planner.intake.runs import Found, FoundBlock, FoundParagraph, FoundTable, Run
from planner.intake.txt_reading import decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.intake.limits import ReadingLimits

_BLOCKS = frozenset(
    (
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote"),
        *("pre", "center", "address", "section", "article", "header", "footer", "main", "nav", "form"),
        *("fieldset", "hr", "caption", "figure", "figcaption", "table", "tr", "td", "th", "body", "html"),
    )
)
_NOT_SHOWN = frozenset(
    ("head", "script", "style", "title", "noscript", "template", "select", "textarea", "object", "svg", "xml")
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w\-]+)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HEAD = 8192
_PIECE = 1 << 16


def read_html(data: bytes, name: str, limits: ReadingLimits) -> Found:
    """Return what a web page shows; scripts, styles and hidden parts are left out."""
    text = page_text(data)
    reader = _Reader(name, limits, StyleSheet(text))
    parser = etree.HTMLParser(target=cast("Any", reader), no_network=True, huge_tree=False, recover=True)
    try:
        for place in range(0, len(text), _PIECE):
            parser.feed(text[place : place + _PIECE])
        parser.close()
    except etree.XMLSyntaxError:
        found = reader.close()
        found.warnings.append(_("The web page is damaged; what could be read was kept."))
        return found
    return reader.close()


def read_mht(data: bytes, name: str, limits: ReadingLimits) -> Found:
    """Return what the page in a web archive (.mht) shows; raises BrokenFileError where it has none."""
    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            page, charset = part.get_payload(decode=True), part.get_content_charset()
            if isinstance(page, bytes):
                named = f"<meta charset='{charset}'>".encode() if charset else b""
                return read_html(named + page, name, limits)
    raise BrokenFileError(name)


def page_text(data: bytes) -> str:
    """Return the characters of a page: by its mark, by the encoding it names, else by what its bytes are."""
    named = _CHARSET.search(data[:_HEAD])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", codecs.BOM_UTF8)):
        try:
            encoding = codecs.lookup(named[1].decode("ascii")).name
            return data.decode("cp1252" if encoding == "iso8859-1" else encoding)
        except (LookupError, UnicodeError):
            pass
    return decoded(data)


class _Reader:
    """Takes the marks of the page one by one; no tree is built."""

    def __init__(self, name: str, limits: ReadingLimits, styles: StyleSheet) -> None:
        self.name = name
        self.limits = limits
        self.styles = styles
        self.blocks: list[FoundBlock] = []
        self.places: list[list[FoundBlock]] = [self.blocks]
        """Where finished paragraphs go: the page, or the cell being read."""
        self.tables: list[FoundTable] = []
        self.tables_seen = 0
        self.paragraph = FoundParagraph()
        self.looks: list[tuple[str, Look]] = [("", Look())]
        self.lists: list[int] = []
        """The number of the last item of every open list, -1 for a list of dashes."""
        self.letters = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(self.looks) > self.limits.groups:
            raise TooComplexError(self.name, _("levels"), self.limits.groups)
        look = self.styles.look(tag, attributes, self.looks[-1][1], hidden=tag in _NOT_SHOWN)
        if tag in _BLOCKS:
            self.end_paragraph()
        self.looks.append((tag, look))
        if tag == "br":
            self.put("\n")
        elif tag == "table":
            self.open_table()
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and self.tables:
            self.open_cell()
        elif tag in ("ul", "ol"):
            self.lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self.put(self.label(), tidy=False)
        if tag in _BLOCKS:
            self.paragraph.alignment = look.alignment

    def end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_paragraph()
        if tag in ("td", "th") and self.tables and len(self.places) > 1:
            self.places.pop()
        elif tag == "table" and self.tables:
            table = self.tables.pop()
            table.rows = [row for row in table.rows if row]
            if table.rows:
                self.places[-1].append(table)
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        if len(self.looks) > 1:
            self.looks.pop()
        if tag in _BLOCKS:
            self.paragraph.alignment = self.looks[-1][1].alignment

    def data(self, text: str) -> None:
        self.put(text)

    def comment(self, text: str) -> None:
        """Comments are not shown; Word hides alternatives in them."""

    def close(self) -> Found:
        self.end_paragraph()
        return Found("html", self.blocks)

    def open_table(self) -> None:
        self.tables_seen += 1
        if self.tables_seen > self.limits.tables:
            raise TooComplexError(self.name, _("tables"), self.limits.tables)
        if len(self.tables) >= self.limits.depth:
            raise TooComplexError(self.name, _("tables inside tables"), self.limits.depth)
        self.tables.append(FoundTable())

    def open_cell(self) -> None:
        table, cell = self.tables[-1], list[FoundBlock]()
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(cell)
        self.places.append(cell)

    def label(self) -> str:
        if not self.lists or self.lists[-1] < 0:
            return "- "
        self.lists[-1] += 1
        return f"{self.lists[-1]}. "

    def put(self, text: str, *, tidy: bool = True) -> None:
        tag, look = self.looks[-1]
        if look.hidden or not text:
            return
        self.letters += len(text)
        if self.letters > self.limits.characters:
            raise TooComplexError(self.name, _("characters"), self.limits.characters)
        if tidy and tag != "br" and not look.as_typed:
            text = _SPACES.sub(" ", text)
            if (
                text.startswith(" ")
                and self.paragraph.runs[-1:]
                and self.paragraph.runs[-1].text[-1:] in " \n"
            ):
                text = text[1:]
            if not self.paragraph.runs:
                text = text.lstrip(" ")
        if text:
            self.paragraph.runs.append(Run(text, look.font, look.bold, look.italic))

    def end_paragraph(self) -> None:
        if self.paragraph.text.strip(" \n"):
            self.places[-1].append(self.paragraph)
        self.paragraph = FoundParagraph(alignment=self.paragraph.alignment)
