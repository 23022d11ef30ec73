"""How letters and paragraphs of .odt files look: the named and automatic styles and what they inherit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    "office": f"{_SPACE}office:1.0",
    "style": f"{_SPACE}style:1.0",
    "text": f"{_SPACE}text:1.0",
    "table": f"{_SPACE}table:1.0",
    "fo": f"{_SPACE}xsl-fo-compatible:1.0",
    "svg": f"{_SPACE}svg-compatible:1.0",
}
_LONGEST_CHAIN = 32
_ALIGNMENTS = {
    "start": "left",
    "left": "left",
    "center": "center",
    "end": "right",
    "right": "right",
    "justify": "justify",
}
_DASH = "- "


@cache
def of(space: str, name: str) -> str:
    """Return the full name of an element or attribute."""
    return f"{{{_NAMES[space]}}}{name}"


def name_of(element: _Element) -> str:
    """Return the name of an element without its namespace, "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@dataclass(slots=True, frozen=True)
class OdtLook:
    """What letters of a style look like, and how its paragraphs are aligned."""

    font: str = ""
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    alignment: str = "left"


class OdtStyles:
    """The styles of one document."""

    def __init__(self, *roots: _Element | None) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        self._defaults: dict[str, _Element] = {}
        self._fonts: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        for root in roots:
            if root is None:
                continue
            for face in root.iter(of("style", "font-face")):
                self._fonts[face.get(of("style", "name"), "")] = face.get(of("svg", "font-family"), "")
            for style in root.iter(of("style", "style")):
                key = (style.get(of("style", "family"), ""), style.get(of("style", "name"), ""))
                self._styles.setdefault(key, style)
            for style in root.iter(of("style", "default-style")):
                self._defaults[style.get(of("style", "family"), "")] = style
            for style in root.iter(of("text", "list-style")):
                self._labels.setdefault(style.get(of("style", "name"), ""), _label(style))

    def paragraph(self, name: str) -> OdtLook:
        """Return how a paragraph of a style looks."""
        default = self._defaults.get("paragraph")
        look = OdtLook() if default is None else self._changed(OdtLook(), default)
        return self._chained("paragraph", name, look)

    def text(self, name: str, around: OdtLook) -> OdtLook:
        """Return how letters of a style look inside a paragraph."""
        return self._chained("text", name, around)

    def list_label(self, name: str) -> str:
        """Return what stands before an item of a list; "{}" is its number."""
        return self._labels.get(name, _DASH)

    def _chained(self, family: str, name: str, look: OdtLook) -> OdtLook:
        chain: list[_Element] = []
        while (family, name) in self._styles and len(chain) < _LONGEST_CHAIN:
            style = self._styles[family, name]
            chain.append(style)
            name = style.get(of("style", "parent-style-name"), "")
        for style in reversed(chain):
            look = self._changed(look, style)
        return look

    def _changed(self, look: OdtLook, style: _Element) -> OdtLook:
        letters = style.find(of("style", "text-properties"))
        lines = style.find(of("style", "paragraph-properties"))
        if letters is not None:
            named = letters.get(of("style", "font-name"))
            font = self._fonts.get(named, named) if named else letters.get(of("fo", "font-family"), look.font)
            weight, slope = letters.get(of("fo", "font-weight")), letters.get(of("fo", "font-style"))
            look = replace(
                look,
                font=font.strip("'\" ") or look.font,
                bold=look.bold if weight is None else weight == "bold",
                italic=look.italic if slope is None else slope in ("italic", "oblique"),
                hidden=look.hidden or letters.get(of("text", "display")) == "none",
            )
        if lines is not None:
            given = lines.get(of("fo", "text-align"), "")
            look = replace(look, alignment=_ALIGNMENTS.get(given, look.alignment))
        return look


def _label(style: _Element) -> str:
    """Return the label of the first level of a list style."""
    level = style.find(of("text", "list-level-style-number"))
    if level is None or not level.get(of("style", "num-format")):
        return _DASH
    before, after = (level.get(of("style", f"num-{side}"), "") for side in ("prefix", "suffix"))
    return f"{before}{{}}{after} " if not {"{", "}"} & {*before, *after} else "{} "
