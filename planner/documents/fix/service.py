"""Repairs a Word file: reads it as the check does, sets what is certain, and proves that no word changed."""

from __future__ import annotations

import posixpath
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec
from lxml import etree

from planner.documents.check.components import is_administrative, parts_of
from planner.documents.check.elements import is_page_field
from planner.documents.check.findings import Sheet
from planner.documents.check.opening import open_package
from planner.documents.check.reading import read_story
from planner.documents.check.rules_lines import check_lines
from planner.documents.check.word_xml import word
from planner.documents.fix.additions import DECLARATION, Additions
from planner.documents.fix.changes import Change, ChangeLog
from planner.documents.fix.errors import NothingRecognisedError, StrictFormatError, WordsChangedError
from planner.documents.fix.letters import fix_letters
from planner.documents.fix.lines import fix_lines
from planner.documents.fix.marks import fix_marks
from planner.documents.fix.page_numbers import fix_page_numbers
from planner.documents.fix.pages import fix_pages
from planner.documents.fix.paragraphs import fix_paragraph
from planner.documents.layout.rules import layout_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from planner.documents.check.components import Part
    from planner.documents.check.package import Package
    from planner.documents.check.pieces import Piece
    from planner.documents.check.reading import Story
    from planner.documents.layout.rules import Component

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_SAME_LAYOUT = {"dash": "body", "subclause": "clause", "telegram_addressees": "addressees"}
_MOST_ROUNDS = 6
_MARGINS = ("header", "footer")
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class Fixed(msgspec.Struct, frozen=True):
    """The repaired file and what was changed; without changes the bytes are those that were given."""

    docx: bytes
    changes: tuple[Change, ...]


def fix_document(data: bytes, name: str) -> Fixed:
    """Repair what is certain in a Word file; a second run on the result changes nothing.

    It is done in rounds, because one repair may ask for another: letters made bold need a longer line below.

    Raises the subclasses of UnreadableFileError, StrictFormatError, NothingRecognisedError and, should a
    repair have touched a word, WordsChangedError.
    """
    changes: dict[Change, None] = {}
    for _round in range(_MOST_ROUNDS):
        fixed = _fixed_once(data, name)
        if not fixed.changes:
            break
        data = fixed.docx
        changes |= dict.fromkeys(fixed.changes)
    return Fixed(data, tuple(changes))


def _fixed_once(data: bytes, name: str) -> Fixed:
    package = open_package(data, name)
    with ZipFile(BytesIO(data)) as archive:
        if _STRICT in archive.read(package.main):
            raise StrictFormatError(name)
    story = read_story(package)
    parts = [part for part in parts_of(story) if is_administrative(part)]
    if not parts:
        raise NothingRecognisedError(name)
    log = ChangeLog()
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
    trees, additions = _trees(package, names), Additions(package.main, names)
    before = {part: etree.tostring(root) for part, root in trees.items()}
    words = {part: _words(root) for part, root in trees.items()}
    _fix_next(log, story, parts, additions)
    if any(_words(root) != words[part] for part, root in trees.items()):
        raise WordsChangedError(name)
    if not log.changes:
        return Fixed(data, ())
    changed = {part: root for part, root in trees.items() if etree.tostring(root) != before[part]}
    return Fixed(_written(data, changed, additions), log.changes)


def _fix_next(log: ChangeLog, story: Story, parts: Sequence[Part], additions: Additions) -> None:
    """Repair the page, then letters and paragraphs, then lines: each is measured on what was repaired."""
    fix_pages(log, story)
    if log.changes:
        return
    fix_page_numbers(log, story, parts, additions)
    if log.changes:
        return
    for part in parts:
        _fix_texts(log, part)
    if log.changes:
        return
    for part in parts:
        sheet = Sheet()
        check_lines(sheet, part)
        fix_lines(log, part, {finding.rule for finding in sheet.findings})


def _fix_texts(log: ChangeLog, part: Part) -> None:
    shared = _shared_runs(part.pieces)
    above: Piece | None = None
    for piece in part.pieces:
        component = _component(piece.component)
        fix_letters(log, piece, component, shared)
        if component is not None:
            fix_paragraph(log, piece, component, above)
        above = piece
    fix_marks(log, part)


def _component(key: str) -> Component | None:
    return layout_rules().components.get(_SAME_LAYOUT.get(key, key))


def _shared_runs(pieces: Sequence[Piece]) -> set[int]:
    """Return the runs that hold letters of more than one component."""
    seen: dict[int, str] = {}
    shared = set()
    for piece in pieces:
        for span in piece.letters:
            if seen.setdefault(id(span.element), piece.component) != piece.component:
                shared.add(id(span.element))
    return shared


def _trees(package: Package, names: Sequence[str]) -> dict[str, _Element]:
    """Return the parts that repairs touch, by their names: the document, its headers and footers."""
    folder = posixpath.dirname(package.main)
    found = {}
    for name in names:
        base = posixpath.basename(name)
        if posixpath.dirname(name) == folder and (name == package.main or base.startswith(_MARGINS)):
            root = package.beside(base)
            if root is not None:
                found[name] = root
    return found


def _words(root: _Element) -> str:
    """Return all letters and digits of a part, in order, without what fields for page numbers show."""
    text = "".join(
        each.text or ""
        for paragraph in root.iter(word("p"))
        if not _has_page_number(paragraph)
        for each in paragraph.iter(word("t"))
    )
    return "".join(letter for letter in text if letter.isalnum())


def _has_page_number(paragraph: _Element) -> bool:
    """Tell whether a paragraph holds nothing but the field of the page number."""
    fields = [each.text or "" for each in paragraph.iter(word("instrText"))]
    fields += [each.get(word("instr"), "") for each in paragraph.iter(word("fldSimple"))]
    shown = "".join(each.text or "" for each in paragraph.iter(word("t")))
    return any(map(is_page_field, fields)) and not any(map(str.isalpha, shown))


def _written(data: bytes, changed: dict[str, _Element], additions: Additions) -> bytes:
    """Return the file with the repaired parts in place; every other part stays byte for byte."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            raw = additions.changed(entry.filename, source.read(entry.filename))
            root = changed.get(entry.filename)
            if root is not None:
                raw = _text_of(root)
            target.writestr(entry, raw)
        for name, root in additions.parts.items():
            target.writestr(ZipInfo(name, _NO_TIME), _text_of(root), ZIP_DEFLATED)
    return buffer.getvalue()


def _text_of(root: _Element) -> bytes:
    return (DECLARATION + etree.tostring(root, encoding="unicode")).encode()
