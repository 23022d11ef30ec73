"""What one level of formatting says by itself, and how a later level has its word over an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.check.word_xml import named, switched, value, word

if TYPE_CHECKING:
    from lxml.etree import _Element

TOGGLES = ("b", "i", "caps", "smallCaps", "vanish")
"""On/off properties that the levels of styles combine by exclusive or."""


def overlay(given: dict[str, str], later: dict[str, str]) -> None:
    """Let `later` have its word: a name beats a theme font before it, hanging beats first line, and back."""
    for one, other in _RIVALS:
        if one in later:
            given.pop(other, None)
    given.update(later)


_RIVALS = (
    ("ind.firstLine", "ind.hanging"),
    ("ind.hanging", "ind.firstLine"),
    ("font.hAnsi", "font.hAnsiTheme"),
    ("font.hAnsiTheme", "font.hAnsi"),
    ("font.ascii", "font.asciiTheme"),
    ("font.asciiTheme", "font.ascii"),
)


def run_properties(properties: _Element | None) -> dict[str, str]:
    """Return what a w:rPr says: switches as 1 or 0, fonts by slot, size, colour."""
    given: dict[str, str] = {}
    if properties is None:
        return given
    for name, each in named(properties):
        if name in TOGGLES:
            given[name] = "1" if switched(each) else "0"
        elif name == "rFonts":
            for slot in ("ascii", "hAnsi", "asciiTheme", "hAnsiTheme"):
                if font := each.get(word(slot)):
                    given[f"font.{slot}"] = font
                    if slot.endswith("Theme"):
                        given.pop(f"font.{slot.removesuffix('Theme')}", None)
        elif name in ("sz", "u", "vertAlign", "color"):
            given[name] = each.get(word("val"), "")
    return given


def paragraph_properties(properties: _Element | None) -> dict[str, str]:
    """Return what a w:pPr says: alignment, indents and spacing by their names, switches."""
    given: dict[str, str] = {}
    if properties is None:
        return given
    for name, each in named(properties):
        if name == "jc":
            given["jc"] = each.get(word("val"), "left")
        elif name in ("keepNext", "pageBreakBefore", "contextualSpacing"):
            given[name] = "1" if switched(each) else "0"
        elif name in ("ind", "spacing"):
            for key, text in each.attrib.items():
                short = str(key).rpartition("}")[2]
                short = {"start": "left", "end": "right"}.get(short, short)
                given[f"{name}.{short}"] = str(text)
    return given


def number_properties(properties: _Element | None) -> dict[str, str]:
    """Return what a w:numPr says: the list and the level."""
    if properties is None:
        return {}
    found = {name: value(properties, name) for name in ("numId", "ilvl")}
    return {name: text for name, text in found.items() if text is not None}
