"""Sets properties of runs, paragraphs and sections where the schema wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from planner.documents.check.word_xml import child, word

if TYPE_CHECKING:
    from lxml.etree import _Element

_RUN = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing",
    "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText",
    "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
_PARAGRAPH = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr",
    "sectPr", "pPrChange",
)  # fmt: skip
_SECTION = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar",
    "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote",
    "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip
_ORDERS = {"rPr": _RUN, "pPr": _PARAGRAPH, "sectPr": _SECTION}


def properties_of(element: _Element) -> _Element:
    """Return the properties (w:rPr or w:pPr) of a run or paragraph, made when missing."""
    name = "rPr" if element.tag == word("r") else "pPr"
    found = child(element, name)
    if found is None:
        found = etree.Element(word(name))
        element.insert(0, found)
    return found


def named(properties: _Element, name: str) -> _Element:
    """Return the property `name`, put in its place among the others when missing."""
    found = child(properties, name)
    if found is not None:
        return found
    order = _ORDERS[str(properties.tag).rpartition("}")[2]]
    made = etree.Element(word(name))
    later = set(order[order.index(name) + 1 :])
    for place, each in enumerate(properties):
        if str(each.tag).rpartition("}")[2] in later:
            properties.insert(place, made)
            return made
    properties.append(made)
    return made


def set_value(properties: _Element, name: str, value: str) -> None:
    """Give the property `name` this value."""
    named(properties, name).set(word("val"), value)


def set_attributes(properties: _Element, name: str, *drop: str, **values: int | str) -> None:
    """Set attributes of the property `name` and remove those in `drop`."""
    element = named(properties, name)
    for attribute in drop:
        if word(attribute) in element.attrib:
            del element.attrib[word(attribute)]
    for attribute, value in values.items():
        element.set(word(attribute), str(value))
