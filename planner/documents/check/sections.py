"""The sections of a document: paper, margins, page numbers and what stands in headers and footers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from planner.documents.check.looks import Paragraph
from planner.documents.check.word_xml import child, switched, value, whole, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from planner.documents.check.package import Package

_MM_PER_TWIP = 25.4 / 1440
_LETTER = (12240, 15840)
"""Twips of the paper where a section names none."""
_KINDS = ("default", "first", "even")


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A section of pages; lengths in mm. Headers and footers are those in force, by kind of page."""

    width: float
    height: float
    landscape: bool
    margins: dict[str, float]
    """top, bottom, left, right; None of them negative."""
    first_page_differs: bool
    restarts_at: int | None
    """First page number, or None when numbering goes on."""
    number_form: str = "decimal"
    headers: dict[str, tuple[Paragraph, ...]]
    footers: dict[str, tuple[Paragraph, ...]]
    element: Any = None

    @property
    def text_width(self) -> float:
        """Width between the side margins."""
        return self.width - self.margins["left"] - self.margins["right"]

    @property
    def text_height(self) -> float:
        """Height between the upper and lower margins."""
        return self.height - self.margins["top"] - self.margins["bottom"]


def read_sections(
    package: Package, elements: list[_Element], read: Callable[[_Element, float], tuple[Paragraph, ...]]
) -> tuple[Section, ...]:
    """Return the sections; a header that a section does not name is that of the section before it."""
    sections: list[Section] = []
    in_force: dict[str, dict[str, tuple[Paragraph, ...]]] = {"header": {}, "footer": {}}
    for element in elements:
        size = [_mm(value(element, "pgSz", side), given) for side, given in zip("wh", _LETTER, strict=True)]
        margins = {
            side: abs(_mm(value(element, "pgMar", side), 0)) for side in ("top", "bottom", "left", "right")
        }
        gutter = _mm(value(element, "pgMar", "gutter"), 0)
        margins["left"] += gutter
        width = size[0] - margins["left"] - margins["right"]
        for kind, known in in_force.items():
            known.update(_named(package, element, f"{kind}Reference", width, read))
        title = child(element, "titlePg")
        sections.append(
            Section(
                width=size[0],
                height=size[1],
                landscape=size[0] > size[1],
                margins=margins,
                first_page_differs=title is not None and switched(title),
                restarts_at=whole(value(element, "pgNumType", "start")),
                number_form=value(element, "pgNumType", "fmt") or "decimal",
                headers=dict(in_force["header"]),
                footers=dict(in_force["footer"]),
                element=element,
            )
        )
    return tuple(sections)


def _named(
    package: Package,
    section: _Element,
    tag: str,
    width: float,
    read: Callable[[_Element, float], tuple[Paragraph, ...]],
) -> dict[str, tuple[Paragraph, ...]]:
    found = {}
    for reference in section.iter(word(tag)):
        part = package.linked(reference)
        kind = reference.get(word("type"), "default")
        if part is not None and kind in _KINDS:
            found[kind] = read(part, width)
    return found


def _mm(text: str | None, default: int) -> float:
    return (whole(text, default) or 0) * _MM_PER_TWIP
