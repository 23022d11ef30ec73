"""Reads the text of a .docx or .docm file as Word shows it, with the font of every letter.

Headers and footers are left out, tracked deletions too; insertions, text boxes (once, never their fallback)
and the numbers of automatic lists are kept; footnotes and endnotes follow the text.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from planner.documents.check.elements import boxes_in, flattened, has_drawing, runs_of
from planner.documents.check.formatting import Styles
from planner.documents.check.numbering import Lists
from planner.documents.check.package import Package
from planner.documents.check.word_xml import child, shown, value, word
from planner.i18n import _
from planner.intake.errors import BrokenFileError, TooComplexError
from planner.intake.package_reading import PackedFile, main_part, targets
from planner.intake.runs import Found, FoundBlock, FoundParagraph, FoundTable, Run

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planner.intake.limits import ReadingLimits

_BESIDE = ("styles", "numbering", "footnotes", "endnotes", "theme")
_TEXT = {
    "t": None,
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\xad",
}
"""The soft hyphen stays: in the old fonts it is a letter, elsewhere it is taken out later."""
_ALIGNMENT = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_NOT_NOTES = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(packed: PackedFile, limits: ReadingLimits) -> Found:
    """Return what a Word file says; raises a subclass of UnreadableDocumentError that says why not."""
    main = main_part(packed)
    try:
        return _Reader(packed, main, limits).found()
    except RecursionError:
        raise TooComplexError(packed.name, _("levels"), limits.depth) from None


class _Reader:
    def __init__(self, packed: PackedFile, main: str, limits: ReadingLimits) -> None:
        self.limits = limits
        self.name = packed.name
        self.package = _opened(packed, main)
        self.styles = Styles(self.package)
        self.lists = Lists(self.package)
        self.tables = 0
        self.faces: dict[tuple[str, bytes], tuple[str, bool, bool, bool, bool]] = {}

    def found(self) -> Found:
        body = self.package.body
        if body is None:
            raise BrokenFileError(self.name)
        notes: list[FoundBlock] = []
        for part, tag in (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")):
            root = self.package.beside(part)
            for note in () if root is None else root.iter(word(tag)):
                if note.get(word("type")) not in _NOT_NOTES:
                    notes += self.blocks(note)
        return Found("docx", self.blocks(body), notes)

    def blocks(self, element: _Element, depth: int = 0, table_style: str = "") -> list[FoundBlock]:
        found: list[FoundBlock] = []
        for each in flattened(element):
            if each.tag == word("tbl"):
                found.append(self.table(each, depth + 1))
            else:
                found += self.paragraph(each, depth, table_style)
        return found

    def table(self, element: _Element, depth: int) -> FoundTable:
        self.tables += 1
        if self.tables > self.limits.tables:
            raise TooComplexError(self.name, _("tables"), self.limits.tables)
        if depth > self.limits.depth:
            raise TooComplexError(self.name, _("tables inside tables"), self.limits.depth)
        style = value(element, "tblPr/tblStyle") or ""
        table = FoundTable()
        for row in flattened(element, word("tr")):
            if child(row, "trPr/del") is None:
                cells = [self.cell(each, depth, style) for each in flattened(row, word("tc"))]
                table.rows.append(cells)
        return table

    def cell(self, element: _Element, depth: int, style: str) -> list[FoundBlock]:
        """Return what a cell says; the lower parts of a cell that spans rows are empty."""
        merged = child(element, "tcPr/vMerge")
        if merged is not None and merged.get(word("val"), "continue") == "continue":
            return []
        return self.blocks(element, depth, style)

    def paragraph(self, element: _Element, depth: int, table_style: str) -> list[FoundBlock]:
        paragraph = FoundParagraph(self.runs(element, table_style), self.alignment(element))
        key, level = self.styles.numbering(element)
        if key not in ("", "0") and paragraph.text.strip():
            label = self.lists.label(key, level)
            if label:
                first = paragraph.runs[0]
                paragraph.runs.insert(0, Run(f"{label} ", "", first.bold, first.italic))
        boxes: list[FoundBlock] = []
        if has_drawing(element):
            for box in boxes_in(element):
                boxes += self.blocks(box, depth + 1)
        if depth > self.limits.depth:
            raise TooComplexError(self.name, _("levels"), self.limits.depth)
        return [paragraph, *boxes] if paragraph.text.strip() or not boxes else boxes

    def alignment(self, element: _Element) -> str:
        given = value(element, "pPr/jc")
        if given is None:
            given = self.styles.look(element).align
        return _ALIGNMENT.get(given, "left")

    def runs(self, paragraph: _Element, table_style: str) -> list[Run]:
        """Return the shown letters of a paragraph; instructions of fields are not shown."""
        found: list[Run] = []
        fields: list[bool] = []
        """For every open field, whether its instruction is being read."""
        for run, _linked, _field in runs_of(paragraph):
            if run.tag != word("r"):
                continue
            face = self.styles.face(paragraph, run, table_style)
            font = face.fonts[-1]
            for text, own_font in _pieces(run, fields):
                if text and not face.hidden:
                    text = text.upper() if face.caps else text  # noqa: PLW2901
                    found.append(Run(text, own_font or font, face.bold, face.italic))
        return found


def _pieces(run: _Element, fields: list[bool]) -> list[tuple[str, str]]:
    """Return the texts of a run, each with a font of its own where it is a symbol."""
    found: list[tuple[str, str]] = []
    for each in shown(run):
        name = str(each.tag).rpartition("}")[2]
        if name == "fldChar":
            _step(fields, each.get(word("fldCharType"), ""))
        elif any(fields):
            continue
        elif name == "sym":
            found.append(_symbol(each))
        elif name == "object":
            found.append((_object(each), ""))
        elif name in _TEXT:
            found.append((_TEXT[name] or each.text or "", ""))
    return found


def _step(fields: list[bool], kind: str) -> None:
    if kind == "begin":
        fields.append(True)
    elif fields and kind == "separate":
        fields[-1] = False
    elif fields and kind == "end":
        fields.pop()


def _object(element: _Element) -> str:
    """Return the name of an embedded object, such as "EMBED Excel.Sheet.8", as its field would show it."""
    for each in element.iter(f"{_OFFICE}OLEObject"):
        program = each.get("ProgID", "")
        if program and each.get("Type", "Embed") == "Embed":
            return f"EMBED {program}"
    return ""


def _symbol(element: _Element) -> tuple[str, str]:
    try:
        code = int(element.get(word("char"), ""), 16)
    except ValueError:
        return "", ""
    return (chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x10000 else ""), element.get(
        word("font"), ""
    )


def _opened(packed: PackedFile, main: str) -> Package:
    """Return the main part and those beside it that the text depends on."""
    folder = posixpath.dirname(main)
    parts = {main: packed.xml(main)}
    relations = f"{folder}/_rels/{posixpath.basename(main)}.rels".lstrip("/")
    if relations in packed:
        for kind, target in targets(packed.xml(relations), folder).values():
            if kind in _BESIDE and target in packed:
                usual = posixpath.join(folder, f"{kind}.xml")
                parts[target if kind == "theme" else usual] = packed.xml(target)
    return Package(parts, main, {})
