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
from planner.vietnamese.legacy_guess import converted_words, guess_encoding, is_unicode
from planner.vietnamese.legacy_text import LegacyEncoding, from_legacy, with_soft_hyphens
from planner.vietnamese.syllables import MARKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.intake.limits import ReadingLimits

_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
"""Characters that do not show; tab and line break are text."""
_SYMBOLS = re.compile("[\uf000-\uf0ff]")
_SPACES = re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000]")
_ALONE = 8
"""Different words by which a single paragraph is told to be in an old encoding, where the document is not."""
_PICTURES = ("wingdings", "webdings", "monotype sorts", "zapfdingbats")
"""Fonts whose letters are little pictures: bullets, arrows, boxes."""
_SHOWN = re.compile(r"[^\s]")
_BULLET = "•"
_TRACE = 0.02
"""An encoding with a smaller share of the letters is a slip and does not name the document."""


def finished(found: Found, name: str, limits: ReadingLimits) -> ReadDocument:
    """Return the content of a file; raises TooComplexError for more tables or letters than allowed."""
    finisher = _Finisher(name, limits)
    everything = [*found.blocks, *found.notes]
    finisher.soft_hyphens = found.format == "pdf"
    finisher.guess = guess_encoding(_texts_of_no_old_font(everything))
    blocks = finisher.blocks(everything)
    warnings = list(found.warnings)
    if not finisher.characters and not found.needs_ocr:
        warnings.append(_("The file has no text."))
    return ReadDocument(
        format=found.format,
        encoding=finisher.encoding(),
        blocks=blocks,
        warnings=tuple(warnings),
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
        self.soft_hyphens = False
        """Whether hyphens may stand for a letter of TCVN3, as PDF files give it."""
        self.guess: LegacyEncoding | None = None
        """The old encoding of texts whose fonts do not tell it, where their words do."""

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
        groups = [(font, "".join(run.text for run in runs)) for font, runs in _by_encoding(found.runs)]
        guess = self.guess_for([text for font, text in groups if font is None])
        text = "".join(self.converted(text, font, guess) for font, text in groups)
        self.characters += len(text.strip())
        if self.characters > self.limits.characters:
            raise TooComplexError(self.name, _("characters"), self.limits.characters)
        seen = [run for run in found.runs if run.text.strip()]
        return Paragraph(
            text=text.rstrip(),
            bold=bool(seen) and all(run.bold for run in seen),
            italic=bool(seen) and all(run.italic for run in seen),
            alignment=found.alignment,
        )

    def guess_for(self, texts: list[str]) -> LegacyEncoding | None:
        """Return the old encoding of a paragraph without an old font, None for Unicode."""
        if all(text.isascii() for text in texts) or any(map(is_unicode, texts)):
            return None
        return self.guess or guess_encoding(texts, least=_ALONE)

    def converted(self, text: str, font: LegacyFont | None, guess: LegacyEncoding | None) -> str:
        if text.isascii() and not (font and font.capitals):
            return _NOT_TEXT.sub("", text)
        encoding = font.encoding if font else guess
        if encoding is not None:
            text = _SYMBOLS.sub(lambda hit: chr(ord(hit[0]) & 0xFF), text)
            if self.soft_hyphens and encoding is LegacyEncoding.tcvn3:
                text = with_soft_hyphens(text)
            change = converted_words if is_unicode(text) else from_legacy
            text = change(text, encoding)
            text = text.upper() if font and font.capitals else text
        text = _SPACES.sub(" ", _NOT_TEXT.sub("", nfc(_SYMBOLS.sub(_BULLET, text))))
        self.letters[encoding.value if encoding else "unicode"] += len(MARKED.findall(text))
        return text


def _texts_of_no_old_font(blocks: list[FoundBlock]) -> Iterator[str]:
    """Yield the texts of which no font tells the encoding; hostile depths are refused later."""
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        if isinstance(block, FoundParagraph):
            yield "".join(run.text for run in block.runs if not (run.font and legacy_font(run.font)))
        else:
            waiting += [
                each for row in reversed(block.rows) for cell in reversed(row) for each in reversed(cell)
            ]


def _by_encoding(runs: list[Run]) -> list[tuple[LegacyFont | None, list[Run]]]:
    """Put neighbours of one encoding together: a vowel and its mark may stand in two runs."""
    groups: list[tuple[LegacyFont | None, list[Run]]] = []
    for run in runs:
        font = legacy_font(run.font) if run.font else None
        if run.font.lower().startswith(_PICTURES):
            run = Run(_SHOWN.sub(_BULLET, run.text), "", run.bold, run.italic)  # noqa: PLW2901
        if groups and groups[-1][0] == font:
            groups[-1][1].append(run)
        else:
            groups.append((font, [run]))
    return groups
