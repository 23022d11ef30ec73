"""Names of WordprocessingML and the few questions asked of its elements."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from planner.documents.layout.styles import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIP_ID = f"{{{_OFFICE}}}id"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
VML = "{urn:schemas-microsoft-com:vml}"
ALTERNATES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_OFF = ("0", "false", "off", "none")


@cache
def word(name: str) -> str:
    """Return the full name of a Word element or attribute."""
    return f"{{{NAMESPACE}}}{name}"


def child(element: _Element, path: str) -> _Element | None:
    """Return the element at a path of Word's names, such as "pPr/jc"."""
    return element.find(_full_path(path))


@cache
def _full_path(path: str) -> str:
    """Every cell of every row asks the same few questions, so their full names are kept."""
    return "/".join(word(step) for step in path.split("/"))


def value(element: _Element | None, path: str, attribute: str = "val") -> str | None:
    """Return an attribute of the element at a path, or None."""
    found = None if element is None else child(element, path)
    return None if found is None else found.get(word(attribute))


def switched(element: _Element) -> bool:
    """Tell whether an on/off element is on; without a value it is."""
    return element.get(word("val"), "1") not in _OFF


def whole(text: str | None, default: int | None = None) -> int | None:
    """Return a number of Word as a whole number; fractions and units some programs write are understood."""
    if text is None:
        return default
    try:
        return round(float(text))
    except (ValueError, OverflowError):
        return _with_unit(text, default)


_TWIPS = {"pt": 20.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pc": 240.0, "pi": 240.0}


def _with_unit(text: str, default: int | None) -> int | None:
    try:
        return round(float(text[:-2]) * _TWIPS[text[-2:]])
    except (ValueError, KeyError, OverflowError):
        return default


def named(element: _Element) -> Iterator[tuple[str, _Element]]:
    """Yield the elements directly below with their names; comments and instructions have none."""
    for each in element:
        tag: Any = each.tag
        if isinstance(tag, str):
            yield tag.rpartition("}")[2], each


def shown(element: _Element) -> Iterator[_Element]:
    """Yield the children that Word shows; of alternatives the first choice, never the fallback."""
    for _name, each in named(element):
        if each.tag == f"{ALTERNATES}AlternateContent":
            choice = each.find(f"{ALTERNATES}Choice")
            inside = choice if choice is not None else each.find(f"{ALTERNATES}Fallback")
            if inside is not None:
                yield from shown(inside)
        else:
            yield each


def shown_deep(element: _Element) -> Iterator[_Element]:
    """Yield every element below that Word shows, in order."""
    for each in shown(element):
        yield each
        yield from shown_deep(each)
