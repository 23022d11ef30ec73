"""Pieces of a document that carry one component of its layout, cut out of paragraphs and cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from planner.documents.check.looks import Cell, Paragraph, Span, Table
from planner.vietnamese import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable

_GAP = re.compile(r"\t[\t \u00a0]*|[ \u00a0]{3,}")
_DATE = re.compile(r"(?:[^\s\t]+(?: [^\s\t]+){0,5})[ \u00a0]*,?[ \u00a0]*ngay\b.*\bthang\b.*")
_RIGHT_PHRASE = re.compile(r"cong hoa xa hoi|doc lap\s*[-\u2013]")
_BLANKS = re.compile(r"\.{4,}|\u2026|_{4,}")
_FAR = re.compile(r"^(?:[ \u00a0]*\t|[ \u00a0]{12,})")


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A line or paragraph, or part of a line where tabs or spaces make columns."""

    component: str = ""
    text: str
    """Composed (NFC), without white space around; the automatic number stands in front."""
    spans: tuple[Span, ...]
    paragraph: Paragraph
    column: str = ""
    """"left", "right" or "" for the whole width."""
    whole: bool = True
    """The paragraph consists of lines of this one component: alignment and indents can be measured."""

    @property
    def blank(self) -> bool:
        """Tell whether the piece is a form's dotted line, still to be filled in."""
        return bool(_BLANKS.search(self.text))

    @property
    def folded(self) -> str:
        """The text in small letters without accents."""
        return fold(self.text)

    @property
    def letters(self) -> list[Span]:
        """The spans that hold letters or digits on the line."""
        return [span for span in self.spans if not span.face.raised and any(map(str.isalnum, span.text))]

    @property
    def bold(self) -> bool:
        """Tell whether most letters are bold."""
        return self.share("bold") > 0.5

    def share(self, name: str) -> float:
        """Return which part of the letters has `name` of their face switched on."""
        counts = [(sum(map(str.isalnum, s.text)), bool(getattr(s.face, name))) for s in self.letters]
        total = sum(count for count, _on in counts)
        return sum(count for count, on in counts if on) / total if total else 0.0

    @property
    def in_capitals(self) -> bool:
        """Tell whether every letter is shown as a capital."""
        shown = "".join(s.text.upper() if s.face.caps else s.text for s in self.letters)
        letters = [c for c in nfc(shown) if c.isalpha()]
        return bool(letters) and all(c == c.upper() for c in letters)

    def named(self, component: str) -> Piece:
        """Return the piece as carrying `component`."""
        return msgspec.structs.replace(self, component=component)


def whole_paragraph(paragraph: Paragraph, component: str = "", column: str = "") -> Piece:
    """Return a paragraph as one piece; line breaks inside count as spaces."""
    text = " ".join(nfc(paragraph.text).split())
    return Piece(component=component, text=text, spans=paragraph.spans, paragraph=paragraph, column=column)


def lines_of(paragraph: Paragraph, column: str = "") -> list[Piece]:
    """Return each line of a paragraph that has text, split at the line breaks typed into it."""
    found = []
    label = f"{paragraph.label} " if paragraph.label else ""
    for spans in _split_at(paragraph.spans, "\n"):
        text = " ".join(nfc(label + "".join(span.text for span in spans)).split())
        label = ""
        if text:
            found.append(Piece(text=text, spans=spans, paragraph=paragraph, column=column))
    return found


def side_by_side(paragraph: Paragraph) -> list[Piece]:
    """Return the pieces of a paragraph whose tabs or runs of spaces make columns."""
    found: list[Piece] = []
    for spans in _split_at(paragraph.spans, "\n"):
        raw = nfc("".join(span.text for span in spans))
        cut = _cut(raw)
        if cut is None:
            side = "right" if _FAR.match(raw) else ""
            if raw.strip():
                text = " ".join(raw.split())
                found.append(Piece(text=text, spans=spans, paragraph=paragraph, column=side, whole=not side))
            continue
        for column, start, end in (("left", 0, cut), ("right", cut, len(raw))):
            if part := " ".join(raw[start:end].split()):
                found.append(
                    Piece(
                        text=part,
                        spans=_between(spans, start, end),
                        paragraph=paragraph,
                        column=column,
                        whole=False,
                    )
                )
    return found


def _cut(raw: str) -> int | None:
    """Return where the right column begins in a line, or None where there is only one."""
    folded = fold(raw)
    for pattern in (_RIGHT_PHRASE, _DATE):
        found = pattern.search(folded)
        if found:
            return found.start() if folded[: found.start()].strip() else None
    if folded.lstrip().startswith(("so:", "so ")) and "ngay" not in folded:
        return None
    gap = _GAP.search(folded.rstrip(), len(folded) - len(folded.lstrip()))
    return gap.end() if gap else None


def _split_at(spans: Iterable[Span], mark: str) -> list[tuple[Span, ...]]:
    lines: list[list[Span]] = [[]]
    for span in spans:
        for place, text in enumerate(span.text.split(mark)):
            if place:
                lines.append([])
            if text:
                lines[-1].append(msgspec.structs.replace(span, text=text))
    return [tuple(line) for line in lines]


def _between(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    found, place = [], 0
    for span in spans:
        length = len(nfc(span.text))
        text = nfc(span.text)[max(0, start - place) : max(0, end - place)]
        place += length
        if text:
            found.append(msgspec.structs.replace(span, text=text))
    return tuple(found)


def cell_lines(cell: Cell, column: str) -> list[Piece]:
    """Return the lines of a cell."""
    return [line for paragraph in cell.paragraphs for line in lines_of(paragraph, column)]


def table_columns(table: Table) -> int:
    """Return the number of columns of the widest row."""
    return max((len(row) for row in table.rows), default=0)
