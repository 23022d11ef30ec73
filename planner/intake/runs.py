"""What the readers of all formats find: runs of letters in one font, before any conversion."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Run:
    """Letters that look the same, as the file carries them."""

    text: str
    font: str = ""
    """Name of the font, "" where the format does not tell."""
    bold: bool = False
    italic: bool = False


@dataclass(slots=True)
class FoundParagraph:
    """One paragraph of a file."""

    runs: list[Run] = field(default_factory=list)
    alignment: str = ""

    @property
    def text(self) -> str:
        """The letters as the file carries them."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class FoundTable:
    """One table of a file: rows of cells of blocks."""

    rows: list[list[list[FoundBlock]]] = field(default_factory=list)


FoundBlock = FoundParagraph | FoundTable


@dataclass(slots=True)
class Found:
    """Everything that one file says."""

    format: str
    blocks: list[FoundBlock] = field(default_factory=list)
    notes: list[FoundBlock] = field(default_factory=list)
    """Footnotes and endnotes, which follow the text."""
    warnings: list[str] = field(default_factory=list)
    needs_ocr: bool = False
    pages: int | None = None
