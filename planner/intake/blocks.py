"""What a file says, whatever its format: paragraphs and tables in reading order, in Unicode NFC."""

from __future__ import annotations

import msgspec


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="p"):
    """One paragraph; a line break inside it is a newline, a tab stays a tab."""

    text: str
    bold: bool = False
    """Whether every letter is bold, where the format tells."""
    italic: bool = False
    """Whether every letter is italic, where the format tells."""
    alignment: str = ""
    """"left", "center", "right", "justify", or "" where the format does not tell."""


class Table(msgspec.Struct, frozen=True, kw_only=True, tag="t"):
    """A table; every cell holds paragraphs and tables in turn."""

    rows: tuple[tuple[tuple[Block, ...], ...], ...]


Block = Paragraph | Table


class ReadDocument(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The content of one file and what was noticed while reading it."""

    format: str
    """What the bytes are, whatever the name says: "docx", "doc", "odt", "rtf", "pdf", "txt", "html"."""
    encoding: str = "unicode"
    """"unicode", "tcvn3", "vni", or "mixed" where legacy fonts and Unicode stand side by side."""
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    needs_ocr: bool = False
    """True for a scan, or a text layer that is garbage."""
    pages: int | None = None
    recognised: bool = False
    """Whether the text was recognised from pictures of the pages (OCR), so that it may have wrong letters."""

    @property
    def text(self) -> str:
        """The whole text, a line for each paragraph; cells of a row stand on one line, tabs between them."""
        return "\n".join(_lines(self.blocks))


def _lines(blocks: tuple[Block, ...]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += ["\t".join(" ".join(_lines(cell)) for cell in row) for row in block.rows]
    return lines
