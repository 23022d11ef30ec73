"""Effective formatting as Word resolves it: document defaults, table, paragraph and character style, the run.

On/off properties (bold, italic, capitals) of the styles are combined by exclusive or, as ISO/IEC 29500-1
17.7.3 says; within one chain of styles the later word counts, and the run's own word beats them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from lxml import etree

from planner.documents.check.looks import Face, ParagraphLook
from planner.documents.check.properties import (
    TOGGLES,
    number_properties,
    overlay,
    paragraph_properties,
    run_properties,
)
from planner.documents.check.word_xml import DRAWING, child, value, whole, word

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planner.documents.check.package import Package

_MM_PER_TWIP = 25.4 / 1440
_DEFAULT_FONT = "Times New Roman"
"""What Word shows where no font is named at all."""
_DEFAULT_SIZE = 20
"""Half-points of text that nothing gives a size."""
_LINE_UNITS = 240
_AUTO_SPACING = 280
"""Twips that Word puts for automatic spacing of web pages (14 pt)."""
_ALIGNMENT = {"start": "left", "end": "right", "distribute": "both", "thaiDistribute": "both"}
_LONGEST_CHAIN = 32


class Setting(msgspec.Struct, frozen=True):
    """What the properties of a paragraph say besides its look."""

    style: str
    numbering: tuple[str, int]
    """The list it belongs to ("" or "0" for none) and its level."""
    centred: bool
    """It is a frame centred on the page."""
    bordered: bool
    """It names borders of its own."""


class Styles:
    """The styles of a document, ready to tell how a run or paragraph looks."""

    def __init__(self, package: Package) -> None:
        root = package.beside("styles.xml")
        self._styles: dict[str, _Element] = {}
        self._default: dict[str, str] = {}
        self._run_defaults = self._paragraph_defaults = None
        self._theme = _theme_fonts(package.theme)
        self._resolved: dict[tuple[str, str], dict[str, str]] = {}
        self._lists: dict[str, dict[str, str]] = {}
        self._faces: dict[tuple[str, str, bytes], Face] = {}
        self._settings: dict[bytes, Setting] = {}
        self._looks: dict[tuple[str, bytes], ParagraphLook] = {}
        """Runs and paragraphs with the same properties look the same: large tables repeat a few."""
        if root is None:
            return
        for style in root.iter(word("style")):
            key = style.get(word("styleId"), "")
            self._styles[key] = style
            if style.get(word("default"), "0") in ("1", "true", "on"):
                self._default[style.get(word("type"), "")] = key
        self._run_defaults = child(root, "docDefaults/rPrDefault/rPr")
        self._paragraph_defaults = child(root, "docDefaults/pPrDefault/pPr")

    def setting(self, paragraph: _Element) -> Setting:
        """Return what the properties of a paragraph say, which most paragraphs share with many others."""
        own = child(paragraph, "pPr")
        key = b"" if own is None else etree.tostring(own, with_tail=False)
        if key not in self._settings:
            self._settings[key] = Setting(
                style=self.paragraph_style(paragraph),
                numbering=self.numbering(paragraph),
                centred=value(own, "framePr", "xAlign") == "center",
                bordered=own is not None and child(own, "pBdr") is not None,
            )
        return self._settings[key]

    def face(
        self, paragraph: _Element, run: _Element | None, table_style: str = "", style: str | None = None
    ) -> Face:
        """Return how the letters of `run` look; with None, those of the paragraph mark's surroundings.

        `style` is the paragraph's style where it is known already.
        """
        own = None if run is None else child(run, "rPr")
        style = self.paragraph_style(paragraph) if style is None else style
        key = (style, table_style, b"" if own is None else etree.tostring(own, with_tail=False))
        if key not in self._faces:
            self._faces[key] = self._face(style, table_style, own)
        return self._faces[key]

    def _face(self, style: str, table_style: str, own: _Element | None) -> Face:
        levels = [
            self._of_style(table_style or self._default.get("table", ""), "rPr"),
            self._of_style(style, "rPr"),
            self._of_style(value(own, "rStyle") or "", "rPr"),
        ]
        given = run_properties(self._run_defaults)
        defaults = {name for name in TOGGLES if given.get(name) == "1"}
        direct = run_properties(own)
        for level in (*levels, direct):
            overlay(given, {name: text for name, text in level.items() if name not in TOGGLES})
        flags = {}
        for name in TOGGLES:
            if name in direct:
                flags[name] = direct[name] == "1"
            elif name in defaults:
                flags[name] = True
            else:
                flags[name] = sum(level.get(name) == "1" for level in levels) % 2 == 1
        return Face(
            fonts=self._fonts(given),
            size=(whole(given.get("sz")) or _DEFAULT_SIZE) / 2,
            bold=flags["b"],
            italic=flags["i"],
            caps=flags["caps"] or flags["smallCaps"],
            underlined=given.get("u", "none") != "none",
            raised=given.get("vertAlign", "baseline") != "baseline",
            hidden=flags["vanish"],
            color=_color(given.get("color", "auto")),
        )

    def paragraph_style(self, paragraph: _Element) -> str:
        """Return the ID of a paragraph's style; the default style when it names none that exists."""
        named = value(paragraph, "pPr/pStyle") or ""
        return named if named in self._styles else self._default.get("paragraph", "")

    def style_name(self, key: str) -> str:
        """Return the name of a style as people see it."""
        return value(self._styles.get(key), "name") or key

    def numbering(self, paragraph: _Element) -> tuple[str, int]:
        """Return the list a paragraph belongs to ("" or "0" for none) and its level."""
        style = self.paragraph_style(paragraph)
        if style not in self._lists:
            inherited: dict[str, str] = {}
            for each in self._chain(style):
                inherited |= number_properties(child(each, "pPr/numPr"))
            self._lists[style] = inherited
        given = self._lists[style] | number_properties(child(paragraph, "pPr/numPr"))
        return given.get("numId", ""), whole(given.get("ilvl"), 0) or 0

    def look(
        self, paragraph: _Element, table_style: str = "", list_indent: _Element | None = None
    ) -> ParagraphLook:
        """Return how a paragraph stands; `list_indent` is the w:pPr of its list level, if it has one."""
        own = child(paragraph, "pPr")
        key = (table_style, b"" if own is None else etree.tostring(own, with_tail=False))
        if list_indent is not None:
            return self._look(paragraph, table_style, list_indent)
        if key not in self._looks:
            self._looks[key] = self._look(paragraph, table_style, None)
        return self._looks[key]

    def _look(self, paragraph: _Element, table_style: str, list_indent: _Element | None) -> ParagraphLook:
        key = self.paragraph_style(paragraph)
        given = paragraph_properties(self._paragraph_defaults)
        for level in (self._of_style(table_style, "pPr"), self._of_style(key, "pPr")):
            overlay(given, level)
        if list_indent is not None:
            indents = paragraph_properties(list_indent)
            overlay(given, {name: text for name, text in indents.items() if name.startswith("ind.")})
        overlay(given, paragraph_properties(child(paragraph, "pPr")))
        return _paragraph_look(given, key)

    def _fonts(self, given: dict[str, str]) -> tuple[str, ...]:
        found = []
        for slot in ("ascii", "hAnsi"):
            name, theme = given.get(f"font.{slot}"), given.get(f"font.{slot}Theme", "")
            if theme and not name:
                name = self._theme.get("major" if theme.startswith("major") else "minor", "")
            found.append(name or _DEFAULT_FONT)
        return tuple(dict.fromkeys(found))

    def _chain(self, key: str) -> list[_Element]:
        """Return a style after all those it is based on."""
        chain: list[_Element] = []
        while key in self._styles and len(chain) < _LONGEST_CHAIN:
            style = self._styles[key]
            if style in chain:
                break
            chain.append(style)
            key = value(style, "basedOn") or ""
        return chain[::-1]

    def _of_style(self, key: str, kind: str) -> dict[str, str]:
        found = self._resolved.get((key, kind))
        if found is None:
            found = {}
            read = run_properties if kind == "rPr" else paragraph_properties
            for style in self._chain(key):
                overlay(found, read(child(style, kind)))
            self._resolved[key, kind] = found
        return found


def _paragraph_look(given: dict[str, str], style: str) -> ParagraphLook:
    def mm(name: str) -> float:
        return (whole(given.get(name)) or 0) * _MM_PER_TWIP

    def points(name: str) -> float:
        if given.get(f"{name}Autospacing", "0") in ("1", "true", "on"):
            return _AUTO_SPACING / 20
        return (whole(given.get(name)) or 0) / 20

    rule = given.get("spacing.lineRule", "auto")
    line = whole(given.get("spacing.line"), _LINE_UNITS) or _LINE_UNITS
    align = given.get("jc", "left")
    return ParagraphLook(
        align=_ALIGNMENT.get(align, align),
        left=mm("ind.left"),
        right=mm("ind.right"),
        first_line=mm("ind.firstLine") - mm("ind.hanging"),
        before=points("spacing.before"),
        after=points("spacing.after"),
        line=line / _LINE_UNITS if rule == "auto" else line / 20,
        exact="" if rule == "auto" else rule,
        same_style_close=given.get("contextualSpacing") == "1",
        style=style,
        keep_next=given.get("keepNext") == "1",
        page_break_before=given.get("pageBreakBefore") == "1",
    )


def _color(text: str) -> str:
    return "000000" if text in ("", "auto") else text.upper()


def _theme_fonts(theme: _Element | None) -> dict[str, str]:
    fonts = {}
    for kind in ("major", "minor"):
        found = None if theme is None else next(theme.iter(f"{DRAWING}{kind}Font"), None)
        latin = None if found is None else found.find(f"{DRAWING}latin")
        if latin is not None:
            fonts[kind] = latin.get("typeface", "")
    return fonts
