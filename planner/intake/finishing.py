"""From what a reader found to the content of a document: one encoding, one Unicode form, clean letters."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from planner.i18n import _
from planner.intake.blocks import Block, Paragraph, ReadDocument, Table
from planner.intake.errors import TooComplexError
from planner.intake.runs import Found, FoundBlock, FoundParagraph, FoundTable, Run
from planner.vietnamese import nfc
from planner.vietnamese.legacy_fonts import LegacyFont, legacy_font
from planner.vietnamese.legacy_text import from_legacy
from planner.vietnamese.syllables import MARKED

if TYPE_CHECKING:
    from planner.intake.limits import ReadingLimits

_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
"""Characters that do not show; tab and line break are text."""
_SYMBOLS = re.compile("[\uf000-\uf0ff]")
_BULLET = "•"
_TRACE = 0.02
"""An encoding with a smaller share of the letters is a slip and does not name the document."""


def finished(found: Found, name: str, limits: ReadingLimits) -> ReadDocument:
    """Return the content of a file; raises TooComplexError for more tables or letters than allowed."""
    finisher = _Finisher(name, limits)
    blocks = finisher.blocks([*found.blocks, *found.notes])
    return ReadDocument(
        format=found.format,
        encoding=finisher.encoding(),
        blocks=blocks,
        warnings=tuple(found.warnings),
        needs_ocr=found.needs_ocr,
        pages=found.pages,
    )


class _Finisher:
    def __init__(self, name: str, limits: ReadingLimits) -> None:
        self.name = name
        self.limits = limits
        self.letters: Counter[str] = Counter()
        """Letters with Vietnamese marks, by the encoding they were written in."""
        self.tables = 0
        self.characters = 0

    def encoding(self) -> str:
        total = self.letters.total()
        used = sorted(name for name, count in self.letters.items() if count > total * _TRACE)
        if not used:
            return "unicode"
        return used[0] if len(used) == 1 else "mixed"

    def blocks(self, found: list[FoundBlock], depth: int = 0) -> tuple[Block, ...]:
        return tuple(
            self.paragraph(each) if isinstance(each, FoundParagraph) else self.table(each, depth + 1)
            for each in found
        )

    def table(self, found: FoundTable, depth: int) -> Table:
        self.tables += 1
        if self.tables > self.limits.tables:
            raise TooComplexError(self.name, _("tables"), self.limits.tables)
        if depth > self.limits.depth:
            raise TooComplexError(self.name, _("tables inside tables"), self.limits.depth)
        return Table(rows=tuple(tuple(self.blocks(cell, depth) for cell in row) for row in found.rows))

    def paragraph(self, found: FoundParagraph) -> Paragraph:
        text = "".join(self.converted(runs, font) for font, runs in _by_encoding(found.runs))
        self.characters += len(text)
        if self.characters > self.limits.characters:
            raise TooComplexError(self.name, _("letters"), self.limits.characters)
        seen = [run for run in found.runs if run.text.strip()]
        return Paragraph(
            text=text.rstrip(),
            bold=bool(seen) and all(run.bold for run in seen),
            italic=bool(seen) and all(run.italic for run in seen),
            alignment=found.alignment,
        )

    def converted(self, runs: list[Run], font: LegacyFont | None) -> str:
        text = "".join(run.text for run in runs)
        if text.isascii() and not (font and font.capitals):
            return _NOT_TEXT.sub("", text)
        if font is not None:
            text = from_legacy(_SYMBOLS.sub(lambda hit: chr(ord(hit[0]) & 0xFF), text), font.encoding)
            text = text.upper() if font.capitals else text
        text = _NOT_TEXT.sub("", nfc(_SYMBOLS.sub(_BULLET, text)))
        self.letters[font.encoding.value if font else "unicode"] += len(MARKED.findall(text))
        return text


def _by_encoding(runs: list[Run]) -> list[tuple[LegacyFont | None, list[Run]]]:
    """Put neighbours of one encoding together: a vowel and its mark may stand in two runs."""
    groups: list[tuple[LegacyFont | None, list[Run]]] = []
    for run in runs:
        font = legacy_font(run.font) if run.font else None
        if groups and groups[-1][0] == font:
            groups[-1][1].append(run)
        else:
            groups.append((font, [run]))
    return groups
