"""The letters on the pages of a PDF file, with place, size and font; the one module that knows pdfium.

Form fields, signatures and stamps are read as part of the page, as they are when it is printed.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw

from planner.i18n import _
from planner.intake.errors import BrokenFileError, LockedFileError, TooComplexError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.intake.limits import ReadingLimits

_NAME_BYTES = 128
_MOST_OBJECTS = 20_000
"""Pictures and rules are looked for among so many objects of a page; drawings have more."""
_FORM_DEPTH = 3
_HYPHENS = (0x02, 0xFFFE)
"""Pdfium gives a hyphen at the end of a line as one of these."""
_THIN = 2.0
"""Points; a filled area as thin as this is a rule."""


@dataclass(slots=True)
class Glyph:
    """One letter: `x` and `y` are where it starts on its line, in points from the lower left corner."""

    text: str
    x: float
    right: float
    y: float
    size: float
    font: str
    turned: int = 0
    """Quarter turns to the left in which it stands on the page."""


@dataclass(slots=True)
class Rule:
    """A straight line drawn on a page, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.y1 - self.y0

    @property
    def length(self) -> float:
        """How long it is, in points."""
        return max(self.x1 - self.x0, self.y1 - self.y0)


@dataclass(slots=True)
class Page:
    """What stands on one page."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    picture_share: float = 0.0
    """How much of the page its pictures cover, 0 to 1."""
    aside: list[Glyph] = field(default_factory=list)
    """Letters that stand in another direction than most."""
    unmapped: int = 0
    """Letters for which the file does not tell which they are."""


def pages_of(data: bytes, name: str, limits: ReadingLimits) -> Iterator[Page]:
    """Yield the pages of a PDF file; raises LockedFileError, BrokenFileError and TooComplexError."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise LockedFileError(name) from None
        raise BrokenFileError(name) from None
    with closing(document):
        count = len(document)
        if count == 0:
            raise BrokenFileError(name)
        if count > limits.pages:
            raise TooComplexError(name, _("pages"), limits.pages)
        letters = 0
        for number in range(count):
            try:
                page = _read(document, number)
            except pdfium.PdfiumError:
                page = Page(0.0, 0.0)
            letters += len(page.glyphs)
            if letters > limits.characters:
                raise TooComplexError(name, _("characters"), limits.characters)
            yield page


def _read(document: pdfium.PdfDocument, number: int) -> Page:
    page = document[number]
    if raw.FPDFPage_GetAnnotCount(page.raw) > 0:
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_PRINT)
        page.close()
        page = document[number]
    with closing(page), closing(page.get_textpage()) as text:
        width, height = page.get_size()
        found = Page(width, height)
        _add_drawings(found, page)
        _add_glyphs(found, text)
    return _upright(found)


def _upright(page: Page) -> Page:
    """Turn a page on which most letters lie on their side; letters that stand otherwise come last."""
    turns = Counter(glyph.turned for glyph in page.glyphs).most_common(1)
    turn = turns[0][0] if turns else 0
    if turn:
        for rule in page.rules:
            a, b = _turned(rule.x0, rule.y0, turn, page), _turned(rule.x1, rule.y1, turn, page)
            rule.x0, rule.x1 = sorted((a[0], b[0]))
            rule.y0, rule.y1 = sorted((a[1], b[1]))
        if turn % 2:
            page.width, page.height = page.height, page.width
    page.aside = [glyph for glyph in page.glyphs if glyph.turned != turn]
    if page.aside:
        page.glyphs = [glyph for glyph in page.glyphs if glyph.turned == turn]
    return page


def _turned(x: float, y: float, turn: int, page: Page) -> tuple[float, float]:
    """Return a place of the page when the page is turned so that letters of `turn` stand upright."""
    return ((x, y), (y, page.width - x), (page.width - x, page.height - y), (page.height - y, x))[turn]


def _add_glyphs(page: Page, text: pdfium.PdfTextPage) -> None:
    handle, faces = text.raw, _Faces(text)
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    glyphs = page.glyphs
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if raw.FPDFText_IsGenerated(handle, index) == 1:
            if code == 0x20 and glyphs:
                glyphs.append(replace(glyphs[-1], text=" ", x=glyphs[-1].right))
            continue
        if raw.FPDFText_HasUnicodeMapError(handle, index) == 1:
            page.unmapped += 1
            continue
        if not 0x20 <= code < 0x110000 or 0xD800 <= code < 0xE000:
            if code not in _HYPHENS:
                continue
            code = 0x2D
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        font, size, turned = faces.of(index)
        if turned == 0:
            glyphs.append(Glyph(chr(code), x.value, box.right, y.value, size, font))
            continue
        ends = ((box.right, 0.0), (0.0, box.top), (box.left, 0.0), (0.0, box.bottom))[turned]
        place = _turned(x.value, y.value, turned, page)
        right = _turned(ends[0], ends[1], turned, page)[0]
        glyphs.append(Glyph(chr(code), place[0], right, place[1], size, font, turned))


class _Faces:
    """Font, size and direction of letters; those of one text object are the same and asked for once."""

    def __init__(self, text: pdfium.PdfTextPage) -> None:
        self._handle = text.raw
        self._name, self._flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
        self._matrix = raw.FS_MATRIX()
        self._known: dict[int | None, tuple[str, float, int]] = {}

    def of(self, index: int) -> tuple[str, float, int]:
        key = ctypes.cast(raw.FPDFText_GetTextObject(self._handle, index), ctypes.c_void_p).value
        if key is None or key not in self._known:
            self._known[key] = self._face(index)
        return self._known[key]

    def _face(self, index: int) -> tuple[str, float, int]:
        length = raw.FPDFText_GetFontInfo(self._handle, index, self._name, _NAME_BYTES, self._flags)
        font = self._name.value.decode("utf-8", "replace") if 0 < length <= _NAME_BYTES else ""
        size, turned = raw.FPDFText_GetFontSize(self._handle, index), 0
        if raw.FPDFText_GetMatrix(self._handle, index, self._matrix):
            matrix = self._matrix
            size *= math.hypot(matrix.c, matrix.d)
            turned = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        return font, size, turned


def _add_drawings(page: Page, source: pdfium.PdfPage) -> None:
    area = max(1.0, page.width * page.height)
    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH)
    covered = 0.0
    for seen, each in enumerate(source.get_objects(filter=kinds, max_depth=_FORM_DEPTH)):
        if seen > _MOST_OBJECTS:
            break
        try:
            x0, y0, x1, y1 = each.get_bounds()
        except pdfium.PdfiumError:
            continue
        if each.type == raw.FPDF_PAGEOBJ_IMAGE:
            covered += max(0.0, x1 - x0) * max(0.0, y1 - y0)
        elif (x1 - x0 <= _THIN) != (y1 - y0 <= _THIN):
            page.rules.append(Rule(x0, y0, x1, y1))
    page.picture_share = min(1.0, covered / area)
